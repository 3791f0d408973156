"""The packs that come with greenscan in a form that loads at once.

Reading and checking the YAML of the packs takes half a second, reading this form a fiftieth of
that. It holds the digest of each file that it was made of and stands in only for a file that is
still the same, so that it is never out of date. ``python -m greenscan.marking.compiling``
writes it.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from greenscan.labels import CueCategory, Flag, Jurisdiction, Kind, MarkCategory, Subject, Topic
from greenscan.marking.entries import Entry, Pack, PackKind, TopicEntry, Wording
from greenscan.marking.rule_entry import Confirmed, RuleEntry, RuleExample, Scope

FILE = "packs.json"
"""Its name in the folder of resources."""

_Row = dict[str, Any]


def compiled_pack(name: str, content: bytes) -> Pack | None:
    """Return the pack of a file; None where the file is none of those that were compiled.

    Parameters
    ----------
    name
        Of the file, below the folder of resources.
    content
        What is in it.
    """
    found = _compiled().get(name)
    if found is None or found["sha256"] != hashlib.sha256(content).hexdigest():
        return None
    return Pack(
        PackKind(found["kind"]),
        entries=tuple(_entry(row, name) for row in found["entries"]),
        topics=tuple(_topic(row, name) for row in found["topics"]),
        rules=tuple(_rule(row, name) for row in found["rules"]),
    )


@lru_cache(maxsize=1)
def _compiled() -> dict[str, Any]:
    try:
        content = files("greenscan").joinpath("resources", FILE).read_text("utf-8")
    except FileNotFoundError:
        return {}
    compiled: dict[str, Any] = json.loads(content)
    return compiled


def _entry(row: _Row, file: str) -> Entry:
    kind = PackKind(row["kind"])
    category = MarkCategory if kind is PackKind.MARKS else CueCategory
    changed: _Row = {
        "kind": kind,
        "category": category(row["category"]),
        "flag": None if row["flag"] is None else Flag(row["flag"]),
        "wording": _wording(row["wording"]),
        "ask_for": tuple(row["ask_for"]),
    }
    return Entry(**{**row, **changed}, file=file)


def _topic(row: _Row, file: str) -> TopicEntry:
    changed: _Row = {
        "id": Topic(row["id"]),
        "esrs": tuple(row["esrs"]),
        "gri": tuple(row["gri"]),
        "wording": _wording(row["wording"]),
    }
    return TopicEntry(**{**row, **changed}, file=file)


def _wording(row: _Row) -> Wording:
    return Wording(
        phrases=tuple(row["phrases"]),
        patterns=tuple(map(tuple, row["patterns"])),
        exact=row["exact"],
        unless=tuple(row["unless"]),
        unless_near=tuple(row["unless_near"]),
        near=tuple(row["near"]),
    )


def _rule(row: _Row, file: str) -> RuleEntry:
    changed: _Row = {
        "jurisdiction": Jurisdiction(row["jurisdiction"]),
        "confirmed": Confirmed(row["confirmed"]),
        "flags": tuple(map(Flag, row["flags"])),
        "kinds": tuple(map(Kind, row["kinds"])),
        "subjects": tuple(map(Subject, row["subjects"])),
        "topics": tuple(map(Topic, row["topics"])),
        "words": tuple(row["words"]),
        "scope": Scope(row["scope"]),
        "fires": _example(row["fires"]),
        "silent": _example(row["silent"]),
    }
    return RuleEntry(**{**row, **changed}, file=file)


def _example(row: _Row) -> RuleExample:
    changed: _Row = {
        "flag": Flag(row["flag"]),
        "kind": Kind(row["kind"]),
        "subject": Subject(row["subject"]),
        "topic": Topic(row["topic"]),
    }
    return RuleExample(**{**row, **changed})
