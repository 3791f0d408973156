"""What every classifier offers, whatever it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from greenscan.labels import Label

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Predictions:
    """What a classifier says of ``n`` sentences.

    Attributes
    ----------
    labels
        Shape ``(n, 4)``: calibrated probabilities in the order of `greenscan.labels.LABELS`.
    kinds
        Shape ``(n, 5)``: probabilities in the order of `greenscan.labels.KINDS`, given that the
        sentence is a claim.
    embeddings
        Shape ``(n, d)``, unit length; ``d`` is 0 for a model that has none.
    """

    labels: FloatArray
    kinds: FloatArray
    embeddings: FloatArray


class Classifier(Protocol):
    """A model that labels sentences."""

    @property
    def name(self) -> str:
        """Name of the model, as its manifest states it."""
        ...

    @property
    def version(self) -> str:
        """Version of the model."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the model's files, in hexadecimal."""
        ...

    @property
    def claim_threshold(self) -> float:
        """Probability of being a claim from which the model, by default, calls one."""
        ...

    @property
    def classes_(self) -> tuple[str, ...]:
        """Labels in column order."""
        ...

    def classify(self, texts: Sequence[str]) -> Predictions:
        """Label `texts`; the order of the results is the order of the texts."""
        ...

    def predict_proba(self, texts: Sequence[str]) -> FloatArray:
        """Return ``classify(texts).labels``."""
        ...

    def predict(self, texts: Sequence[str]) -> list[str]:
        """Return the label of each text, decided as in a report."""
        ...


@runtime_checkable
class SelfExplaining(Protocol):
    """A classifier that can say by itself which characters of a text moved its decision."""

    def contributions(
        self, texts: Sequence[str], labels: Sequence[Label]
    ) -> list[npt.NDArray[np.float64]]:
        """Return what the characters of each text add to the decision for its label.

        Parameters
        ----------
        texts, labels
            The texts and, for each, the label that is to be explained.

        Returns
        -------
        list
            One array a text, of the text's length.
        """
        ...
