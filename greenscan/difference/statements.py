"""A claim as far as two screenings can be compared by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from greenscan.labels import Flag, Label
from greenscan.report import Report


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a report or a row of a register.

    Attributes
    ----------
    document, id, page, text
        Of the claim; the page as a viewer shows it, empty where there is none.
    verdict, flags
        The word on it.
    """

    document: str
    id: str
    page: str
    text: str
    verdict: Label
    flags: tuple[Flag, ...]

    @property
    def flagged(self) -> bool:
        """Whether a verifier should look at it."""
        return self.verdict is not Label.SUPPORTED

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "document": self.document,
            "id": self.id,
            "page": self.page,
            "text": self.text,
            "verdict": self.verdict.value,
            "flags": [flag.value for flag in self.flags],
        }


def statements(reports: Iterable[Report]) -> list[Statement]:
    """Return the claims of all `reports`, in order."""
    return [
        Statement(
            document=report.document.name,
            id=claim.id,
            page=claim.page_label or "",
            text=claim.text,
            verdict=claim.verdict,
            flags=tuple(flag.code for flag in claim.flags),
        )
        for report in reports
        for claim in report.claims
    ]
