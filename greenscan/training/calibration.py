"""Temperature, fitted on the development part."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.base import softmax
from greenscan.training.corpus import IntArray

_BOUNDS = (0.1, 10.0)
Scores = npt.NDArray[np.floating[Any]]


def fit_temperature(logits: Scores, targets: IntArray) -> float:
    """Return the number to divide `logits` by so that their softmax is best calibrated.

    Minimises the negative log-likelihood (Guo et al. 2017, "On Calibration of Modern Neural
    Networks").

    Parameters
    ----------
    logits
        Shape ``(n, classes)``.
    targets
        Shape ``(n,)``: the true columns.
    """
    from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]

    wide = logits.astype(np.float64)

    def loss(log_temperature: float) -> float:
        return log_loss(softmax(wide / np.exp(log_temperature)), targets)

    found = minimize_scalar(loss, bounds=tuple(np.log(_BOUNDS)), method="bounded")
    return float(np.exp(found.x))


def log_loss(probabilities: Scores, targets: IntArray) -> float:
    """Return the mean negative log-likelihood of `targets`."""
    chosen = probabilities[np.arange(len(targets)), targets].astype(np.float64)
    return float(-np.log(np.clip(chosen, 1e-12, None)).mean())
