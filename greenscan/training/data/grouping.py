"""Which documents must stay on one side of a split.

A report may be in a corpus under two names, and a company repeats whole sentences from one year's
report to the next. Documents are therefore joined when their names differ by folder, year or file
suffix only, when they hold versions of one contrast set, when they share a sentence, or when they
hold nearly the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from greenscan.training.data.corpus import Corpus, IntArray

SHARED_WORDS = 8  # shorter sentences are shared by chance
NEAR = 0.8  # cosine of character 4-gram TF-IDF; pairs above it were read and are the same text
_BLOCK = 500  # sentences compared at a time, to bound memory

_TAIL = re.compile(r"(\.[a-z]{3,5}|[-_. ]?(fy)?(19|20)\d\d([-_](19|20)?\d\d)?)$")
_NOT_WORD = re.compile(r"\W+")


def normalised(text: str) -> str:
    """Return the words of `text` in lower case, one blank between them."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def document_groups(corpus: Corpus) -> IntArray:
    """Return which sentences are of documents that belong together.

    Returns
    -------
    numpy.ndarray
        Shape ``(n,)``: the group of each sentence, counted from 0 in order of appearance.
    """
    joined = _Joined(corpus.documents)
    stems = ((_stem(name), name) for name in dict.fromkeys(corpus.documents))
    for documents in _by_key(stems):
        joined.join(documents)
    sets = ((name, document) for name, document in zip(corpus.sets, corpus.documents, strict=True))
    for documents in _by_key(pair for pair in sets if pair[0]):
        joined.join(documents)
    for documents in _by_key(_long_sentences(corpus)):
        joined.join(documents)
    for first, second in _near_pairs(corpus.texts):
        joined.join((corpus.documents[first], corpus.documents[second]))
    roots = [joined.root(name) for name in corpus.documents]
    numbers = {root: number for number, root in enumerate(dict.fromkeys(roots))}
    return np.array([numbers[root] for root in roots], dtype=np.int64)


class _Joined:
    """Disjoint sets of names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, names: Iterable[str]) -> None:
        first, *others = names
        for other in others:
            self._parent[self.root(other)] = self.root(first)


def _stem(name: str) -> str:
    """Return a document's name without folder, file suffix and year."""
    stem = name.casefold().rpartition("/")[2]
    while (shorter := _TAIL.sub("", stem)) not in {"", stem}:
        stem = shorter
    return stem


def _by_key(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the names that share a key."""
    names: dict[str, dict[str, None]] = {}
    for key, name in pairs:
        names.setdefault(key, {})[name] = None
    return (tuple(group) for group in names.values() if len(group) > 1)


def _long_sentences(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield each sentence, neighbours included, that is long enough, with its document."""
    for text, around, document in zip(
        corpus.texts, corpus.neighbours, corpus.documents, strict=True
    ):
        for sentence in (text, *around):
            key = normalised(sentence)
            if key.count(" ") + 1 >= SHARED_WORDS:
                yield key, document


def _near_pairs(texts: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the positions of sentences that are nearly the same."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), dtype=np.float32)
    rows = vectoriser.fit_transform(texts)
    for start in range(0, rows.shape[0], _BLOCK):
        near = (rows[start : start + _BLOCK] @ rows.T).tocoo()
        kept = (near.data >= NEAR) & (near.row + start < near.col)
        for first, second in zip(near.row[kept] + start, near.col[kept], strict=True):
            yield int(first), int(second)
