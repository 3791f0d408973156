"""YAML as a tree that knows its lines.

The tree is built from the parser's events, so that hostile files are refused before anything is
built from them: no anchors or aliases, no tags, little depth, bounded size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from greenscan.errors import PackError

_LONGEST_FILE = 2_000_000
_DEEPEST = 12
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value."""

    line: int
    value: Value


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by key; the keys are text."""

    line: int
    items: dict[str, Tree]


Tree = Scalar | Sequence | Mapping


def read_tree(path: Path, name: str) -> Tree:
    """Read the YAML file at `path`.

    Parameters
    ----------
    path
        The file.
    name
        What errors call it.

    Raises
    ------
    PackError
        When it is not there, not UTF-8, too long, not YAML, or uses anchors, aliases or tags.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LONGEST_FILE + 1)
    except OSError as error:
        raise PackError(name, 0, f"cannot be read ({error.strerror or error})") from error
    return decode_tree(content, name)


def decode_tree(content: bytes, name: str) -> Tree:
    """Return the tree of the content of a YAML file; see `read_tree` for the errors."""
    if len(content) > _LONGEST_FILE:
        raise PackError(name, 0, f"longer than {_LONGEST_FILE:,} bytes: split it")
    try:
        return parse_tree(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError(name, line, "not UTF-8: save the file as UTF-8") from error


def parse_tree(text: str, name: str) -> Tree:
    """Return the tree of one YAML document; see `read_tree` for the errors."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events = yaml.parse(text, Loader=loader)
    try:
        return _Builder(events, name).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PackError(name, line, f"not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise PackError(name, 0, f"not YAML: {error}") from error


class _Builder:
    """Builds the tree of the only document in a stream of events."""

    def __init__(self, events: Iterator[yaml.Event], name: str) -> None:
        self._events = events
        self._name = name

    def document(self) -> Tree:
        found: Tree | None = None
        for event in self._events:
            if isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent):
                continue
            if isinstance(event, yaml.DocumentStartEvent | yaml.DocumentEndEvent):
                continue
            if found is not None:
                raise self._error(event, "more than one YAML document: make it one")
            found = self._tree(event, 0)
        if found is None:
            raise PackError(self._name, 0, "nothing in it")
        return found

    def _error(self, event: yaml.Event, reason: str) -> PackError:
        return PackError(self._name, _line(event), reason)

    def _tree(self, event: yaml.Event, depth: int) -> Tree:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._error(event, "anchors and aliases are not for packs: write it out")
        if getattr(event, "tag", None):
            raise self._error(event, f"tags such as {event.tag} are not for packs")  # type: ignore[attr-defined]
        if depth > _DEEPEST:
            raise self._error(event, f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(_line(event), _value(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(_line(event), tuple(self._items(depth)))
        return Mapping(_line(event), self._pairs(depth))

    def _items(self, depth: int) -> Iterator[Tree]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._tree(event, depth + 1)

    def _pairs(self, depth: int) -> dict[str, Tree]:
        pairs: dict[str, Tree] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._tree(event, depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                raise self._error(event, "a key has to be a word")
            text = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if text in pairs:
                raise self._error(event, f"key {text!r} is there twice")
            pairs[text] = self._tree(next(self._events), depth + 1)
        return pairs


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return 0 if mark is None else int(mark.line) + 1


def _value(event: yaml.ScalarEvent) -> Value:
    text = str(event.value)
    if event.style in {"'", '"', "|", ">"}:
        return text
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text
