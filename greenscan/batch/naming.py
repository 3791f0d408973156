"""Names of files: as they can be shown, and as outputs may be called."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import PurePath

_KEPT = 60
_DIGITS = 12
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


def printable(path: str) -> str:
    r"""Return `path` as Unicode text: bytes that are none become escapes such as ``\\xff``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def output_stem(path: str) -> str:
    """Return what the outputs of the document at `path` are called, without suffix.

    It is plain ASCII, short, and unlike that of any other path: the name of the document as far
    as it is safe on every file system, and 12 digits of the SHA-256 of the path as it was given.
    """
    normal = os.path.normpath(path).replace(os.sep, "/")
    digest = hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()
    letters = unicodedata.normalize("NFKD", PurePath(normal).stem).encode("ascii", "ignore")
    name = _UNSAFE.sub("-", letters.decode("ascii")).strip("-.")[:_KEPT].rstrip("-.")
    return f"{name or 'document'}-{digest[:_DIGITS]}"
