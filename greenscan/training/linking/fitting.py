"""The scorer fitted to the development half, and its thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.linking.features import FEATURES
from greenscan.linking.scorer import Linear
from greenscan.training.linking.material import Case, stacked

STRENGTH = 0.05  # inverse of the penalty on weights; the best of 0.02 to 0.2 in cross-validation
_DIGITS = 5
_FEWEST = 25  # claims given support that a share is taken of


def fit_linear(cases: Sequence[Case]) -> dict[str, Any]:
    """Fit a logistic regression to the candidates of `cases`; see `Linear.from_dict`."""
    from sklearn.linear_model import LogisticRegression

    features, right = stacked(cases)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((features - mean) / scale, right)
    rounded = {
        name: [round(float(value), _DIGITS) for value in values]
        for name, values in (("mean", mean), ("scale", scale), ("weights", model.coef_[0]))
    }
    return {"features": list(FEATURES), **rounded, "bias": round(float(model.intercept_[0]), 5)}


def cross_validated(cases: Sequence[Case]) -> list[npt.NDArray[np.float64]]:
    """Return probabilities of every case by a model that has not seen its report.

    What is not let through when the model is used has the probability 0.
    """
    models = {
        name: Linear.from_dict(
            fit_linear([case for case in cases if case.report != name]), FEATURES
        )
        for name in sorted({case.report for case in cases})
    }
    return [
        np.where(case.allowed, models[case.report].probabilities(case.features), 0.0)
        for case in cases
    ]


def threshold_for(
    cases: Sequence[Case], scores: Sequence[npt.NDArray[np.float64]], least_right: float
) -> float:
    """Return the lowest threshold at which enough first passages are right, here and above.

    Parameters
    ----------
    least_right
        Share of the claims given support whose first passage has to be right.
    """
    chosen = 1.0
    for bar in np.round(np.arange(0.95, 0.1, -0.01), 2):
        counts = tallies(cases, scores, float(bar))
        if counts["given"] >= _FEWEST and counts["first_right"] < least_right * counts["given"]:
            break
        chosen = float(bar)
    return chosen


def tallies(
    cases: Sequence[Case], scores: Sequence[npt.NDArray[np.float64]], threshold: float
) -> dict[str, int]:
    """Count what a threshold would give: claims given support, right at first, found, in vain."""
    counts = dict.fromkeys(("given", "first_right", "supported", "bare", "bare_given"), 0)
    for case, each in zip(cases, scores, strict=True):
        given = bool(len(each)) and float(each.max()) >= threshold
        bare = not case.link["support"] and not case.link["contradiction"]
        counts["given"] += given
        counts["first_right"] += bool(given and case.right[int(each.argmax())])
        counts["supported"] += bool(case.link["support"])
        counts["bare"] += bare
        counts["bare_given"] += bare and given
    return counts
