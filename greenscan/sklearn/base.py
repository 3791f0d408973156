"""What the classifiers share: a model directory or a fitted model behind one surface."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import NotFittedError

from greenscan.classifying.decision import decide
from greenscan.classifying.manifest import ModelType
from greenscan.labels import LABELS
from greenscan.sklearn.inputs import check_texts
from greenscan.sklearn.pretrained import SORTED_LABELS, Pretrained, pretrained

FloatArray = npt.NDArray[np.float64]


class Fitted(Protocol):
    """What predicts."""

    @property
    def classes(self) -> npt.NDArray[Any]:
        """The classes, sorted."""
        ...

    def probabilities(self, texts: list[str]) -> FloatArray:
        """Return the probability of each class, shape ``(n, classes)``."""
        ...


class TextClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # sklearn is untyped
    """A classifier of texts that is fitted, or stands for a model directory.

    Attributes
    ----------
    model_
        What `fit` made; absent before.
    """

    MODEL_TYPE: ClassVar[ModelType]
    model: str | os.PathLike[str] | None
    threshold: float | None
    model_: Fitted

    @property
    def classes_(self) -> npt.NDArray[Any]:
        """The classes, sorted: the columns of `predict_proba`."""
        return self._fitted().classes

    def predict_proba(self, X: Any) -> FloatArray:
        """Return the probability of each class.

        Parameters
        ----------
        X
            ``n`` texts.

        Returns
        -------
        numpy.ndarray
            Shape ``(n, classes)``, in the order of `classes_`.
        """
        said = self._fitted().probabilities(check_texts(X))
        # models compute in single precision, and scikit-learn asks for sums of 1 in double
        exact: FloatArray = said / said.sum(axis=1, keepdims=True)
        return exact

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """Return a class for each text: the most probable, or as `threshold` has it.

        Parameters
        ----------
        X
            ``n`` texts.

        Returns
        -------
        numpy.ndarray
            Shape ``(n,)``.
        """
        probabilities, classes = self.predict_proba(X), self.classes_
        if self.threshold is None:
            return np.asarray(classes[probabilities.argmax(axis=1)])
        if not has_our_labels(classes):
            raise ValueError(
                f"threshold decides between {', '.join(LABELS)}; the classes here are "
                f"{', '.join(map(str, classes))}: leave threshold at None"
            )
        ours = [classes.tolist().index(label) for label in LABELS]
        said = decide(probabilities[:, ours], self.threshold)
        return np.array([str(label) for label in said], dtype=classes.dtype)

    def _fitted(self) -> Fitted:
        fitted: Fitted | None = getattr(self, "model_", None)
        if fitted is not None:
            return fitted
        if self.model is not None:
            return Pretrained(pretrained(self.model, self.MODEL_TYPE))
        raise NotFittedError(
            f"this {type(self).__name__} is not fitted yet: call 'fit', or give model="
        )

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "model_") or self.model is not None

    def __sklearn_tags__(self) -> Any:
        return of_texts(super().__sklearn_tags__(), requires_fit=self.model is None)


def of_texts(tags: Any, *, requires_fit: bool) -> Any:
    """Return `tags` as an estimator of texts has them."""
    tags.input_tags.one_d_array = True
    tags.input_tags.two_d_array = False
    tags.input_tags.string = True
    tags.requires_fit = requires_fit
    return tags


def has_our_labels(classes: npt.NDArray[Any]) -> bool:
    """Say whether these sorted classes are those of greenscan."""
    return bool(np.array_equal(classes, SORTED_LABELS))


def new_folder(folder: str | os.PathLike[str]) -> Path:
    """Make a folder for a model.

    Raises
    ------
    FileExistsError
        There is something in it.
    """
    path = Path(folder)
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(f"{path} is not empty: name another folder, or remove it before")
    path.mkdir(parents=True, exist_ok=True)
    return path
