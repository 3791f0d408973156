"""Temperature and claim threshold, fitted on the development part."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.base import softmax
from greenscan.classifying.decision import claim_probability
from greenscan.labels import LABELS, Label
from greenscan.training.corpus import IntArray

_BOUNDS = (0.1, 10.0)
_GRID = np.round(np.arange(0.05, 0.96, 0.01), 2)

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


def choose_threshold(probabilities: Scores, labels: IntArray) -> float:
    """Return the claim probability, of two decimals, that tells claims apart best.

    Best is the highest F1 of "is a claim"; of equally good ones the one nearest to a half.

    Parameters
    ----------
    probabilities
        Shape ``(n, 4)``, calibrated.
    labels
        Shape ``(n,)``: true positions in `greenscan.labels.LABELS`.
    """
    scores = claim_probability(probabilities)
    claims = labels != LABELS.index(Label.NONE)
    said = scores[None, :] >= _GRID[:, None]
    hits = (said & claims).sum(axis=1)
    f1 = 2 * hits / np.maximum(said.sum(axis=1) + claims.sum(), 1)
    best = np.flatnonzero(f1 >= f1.max() - 1e-12)
    return float(_GRID[best[np.abs(_GRID[best] - 0.5).argmin()]])
