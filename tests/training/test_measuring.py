"""Calibration, metrics and intervals, against known values and scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from sklearn.metrics import f1_score
from sklearn.metrics import log_loss as sklearn_log_loss

from greenscan.classifying import decide
from greenscan.classifying.base import softmax
from greenscan.labels import LABELS
from greenscan.training.calibration import fit_temperature
from greenscan.training.data.corpus import NO_KIND
from greenscan.training.judging.bootstrap import differences, estimates
from greenscan.training.judging.tallies import Tallies, tally

Array = npt.NDArray[Any]
RANDOM = np.random.default_rng(7)
THRESHOLD = 0.45


def _drawn(count: int, sharpness: float = 1.0) -> tuple[Array, Array]:
    """Logits, and labels drawn from their softmax at `sharpness`."""
    logits = RANDOM.normal(size=(count, 4)).astype(np.float32) * 2
    chances = softmax(logits * np.float32(sharpness))
    labels = np.array([RANDOM.choice(4, p=row / row.sum()) for row in chances.astype(float)])
    return logits, labels


@pytest.fixture(scope="module")
def case() -> dict[str, Array]:
    logits, labels = _drawn(400)
    kinds = np.where(labels > 0, RANDOM.integers(0, 5, 400), NO_KIND)
    return {
        "labels": softmax(logits),
        "kinds": softmax(RANDOM.normal(size=(400, 5)).astype(np.float32)),
        "true_labels": labels,
        "true_kinds": kinds,
        "groups": RANDOM.integers(0, 40, 400),
    }


@pytest.fixture(scope="module")
def tallies(case: dict[str, Array]) -> Tallies:
    return tally(**case, threshold=THRESHOLD)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.5])
def test_temperature_is_found_again(temperature: float) -> None:
    logits, labels = _drawn(4000, sharpness=1 / temperature)
    assert fit_temperature(logits, labels) == pytest.approx(temperature, rel=0.1)


def test_metrics_agree_with_scikit_learn(case: dict[str, Array], tallies: Tallies) -> None:
    values = {name: estimate["value"] for name, estimate in estimates(tallies, 1).items()}
    true = case["true_labels"]
    said = np.array([LABELS.index(label) for label in decide(case["labels"], THRESHOLD)])
    by_label = f1_score(true, said, average=None)
    assert [values[f"f1_{label}"] for label in LABELS] == pytest.approx(by_label, abs=1e-4)
    assert values["macro_f1"] == pytest.approx(by_label.mean(), abs=1e-4)
    assert values["claim_f1"] == pytest.approx(f1_score(true > 0, said > 0), abs=1e-4)
    claims = true > 0
    kind_f1 = f1_score(case["true_kinds"][claims], case["kinds"][claims].argmax(1), average="macro")
    assert values["kind_macro_f1"] == pytest.approx(kind_f1, abs=1e-4)
    expected = sklearn_log_loss(true, _exact(case["labels"]), labels=range(4))
    assert values["log_loss"] == pytest.approx(expected, abs=1e-3)


def test_calibration_error_by_hand() -> None:
    labels = np.array([[0.8, 0.2, 0, 0]] * 10, dtype=np.float32)
    true = np.array([0] * 6 + [1] * 4)  # said with 0.8, right six times of ten
    counted = tally(
        labels,
        np.full((10, 5), 0.2, dtype=np.float32),
        threshold=0.5,
        true_labels=true,
        true_kinds=np.where(true > 0, 0, NO_KIND),
        groups=np.arange(10),
    )
    assert estimates(counted, 1)["calibration_error"]["value"] == pytest.approx(0.2)


def test_interval_holds_the_value_and_widens_with_fewer_documents(
    case: dict[str, Array], tallies: Tallies
) -> None:
    many = estimates(tallies, 1)["macro_f1"]
    assert many["low"] < many["value"] < many["high"]
    one_per_sentence = {**case, "groups": np.arange(400)}
    doubled = {name: np.concatenate([values] * 4) for name, values in one_per_sentence.items()}
    wide = estimates(tally(**doubled, threshold=THRESHOLD), 1)["macro_f1"]
    narrow_groups = {**doubled, "groups": np.arange(1600)}
    narrow = estimates(tally(**narrow_groups, threshold=THRESHOLD), 1)["macro_f1"]
    # four copies of each sentence in one document tell no more than one; held apart they would
    assert wide["high"] - wide["low"] > 1.5 * (narrow["high"] - narrow["low"])


def test_seed_decides_the_interval(tallies: Tallies) -> None:
    assert estimates(tallies, 1) == estimates(tallies, 1)
    assert estimates(tallies, 1) != estimates(tallies, 2)


def test_no_difference_from_oneself(tallies: Tallies) -> None:
    nothing = {"value": 0.0, "low": 0.0, "high": 0.0}
    assert all(found == nothing for found in differences(tallies, tallies, 1).values())


def test_perfect_minus_reversed_is_positive(case: dict[str, Array]) -> None:
    right = np.eye(4, dtype=np.float32)[case["true_labels"]]
    perfect = tally(**{**case, "labels": right}, threshold=THRESHOLD)
    wrong = tally(**{**case, "labels": right[:, ::-1]}, threshold=THRESHOLD)
    assert differences(perfect, wrong, 1)["macro_f1"]["low"] > 0.9


def _exact(rows: Array) -> Array:
    """Return `rows` as scikit-learn wants them: in double precision, with sums of one."""
    wide: Array = rows.astype(np.float64)
    wide /= wide.sum(axis=1, keepdims=True)
    return wide
