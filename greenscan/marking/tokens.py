"""Token patterns of packs, compiled; each is run on the sentences that can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from spacy.matcher import Matcher
from spacy.vocab import Vocab

from greenscan.marking.entries import TokenPattern, Wording
from greenscan.marking.patterns import required_words
from greenscan.marking.phrases import Place
from greenscan.marking.words import Words

_KEY = "greenscan"


class Patterns:
    """The token patterns of all wordings.

    spaCy tries every pattern at every word, which takes seconds for a long report. Every pattern
    of a pack has a word that is fixed, so that most sentences can be passed over; a pattern is
    compiled when a sentence holds its words for the first time.

    Parameters
    ----------
    wordings
        What to look for; results refer to them by their number.
    vocab
        Of the documents to come.
    """

    def __init__(self, wordings: Iterable[Wording], vocab: Vocab) -> None:
        self._vocab = vocab
        self._patterns = [
            (number, pattern, _required(pattern))
            for number, wording in enumerate(wordings)
            for pattern in wording.patterns
        ]
        self._matchers: dict[int, Matcher] = {}  # by the position of the pattern
        self._wanted = {
            word for *_, required in self._patterns for words in required for word in words
        }

    def find(self, words: Words) -> Iterator[tuple[int, Place]]:
        """Yield the number of the wording and the place of each match."""
        if not self._patterns or not len(words.doc):
            return
        places = self._places(words)
        bounds = np.searchsorted(words.sentence, np.arange(words.sentence[-1] + 2)).tolist()
        for position, (number, _, required) in enumerate(self._patterns):
            for sentence in sorted(_sentences_with(required, places)):
                start, end = bounds[sentence], bounds[sentence + 1]
                for _, first, last in self._matcher(position)(words.doc[start:end]):
                    yield number, (start + first, start + last)

    def _matcher(self, position: int) -> Matcher:
        """Return the matcher of the pattern at `position`."""
        if position not in self._matchers:
            matcher = Matcher(self._vocab)
            matcher.add(_KEY, [list(self._patterns[position][1])])
            self._matchers[position] = matcher
        return self._matchers[position]

    def _places(self, words: Words) -> dict[str, set[int]]:
        """Return in which sentences the words are that patterns ask for."""
        places: dict[str, set[int]] = {}
        wanted = self._wanted
        for word, sentence in zip(words.lower, words.sentence.tolist(), strict=True):
            if word in wanted:
                places.setdefault(word, set()).add(sentence)
        return places


def _required(pattern: TokenPattern) -> list[tuple[str, ...]]:
    """Return for each word of a pattern that is fixed the words that it may be."""
    return [words for word in pattern if (words := required_words(word)) is not None]


def _sentences_with(
    required: Iterable[tuple[str, ...]], places: Mapping[str, set[int]]
) -> set[int]:
    """Return the sentences that hold one word of each group."""
    found: set[int] | None = None
    for words in required:
        holding = set().union(*(places.get(word, ()) for word in words))
        found = holding if found is None else found & holding
        if not found:
            return set()
    return found or set()
