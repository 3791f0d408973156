"""Sentences that a report prints twice, word for word, with another figure the second time.

How far the figures are apart does not matter here: nothing else can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from greenscan.linking.facts import years_in
from greenscan.linking.measures import Measure, measures_in

_FEWEST_WORDS = 10
_OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this|(?:the|our) (?:reporting|financial|fiscal|past)) year\b|\byear under review\b",
    re.IGNORECASE,
)
# What one report may say of several places, each under a heading of its own.
_PLACE = (
    r"(?:site|plant|mill|factory|farm|mine|facility|hotel|branch|project|programme|program|segment"
    r"|division|unit|business|region|country|subsidiary|fund|product|brand|range|model|initiative)s?"
)
_LOCAL = re.compile(
    rf"\b(?:the|this|these|that|its|their|such)\s(?:\w+\s)?{_PLACE}\b|\b(?:here|there|it|they)\b",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(rf"\b{_PLACE}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    position: int
    section: str
    figures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The sentences of a document with their figures left out.

    Attributes
    ----------
    said
        By the words that are left, where they stand and with which figures.
    """

    said: defaultdict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, sentences: Iterable[tuple[int, str, str]]) -> Self:
        """Return those among `sentences`: position, text and headings above."""
        found = cls()
        for position, text, section in sentences:
            words, figures = _taken_apart(text)
            if words:
                found.said[words].append(_Said(position, section, figures))
        return found

    def against(
        self, position: int, text: str, section: str
    ) -> tuple[int, Measure, Measure] | None:
        """Return where a claim stands with another figure, its own figure and the other.

        None where it does not, or where each may be true of its own chapter.
        """
        words, figures = _taken_apart(text)
        for other in self.said.get(words, ()):
            if other.position == position or _elsewhere(section, other.section):
                continue
            for own, theirs in zip(figures, other.figures, strict=True):
                if own.unit == theirs.unit and own.value != theirs.value:
                    return other.position, own, theirs
        return None


def _taken_apart(text: str) -> tuple[str, tuple[Measure, ...]]:
    """Return the words of a sentence without its figures, and these; no words if it is too slight.

    It has to be one of the company as a whole and of a year.
    """
    if not _OWN.search(text) or _LOCAL.search(text):
        return "", ()
    if not years_in(text) and not _THIS_YEAR.search(text):
        return "", ()
    figures, end, parts = [], 0, []
    for each in sorted(measures_in(text), key=lambda each: each.at):
        if each.at < end:
            continue
        parts.append(text[end : each.at])
        end = each.at + len(each.text)
        figures.append(each)
    words = re.findall(r"\w+|#", "#".join([*parts, text[end:]]).lower())
    if not figures or len(words) < _FEWEST_WORDS:
        return "", ()
    return f"{len(figures)} {' '.join(words)}", tuple(figures)


def _elsewhere(section: str, other: str) -> bool:
    """Whether the headings above two sentences tell them to be of different places."""
    return section != other and any(map(_OF_A_PLACE.search, (section, other)))
