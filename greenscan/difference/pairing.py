"""Which claim of one screening is which claim of the other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

import numpy as np

from greenscan.difference.statements import Statement
from greenscan.identity import normalised

SAME = 1.0
ALIKE = 0.5
"""Cosine of character n-grams from which two texts are one claim in other words."""

Pair = tuple[int, int, float]
"""Position among the old claims, among the new ones, and how alike they are."""


def pair(old: Sequence[Statement], new: Sequence[Statement]) -> list[Pair]:
    """Pair old and new claims, each at most once, in the order of the new ones.

    Equal texts come first, those on the same page and else in reading order; of what is left,
    the pairing with the highest sum of likenesses.
    """
    pairs = _equal(old, new, by_page=True)
    pairs += _equal(old, new, by_page=False, met=pairs)
    pairs += _alike(old, new, pairs)
    return sorted(pairs, key=lambda found: found[1])


def _equal(
    old: Sequence[Statement], new: Sequence[Statement], *, by_page: bool, met: Sequence[Pair] = ()
) -> list[Pair]:
    def key(statement: Statement) -> tuple[str, str]:
        return normalised(statement.text), statement.page if by_page else ""

    waiting: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
    for position in _left(len(old), [pair[0] for pair in met]):
        waiting[key(old[position])].append(position)
    return [
        (queue.popleft(), position, SAME)
        for position in _left(len(new), [pair[1] for pair in met])
        if (queue := waiting.get(key(new[position])))
    ]


def _alike(old: Sequence[Statement], new: Sequence[Statement], met: Sequence[Pair]) -> list[Pair]:
    from scipy.optimize import linear_sum_assignment
    from sklearn.feature_extraction.text import TfidfVectorizer

    olds = _left(len(old), [pair[0] for pair in met])
    news = _left(len(new), [pair[1] for pair in met])
    texts = [normalised(old[at].text) for at in olds] + [normalised(new[at].text) for at in news]
    if not olds or not news or not any(texts):
        return []
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    rows = grams.fit_transform(texts).astype(np.float32)
    likeness = (rows[: len(olds)] @ rows[len(olds) :].T).toarray()
    likeness[likeness < ALIKE] = 0.0
    chosen = zip(*linear_sum_assignment(likeness, maximize=True), strict=True)
    return [
        (olds[row], news[column], round(float(likeness[row, column]), 3))
        for row, column in chosen
        if likeness[row, column] > 0
    ]


def _left(length: int, met: Sequence[int]) -> list[int]:
    taken = set(met)
    return [position for position in range(length) if position not in taken]
