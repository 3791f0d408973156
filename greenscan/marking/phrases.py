"""Phrases of packs, compiled for one pass over the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from greenscan.marking.entries import Wording
from greenscan.marking.inflection import inflections
from greenscan.marking.words import LONGEST_WORD, Words, split_words

Place = tuple[int, int]
"""A match: its first word and the one after its last."""


@dataclass(frozen=True, slots=True)
class Context:
    """The keys of the phrases around a wording: see `Wording`."""

    unless: tuple[str, ...]
    unless_near: tuple[str, ...]
    near: tuple[str, ...]


class Phrases:
    """All phrases of all wordings, each of them once in one of two tables of rows of words.

    Parameters
    ----------
    wordings
        What to look for.

    Attributes
    ----------
    wordings_of
        By the key of a phrase, the numbers of the wordings that it is a match of.
    contexts
        Of each wording.
    """

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._any_case = _Rows()
        self._exact = _Rows()
        self._keys: set[str] = set()
        self.wordings_of: dict[str, list[int]] = {}
        for number, wording in enumerate(wordings):
            for phrase in dict.fromkeys(wording.phrases):
                key = self._key(phrase, exact=wording.exact)
                self.wordings_of.setdefault(key, []).append(number)
        self.contexts = tuple(
            Context(
                self._keys_of(wording.unless),
                self._keys_of(wording.unless_near),
                self._keys_of(wording.near),
            )
            for wording in wordings
        )

    def _keys_of(self, phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._key(phrase, exact=False) for phrase in phrases)

    def _key(self, phrase: str, *, exact: bool) -> str:
        """Return the key of `phrase`; add its rows to their table when it is new."""
        key = f"{'=' if exact else '~'}{phrase}"
        if key not in self._keys:
            self._keys.add(key)
            for row in _rows_of(phrase):
                if exact:
                    self._exact.add(row, key)
                else:
                    self._any_case.add(row.lower(), key)
        return key

    def find(self, words: Words) -> dict[str, list[Place]]:
        """Return by key where the phrases are; none reaches over the end of a sentence."""
        hits: dict[str, list[Place]] = {}
        sentence = words.sentence.tolist()
        for rows, written in ((self._any_case, words.lower), (self._exact, words.exact)):
            for key, first, last in rows.find(written):
                if sentence[first] == sentence[last - 1]:
                    hits.setdefault(key, []).append((first, last))
        return hits


class _Rows:
    """Rows of words by what they are found under: the whole row, reached by its first word.

    spaCy's `PhraseMatcher` finds the same, but takes long to fill.
    """

    def __init__(self) -> None:
        self._keys: dict[str, tuple[str, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the rows with this first word

    def add(self, row: str, key: str) -> None:
        """Add a row of words, with blanks between them."""
        keys = self._keys.get(row, ())
        if key in keys:
            return
        self._keys[row] = (*keys, key)
        first, length = row.partition(" ")[0], row.count(" ") + 1
        lengths = self._lengths.get(first, ())
        if length not in lengths:
            self._lengths[first] = (*lengths, length)

    def find(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Yield the key, the first word and the one after the last of each match."""
        lengths, keys = self._lengths, self._keys
        for first in [first for first, word in enumerate(words) if word in lengths]:
            for length in lengths[words[first]]:
                row = words[first : first + length]
                found = keys.get(" ".join(row))
                if found and len(row) == length:
                    for key in found:
                        yield key, first, first + length


def _rows_of(phrase: str) -> Iterable[str]:
    """Return the rows of words that `phrase` stands for, each with blanks between them."""
    if len(phrase) <= LONGEST_WORD and phrase.isascii() and phrase.replace(" ", "").isalnum():
        return (" ".join(phrase.split()),)  # most are so simple, and there are thousands
    return map(" ".join, forms(phrase))


def forms(phrase: str) -> Iterator[list[str]]:
    """Yield the rows of words that `phrase` stands for."""
    choices: list[tuple[str, ...]] = []
    for word in split_words(phrase):
        if word == "*" and choices:
            choices[-1] = inflections(choices[-1][0])
        else:
            choices.append((word,))
    yield from map(list, product(*choices))
