"""Phrases of packs, compiled for one pass over the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.vocab import Vocab

from greenscan.marking.entries import Wording
from greenscan.marking.inflection import inflections
from greenscan.marking.words import Words, split_words

Place = tuple[int, int]
"""A match: its first word and the one after its last."""


@dataclass(frozen=True, slots=True)
class Context:
    """The keys of the phrases around a wording: see `Wording`."""

    unless: tuple[int, ...]
    unless_near: tuple[int, ...]
    near: tuple[int, ...]


class Phrases:
    """All phrases of all wordings, each of them once in one of two matchers.

    Parameters
    ----------
    wordings
        What to look for.
    vocab
        Of the documents to come.

    Attributes
    ----------
    wordings_of
        By the key of a phrase, the numbers of the wordings that it is a match of.
    contexts
        Of each wording.
    """

    def __init__(self, wordings: Sequence[Wording], vocab: Vocab) -> None:
        self._vocab = vocab
        self._any_case = PhraseMatcher(vocab, attr="LOWER")
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        self._keys: dict[str, int] = {}
        self.wordings_of: dict[int, list[int]] = {}
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

    def _keys_of(self, phrases: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._key(phrase, exact=False) for phrase in phrases)

    def _key(self, phrase: str, *, exact: bool) -> int:
        """Return the key of `phrase`; add it to its matcher when it is new."""
        matcher, sign = (self._exact, "=") if exact else (self._any_case, "~")
        name = f"{sign}{phrase}"
        if name not in self._keys:
            self._keys[name] = self._vocab.strings.add(name)
            rows: list[Any] = [self._row(form, exact=exact) for form in forms(phrase)]
            matcher.add(name, rows)
        return self._keys[name]

    def _row(self, words: Iterable[str], *, exact: bool) -> list[int]:
        """Return `words` as the matcher holds them, which takes a tenth of the time of a `Doc`.

        It is how spaCy itself fills a matcher that was stored.
        """
        add = self._vocab.strings.add
        return [add(word if exact else word.lower()) for word in words]

    def find(self, words: Words) -> dict[int, list[Place]]:
        """Return by key where the phrases are; none reaches over the end of a sentence."""
        hits: dict[int, list[Place]] = {}
        sentence = words.sentence.tolist()
        for matcher in (self._any_case, self._exact):
            for key, first, last in matcher(words.doc):
                if sentence[first] == sentence[last - 1]:
                    hits.setdefault(key, []).append((first, last))
        return hits


def forms(phrase: str) -> Iterator[list[str]]:
    """Yield the rows of words that `phrase` stands for."""
    choices: list[tuple[str, ...]] = []
    for word in split_words(phrase):
        if word == "*" and choices:
            choices[-1] = inflections(choices[-1][0])
        else:
            choices.append((word,))
    yield from map(list, product(*choices))
