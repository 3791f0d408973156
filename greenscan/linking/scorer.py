"""From features to a calibrated probability: logistic regression, stored as plain numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from greenscan.linking.vectors import FloatArray

RERANKED = ("reranker", "reranker_lead")
"""Names of the features that the reranker adds: its logit, and its lead over the next best."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over standardised features."""

    mean: FloatArray
    scale: FloatArray
    weights: FloatArray
    bias: float

    def probabilities(self, features: FloatArray) -> npt.NDArray[np.float64]:
        """Return a probability for each row of `features`."""
        logits = ((features - self.mean) / self.scale).astype(np.float64) @ self.weights + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-logits)), np.float64)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Return the regression that `data` describes; its features have to be `names`."""
        if list(data["features"]) != list(names):
            raise ValueError("the scorer was made for other features")
        arrays = [np.array(data[key], np.float32) for key in ("mean", "scale", "weights")]
        if any(array.shape != (len(names),) for array in arrays) or not (arrays[1] > 0).all():
            raise ValueError("the scorer's numbers are not one for each feature")
        return cls(*arrays, float(data["bias"]))


@dataclass(frozen=True, slots=True)
class Scorer:
    """Two regressions and the threshold.

    Attributes
    ----------
    first
        Over the features that cost little; decides what the reranker reads.
    last
        Over all features; None where there is no reranker.
    threshold
        Probability from which a passage is given as support.
    further
        The same, for passages after the best.
    opposed
        Share of words that claim and passage have to meet in each other, softly, before another
        figure is taken for one of the same thing.
    """

    first: Linear
    last: Linear | None
    threshold: float
    further: float
    opposed: float

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Return the scorer that `data` describes.

        Raises
        ------
        KeyError, TypeError, ValueError
            When it was made for other features, or is damaged.
        """
        last = data.get("last")
        return cls(
            first=Linear.from_dict(data["first"], names),
            last=Linear.from_dict(last, (*names, *RERANKED)) if last else None,
            threshold=float(data["threshold"]),
            further=float(data["further"]),
            opposed=float(data["opposed"]),
        )
