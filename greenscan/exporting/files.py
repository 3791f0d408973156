"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

PART = ".part"
"""What the name of a file ends in while it is written; it begins with a dot."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # never through a link


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content`, text as UTF-8, to `path` in one step: a reader sees the old file or the new.

    Who may read a file that is replaced may read the new one, and nobody else, also while it is
    being written.

    Raises
    ------
    OSError
        When the folder is missing or cannot be written to; nothing is left behind.
    """
    with written_whole(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes the place of `path` when the block ends, and only when it ends well.

    Until then it stands beside `path`, for its owner alone; then those may read it who might read
    the file that it replaces.

    Raises
    ------
    OSError
        When the folder is missing or cannot be written to; nothing is left behind.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    descriptor = os.open(temporary, _NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask() if mode is None else mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _umask() -> int:
    """Return what new files of this process lack in permissions; it is only told when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
