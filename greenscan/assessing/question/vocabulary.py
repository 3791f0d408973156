"""Which words a document writes in small letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from greenscan.assessing.question.lexicon import is_adverb
from greenscan.assessing.question.verbs import base_of_past

_SMALL = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿ][a-zà-öø-ÿ’'-]+(?![\w])")
# Endings and words that names do not have.
_COMMON = re.compile(
    r".{3,}(?:ing|tions?|ments?|ness|it(?:y|ies)|ances?|ages?|isms?|wards)|(?:no|some|any"
    r"|every)(?:body|one|thing)"
    r"|steps?|efforts?|work|suppliers?|emissions|water|waste|energy|food|electricity|power|heat"
    r"|employees|staff"
    r"|customers?|guests?|products?|sites?|plants?|trees?|solar|wind|paper|plastics?|ecology"
    r"|nature|climate"
    r"|measures?|projects?|initiatives?|people|farmers?|half|most|modern|new|green|clean|scrap"
    r"|raw|local|old"
    r"|hazardous|environmental|ecological|renewable|sustainable|organic|recycled|responsible|used"
    r"|empty|rain\w*"
    r"|air|gas|oil|coal|steel|wood|bees|birds|otters|drivers|partners|progress|targets?|goals?"
    r"|more|less|fewer"
    r"|cooling|lighting|packaging|cartons?|bottles?|returns?|biodiversity|forests?|soils?|rivers?"
    r"|natural|total|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty"
    r"|hundreds?|thousands?|dozens?"
)
_NAMED = re.compile(r"(?<=[a-z,] )[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]+(?![\w])")
_CAPITALISED = re.compile(r"\s*[A-ZÀ-ÖØ-Þ](?![A-Z\d])")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a document writes its words.

    Attributes
    ----------
    small
        Words that stand in small letters more often than as names.
    names
        Words that stand with a capital amid a sentence more often than in small letters.
    """

    small: frozenset[str]
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return the vocabulary of `texts`."""
        joined = "\n".join(texts)
        small = Counter(_SMALL.findall(joined))
        named = Counter(word.lower() for word in _NAMED.findall(joined))
        return cls(
            frozenset(word for word, count in small.items() if count > named[word]),
            frozenset(word for word, count in named.items() if count > small[word]),
        )

    def unraised(self, text: str) -> str:
        """Return `text`, set in capitals, in small letters but for its first and its names."""
        lowered = _WORD.sub(
            lambda match: (
                match[0].capitalize() if match[0].lower() in self.names else match[0].lower()
            ),
            text,
        )
        return lowered[:1].upper() + lowered[1:]

    def within_sentence(self, phrase: str, *, common: bool = False) -> str:
        """Return `phrase`, from the start of a sentence, as it stands in the middle of one.

        Parameters
        ----------
        phrase
            Its first word keeps its capital when it is a name or an abbreviation.
        common
            Whether the first word is known to be no name.
        """
        first = _WORD.match(phrase)
        if first is None or not first[0][0].isupper() or not first[0][1:].islower():
            return phrase if first is None or not _is_article(first[0]) else phrase.lower()
        lower = first[0].lower()
        named = (
            _CAPITALISED.match(phrase, first.end()) is not None
        )  # "Green Valley", not "Green CO2"
        told = base_of_past(lower) is not None or (is_adverb(lower) and " " in phrase)
        is_common = _COMMON.fullmatch(lower) is not None or (told and lower not in self.names)
        if common or (not named and (lower in self.small or is_common)):
            return lower + phrase[first.end() :]
        return phrase


def _is_article(word: str) -> bool:
    return word == "A"
