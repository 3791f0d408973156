"""Model directories behind the estimators, each loaded once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying import Classifier, load_model
from greenscan.classifying.loading import model_folder
from greenscan.classifying.manifest import ModelType, read_manifest
from greenscan.errors import ModelError
from greenscan.labels import LABELS

_KEPT = 4
SORTED_LABELS = np.array(sorted(map(str, LABELS)))
"""Our labels as scikit-learn orders classes."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """A loaded model in the place of a fitted one."""

    classifier: Classifier

    @property
    def classes(self) -> npt.NDArray[Any]:
        """The labels, sorted."""
        return SORTED_LABELS

    def probabilities(self, texts: list[str]) -> npt.NDArray[np.float64]:
        """Return the probability of each class, shape ``(n, 4)``."""
        columns = [LABELS.index(label) for label in SORTED_LABELS]
        return self.classifier.classify(texts).labels[:, columns].astype(np.float64)


def pretrained(name: str | os.PathLike[str], wanted: ModelType | None = None) -> Classifier:
    """Load a model directory, or take it from those that have been loaded.

    It is loaded anew where its files have changed.

    Raises
    ------
    ModelError
        There is no such model, its files are missing or altered, or it is not of the type wanted.
    """
    folder = model_folder(name)
    manifest = read_manifest(folder)
    if wanted is not None and manifest.type is not wanted:
        raise ModelError(
            f"model {manifest.name} is a {manifest.type}: "
            f"take {manifest.type.capitalize()}Classifier for it"
        )
    return _loaded(folder.resolve(), manifest.digest)


@lru_cache(maxsize=_KEPT)
def _loaded(folder: Path, digest: str) -> Classifier:  # noqa: ARG001  (tells files apart)
    return load_model(folder)
