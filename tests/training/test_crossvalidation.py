"""Folds that cover the corpus once, and contrast sets that count only when wholly right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from greenscan.classifying import Predictions
from greenscan.labels import KINDS, LABELS
from greenscan.training.crossvalidation import cross_validate, merge
from greenscan.training.data.corpus import Corpus
from greenscan.training.data.splitting import cross_splits
from greenscan.training.job import Job
from greenscan.training.judging.contrast import wholly_right
from tests.training.conftest import SEED

pytest.importorskip("datasets")


def sure_of(labels: np.ndarray) -> Predictions:
    rows = len(labels)
    return Predictions(
        np.eye(len(LABELS), dtype=np.float32)[labels],
        np.full((rows, len(KINDS)), 1 / len(KINDS), dtype=np.float32),
        np.zeros((rows, 0), dtype=np.float32),
    )


def test_each_row_is_tested_once_and_never_trained_on_then(corpus: Corpus) -> None:
    splits = cross_splits(corpus, 4, SEED)
    tested = np.concatenate([split.test for split in splits])
    assert sorted(tested.tolist()) == list(range(len(corpus)))
    for split in splits:
        sides = (split.training, split.development, split.test)
        assert sum(map(len, sides)) == len(corpus)
        assert not set(split.groups[split.training]) & set(split.groups[split.test])


def test_merged_predictions_are_in_the_order_of_the_corpus(corpus: Corpus) -> None:
    splits = cross_splits(corpus, 4, SEED)
    said = [sure_of(corpus.labels[split.test]) for split in splits]
    merged = merge(corpus, splits, said)
    assert merged.labels.argmax(1).tolist() == corpus.labels.tolist()


def test_folds_that_leave_rows_out_are_refused(corpus: Corpus) -> None:
    splits = cross_splits(corpus, 4, SEED)[:3]
    said = [sure_of(corpus.labels[split.test]) for split in splits]
    with pytest.raises(ValueError, match="cover"):
        merge(corpus, splits, said)


def test_one_wrong_version_spoils_its_set(corpus: Corpus) -> None:
    names = ["a", "a", "b", "b", "b"]
    with_sets = replace(corpus, sets=(*names, *[""] * (len(corpus) - len(names))))
    part = corpus.parts[0]
    decided = [LABELS[label] for label in corpus.labels]
    assert wholly_right(with_sets, decided, part) == {"count": 2, "wholly_right": 2}
    decided[3] = next(label for label in LABELS if label != decided[3])
    assert wholly_right(with_sets, decided, part) == {"count": 2, "wholly_right": 1}
    assert wholly_right(corpus, decided, part) is None


def test_finished_folds_are_not_trained_again(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    split = cross_splits(corpus, 3, SEED)[0]
    job = Job(corpus, split, tmp_path / "model", tmp_path / "work", "1", SEED, None)
    first = cross_validate(job, 3)
    assert first["parts"][corpus.parts[0]]["sentences"] == len(corpus)
    monkeypatch.setattr("greenscan.training.linear.train_baseline", None)
    assert cross_validate(job, 3) == first
    with pytest.raises(TypeError):  # other folds have to be trained
        cross_validate(replace(job, seed=SEED + 1), 3)
