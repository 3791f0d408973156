"""Which claim of a report is which row of the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from greenscan.exporting.table import Row
from greenscan.identity import normalised

_ALIKE = 0.7  # share of words in common, by difflib; below it two claims are two claims


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the register that holds a claim.

    Attributes
    ----------
    number
        Of the row in the sheet.
    document, id, page, text
        Of the claim, as the row has them.
    """

    number: int
    document: str
    id: str
    page: str
    text: str


Pair = tuple[Entry, Row]


@dataclass(slots=True)
class Matches:
    """The entries and the claims of one document, put together.

    Attributes
    ----------
    same
        Pairs with the same id.
    moved
        Pairs with the same text on another page.
    reworded
        Pairs on the same page whose texts are much alike.
    new
        Claims without an entry.
    gone
        Entries without a claim.
    """

    same: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    reworded: list[Pair] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)


def match(entries: Sequence[Entry], rows: Sequence[Row]) -> Matches:
    """Put the `entries` and the claims of one document together.

    Several entries may have the same id, where a reviewer has split a claim over rows; each is
    paired. Of what is left, equal texts are paired first, the nearest page first, then texts on
    the same page, the most alike first.
    """
    by_id = {row.claim.id: row for row in rows}
    matches = Matches(same=[(entry, by_id[entry.id]) for entry in entries if entry.id in by_id])
    met = {entry.id for entry in entries}
    matches.gone = [entry for entry in entries if entry.id not in by_id]
    matches.new = [row for row in rows if row.claim.id not in met]
    matches.moved = _take(matches, _equal_texts(matches.gone, matches.new))
    matches.reworded = _take(matches, _alike_texts(matches.gone, matches.new))
    return matches


def _take(matches: Matches, candidates: Iterable[tuple[float, Entry, Row]]) -> list[Pair]:
    """Pair each entry and each claim once, the best candidates first, and return the pairs."""
    pairs: list[Pair] = []
    entries, claims = set[int](), set[str]()
    for _, entry, row in sorted(candidates, key=lambda candidate: -candidate[0]):
        if entry.number not in entries and row.claim.id not in claims:
            entries.add(entry.number)
            claims.add(row.claim.id)
            pairs.append((entry, row))
    matches.gone = [entry for entry in matches.gone if entry.number not in entries]
    matches.new = [row for row in matches.new if row.claim.id not in claims]
    return pairs


def _equal_texts(
    entries: Sequence[Entry], rows: Sequence[Row]
) -> Iterable[tuple[float, Entry, Row]]:
    by_text: dict[str, list[Row]] = {}
    for row in rows if entries else ():
        by_text.setdefault(normalised(row.claim.text), []).append(row)
    for entry in entries:
        for row in by_text.get(normalised(entry.text), ()):
            yield -_pages_between(entry, row), entry, row


def _pages_between(entry: Entry, row: Row) -> float:
    if row.claim.page is None or not entry.page.isdecimal():
        return 0
    return abs(int(entry.page) - row.claim.page)


def _alike_texts(
    entries: Sequence[Entry], rows: Sequence[Row]
) -> Iterable[tuple[float, Entry, Row]]:
    by_page: dict[str, list[tuple[Row, list[str]]]] = {}
    for row in rows if entries else ():
        words = normalised(row.claim.text).split()
        by_page.setdefault(page_of(row), []).append((row, words))
    for entry in entries:
        # difflib keeps what it has learnt of its second sequence: that one is the entry's
        matcher = SequenceMatcher[str](None, (), normalised(entry.text).split(), autojunk=False)
        for row, words in by_page.get(entry.page, ()):
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                ratio = matcher.ratio()
                if ratio >= _ALIKE:
                    yield ratio, entry, row


def page_of(row: Row) -> str:
    """Return the page of a claim as an entry has it."""
    return "" if row.claim.page is None else str(row.claim.page)


def renamed(
    entries: Mapping[str, Sequence[Entry]], claims: Mapping[str, Sequence[Row]]
) -> dict[str, str]:
    """Return, of documents that go by another name in the register, the new and the former name.

    A document that the register does not know is one of those that are not in this run when at
    least half of the claims of the smaller of both are the same.
    """
    former: dict[str, str] = {}
    ids = {name: {entry.id for entry in held} for name, held in entries.items()}
    for name in claims.keys() - ids.keys():
        found = {row.claim.id for row in claims[name]}
        for other in ids.keys() - claims.keys() - set(former.values()):
            if 2 * len(found & ids[other]) >= max(1, min(len(found), len(ids[other]))):
                former[name] = other
                break
    return former
