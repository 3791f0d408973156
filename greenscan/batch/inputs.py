"""From what a user names - folders, patterns, lists, files - to the documents of a batch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path, PurePath

from greenscan.batch.naming import output_stem

SUFFIXES = frozenset(
    (".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".txt", ".xht", ".xhtml")
)
"""What the names of files end in that are taken from a folder."""

_LIST_BYTES = 64 * 2**20
_COMMENT = "#"


@dataclass(slots=True)
class Inputs:
    """The documents of a batch, in order, each once.

    Attributes
    ----------
    paths
        As they were named, or found.
    passed_over
        How many files in folders have another suffix than documents have.
    """

    paths: list[str] = field(default_factory=list)
    passed_over: int = 0


def expand(arguments: Iterable[str], *, without: Path) -> Inputs:
    """Return the documents that `arguments` name.

    A folder stands for the documents in it and in the folders below, sorted by name, but for
    those whose name begins with a dot; a pattern (``*``, ``?``, ``[``, ``**``) for the files that
    match it; a list for the files that it names, a line each, as seen from the working directory,
    empty lines and lines that begin with ``#`` left out. A list is a ``.txt`` file in which every
    line is the name of a file that there is or ends in the suffix of a document.

    Parameters
    ----------
    arguments
        What the user named.
    without
        A folder whose files are no documents: that of the outputs.
    """
    inputs = Inputs()
    seen = set()
    for argument in arguments:
        for path in _found(argument, without.resolve(), inputs):
            if (stem := output_stem(path)) not in seen:
                seen.add(stem)
                inputs.paths.append(path)
    return inputs


def _found(argument: str, without: Path, inputs: Inputs) -> Iterator[str]:
    if _is(Path.is_dir, argument):
        yield from _in_folder(argument, without, inputs)
    elif _is(Path.exists, argument):
        listed = _listed(argument)
        yield from [argument] if listed is None else listed
    elif has_magic(argument):
        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 (absolute ones too)
        yield from (path for path in matches if _is(Path.is_file, path))
    else:
        yield argument


def _in_folder(folder: str, without: Path, inputs: Inputs) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and Path(parent, name).resolve() != without
        )
        for name in sorted(files):
            if name.startswith("."):
                continue
            if PurePath(name).suffix.lower() in SUFFIXES:
                yield str(Path(parent, name))
            else:
                inputs.passed_over += 1


def _listed(path: str) -> list[str] | None:
    """Return the files that a list names; None where `path` is no list but a document."""
    if not path.lower().endswith(".txt") or not _is(Path.is_file, path):
        return None
    try:
        if Path(path).stat().st_size > _LIST_BYTES:
            return None
        content = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return None  # reading it as a document says what is wrong
    lines = [os.fsdecode(line.strip()) for line in content.splitlines()]
    names = [line for line in lines if line and not line.startswith(_COMMENT)]
    return names if names and all(map(_names_a_file, names)) else None


def _names_a_file(line: str) -> bool:
    return PurePath(line).suffix.lower() in SUFFIXES or _is(Path.exists, line)


def _is(kind: Callable[[Path], bool], path: str) -> bool:
    """Say whether `path` is of a kind; what no file can be called is of none."""
    try:
        return kind(Path(path))
    except (OSError, ValueError):
        return False
