"""Word and character n-grams with a linear model, run by scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.base import MAX_CHARACTERS, ManifestClassifier, readable
from greenscan.classifying.contributions import contributions
from greenscan.classifying.manifest import Manifest
from greenscan.classifying.protocol import Predictions
from greenscan.classifying.vocabularies import attach
from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS, Label

MODEL_FILE = "model.skops"
NEEDED = (MODEL_FILE,)

# Beyond what skops trusts by itself (plain types of scikit-learn, numpy and scipy), nothing.
TRUSTED: tuple[str, ...] = ()


class BaselineModel(ManifestClassifier):
    """A model directory of type ``baseline``.

    It has no sentence embeddings.

    Parameters
    ----------
    manifest
        Of the model directory.
    files
        Content of the skops file: a dictionary of ``features`` (texts to n-grams), ``terms``
        (their vocabularies), and ``labels`` and ``kinds`` (a linear model each).

    Raises
    ------
    ModelError
        The file is damaged, holds types that such a model does not need, or no such model.
    """

    def __init__(self, manifest: Manifest, files: Mapping[str, bytes]) -> None:
        super().__init__(manifest)
        try:
            self._features, self._labels, self._kinds = _parts(files[MODEL_FILE])
        except Exception as error:  # skops has no one base for its errors
            reason = str(error).partition("\n")[0]
            raise ModelError(
                f"model {self.name}: {MODEL_FILE} is not a baseline that greenscan trained "
                f"({reason}): fetch or train it again"
            ) from error

    def classify(self, texts: Sequence[str]) -> Predictions:
        """Label `texts`; the order of the results is the order of the texts."""
        if not texts:  # scikit-learn refuses an empty matrix
            shapes = (len(LABELS), len(KINDS), 0)
            return Predictions(*(np.empty((0, width), dtype=np.float32) for width in shapes))
        features = self._features.transform([readable(text) for text in texts])
        return Predictions(
            self._labels.predict_proba(features).astype(np.float32),
            self._kinds.predict_proba(features).astype(np.float32),
            np.empty((len(texts), 0), dtype=np.float32),
        )

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
            One array a text, of the text's length. Its sum and the label's intercept make the
            label's decision function, the logarithm of its probability but for a constant that all
            labels share.

        Raises
        ------
        ModelError
            When the model's features are no plain n-grams.
        """
        bounded = [readable(text) for text in texts]
        classes = [LABELS.index(label) for label in labels]
        try:
            spread = contributions(self._features, self._labels.coef_, bounded, classes)
        except ValueError as error:
            raise ModelError(f"model {self.name} cannot explain itself: {error}") from error
        beyond = [max(len(text) - MAX_CHARACTERS, 0) for text in texts]
        return [np.pad(found, (0, missing)) for found, missing in zip(spread, beyond, strict=True)]


def _parts(content: bytes) -> tuple[Any, Any, Any]:
    """Return the three parts of a model; any exception tells what is wrong with the file."""
    import skops.io
    from sklearn.exceptions import InconsistentVersionWarning
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion

    with warnings.catch_warnings():
        # The file is the one that the manifest describes, and every scikit-learn that greenscan
        # supports computes the same from it (tests/classifying/test_versions.py): a user can do
        # nothing about which one wrote it.
        warnings.simplefilter("ignore", InconsistentVersionWarning)
        stored = skops.io.loads(content, trusted=list(TRUSTED))
    features, labels, kinds = stored["features"], stored["labels"], stored["kinds"]
    expected = [(features, FeatureUnion), (labels, LogisticRegression), (kinds, LogisticRegression)]
    expected += [(part, TfidfVectorizer) for _, part in features.transformer_list]
    for part, wanted in expected:
        if type(part) is not wanted:
            raise TypeError(f"{type(part).__name__} where {wanted.__name__} is expected")
    attach(features, stored["terms"])
    for model, names in ((labels, LABELS), (kinds, KINDS)):
        if model.classes_.tolist() != list(range(len(names))):
            raise ValueError(f"its classes are {model.classes_.tolist()}")
    return features, labels, kinds
