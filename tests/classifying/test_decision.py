"""One rule turns probabilities into a label."""

from __future__ import annotations

import numpy as np
import pytest

from greenscan.classifying import decide
from greenscan.labels import Label


@pytest.mark.parametrize(
    ("row", "threshold", "label"),
    [
        ((0.50, 0.10, 0.30, 0.10), 0.40, Label.UNSUPPORTED),  # none leads, and is still a claim
        ((0.50, 0.10, 0.30, 0.10), 0.51, Label.NONE),
        ((0.60, 0.20, 0.10, 0.10), 0.40, Label.VAGUE),  # exactly on the threshold
        ((0.20, 0.40, 0.40, 0.00), 0.50, Label.VAGUE),  # a tie goes to the weaker label
        ((0.00, 0.10, 0.10, 0.80), 0.50, Label.SUPPORTED),
        ((1.00, 0.00, 0.00, 0.00), 0.00, Label.VAGUE),  # everything reaches a threshold of nothing
    ],
)
def test_label(row: tuple[float, ...], threshold: float, label: Label) -> None:
    assert decide(np.array([row]), threshold) == [label]


def test_single_precision_decides_alike() -> None:
    row = np.array([[0.6, 0.2, 0.1, 0.1]])
    assert decide(row.astype(np.float32), 0.4) == decide(row, 0.4) == [Label.VAGUE]


def test_input_is_left_alone_and_no_rows_are_no_labels() -> None:
    rows = np.full((2, 4), 0.25)
    decide(rows, 0.5)
    assert (rows == 0.25).all()
    assert decide(np.empty((0, 4)), 0.5) == []
