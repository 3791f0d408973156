"""Contrast sets: versions of one claim that differ only in what supports it."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.labels import LABELS, Label
from greenscan.training.data.corpus import Corpus
from greenscan.training.job import Facts


def wholly_right(corpus: Corpus, decided: Sequence[Label], part: str) -> Facts | None:
    """Return how many contrast sets there are and how many have every version right.

    Parameters
    ----------
    corpus, decided
        ``n`` sentences and the labels that a model gives them.
    part
        Name of the data to look at; the result is None where it has no contrast sets.
    """
    by_set: dict[str, list[bool]] = {}
    for row in corpus.part(part):
        if name := corpus.sets[row]:
            right = LABELS[corpus.labels[row]] == decided[row]
            by_set.setdefault(name, []).append(right)
    if not by_set:
        return None
    return {"count": len(by_set), "wholly_right": sum(map(all, by_set.values()))}
