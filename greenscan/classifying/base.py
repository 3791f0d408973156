"""What all classifiers of this package share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from greenscan.classifying.decision import decide
from greenscan.classifying.manifest import Manifest
from greenscan.classifying.protocol import FloatArray, Predictions
from greenscan.labels import LABELS

MAX_CHARACTERS = 8192  # a longer "sentence" is none; no model reads its end


class ManifestClassifier:
    """The part of `greenscan.classifying.protocol.Classifier` that follows from a manifest.

    Parameters
    ----------
    manifest
        Of the model directory that the model was loaded from.
    """

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    @property
    def name(self) -> str:
        """Name of the model, as its manifest states it."""
        return self._manifest.name

    @property
    def version(self) -> str:
        """Version of the model."""
        return self._manifest.version

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the model's files, in hexadecimal."""
        return self._manifest.digest

    @property
    def claim_threshold(self) -> float:
        """Probability of being a claim from which the model, by default, calls one."""
        return self._manifest.claim_threshold

    @property
    def classes_(self) -> tuple[str, ...]:
        """Labels in column order."""
        return tuple(map(str, LABELS))

    def classify(self, texts: Sequence[str]) -> Predictions:
        """Label `texts`; the order of the results is the order of the texts."""
        raise NotImplementedError

    def predict_proba(self, texts: Sequence[str]) -> FloatArray:
        """Return ``classify(texts).labels``."""
        return self.classify(texts).labels

    def predict(self, texts: Sequence[str]) -> list[str]:
        """Return the label of each text, decided as in a report."""
        return [str(label) for label in decide(self.predict_proba(texts), self.claim_threshold)]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} {self.version}>"


def readable(text: str) -> str:
    """Return `text` as every tokeniser takes it: bounded, and without lone surrogates."""
    return text[:MAX_CHARACTERS].encode("utf-8", errors="replace").decode("utf-8")


def softmax(logits: npt.NDArray[np.float32]) -> FloatArray:
    """Return probabilities, row by row, of `logits` of shape ``(n, classes)``."""
    wide = logits.astype(np.float64)
    powers = np.exp(wide - wide.max(axis=1, keepdims=True, initial=-np.inf))
    probabilities: FloatArray = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    return probabilities
