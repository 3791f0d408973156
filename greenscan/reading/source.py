"""A path, bytes or a stream becomes a name and bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from greenscan.errors import EmptyDocumentError, ReadError, UnsupportedDocumentError

MAX_BYTES = 512 * 2**20
"""The largest file that is read."""

Source = str | os.PathLike[str] | bytes | BinaryIO


def load(source: Source, name: str | None = None) -> tuple[str, bytes]:
    """Return the name and the bytes of `source`.

    Raises
    ------
    ReadError
        `source` is missing, not a file, or cannot be opened.
    EmptyDocumentError
        It holds no bytes.
    UnsupportedDocumentError
        It holds more than `MAX_BYTES`.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        name, data = name or "<bytes>", bytes(source)
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        name = name or path.name or str(path)
        data = _load_path(path, name)
    else:
        name, data = _load_stream(source, name)
    if not data:
        raise EmptyDocumentError(
            name, "is empty, it holds no bytes", "check that it was saved or sent in full"
        )
    if len(data) > MAX_BYTES:
        raise UnsupportedDocumentError(
            name,
            f"is larger than the {MAX_BYTES // 2**20} MiB that greenscan reads",
            "split it into smaller documents",
        )
    return name, data


def _load_path(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(name, "is a directory", "name the files in it")
        if path.exists() and not path.is_file():
            raise ReadError(name, "is not a regular file", "save its content to a file first")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(str(path), "does not exist", "check the path") from None
    except PermissionError:
        raise ReadError(
            str(path), "may not be read", "give yourself permission to read it"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            str(path), f"cannot be opened ({reason})", "check the path and the disk"
        ) from error


def _load_stream(stream: BinaryIO, name: str | None) -> tuple[str, bytes]:
    given = getattr(stream, "name", None)
    name = name or (Path(given).name if isinstance(given, str) else "<stream>")
    try:
        data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReadError(name, f"cannot be read ({error})", "open the stream again") from error
    if not isinstance(data, bytes):
        raise TypeError("a stream must be opened in binary mode; for a str use from_text()")
    return name, data
