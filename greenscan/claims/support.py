"""What the document says of a claim elsewhere: passages that back it, a figure that disagrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from greenscan.claims.finding import Mark
from greenscan.labels import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the document outside the claim: a sentence, a row of a table, a footnote.

    Attributes
    ----------
    quote
        Verbatim: ``document.text[start:end]``.
    start, end
        Character offsets into the document's text.
    page, page_label
        As of a `Sentence`.
    section
        The headings above; empty where there are none.
    place
        Where in the report it stands.
    heading
        Of the row of a table, the row that names its columns, verbatim; else empty.
    """

    quote: str
    start: int
    end: int
    page: int | None = None
    page_label: str | None = None
    section: str = ""
    place: Place = Place.PROSE
    heading: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return _values(self) | {"place": self.place.value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        return cls(**{**data, "place": Place(data["place"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Passage):
    """A passage that backs a claim's own subject.

    Attributes
    ----------
    score
        Probability that it does, from 0 to 1.
    marks
        The evidence in it.
    """

    score: float
    marks: tuple[Mark, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return Passage.to_dict(self) | {"marks": [mark.to_dict() for mark in self.marks]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        marks = tuple(Mark.from_dict(mark) for mark in data["marks"])
        return cls(**{**data, "place": Place(data["place"]), "marks": marks})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Passage):
    """A passage with another figure for the same quantity, year and boundary as the claim's.

    Attributes
    ----------
    claimed, found
        The figures as they stand in the claim and in the passage: ``"62 %"``, ``"54"``.
    why
        What to reconcile, in a sentence.
    """

    claimed: str
    found: str
    why: str


def _values(passage: Passage) -> dict[str, Any]:
    return {field.name: getattr(passage, field.name) for field in fields(passage)}
