"""A claim with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from greenscan.assessing.wording import ANAPHOR
from greenscan.claims import Cue, Mark, Sentence, Support
from greenscan.labels import Flag, Kind, Label, MarkCategory

GOOD_SUPPORT = 0.5
"""A passage below this probability of backing the claim is not counted as support."""

_STEM = 5
_COMMON = frozenset(
    [
        "their",
        "these",
        "those",
        "which",
        "other",
        "about",
        "through",
        "across",
        "within",
        "during",
        "while",
        "where",
        "between",
        "company",
        "group",
        "environmental",
        "environment",
        "sustainability",
        "sustainable",
        "year",
        "years",
    ]
)


@dataclass(frozen=True)
class Context:
    """A claim with its label, and its neighbours in reading order where they belong to it.

    Attributes
    ----------
    sentence
        The claim's.
    label
        What the classifier says of it.
    before, after
        The sentences beside it, in the same section; None where there is none.
    items
        Those of the list that the claim introduces.
    """

    sentence: Sentence
    label: Label
    before: Sentence | None = None
    after: Sentence | None = None
    items: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The claim's words."""
        return self.sentence.text

    @property
    def kind(self) -> Kind:
        """What it asserts."""
        return self.sentence.kind

    @cached_property
    def full_text(self) -> str:
        """The claim's words after those that introduce their list."""
        lead_in = self.sentence.lead_in
        return f"{lead_in} {self.text}" if lead_in else self.text

    @cached_property
    def neighbours(self) -> tuple[Sentence, ...]:
        """The sentences beside it that speak of the same thing."""
        return tuple(self._related())

    @cached_property
    def support(self) -> tuple[Support, ...]:
        """The passages that are likely enough to back it."""
        return tuple(item for item in self.sentence.support if item.score >= GOOD_SUPPORT)

    def marks(self, *categories: MarkCategory, strength: int = 0) -> tuple[Mark, ...]:
        """Return the claim's own marks of these categories, of at least this strength."""
        return tuple(
            mark
            for mark in self.sentence.marks
            if mark.category in categories and mark.strength >= strength
        )

    def cues(self, flag: Flag) -> tuple[Cue, ...]:
        """Return the claim's cues that may lead to `flag`."""
        return tuple(cue for cue in self.sentence.cues if cue.flag is flag)

    def _related(self) -> Iterator[Sentence]:
        if self.before is not None and (
            ANAPHOR.match(self.text) or _share_words(self.before.text, self.text)
        ):
            yield self.before
        if self.after is not None and (
            ANAPHOR.match(self.after.text) or _share_words(self.after.text, self.text)
        ):
            yield self.after


def contexts(sentences: Sequence[Sentence], labels: Sequence[Label]) -> Iterator[Context]:
    """Yield a context for each of a document's sentences that is a claim, in reading order."""
    for number, (sentence, label) in enumerate(zip(sentences, labels, strict=True)):
        if label is Label.NONE:
            continue
        yield Context(
            sentence,
            label,
            before=_beside(sentences, number, -1),
            after=_beside(sentences, number, 1),
            items=tuple(_items_after(sentences, number)),
        )


def _items_after(sentences: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    introduction = sentences[number].text
    following = (sentences[later] for later in range(number + 1, len(sentences)))
    return takewhile(lambda sentence: sentence.lead_in == introduction, following)


def _beside(sentences: Sequence[Sentence], number: int, step: int) -> Sentence | None:
    other = number + step
    if not 0 <= other < len(sentences):
        return None
    neighbour = sentences[other]
    return neighbour if neighbour.section == sentences[number].section else None


def _share_words(one: str, other: str) -> bool:
    return len(_stems(one) & _stems(other)) >= 2


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z][a-z-]{4,}", text.lower())
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)
