"""An entry of a pack as text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from greenscan.marking.entries import Entry, TopicEntry
from greenscan.marking.rule_entry import RuleEntry, RuleExample

_INDENT = 16


def entry_text(entry: Entry | TopicEntry | RuleEntry, width: int | None = None) -> str:
    """Return what `entry` is, what it looks for or asks, and its examples, one fact a line.

    Lines that are longer than `width` characters, where one is given, are folded.
    """
    if isinstance(entry, RuleEntry):
        facts = _rule_facts(entry)
    else:
        facts = _entry_facts(entry) if isinstance(entry, Entry) else _topic_facts(entry)
    lines = (f"{name + ':':{_INDENT}}{value}" for name, value in facts if value)
    return "\n".join(_folded(line, width) if width else line for line in lines)


def _folded(line: str, width: int) -> str:
    indent = " " * _INDENT
    return fill(line, max(width, 2 * _INDENT), subsequent_indent=indent, break_on_hyphens=False)


def _entry_facts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield entry.kind.value.removesuffix("s"), f"{entry.id} ({entry.name})"
    yield "category", entry.category.value
    if entry.flag is None:
        yield "strength", str(entry.strength)
    else:
        yield "flag", entry.flag.value
    yield from _wording_facts(entry)
    yield "proves", entry.proves
    yield "does not prove", entry.does_not_prove
    yield "ask for", "; ".join(entry.ask_for)
    yield "note", entry.note
    yield from _examples(entry)


def _topic_facts(topic: TopicEntry) -> Iterator[tuple[str, str]]:
    yield "topic", f"{topic.id} ({topic.name})"
    yield "ESRS", ", ".join(topic.esrs)
    yield "GRI", ", ".join(topic.gri)
    yield from _wording_facts(topic)
    yield from _examples(topic)


def _rule_facts(rule: RuleEntry) -> Iterator[tuple[str, str]]:
    yield "rule", f"{rule.id} ({rule.cite_as})"
    yield "jurisdiction", rule.jurisdiction.value
    yield "edition", rule.edition
    yield "status", rule.status
    yield "confirmed", rule.confirmed.value
    yield "asks", rule.asks
    yield "flags", ", ".join(rule.flags)
    yield "kinds", ", ".join(rule.kinds)
    yield "subjects", ", ".join(rule.subjects)
    yield "topics", ", ".join(rule.topics)
    yield "words", "; ".join(rule.words)
    yield "scope", rule.scope.value
    yield "fires", _claim(rule.fires)
    yield "silent", _claim(rule.silent)
    yield "file", f"{rule.file}:{rule.line}"


def _claim(example: RuleExample) -> str:
    facts = [example.flag.value, example.kind.value, example.subject.value, example.topic.value]
    if example.mandatory:
        facts.append("mandatory text")
    return f"{example.claim} ({', '.join(facts)})"


def _wording_facts(entry: Entry | TopicEntry) -> Iterator[tuple[str, str]]:
    wording = entry.wording
    yield "phrases", "; ".join(wording.phrases)
    yield "case", "exact" if wording.exact else ""
    for pattern in wording.patterns:
        yield "pattern", " ".join(map(str, pattern))
    yield "unless", "; ".join(wording.unless)
    yield "unless near", "; ".join(wording.unless_near)
    yield "near", "; ".join(wording.near)


def _examples(entry: Entry | TopicEntry) -> Iterator[tuple[str, str]]:
    yield "fires", entry.fires
    yield "silent", entry.silent
    yield "file", f"{entry.file}:{entry.line}"
