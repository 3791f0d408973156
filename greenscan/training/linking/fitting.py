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
    """Return probabilities of every case by a model that has not seen its report."""
    models = {
        name: Linear.from_dict(
            fit_linear([case for case in cases if case.report != name]), FEATURES
        )
        for name in sorted({case.report for case in cases})
    }
    return [models[case.report].probabilities(case.features) for case in cases]


def threshold_for(
    cases: Sequence[Case], scores: Sequence[npt.NDArray[np.float64]], most_false: float
) -> float:
    """Return the lowest threshold at which few enough claims without support are given some.

    Parameters
    ----------
    most_false
        Share of the claims without support that may be given any.
    """
    bare = sorted(
        (
            float(each.max(initial=0.0))
            for case, each in zip(cases, scores, strict=True)
            if not case.link["support"] and not case.link["contradiction"]
        ),
        reverse=True,
    )
    return round(bare[int(most_false * len(bare))] + 0.005, 2)
