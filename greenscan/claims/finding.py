"""What was found in the words of a sentence: evidence that is given, wording that raises doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from greenscan.labels import CueCategory, Flag, MarkCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span that counts as evidence.

    Attributes
    ----------
    category
        What kind of evidence.
    strength
        0: supports nothing (a membership, a framework's name); 1: said by the company itself;
        2: a third party's certificate or validation; 3: independent assurance.
    name
        What a person reads.
    start, end
        Character offsets into the document's text.
    text
        Verbatim: ``document.text[start:end]``.
    value, unit
        Of a quantity, normalised: t, tCO2e, MWh, MW, m3, ha, km, %, a currency, or what is
        counted; of a date, the year. None and empty where there is none, and for a range.
    entry
        Id of the entry that found it, for ``greenscan rules show``.
    """

    category: MarkCategory
    strength: int
    name: str
    start: int
    end: int
    text: str
    value: float | None = None
    unit: str = ""
    entry: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {"category": self.category.value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        return cls(**{**data, "category": MarkCategory(data["category"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A span of wording that raises doubt. It is a signal, never a verdict.

    Attributes
    ----------
    category
        What kind of doubt.
    flag
        The reason code that it may lead to.
    name
        What a person reads.
    start, end
        Character offsets into the document's text.
    text
        Verbatim: ``document.text[start:end]``.
    entry
        Id of the entry that found it, for ``greenscan rules show``.
    weight
        Of a claim that was explained, what the words add to the score of its label, as in
        `greenscan.claims.Weight`; else None.
    """

    category: CueCategory
    flag: Flag
    name: str
    start: int
    end: int
    text: str
    entry: str
    weight: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {"category": self.category.value, "flag": self.flag.value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        enums = {"category": CueCategory(data["category"]), "flag": Flag(data["flag"])}
        return cls(**{**data, **enums})
