"""Word and character n-grams with a linear model, run by scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from greenscan.classifying.manifest import Manifest
from greenscan.classifying.protocol import Predictions
from greenscan.classifying.shared import ManifestClassifier, readable
from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS

MODEL_FILE = "model.skops"
NEEDED = (MODEL_FILE,)


class BaselineClassifier(ManifestClassifier):
    """A model directory of type ``baseline``.

    It has no sentence embeddings.

    Parameters
    ----------
    manifest
        Of the model directory.
    files
        Content of the skops file: a dictionary of ``features``, a fitted transformer of texts, and
        ``labels`` and ``kinds``, a fitted classifier each.

    Raises
    ------
    ModelError
        The file holds other types than such a model needs, or is not such a model.
    """

    def __init__(self, manifest: Manifest, files: Mapping[str, bytes]) -> None:
        super().__init__(manifest)
        parts = _load(self.name, files[MODEL_FILE])
        self._features, self._labels, self._kinds = (
            parts[part] for part in ("features", "labels", "kinds")
        )

    def classify(self, texts: Sequence[str]) -> Predictions:
        """Label `texts`; the order of the results is the order of the texts."""
        empty = np.empty((len(texts), 0), dtype=np.float32)
        if not texts:  # scikit-learn refuses an empty matrix
            return Predictions(
                np.empty((0, len(LABELS)), dtype=np.float32),
                np.empty((0, len(KINDS)), dtype=np.float32),
                empty,
            )
        features = self._features.transform([readable(text) for text in texts])
        return Predictions(
            self._labels.predict_proba(features).astype(np.float32),
            self._kinds.predict_proba(features).astype(np.float32),
            empty,
        )
