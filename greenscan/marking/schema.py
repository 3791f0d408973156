"""What a pack has to look like, checked against its tree of YAML."""

from __future__ import annotations

from pathlib import Path

from greenscan.labels import CueCategory, Flag, MarkCategory, Topic
from greenscan.marking.entries import Entry, Pack, PackKind, TopicEntry, Wording
from greenscan.marking.fields import Fields
from greenscan.marking.rule_schema import read_rules
from greenscan.marking.yaml_tree import Tree, decode_tree, read_tree

_VERSION = 1
_MOST_ENTRIES = 2_000

_COMMON = {"id", "name", "phrases", "unless", "unless_near", "near", "fires", "silent"}
_ENTRY = _COMMON | {"category", "case", "patterns", "note"}
_KEYS = {
    PackKind.MARKS: _ENTRY | {"strength", "proves", "does_not_prove", "ask_for"},
    PackKind.CUES: _ENTRY | {"flag"},
    PackKind.TOPICS: _COMMON | {"esrs", "gri"},
}


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
    return _pack(read_tree(path, name), name)


def parse_pack(content: bytes, name: str) -> Pack:
    """Return the pack that `content` holds; `read_pack` without a file."""
    return _pack(decode_tree(content, name), name)


def _pack(tree: Tree, name: str) -> Pack:
    top = Fields(tree, name, "a pack")
    if top.integer("version", default=0) != _VERSION:
        raise top.error("version", f"a pack has version: {_VERSION}")
    if "topics" in top.items:
        top.allow({"version", "topics"})
        topics = tuple(_topic(item, name) for item in top.sequence("topics", _MOST_ENTRIES))
        return Pack(PackKind.TOPICS, topics=topics)
    kind = top.choice("kind", PackKind)
    if kind is PackKind.RULES:
        return Pack(kind, rules=tuple(read_rules(top, _MOST_ENTRIES)))
    top.allow({"version", "kind", "entries"})
    if kind is PackKind.TOPICS:
        raise top.error("kind", "kind is marks, cues or rules; topics are under the key topics")
    entries = tuple(_entry(item, kind, name) for item in top.sequence("entries", _MOST_ENTRIES))
    return Pack(kind, entries=entries)


def _entry(tree: Tree, kind: PackKind, file: str) -> Entry:
    fields = Fields(tree, file, "an entry")
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
    fields = Fields(tree, file, "a topic")
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


def _wording(fields: Fields, *, may_be_empty: bool = False) -> Wording:
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
