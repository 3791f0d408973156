"""Targets and weights of the rows that are trained on."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

from greenscan.training.examples import balanced, one_hot, smoothed


def test_smoothing_keeps_probabilities() -> None:
    rows = smoothed(one_hot(np.array([0, 3])), 0.2)
    assert rows == pytest.approx(np.array([[0.85, 0.05, 0.05, 0.05], [0.05, 0.05, 0.05, 0.85]]))


def test_balance_lifts_rare_labels_and_keeps_the_mean() -> None:
    labels = np.array([0, 0, 0, 1])
    assert balanced(labels, 0.0).tolist() == [1, 1, 1, 1]
    weights = balanced(labels, 1.0)
    assert weights[3] == pytest.approx(3 * weights[0])
    assert weights.mean() == pytest.approx(1.0)
