"""Phrases of packs, compiled for one pass over the words of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from greenscan.marking.entries import Wording
from greenscan.marking.inflection import inflections
from greenscan.marking.words import Words, split_words


@dataclass(slots=True)
class Hits:
    """Where the phrases of the wordings are, each under the number of its wording.

    Attributes
    ----------
    matches, blocked
        First word and the one after the last, of `phrases` and of `unless`.
    near, unless_near
        The sentences in which one of the phrases is.
    """

    matches: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    blocked: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    near: dict[int, set[int]] = field(default_factory=dict)
    unless_near: dict[int, set[int]] = field(default_factory=dict)


_Note = Callable[[Hits, int, int, int, int], None]  # hits, wording, first, last, sentence


def _match(hits: Hits, wording: int, first: int, last: int, _: int) -> None:
    hits.matches.setdefault(wording, []).append((first, last))


def _block(hits: Hits, wording: int, first: int, last: int, _: int) -> None:
    hits.blocked.setdefault(wording, []).append((first, last))


def _near(hits: Hits, wording: int, _first: int, _last: int, sentence: int) -> None:
    hits.near.setdefault(wording, set()).add(sentence)


def _unless_near(hits: Hits, wording: int, _first: int, _last: int, sentence: int) -> None:
    hits.unless_near.setdefault(wording, set()).add(sentence)


class Phrases:
    """All phrases of all wordings, each of them once in one of two matchers.

    Parameters
    ----------
    wordings
        What to look for; results refer to them by their number.
    vocab
        Of the documents to come.
    """

    def __init__(self, wordings: Iterable[Wording], vocab: Vocab) -> None:
        self._vocab = vocab
        self._uses: dict[int, list[tuple[_Note, int]]] = {}
        self._any_case = PhraseMatcher(vocab, attr="LOWER")
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        for number, wording in enumerate(wordings):
            for phrase in wording.phrases:
                self._add(phrase, number, _match, exact=wording.exact)
            for note, phrases in (
                (_block, wording.unless),
                (_near, wording.near),
                (_unless_near, wording.unless_near),
            ):
                for phrase in phrases:
                    self._add(phrase, number, note, exact=False)

    def _add(self, phrase: str, wording: int, note: _Note, *, exact: bool) -> None:
        matcher, sign = (self._exact, "=") if exact else (self._any_case, "~")
        name = f"{sign}{phrase}"
        key = self._vocab.strings.add(name)
        if key not in self._uses:
            self._uses[key] = []
            matcher.add(name, [Doc(self._vocab, words=form) for form in forms(phrase)])
        self._uses[key].append((note, wording))

    def find(self, words: Words) -> Hits:
        """Return where the phrases are; none of them reaches over the end of a sentence."""
        hits = Hits()
        sentence = words.sentence.tolist()
        for matcher in (self._any_case, self._exact):
            for key, first, last in matcher(words.doc):
                if sentence[first] == sentence[last - 1]:
                    for note, wording in self._uses[key]:
                        note(hits, wording, first, last, sentence[first])
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
