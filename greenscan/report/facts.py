"""What a report says besides its claims: document, model, thresholds, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from greenscan.reading.document import Document, Format
from greenscan.wording import counted


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What lies between scores and decisions.

    Attributes
    ----------
    claim
        A sentence is a claim when its probability of being one is at least this.
    uncertain
        A claim is uncertain when its verdict has a probability below this.

    Raises
    ------
    ValueError
        For a threshold outside 0 to 1.
    """

    claim: float = 0.5
    uncertain: float = 0.5

    def __post_init__(self) -> None:
        for name in ("claim", "uncertain"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"threshold {name!r} is {value}: give a number from 0 to 1")

    def to_dict(self) -> dict[str, float]:
        """Return plain JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a report keeps of its document: everything but the text.

    ``pages`` is 0 where the format has no pages; ``digest`` is the SHA-256 of what was read.
    """

    name: str
    format: Format
    digest: str
    pages: int
    characters: int
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the facts of `document`."""
        return cls(
            name=document.name,
            format=document.format,
            digest=document.digest,
            pages=len(document.pages),
            characters=len(document.text),
            metadata=dict(document.metadata),
            warnings=document.warnings,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {"format": self.format.value, "warnings": list(self.warnings)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        parsed = {"format": Format(data["format"]), "warnings": tuple(data["warnings"])}
        return cls(**{**data, **parsed})


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model behind a report; ``digest`` covers all of its files."""

    name: str
    version: str
    digest: str

    def to_dict(self) -> dict[str, str]:
        """Return plain JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class PackFacts:
    """A pack of the user's, beside those of greenscan; ``digest`` is the SHA-256 of the file."""

    name: str
    digest: str

    def to_dict(self) -> dict[str, str]:
        """Return plain JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a report.

    Attributes
    ----------
    pages, sentences, claims
        How many there are.
    vague, unsupported, supported
        Claims by verdict.
    flagged
        ``vague + unsupported``.
    uncertain
        Claims whose label has a probability below the threshold.
    kinds, topics, flags, priorities
        Claims of each kind and topic, with each flag, and of each priority; a claim may have
        several flags.
    sections
        Claims under each heading of the top level, in reading order; those under none count
        under the empty string.
    with_support
        Share of the claims for which support was found elsewhere in the report, from 0 to 1.
    assurance_statement
        Whether the report holds an assurance statement.
    assured
        Share of the claims whose figure or support stands in the scope of that statement.
    cheap_talk_index
        Share of the targets and actions that are vague. See `Report.cheap_talk_index`.
    """

    pages: int
    sentences: int
    claims: int
    vague: int
    unsupported: int
    supported: int
    flagged: int
    uncertain: int
    kinds: Mapping[str, int]
    topics: Mapping[str, int]
    flags: Mapping[str, int]
    priorities: Mapping[str, int]
    sections: Mapping[str, int]
    with_support: float
    assurance_statement: bool
    assured: float
    cheap_talk_index: float

    def __str__(self) -> str:
        pages = f"{counted(self.pages, 'page')}, " if self.pages else ""
        return (
            f"{pages}{counted(self.sentences, 'sentence')}, {counted(self.claims, 'claim')}: "
            f"{self.vague:,} vague, {self.unsupported:,} unsupported, {self.supported:,} supported"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self)
