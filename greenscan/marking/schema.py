"""What a pack has to look like, checked against its tree of YAML."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from greenscan.errors import PackError
from greenscan.labels import CueCategory, Flag, MarkCategory, Topic
from greenscan.marking.entries import Entry, Pack, PackKind, TokenPattern, TopicEntry, Wording
from greenscan.marking.patterns import PatternError, token_pattern
from greenscan.marking.words import split_words
from greenscan.marking.yaml_tree import Mapping, Scalar, Sequence, Tree, read_tree

_VERSION = 1
_MOST_ENTRIES = 2_000
_MOST_ITEMS = 400
_LONGEST_TEXT = 2_000
_LONGEST_PHRASE = 24  # words
_MOST_INFLECTED = 3  # words of one phrase
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_COMMON = {"id", "name", "phrases", "unless", "unless_near", "near", "fires", "silent"}
_ENTRY = _COMMON | {"category", "case", "patterns", "note"}
_KEYS = {
    PackKind.MARKS: _ENTRY | {"strength", "proves", "does_not_prove", "ask_for"},
    PackKind.CUES: _ENTRY | {"flag"},
    PackKind.TOPICS: _COMMON | {"esrs", "gri"},
}

Choice = TypeVar("Choice", bound=StrEnum)


def read_pack(path: Path, name: str | None = None) -> Pack:
    """Read the pack at `path`.

    Parameters
    ----------
    path
        A YAML file.
    name
        What errors call it; by default its path.

    Raises
    ------
    PackError
        Names the file and the line of the first fault.
    """
    name = name or str(path)
    top = _Fields(read_tree(path, name), name, "a pack")
    if top.integer("version", default=0) != _VERSION:
        raise top.error("version", f"a pack has version: {_VERSION}")
    if "topics" in top.items:
        top.allow({"version", "topics"})
        topics = tuple(_topic(item, name) for item in top.sequence("topics", _MOST_ENTRIES))
        return Pack(PackKind.TOPICS, topics=topics)
    top.allow({"version", "kind", "entries"})
    kind = top.choice("kind", PackKind)
    if kind is PackKind.TOPICS:
        raise top.error("kind", "kind is marks or cues; topics are under the key topics")
    entries = tuple(_entry(item, kind, name) for item in top.sequence("entries", _MOST_ENTRIES))
    return Pack(kind, entries=entries)


def _entry(tree: Tree, kind: PackKind, file: str) -> Entry:
    fields = _Fields(tree, file, "an entry")
    fields.allow(_KEYS[kind])
    marks = kind is PackKind.MARKS
    strength = fields.integer("strength") if marks else 0
    if not 0 <= strength <= 3:
        raise fields.error("strength", f"strength is {strength}: give a number from 0 to 3")
    return Entry(
        id=fields.identifier(),
        kind=kind,
        category=fields.choice("category", MarkCategory)
        if marks
        else fields.choice("category", CueCategory),
        strength=strength,
        flag=None if marks else fields.choice("flag", Flag),
        name=fields.text("name"),
        wording=_wording(fields),
        proves=fields.text("proves", default=""),
        does_not_prove=fields.text("does_not_prove", default=""),
        ask_for=fields.texts("ask_for"),
        note=fields.text("note", default=""),
        fires=fields.text("fires"),
        silent=fields.text("silent"),
        file=file,
        line=tree.line,
    )


def _topic(tree: Tree, file: str) -> TopicEntry:
    fields = _Fields(tree, file, "a topic")
    fields.allow(_KEYS[PackKind.TOPICS])
    topic = fields.choice("id", Topic)
    return TopicEntry(
        id=topic,
        name=fields.text("name"),
        esrs=fields.texts("esrs"),
        gri=fields.texts("gri"),
        wording=_wording(fields, may_be_empty=topic is Topic.GENERAL),
        fires=fields.text("fires"),
        silent=fields.text("silent"),
        file=file,
        line=tree.line,
    )


def _wording(fields: _Fields, *, may_be_empty: bool = False) -> Wording:
    case = fields.text("case", default="any")
    if case not in {"any", "exact"}:
        raise fields.error("case", f"case is {case!r}: give any or exact")
    wording = Wording(
        phrases=fields.phrases("phrases"),
        patterns=fields.patterns(),
        exact=case == "exact",
        unless=fields.phrases("unless"),
        unless_near=fields.phrases("unless_near"),
        near=fields.phrases("near"),
    )
    if not wording.phrases and not wording.patterns and not may_be_empty:
        raise fields.error("phrases", "neither phrases nor patterns: give one of them")
    return wording


class _Fields:
    """The values of one mapping, checked as they are asked for."""

    def __init__(self, tree: Tree, file: str, what: str) -> None:
        self._file = file
        self._line = tree.line
        self._name = what
        if not isinstance(tree, Mapping):
            raise PackError(file, tree.line, f"{what} is a mapping of keys to values")
        self.items = tree.items
        identifier = self.items.get("id")
        if isinstance(identifier, Scalar):
            self._name = f"{what} {identifier.value!r}".replace("an entry", "entry")

    def error(self, key: str, reason: str) -> PackError:
        line = self.items[key].line if key in self.items else self._line
        return PackError(self._file, line, f"{self._name}: {reason}")

    def allow(self, keys: set[str]) -> None:
        for key in self.items:
            if key not in keys:
                known = ", ".join(sorted(keys))
                raise self.error(key, f"unknown key {key!r}; the keys are {known}")

    def sequence(self, key: str, most: int = _MOST_ITEMS) -> tuple[Tree, ...]:
        tree = self.items.get(key)
        if tree is None or (isinstance(tree, Scalar) and tree.value is None):
            return ()
        if not isinstance(tree, Sequence):
            raise self.error(key, f"{key} is a list")
        if len(tree.items) > most:
            raise self.error(key, f"{key} has more than {most:,} items: split it")
        return tree.items

    def integer(self, key: str, default: int | None = None) -> int:
        tree = self.items.get(key)
        if tree is None and default is not None:
            return default
        if not isinstance(tree, Scalar) or type(tree.value) is not int:
            raise self.error(key, f"{key} is a whole number")
        return tree.value

    def text(self, key: str, default: str | None = None) -> str:
        tree = self.items.get(key)
        if (tree is None or _is_empty(tree)) and default is not None:
            return default
        if tree is None:
            raise self.error(key, f"{key} is missing")
        return self._text(tree, key)

    def _text(self, tree: Tree, key: str) -> str:
        if not isinstance(tree, Scalar) or type(tree.value) not in {str, int}:
            raise PackError(self._file, tree.line, f"{self._name}: {key} is text: put it in quotes")
        text = " ".join(str(tree.value).split())
        if not 0 < len(text) <= _LONGEST_TEXT:
            reason = f"{key} is empty or longer than {_LONGEST_TEXT:,} characters"
            raise PackError(self._file, tree.line, f"{self._name}: {reason}")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text(item, key) for item in self.sequence(key))

    def identifier(self) -> str:
        text = self.text("id")
        if not _ID.fullmatch(text):
            raise self.error("id", "an id is of small letters, digits and hyphens")
        return text

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        text = self.text(key)
        try:
            return choices(text)
        except ValueError:
            known = ", ".join(choices)
            raise self.error(key, f"{key} is {text!r}: give one of {known}") from None

    def phrases(self, key: str) -> tuple[str, ...]:
        return tuple(self._phrase(item, key) for item in self.sequence(key))

    def _phrase(self, tree: Tree, key: str) -> str:
        text = self._text(tree, key)
        words = split_words(text.replace("*", ""))
        reason = ""
        if not words or len(words) > _LONGEST_PHRASE:
            reason = f"a phrase has from 1 to {_LONGEST_PHRASE} words"
        elif text.count("*") > _MOST_INFLECTED:
            reason = f"at most {_MOST_INFLECTED} words of a phrase may be inflected"
        elif re.search(r"\*(?=\w)|(?<!\w)\*", text):
            reason = "a * stands at the end of a word"
        if reason:
            raise PackError(self._file, tree.line, f"{self._name}: {text!r} in {key}: {reason}")
        return text

    def patterns(self) -> tuple[TokenPattern, ...]:
        try:
            return tuple(token_pattern(item) for item in self.sequence("patterns"))
        except PatternError as error:
            raise PackError(self._file, error.line, f"{self._name}: {error.reason}") from error


def _is_empty(tree: Tree) -> bool:
    return isinstance(tree, Scalar) and tree.value is None
