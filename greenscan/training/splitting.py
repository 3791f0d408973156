"""Training, development and test parts that share no document and no sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from greenscan.labels import KINDS, LABELS
from greenscan.training.corpus import Corpus, IntArray, TrainingError
from greenscan.training.grouping import document_groups, normalised

FOLDS = 8  # one fold is the test part, one the development part: 12.5 % each


@dataclass(frozen=True, slots=True)
class Split:
    """Rows of a corpus on each side, ascending, and the group of every row."""

    training: IntArray
    development: IntArray
    test: IntArray
    groups: IntArray


def split_by_document(corpus: Corpus, seed: int) -> Split:
    """Split `corpus` so that no group of documents is on two sides, label shares kept.

    Raises
    ------
    TrainingError
        There are too few documents, or the same sentence is on two sides.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    groups = document_groups(corpus)
    if (count := len(np.unique(groups))) < FOLDS:
        raise TrainingError(f"{count} independent documents: at least {FOLDS} are needed")
    folds = StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    parts = [rows for _, rows in folds.split(corpus.texts, corpus.labels, groups)]
    split = Split(
        training=np.sort(np.concatenate(parts[2:])).astype(np.int64),
        development=parts[1].astype(np.int64),
        test=parts[0].astype(np.int64),
        groups=groups,
    )
    check_split(corpus, split)
    _check_classes(corpus, split)
    return split


def check_split(corpus: Corpus, split: Split) -> None:
    """Raise `TrainingError` where two sides share a document or a sentence."""
    sides = (split.training, split.development, split.test)
    for what, values in (
        ("document", corpus.documents),
        ("sentence", tuple(map(normalised, corpus.texts))),
    ):
        seen = [{values[row] for row in side} for side in sides]
        shared = (seen[0] & seen[1]) | (seen[0] & seen[2]) | (seen[1] & seen[2])
        if shared:
            raise TrainingError(f"on two sides of the split: {what} {min(shared)!r}")


def _check_classes(corpus: Corpus, split: Split) -> None:
    """Raise `TrainingError` where the training part lacks a label or a kind."""
    for names, values in ((LABELS, corpus.labels), (KINDS, corpus.kinds)):
        missing = set(range(len(names))) - set(values[split.training].tolist())
        if missing:
            name = names[min(missing)]
            raise TrainingError(f"no training sentence is {name}: add some of other documents")
