"""From features to a calibrated probability: logistic regression, stored as plain numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from greenscan.linking.vectors import FloatArray

_LARGEST = 50.0  # logit that makes a difference to no probability


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over standardised features."""

    mean: FloatArray
    scale: FloatArray
    weights: FloatArray
    bias: float

    def probabilities(self, features: FloatArray) -> npt.NDArray[np.float64]:
        """Return a probability for each row of `features`."""
        standardised = ((features - self.mean) / self.scale).astype(np.float64)
        logits = (standardised * self.weights).sum(axis=1) + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -_LARGEST, _LARGEST))), np.float64)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Return the regression that `data` describes; its features have to be `names`."""
        if list(data["features"]) != list(names):
            raise ValueError("the scorer was made for other features")
        mean, scale, weights = (
            np.array(data[key], np.float32) for key in ("mean", "scale", "weights")
        )
        if (
            any(each.shape != (len(names),) for each in (mean, scale, weights))
            or not (scale > 0).all()
        ):
            raise ValueError("the scorer's numbers are not one for each feature")
        return cls(mean, scale, weights, float(data["bias"]))


@dataclass(frozen=True, slots=True)
class Scorer:
    """The regression and its thresholds.

    Attributes
    ----------
    linear
        From features to the probability that a passage backs a claim.
    threshold
        Probability from which a passage is given as support.
    further
        The same, for passages after the best.
    """

    linear: Linear
    threshold: float
    further: float

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], names: Sequence[str]) -> Self:
        """Return the scorer that `data` describes.

        Raises
        ------
        KeyError, TypeError, ValueError
            When it was made for other features, or is damaged.
        """
        return cls(
            linear=Linear.from_dict(data["linear"], names),
            threshold=float(data["threshold"]),
            further=float(data["further"]),
        )
