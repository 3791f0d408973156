"""Training, development and test parts that share no document and no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import Corpus, IntArray, TrainingError, join
from greenscan.training.data.grouping import document_groups, normalised

SIDES = 10  # one tenth is the test part, one the development part


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
    return given_split([corpus], None, None, seed)[1]


def given_split(
    training: Sequence[Corpus], development: Corpus | None, test: Corpus | None, seed: int
) -> tuple[Corpus, Split]:
    """Join data that comes in parts, and split it.

    Parameters
    ----------
    training
        One corpus or more.
    development, test
        None takes about a tenth of the documents of `training`.
    seed
        Of what is taken.

    Raises
    ------
    TrainingError
        There are too few documents, or the same document or sentence is on two sides.
    """
    corpus = join([*training, *(each for each in (development, test) if each is not None)])
    groups = document_groups(corpus)
    if development is None or test is None:
        _check_count(groups)
    rest = np.arange(sum(map(len, training)))
    sides: list[IntArray] = []
    first = len(rest)
    for given in (development, test):
        if given is not None:
            side = np.arange(first, first + len(given))
            first += len(given)
        else:
            side = _tenth(corpus, rest, groups, len(groups), seed + len(sides))
            rest = np.setdiff1d(rest, side)
        sides.append(side)
    split = Split(rest, sides[0], sides[1], groups)
    check_split(corpus, split)
    _check_classes(corpus, split)
    return corpus, split


def cross_splits(
    corpus: Corpus, folds: int, seed: int, groups: IntArray | None = None
) -> list[Split]:
    """Return one split a fold: the folds take turns as the test part.

    The development part is about a tenth of all. `groups` are those of the documents of `corpus`,
    where they are known already: finding them takes minutes for tens of thousands of sentences.

    Raises
    ------
    TrainingError
        There are too few documents, or the same sentence is on two sides.
    """
    groups = document_groups(corpus) if groups is None else groups
    _check_count(groups, folds)
    everything = np.arange(len(corpus))
    splits = []
    for test in _parts(corpus, everything, groups, folds, seed):
        rest = np.setdiff1d(everything, test)
        development = _tenth(corpus, rest, groups, len(everything), seed)
        split = Split(np.setdiff1d(rest, development), development, test, groups)
        check_split(corpus, split)
        _check_classes(corpus, split)
        splits.append(split)
    return splits


def _check_count(groups: IntArray, folds: int = 0) -> None:
    least = max(SIDES, folds) + 2
    if (count := len(np.unique(groups))) < least:
        raise TrainingError(
            f"{count} independent documents: at least {least} are needed; add some, or name "
            "files of your own with --development and --test"
        )


def _tenth(corpus: Corpus, rows: IntArray, groups: IntArray, whole: int, seed: int) -> IntArray:
    """Take about a tenth of `whole` sentences out of `rows`, in whole groups.

    Which part is taken is drawn: the first of them always holds the largest group.
    """
    count = max(2, round(len(rows) * SIDES / whole))
    parts = _parts(corpus, rows, groups, count, seed)
    return parts[np.random.default_rng(seed).integers(len(parts))]


def _parts(
    corpus: Corpus, rows: IntArray, groups: IntArray, count: int, seed: int
) -> list[IntArray]:
    """Cut `rows` into `count` parts of whole groups with like shares of labels."""
    from sklearn.model_selection import StratifiedGroupKFold

    folds = StratifiedGroupKFold(n_splits=count, shuffle=True, random_state=seed)
    parts = folds.split(rows, corpus.labels[rows], groups[rows])
    return [np.sort(rows[part]).astype(np.int64) for _, part in parts]


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
        if names is KINDS and not corpus.has_kinds:
            continue
        missing = set(range(len(names))) - set(values[split.training].tolist())
        if missing:
            name = names[min(missing)]
            raise TrainingError(f"no training sentence is {name}: add some of other documents")
