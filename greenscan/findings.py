"""The marks and cues on a `Doc`, as the report tells them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

from greenscan.claims import Cue, Mark
from greenscan.labels import CueCategory, Flag, MarkCategory
from greenscan.marking import CUES, FLAG, MARKER, MARKS, NAME, PLACE, STRENGTH, UNIT, VALUE

Finding = TypeVar("Finding", Mark, Cue)

_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Findings:
    """The marks and cues of a document, in the order of its text."""

    marks: tuple[Mark, ...]
    cues: tuple[Cue, ...]

    def marks_within(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that lie in ``text[start:end]``."""
        return _within(self.marks, start, end)

    def cues_within(self, start: int, end: int) -> tuple[Cue, ...]:
        """Return the cues that lie in ``text[start:end]``."""
        return _within(self.cues, start, end)


def findings_in(doc: Doc) -> Findings:
    """Return what the marker left on `doc`.

    Raises
    ------
    ValueError
        When it has not run.
    """
    if MARKS not in doc.spans or CUES not in doc.spans:
        raise ValueError(f"the Doc has no marks: add {MARKER!r} before this component")
    return Findings(tuple(map(_mark, doc.spans[MARKS])), tuple(map(_cue, doc.spans[CUES])))


def _mark(span: Span) -> Mark:
    return Mark(
        category=MarkCategory(span.label_),
        strength=span._.get(STRENGTH),
        name=span._.get(NAME),
        **_place(span),
        value=span._.get(VALUE),
        unit=span._.get(UNIT),
        entry=span.id_,
    )


def _cue(span: Span) -> Cue:
    return Cue(
        category=CueCategory(span.label_),
        flag=Flag(span._.get(FLAG)),
        name=span._.get(NAME),
        **_place(span),
        entry=span.id_,
    )


def _place(span: Span) -> dict[str, Any]:
    """Return where a finding is and what it says: it may be a part of its tokens."""
    first, text = span.start_char, span.text
    start, end = span._.get(PLACE) or (first, span.end_char)
    return {"start": start, "end": end, "text": text[start - first : end - first]}


def _within(findings: Sequence[Finding], start: int, end: int) -> tuple[Finding, ...]:
    first = bisect_left(findings, start, key=_start_of)
    last = bisect_left(findings, end, lo=first, key=_start_of)
    return tuple(finding for finding in findings[first:last] if finding.end <= end)
