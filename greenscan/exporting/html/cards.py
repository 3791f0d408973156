"""What the HTML report shows of one claim, beside what the claim itself says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Generic, TypeVar

from markupsafe import Markup

from greenscan.claims import Claim, Contradiction, Cue, Mark, RaisedFlag, Rule, Sentence, Support
from greenscan.exporting.html.highlighting import Highlight, highlighted
from greenscan.exporting.html.tallies import Sections
from greenscan.exporting.html.words import name
from greenscan.labels import Jurisdiction
from greenscan.report import Report

Found = TypeVar("Found", Support, Contradiction)

_CONTEXT_SHOWN = 240
_LEAD_IN_SHOWN = 320
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Note:
    """A flag with the letter by which the quote refers to it; empty where it names no words."""

    letter: str
    flag: RaisedFlag


@dataclass(frozen=True, slots=True)
class Excerpt(Generic[Found]):
    """A passage elsewhere, its words with highlights, and the headings above it."""

    passage: Found
    quote: Markup
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim as it is shown.

    Attributes
    ----------
    claim
        What is shown.
    anchor
        Id of its element; unique in the file.
    document
        Number of its report in the file, from 1.
    section, path
        Short name of its section, for the filter, and its headings.
    before, after
        The neighbouring sentences, or the nearer part of them; empty where there are none in
        the same section.
    lead_in
        What introduces the list that it is an item of.
    quote
        The claim with its marks, its cues and the words behind its flags.
    notes
        Its flags.
    backing
        What the report says elsewhere for it.
    counter
        The passage with another figure, which is highlighted; None where there is none.
    rules
        Numbers of its rules in the list of rules.
    """

    claim: Claim
    anchor: str
    document: int
    section: str
    path: str
    before: str
    after: str
    lead_in: str
    quote: Markup
    notes: tuple[Note, ...]
    backing: tuple[Excerpt[Support], ...]
    counter: Excerpt[Contradiction] | None
    rules: tuple[int, ...]

    @property
    def flag_codes(self) -> tuple[str, ...]:
        """Its reason codes, each once."""
        return tuple(dict.fromkeys(note.flag.code.value for note in self.notes))


class Citations:
    """The rules that claims cite, each once, numbered from 1 in the order of their citing."""

    def __init__(self) -> None:
        self._numbers: dict[Rule, int] = {}

    @property
    def chapters(self) -> dict[Jurisdiction, list[tuple[int, Rule]]]:
        """The rules of each jurisdiction with their numbers, as they are cited, in order."""
        ordered = sorted(self._numbers.items(), key=lambda item: (item[0].cite_as, item[1]))
        found = {
            whose: [(number, rule) for rule, number in ordered if rule.jurisdiction is whose]
            for whose in Jurisdiction
        }
        return {whose: rules for whose, rules in found.items() if rules}

    def number(self, rule: Rule) -> int:
        """Return the number of `rule`, whichever flags of a claim it is cited for."""
        return self._numbers.setdefault(replace(rule, flags=()), len(self._numbers) + 1)


def cards(
    report: Report, *, document: int, prefix: str, sections: Sections, citations: Citations
) -> list[Card]:
    """Return the cards of the claims of `report`, in reading order.

    Parameters
    ----------
    report
        What is shown.
    document
        Its number in the file.
    prefix
        Stands before the id of each claim, so that ids of several reports differ.
    sections
        Its headings.
    citations
        Takes up the rules that the claims cite.
    """
    sentences = report.sentences
    places = {sentence.start: index for index, sentence in enumerate(sentences)}
    taken: dict[str, int] = {}
    shown = []
    for claim in report.claims:
        index = places[claim.start]
        before, after = _context(sentences, index)
        notes = tuple(_notes(claim.flags))
        lead_in = _tail(claim.lead_in, _LEAD_IN_SHOWN)
        shown.append(
            Card(
                claim=claim,
                anchor=_anchor(prefix + claim.id, taken),
                document=document,
                section=sections.name(claim.section),
                path=sections.path(claim.section),
                before="" if before and before == claim.lead_in else _tail(before, _CONTEXT_SHOWN),
                after=_head(after, _CONTEXT_SHOWN),
                lead_in=lead_in,
                quote=_quote(claim, notes),
                notes=notes,
                backing=tuple(_backing(support, sections) for support in claim.support),
                counter=_counter(claim.contradiction, sections) if claim.contradiction else None,
                rules=tuple(map(citations.number, claim.rules)),
            )
        )
    return shown


def _anchor(wanted: str, taken: dict[str, int]) -> str:
    """Return `wanted`, with a number behind it where the file has that id already."""
    taken[wanted] = taken.get(wanted, 0) + 1
    return wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}"


def _context(sentences: Sequence[Sentence], index: int) -> tuple[str, str]:
    here = sentences[index]
    around = (
        sentences[index - 1] if index else None,
        sentences[index + 1] if index + 1 < len(sentences) else None,
    )
    before, after = (
        near.text if near is not None and near.section == here.section else "" for near in around
    )
    return before, after


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0]} {_ELLIPSIS}"


def _tail(text: str, most: int) -> str:
    return text if len(text) <= most else f"{_ELLIPSIS} {text[-most:].split(maxsplit=1)[-1]}"


def _notes(flags: Iterable[RaisedFlag]) -> Iterable[Note]:
    letters = iter(ascii_lowercase)
    for flag in flags:
        yield Note(next(letters, "*") if flag.start is not None else "", flag)


def _quote(claim: Claim, notes: Iterable[Note]) -> Markup:
    start = claim.start
    found = [
        *_marked(claim.marks, start),
        *(_cued(cue, start) for cue in claim.cues),
        *(
            Highlight(
                note.flag.start - start,
                note.flag.end - start,
                "f",
                f"flag: {name(note.flag.code)}",
                note.letter,
            )
            for note in notes
            if note.flag.start is not None and note.flag.end is not None
        ),
    ]
    return highlighted(claim.text, found)


def _marked(marks: Iterable[Mark], start: int) -> Iterable[Highlight]:
    for mark in marks:
        meaning = f"{name(mark.category)}, strength {mark.strength}"
        yield Highlight(mark.start - start, mark.end - start, f"m m{mark.strength}", meaning)


def _cued(cue: Cue, start: int) -> Highlight:
    return Highlight(cue.start - start, cue.end - start, "c", f"doubt: {name(cue.category)}")


def _backing(support: Support, sections: Sections) -> Excerpt[Support]:
    quote = highlighted(support.quote, _marked(support.marks, support.start))
    return Excerpt(support, quote, sections.path(support.section))


def _counter(found: Contradiction, sections: Sections) -> Excerpt[Contradiction]:
    at = found.quote.find(found.found) if found.found else -1
    spans = [Highlight(at, at + len(found.found), "x", "the other figure")] if at >= 0 else []
    return Excerpt(found, highlighted(found.quote, spans), sections.path(found.section))
