"""The assurance statement of a report, and which claims stand in its scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from greenscan.claims import Mark, Sentence
from greenscan.labels import MarkCategory, Place

_HEADING = re.compile(
    r"\b(?:assurance|verification)\s+(?:statement|report|opinion|conclusion)s?\b"
    r"|\b(?:independent|limited|external)\s+(?:\w+\s+){0,3}(?:assurance|verification)\b"
    r"|\bindependent\s+(?:auditor|practitioner|accountant)s?\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\bnothing\s+(?:has\s+)?(?:come|came)\s+to\s+our\s+attention\b"
    r"|\bwe\s+(?:have\s+)?(?:performed|conducted|carried\s+out|undertook)\s+(?:\w+\s+){0,3}"
    r"(?:assurance|verification)\b|\bin\s+our\s+opinion\b",
    re.IGNORECASE,
)
_WHOLE = (
    r"(?:the\s+)?(?:(?:entire|whole|full|complete)\s+(?:\w+\s+){0,2}report"
    r"|(?:entirety|whole)\s+of\s+(?:the|this)\s+(?:\w+\s+){0,2}report"
    r"|all\s+(?:\w+\s+){0,2}(?:figures|data|indicators|information|disclosures)\s+(?:\w+\s+)?"
    r"(?:in|of)\s+(?:the|this)\s+(?:\w+\s+){0,2}report"
    r"|all\s+(?:[a-z-]+\s+){0,4}(?:sustainability|non-financial|ESG)\s+"
    r"(?:figures|data|indicators|information|disclosures))\b"
)
_OF_ALL = re.compile(
    r"\b(?:assurance|verification|engagement)\b(?:(?!\bnot\b)[^.]){0,60}?"
    rf"\b(?:assess|cover|compris|encompass|extend|includ|review|verif)\w*\s+(?:to\s+)?{_WHOLE}"
    rf"|{_WHOLE}\s+(?:is|was|has\s+been|have\s+been|were|are)\s+(?:\w+\s+){{0,2}}?"
    r"(?:assured|verified)\b",
    re.IGNORECASE,
)
_THIRD_PARTY = 2  # strength of a mark


@dataclass(frozen=True, slots=True)
class AssuranceScope:
    """What a report's assurance statement covers.

    Attributes
    ----------
    present
        Whether there is a statement.
    figures
        Quantities that its text names, as unit and value.
    whole
        Whether it says that it covers the whole report.
    """

    present: bool = False
    figures: frozenset[tuple[str, float]] = frozenset()
    whole: bool = False

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Self:
        """Find the statement among the `sentences` of a document."""
        headed = {
            sentence.section
            for sentence in sentences
            if _HEADING.search(sentence.section.rsplit(" > ", 1)[-1])
            and (_STATEMENT.search(sentence.text) or _assures(sentence))
        }
        inside = [sentence for sentence in sentences if sentence.section in headed]
        supported = any(
            item.place is Place.ASSURANCE for sentence in sentences for item in sentence.support
        )
        marks = [mark for sentence in inside for mark in sentence.marks]
        return cls(
            present=bool(inside) or supported,
            figures=frozenset(_figures(marks)),
            whole=any(_OF_ALL.search(sentence.text) for sentence in sentences),
        )

    def covers(self, sentence: Sentence) -> bool:
        """Return whether the figure or the support of `sentence` is within the scope."""
        stated = any(item.place is Place.ASSURANCE for item in sentence.support)
        if self.whole or stated or _assures(sentence):
            return True
        marks = [*sentence.marks, *(mark for item in sentence.support for mark in item.marks)]
        return bool(self.figures & set(_figures(marks)))


def _assures(sentence: Sentence) -> bool:
    return any(
        mark.category is MarkCategory.ASSURANCE and mark.strength >= _THIRD_PARTY
        for mark in sentence.marks
    )


def _figures(marks: Sequence[Mark]) -> list[tuple[str, float]]:
    return [
        (mark.unit, mark.value)
        for mark in marks
        if mark.category is MarkCategory.QUANTITY and mark.value is not None
    ]
