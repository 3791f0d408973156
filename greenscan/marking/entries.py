"""What packs consist of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from greenscan.labels import CueCategory, Flag, MarkCategory, Topic
from greenscan.marking.rule_entry import RuleEntry

TokenPattern = tuple[dict[str, Any], ...]
"""One pattern for spaCy's `Matcher`: what each word in turn has to be."""


class PackKind(StrEnum):
    """What a pack holds."""

    MARKS = "marks"
    CUES = "cues"
    TOPICS = "topics"
    RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an entry looks for in a sentence.

    Attributes
    ----------
    phrases
        Words in a row. A hyphen equals a blank, and a ``*`` at the end of a word stands for its
        inflections.
    patterns
        Token patterns of spaCy, over words without hyphens and white space.
    exact
        Whether upper and lower case count in `phrases`.
    unless
        Phrases; a match that shares a word with one of them is dropped.
    unless_near
        Phrases; a match is dropped when one of them is in the same sentence.
    near
        Phrases; where there are any, a match is kept only when one is in the same sentence.
    """

    phrases: tuple[str, ...] = ()
    patterns: tuple[TokenPattern, ...] = ()
    exact: bool = False
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a pack of marks or cues.

    Attributes
    ----------
    id
        Unique among the entries of a kind.
    kind
        Marks or cues.
    category
        What kind of evidence, or of doubt.
    strength
        Of a mark, from 0 (supports nothing) to 3 (independent assurance); 0 for a cue.
    flag
        That a cue may lead to; None for a mark.
    name
        What a person reads.
    wording
        What it looks for.
    proves, does_not_prove, ask_for
        Of a mark: what it shows, what it does not, and what to ask the company for.
    note
        Anything else worth knowing.
    fires, silent
        A sentence in which it matches, and one in which it does not.
    file, line
        Where it was read.
    """

    id: str
    kind: PackKind
    category: MarkCategory | CueCategory
    strength: int
    flag: Flag | None
    name: str
    wording: Wording
    proves: str
    does_not_prove: str
    ask_for: tuple[str, ...]
    note: str
    fires: str
    silent: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """A topic with the codes of the standards that treat it, and the phrases that tell it.

    Attributes
    ----------
    id
        The topic.
    name
        What a person reads.
    esrs, gri
        Codes such as ``E1`` and ``305``.
    wording
        What it looks for.
    fires, silent
        A sentence of the topic, and one of another.
    file, line
        Where it was read.
    """

    id: Topic
    name: str
    esrs: tuple[str, ...]
    gri: tuple[str, ...]
    wording: Wording
    fires: str
    silent: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """The content of one file: entries of marks or cues, topics, or rules."""

    kind: PackKind
    entries: tuple[Entry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    rules: tuple[RuleEntry, ...] = ()
