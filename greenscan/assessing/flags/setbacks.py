"""What the report says of a quantity that went the other way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from greenscan.assessing.context import Context
from greenscan.assessing.flags.phrasing_of_others import ADVERSE, NOT_ADVERSE
from greenscan.claims import Sentence
from greenscan.labels import Kind, MarkCategory

_QUANTITIES: Mapping[str, str] = {
    "emissions": r"emissions|carbon\s+footprint|CO2e?|greenhouse\s+gas(?:es)?|GHG",
    "energy": r"energy\s+(?:use|consumption|demand)|electricity\s+(?:use|consumption|demand)",
    "water": r"water\s+(?:use|usage|consumption|withdrawals?|intake|demand)",
    "waste": r"(?:food\s+|hazardous\s+|plastic\s+)?waste(?:\s+(?:volumes?|generated|generation))?",
    "plastic": r"(?:virgin\s+)?plastic(?:\s+(?:use|consumption|packaging))?",
}
_ROSE = (
    r"(?:increased|rose|risen|grew|grown|went\s+up|gone\s+up|climbed|was\s+higher|were\s+higher)"
)
_ROSE_IN_SHORT = ("increased", "rose", "risen", "grew", "grown", " up", "climbed", "higher")
_WHOLE = r"(?:total|overall|absolute|group[\s-]wide|company[\s-]wide|our|the\s+group['’]s)"
_RISES = {
    name: re.compile(
        rf"\b{_WHOLE}\s+(?:\w+\s+){{0,4}}?(?:{noun})\b(?:[\s,]+[\w()%.–-]+){{0,6}}?\s+(?:has\s+"
        rf"|have\s+)?"
        rf"(?:\w+ly\s+)?{_ROSE}\b",
        re.IGNORECASE,
    )
    for name, noun in _QUANTITIES.items()
}
_NAMED = {name: re.compile(rf"\b(?:{noun})\b", re.IGNORECASE) for name, noun in _QUANTITIES.items()}
_FELL = re.compile(
    r"\b(?:reduced|cut|lowered|decreased|fell|fallen|dropped|declined|saved|reductions?|decrease"
    r"|savings?|less|fewer|lower|better|improved)\b",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(
    r"\b(?:all|total|overall|whole|other|others|those|that|rest|remaining|group|company|absolute"
    r"|elsewhere"
    r"|meanwhile|however|while|but|year\s+before|together|combined|site|plant|emissions|waste"
    r"|energy"
    r"|water|consumption|plastic)\b",
    re.IGNORECASE,
)
_INTENSITY = re.compile(
    r"\bintensity\b|\bper\s+(?:tonne|unit|product|employee|m2|kg|litre)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setbacks:
    """The sentences of a report that tell of a rise of the whole, by quantity."""

    by_quantity: Mapping[str, tuple[Sentence, ...]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Self:
        """Return the setbacks that `sentences` tell of."""
        rising = [
            sentence
            for sentence in sentences
            if any(verb in sentence.text for verb in _ROSE_IN_SHORT)
        ]
        return cls({name: tuple(_telling(rising, rise)) for name, rise in _RISES.items()})

    def against(self, context: Context) -> Sentence | None:
        """Return a sentence that shows the rest going the other way than the claim's part."""
        text = context.text
        if context.kind is not Kind.RESULT or not _FELL.search(text) or ADVERSE.search(text):
            return None
        for neighbour in (context.after, context.before):
            if neighbour is not None and _tells_of_the_rest(neighbour.text):
                return neighbour
        places = [
            mark
            for mark in context.marks(MarkCategory.BOUNDARY)
            if not mark.text.lower().startswith(("scope", "all", "each", "every"))
        ]
        if not (places or _INTENSITY.search(text)):
            return None
        for name, sentences in self.by_quantity.items():
            if not _NAMED[name].search(text):
                continue
            for sentence in sentences:
                if sentence.start != context.sentence.start:
                    return sentence
        return None


def _tells_of_the_rest(text: str) -> bool:
    """Return whether `text`, beside a claim of a fall, tells of a rise of something else."""
    return (
        ADVERSE.search(text) is not None
        and _OTHER_PART.search(text) is not None
        and not NOT_ADVERSE.search(text)
    )


def _telling(sentences: Sequence[Sentence], rise: re.Pattern[str]) -> Iterable[Sentence]:
    return (sentence for sentence in sentences if rise.search(sentence.text))
