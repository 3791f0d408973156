"""An entry of a pack as text."""

from __future__ import annotations

from collections.abc import Iterator

from greenscan.marking.entries import Entry, TopicEntry


def entry_text(entry: Entry | TopicEntry) -> str:
    """Return what `entry` is, what it looks for and its examples, one fact a line."""
    facts = _entry_facts(entry) if isinstance(entry, Entry) else _topic_facts(entry)
    return "\n".join(f"{name + ':':15} {value}" for name, value in facts if value)


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
