"""The entries of all packs together: greenscan's own and the user's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from greenscan.errors import PackError
from greenscan.marking.compiled import compiled_pack
from greenscan.marking.entries import Entry, Pack, PackKind, TopicEntry
from greenscan.marking.rule_entry import RuleEntry
from greenscan.marking.schema import parse_pack, read_pack


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries of marks and cues, and topics, in the order in which they were read."""

    entries: tuple[Entry, ...]
    topics: tuple[TopicEntry, ...]

    def of(self, kind: PackKind) -> tuple[Entry, ...]:
        """Return the entries of `kind`."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    @classmethod
    def from_packs(cls, packs: Iterable[Pack]) -> Catalogue:
        """Return the catalogue of `packs`; rules are left to the rulebook.

        Raises
        ------
        PackError
            When two entries of a kind, or two topics, have the same id.
        """
        entries: dict[tuple[PackKind, str], Entry] = {}
        topics: dict[str, TopicEntry] = {}
        for pack in packs:
            for entry in pack.entries:
                refuse_twin(entry, entries.get((entry.kind, entry.id)))
                entries[entry.kind, entry.id] = entry
            for topic in pack.topics:
                refuse_twin(topic, topics.get(topic.id))
                topics[topic.id] = topic
        return cls(tuple(entries.values()), tuple(topics.values()))


def load_catalogue(packs: Iterable[str | os.PathLike[str]] = ()) -> Catalogue:
    """Return the entries that come with greenscan and those of the user's `packs`.

    Parameters
    ----------
    packs
        Paths of YAML files; those of rules are checked and add nothing.

    Raises
    ------
    PackError
        Names the file and the line of the first fault.
    """
    own = [read_pack(Path(path)) for path in packs]
    return Catalogue.from_packs([*shipped_packs(), *own]) if own else _shipped()


@lru_cache(maxsize=1)
def shipped_packs() -> tuple[Pack, ...]:
    """Return the packs of marks, cues and topics that come with greenscan, in order of name."""
    return tuple(_read(name, content) for name, content in shipped_files() if not _is_rules(name))


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Pack, ...]:
    """Return the packs of rules that come with greenscan, in the order of their names."""
    return tuple(_read(name, content) for name, content in shipped_files() if _is_rules(name))


def shipped_files() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each pack that comes with greenscan."""
    with as_file(files("greenscan") / "resources") as folder:
        for pattern in ("marks/*.yaml", "cues/*.yaml", "topics.yaml", "rules/*.yaml"):
            for path in sorted(folder.glob(pattern)):
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _is_rules(name: str) -> bool:
    return name.startswith("rules/")


def _read(name: str, content: bytes) -> Pack:
    return compiled_pack(name, content) or parse_pack(content, name)


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return Catalogue.from_packs(shipped_packs())


def refuse_twin(
    entry: Entry | TopicEntry | RuleEntry, twin: Entry | TopicEntry | RuleEntry | None
) -> None:
    """Raise a `PackError` where an entry has the id of `twin`, which was read before."""
    if twin is not None:
        raise PackError(
            entry.file,
            entry.line,
            f"id {entry.id!r} is taken by {twin.file}:{twin.line}: choose another",
        )
