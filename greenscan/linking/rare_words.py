"""The rare words of passages, and how alike two passages are in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from greenscan.linking.vectors import FloatArray

_COMMONEST = 0.15  # share of passages from which a word tells nothing
_FEWEST = 20  # passages that a word may stand in, however short the document
_NONE = 1e-9


class RareWords:
    """Passages by words, each weighted by its rarity; a passage has unit length.

    A sparse matrix in NumPy alone: importing ``scipy.sparse`` takes a tenth of a second.

    Parameters
    ----------
    terms
        The words of each passage.

    Attributes
    ----------
    rarity
        Weight of each word.
    """

    def __init__(self, terms: Sequence[Collection[str]]) -> None:
        columns: dict[str, int] = {}
        cells = [
            (row, columns.setdefault(term, len(columns)))
            for row, found in enumerate(terms)
            for term in sorted(found)
        ]
        places = np.array(sorted(cells), np.intp).reshape(-1, 2)
        frequency = np.bincount(places[:, 1], minlength=len(columns))
        weights = np.log((1 + len(terms)) / (1 + frequency.astype(np.float32))).astype(np.float32)
        weights[frequency > max(_COMMONEST * len(terms), _FEWEST)] = 0.0
        self.rarity = {term: float(weights[column]) for term, column in columns.items()}
        rows, words = places[weights[places[:, 1]] != 0.0].T
        values = _of_unit_length(rows, weights[words])
        by_word = np.lexsort((rows, words))
        self._count = len(terms)
        self._words, self._values = words, values  # by passage, then by word
        self._of_passage = _bounds(rows, len(terms))
        self._passages, self._weights = rows[by_word], values[by_word]  # the same by word
        self._of_word = _bounds(words[by_word], len(columns))

    def likeness(self, passages: npt.NDArray[np.intp]) -> FloatArray:
        """Return how alike some passages are to each, shape ``(len(passages), all)``."""
        found = np.zeros((len(passages), self._count), np.float32)
        for likeness, passage in zip(found, passages.tolist(), strict=True):
            own = slice(*self._of_passage[passage : passage + 2])
            for word, value in zip(self._words[own].tolist(), self._values[own], strict=True):
                where = slice(*self._of_word[word : word + 2])
                likeness[self._passages[where]] += value * self._weights[where]
        return found


def _of_unit_length(rows: npt.NDArray[np.intp], values: FloatArray) -> FloatArray:
    """Return `values`, scaled so that those of each row have unit length; rows are in order."""
    if not len(rows):
        return values
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    lengths = np.sqrt(np.add.reduceat(values * values, starts))
    scales = (1 / np.maximum(lengths, _NONE)).astype(np.float32)
    return scales[np.cumsum(np.diff(rows, prepend=rows[0]) > 0)] * values


def _bounds(ordered: npt.NDArray[np.intp], count: int) -> list[int]:
    """Return where each of `count` numbers starts in an ordered row of them, and the end."""
    bounds: list[int] = np.searchsorted(ordered, np.arange(count + 1)).tolist()
    return bounds
