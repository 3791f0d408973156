"""Which words a document writes in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

_SMALL = re.compile(r"(?<![\w’'-])[a-zà-öø-ÿ][a-zà-öø-ÿ’'-]+(?![\w])")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that stand in small letters somewhere in a document."""

    small: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return the vocabulary of `texts`."""
        return cls(frozenset(word for text in texts for word in _SMALL.findall(text)))

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
        if common or lower in self.small:
            return lower + phrase[first.end() :]
        return phrase


def _is_article(word: str) -> bool:
    return word == "A"
