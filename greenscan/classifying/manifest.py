"""The manifest of a model directory, and the check of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS

FORMAT = 1
MANIFEST = "manifest.json"
MAX_MANIFEST = 2**20
"""The longest manifest that is read, in bytes; those of greenscan have about a thousand."""
MAX_FILE = 2**31
"""The largest file of a model that is read, in bytes: what ONNX holds in one file."""


class ModelType(StrEnum):
    """What a model is made of."""

    TRANSFORMER = "transformer"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model directory says of itself.

    Attributes
    ----------
    name, version
        Of the model.
    type
        Decides which files there are and how they are run.
    claim_threshold
        Probability of being a claim from which the model, by default, calls one.
    max_length
        Tokens of a sentence that are read; None where the model has no limit of its own.
    languages
        ISO 639-1 codes of the languages that the model was trained on.
    files
        SHA-256, in hexadecimal, of each file that is needed at run time.
    """

    name: str
    version: str
    type: ModelType
    claim_threshold: float
    max_length: int | None
    languages: tuple[str, ...]
    files: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the files, in the order of their names."""
        return sha256("".join(self.files[name] for name in sorted(self.files)).encode())

    def write(self, folder: Path) -> None:
        """Write the manifest into `folder`."""
        content = {
            "format": FORMAT,
            **asdict(self),
            "labels": list(LABELS),
            "kinds": list(KINDS),
        }
        (folder / MANIFEST).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def read_file(path: Path, most: int) -> bytes:
    """Read a file of a model; a link is followed, as the cache of the hub is made of them.

    Raises
    ------
    OSError
        It is missing, no regular file (a device or pipe may never end), or longer than `most`.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there or no regular file")
    if path.stat().st_size > most:
        raise OSError(f"{path} is longer than {most:,} bytes")
    return path.read_bytes()


def sha256(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest in `folder`.

    Raises
    ------
    ModelError
        The manifest is missing, damaged, of another format, or disagrees with this greenscan on
        labels or kinds.
    """
    path = folder / MANIFEST
    try:
        content = json.loads(read_file(path, MAX_MANIFEST))
    except OSError as error:
        raise ModelError(f"{path} cannot be read: name a folder that holds a model") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is damaged: fetch the model again") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ModelError(
            f"{path} is not of format {FORMAT}: use the greenscan that the model was made with"
        )
    for field, expected in (("labels", LABELS), ("kinds", KINDS)):
        if content.get(field) != list(expected):
            raise ModelError(
                f"{path}: {field} must be {', '.join(expected)} in this order: train it again"
            )
    try:
        return _manifest(content)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: {error!r}: fetch or train the model again") from error


def _manifest(content: Mapping[str, Any]) -> Manifest:
    """Build a manifest; any exception tells what is wrong with `content`."""
    threshold, length = float(content["claim_threshold"]), content["max_length"]
    if not 0.0 <= threshold <= 1.0:
        raise ValueError(f"claim_threshold {threshold} is not between 0 and 1")
    if length is not None and not (isinstance(length, int) and length > 2):
        raise ValueError(f"max_length {length!r} is not a number of tokens")
    if not isinstance(content["files"], dict):
        raise TypeError("files is not a table of names and digests")
    files = {str(name): str(digest) for name, digest in content["files"].items()}
    if escaping := [name for name in files if not _is_plain(name)]:
        raise ValueError(f"file {escaping[0]!r} is not a plain name inside the folder")
    return Manifest(
        name=str(content["name"]),
        version=str(content["version"]),
        type=ModelType(content["type"]),
        claim_threshold=threshold,
        max_length=length,
        languages=tuple(map(str, content["languages"])),
        files=files,
    )


def _is_plain(name: str) -> bool:
    """Say whether `name` is a file name without a path, on any system."""
    return name not in {"", ".", ".."} and not set(name) & {"/", "\\", ":", "\0"}


def read_files(folder: Path, manifest: Manifest, needed: tuple[str, ...]) -> dict[str, bytes]:
    """Read the files that `manifest` names, each verified by its digest.

    What is verified is what is returned: a file that is swapped afterwards has no effect.

    Parameters
    ----------
    folder
        The model directory.
    manifest
        Its manifest.
    needed
        Files that this type of model cannot do without.

    Raises
    ------
    ModelError
        A file is missing, altered or not named by the manifest.
    """
    for name in needed:
        if name not in manifest.files:
            raise ModelError(f"{folder / MANIFEST} names no {name}: train the model again")
    contents = {}
    for name, digest in manifest.files.items():
        path = folder / name
        try:
            content = read_file(path, MAX_FILE)
        except OSError as error:
            raise ModelError(f"{path} cannot be read: fetch the model again") from error
        if sha256(content) != digest:
            raise ModelError(
                f"{path} is not the file that {MANIFEST} describes: fetch the model again"
            )
        contents[name] = content
    return contents
