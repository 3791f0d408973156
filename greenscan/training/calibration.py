"""Temperature, fitted on the development part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.base import softmax
from greenscan.training.data.corpus import NO_KIND, Corpus, IntArray

_BOUNDS = (0.1, 10.0)
Scores = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Temperatures:
    """Numbers to divide the logits of each head by."""

    labels: float
    kinds: float


def fit_temperatures(corpus: Corpus, rows: IntArray, logits: Mapping[str, Scores]) -> Temperatures:
    """Fit both heads' temperatures on `rows` of `corpus`, for which `logits` were put out.

    Where no row has a kind, the kind head stays as it is.
    """
    labels, kinds = corpus.labels[rows], corpus.kinds[rows]
    known = kinds != NO_KIND
    return Temperatures(
        labels=fit_temperature(logits["label_logits"], labels),
        kinds=fit_temperature(logits["kind_logits"][known], kinds[known]) if known.any() else 1.0,
    )


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
    from scipy.optimize import minimize_scalar

    wide = logits.astype(np.float64)

    def loss(log_temperature: float) -> float:
        return log_loss(softmax(wide / np.exp(log_temperature)), targets)

    found = minimize_scalar(loss, bounds=tuple(np.log(_BOUNDS)), method="bounded")
    return float(np.exp(found.x))


def log_loss(probabilities: Scores, targets: IntArray) -> float:
    """Return the mean negative log-likelihood of `targets`."""
    chosen = probabilities[np.arange(len(targets)), targets].astype(np.float64)
    return float(-np.log(np.clip(chosen, 1e-12, None)).mean())
