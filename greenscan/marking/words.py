"""The words of a `Doc` as packs see them.

Spelling that makes no difference is taken out: hyphens and white space separate words and are
none, trade-mark signs are not there, and a word is in its compatibility form (``CO₂`` is ``CO2``).
Chinese characters are words of their own. What is found is told in offsets of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.vocab import Vocab

_HAN = "\u3400-\u9fff"
LONGEST_WORD = 60
"""Longer ones are cut, so that no text makes the matching slow."""

# A dash between blanks is a word of its own.
_WORD = re.compile(
    rf"[{_HAN}]|[^\W_{_HAN}]{{1,{LONGEST_WORD}}}|(?<!\w)[‒–—]|[‒–—](?!\w)"
    r"|[^\w\s\-‐‑‒–—\xad®™©]"
)
_QUOTES = {"’": "'", "‘": "'", "´": "'", "“": '"', "”": '"'}

Offsets = npt.NDArray[np.int64]


class Words:
    """The words of a text.

    Attributes
    ----------
    doc
        The words in a row, without the white space between them.
    exact, lower
        The same words as written, and in lower case.
    starts, ends
        Character offsets of each into the text.
    sentence
        Which sentence each is in, counted from 0.
    """

    def __init__(self, text: str, vocab: Vocab, sentence_starts: Sequence[int]) -> None:
        matches = list(_WORD.finditer(text))
        words = [_normal(match[0]) for match in matches]
        self.doc = Doc(vocab, words=words)
        self.exact = words
        self.lower = [word.lower() for word in words]
        self.starts: Offsets = np.array([match.start() for match in matches], dtype=np.int64)
        self.ends: Offsets = np.array([match.end() for match in matches], dtype=np.int64)
        bounds = np.asarray(sentence_starts, dtype=np.int64)
        self.sentence: Offsets = np.searchsorted(bounds, self.starts, side="right") - 1


def split_words(text: str) -> list[str]:
    """Return the words of a short text."""
    return [_normal(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65_536)
def _normal(word: str) -> str:
    if word.isascii():
        return word
    return _QUOTES.get(word) or unicodedata.normalize("NFKC", word)
