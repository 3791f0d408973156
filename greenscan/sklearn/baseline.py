"""`BaselineClassifier`: n-grams with a linear model, by the recipe of ``baseline-en``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, cross_val_predict
from sklearn.utils import check_consistent_length, check_random_state
from sklearn.utils.validation import check_is_fitted

from greenscan.classifying.base import readable
from greenscan.classifying.baseline import MODEL_FILE
from greenscan.classifying.manifest import ModelType
from greenscan.labels import KINDS, LABELS
from greenscan.sklearn.base import FloatArray, TextClassifier, has_our_labels, new_folder
from greenscan.sklearn.inputs import check_classes, check_texts, is_missing
from greenscan.training.building import CLAIM_THRESHOLD, write_manifest
from greenscan.training.calibration import fit_temperature
from greenscan.training.data.corpus import NO_KIND, IntArray
from greenscan.training.linear import (
    FOLDS,
    Baseline,
    Folds,
    build_features,
    build_regression,
    fold_temperature,
    search,
)


class BaselineClassifier(TextClassifier):
    """Word and character n-grams with a multinomial logistic regression.

    Fitted by the recipe of greenscan's own ``baseline-en``, on any classes. Fitting chooses the
    strength of regularisation by macro-F1 and a temperature by the likelihood of texts that were
    held out, both over three folds. With `model` it predicts without having been fitted.

    Parameters
    ----------
    C
        Inverse strength of regularisation; None chooses among 10, 30 and 100.
    calibrate
        Whether to fit a temperature.
    threshold
        None predicts the most probable class. A number decides between greenscan's four labels as
        a report does: where the probability of being a claim, ``1 - P(none)``, reaches it, the
        most probable of the other three.
    model
        Name or directory of a baseline that greenscan has trained, to predict with until `fit` is
        called; `fit` learns anew and takes nothing from it.
    n_jobs
        Fits at a time, as elsewhere in scikit-learn.
    random_state
        Of the folds.

    Attributes
    ----------
    classes_
        Sorted; the columns of `predict_proba`.

    Examples
    --------
    >>> from greenscan.sklearn import BaselineClassifier
    >>> texts = ["We cut emissions.", "We cut waste.", "We cut water use."] * 2
    >>> texts += ["The board met.", "The board voted.", "The board resigned."] * 2
    >>> labels = ["claim"] * 6 + ["none"] * 6
    >>> BaselineClassifier(random_state=0).fit(texts, labels).predict(["We cut costs."]).tolist()
    ['claim']
    """

    MODEL_TYPE = ModelType.BASELINE
    model_: _NGrams

    def __init__(
        self,
        *,
        C: float | None = None,
        calibrate: bool = True,
        threshold: float | None = None,
        model: str | os.PathLike[str] | None = None,
        n_jobs: int | None = None,
        random_state: Any = None,
    ) -> None:
        self.C = C
        self.calibrate = calibrate
        self.threshold = threshold
        self.model = model
        self.n_jobs = n_jobs
        self.random_state = random_state

    def fit(self, X: Any, y: Any, *, groups: Any = None, kinds: Any = None) -> Self:
        """Learn from labelled texts.

        Parameters
        ----------
        X
            ``n`` texts.
        y
            Shape ``(n,)``: their classes.
        groups
            Shape ``(n,)``: the document that each text is from; texts of one document are then
            never both learned from and judged on when `C` and the temperature are chosen.
        kinds
            Shape ``(n,)``: the kind of each claim, one of `greenscan.labels.KINDS`; None or empty
            where there is no claim. Of use only to `save`.

        Raises
        ------
        ValueError
            For texts, classes or groups that do not serve, or too few of them.
        """
        texts = check_texts(X)
        classes, positions = check_classes(y, texts)
        documents = None if groups is None else np.asarray(groups)
        check_consistent_length(texts, documents)
        known = None if kinds is None else _kind_positions(kinds, texts)
        seed = check_random_state(self.random_state).randint(np.iinfo(np.int32).max)
        features = build_features()
        try:
            rows = features.fit_transform([readable(text) for text in texts])
        except ValueError as error:
            raise ValueError(
                f"n_samples={len(texts)} is too small: hardly a word is in two of the texts"
            ) from error
        labels = self._head(rows, positions, documents, seed)
        kind_head = None
        if known is not None:
            some = known != NO_KIND
            inner = None if documents is None else documents[some]
            kind_head = self._head(rows[some], known[some], inner, seed)
        self.model_ = _NGrams(classes, features, labels, kind_head)
        return self

    def _head(
        self, rows: Any, targets: IntArray, groups: npt.NDArray[Any] | None, seed: int
    ) -> Any:
        """Return a regression, its temperature folded in."""
        folds = _folds(targets, groups, seed) if self.C is None or self.calibrate else []
        if self.C is None:
            model, _ = search(rows, targets, folds, n_jobs=self.n_jobs)
        else:
            model = build_regression(self.C).fit(rows, targets)
        if self.calibrate:
            logits = cross_val_predict(
                build_regression(model.C),
                rows,
                targets,
                cv=folds,
                method="decision_function",
                n_jobs=self.n_jobs,
            )
            if logits.ndim == 1:  # of two classes, only that of the second
                logits = np.column_stack([np.zeros_like(logits), logits])
            fold_temperature(model, fit_temperature(logits, targets))
        return model

    def save(self, folder: str | os.PathLike[str], *, version: str = "1") -> None:
        """Write a greenscan model directory, for ``load_model`` and ``greenscan scan --model``.

        The name of the folder is the model's. A model of other classes is kept with joblib.

        Parameters
        ----------
        folder
            A new or empty one.
        version
            Of the model.

        Raises
        ------
        ValueError
            The classes are not greenscan's labels, or `fit` was given no kinds.
        FileExistsError
            There is something in the folder.
        """
        check_is_fitted(self, "model_")
        fitted = self.model_
        if not has_our_labels(fitted.classes) or fitted.kinds is None:
            raise ValueError(
                f"a greenscan model knows the labels {', '.join(LABELS)}, and kinds: fit on these, "
                "with kinds=, or keep this one with joblib.dump"
            )
        path = new_folder(folder)
        ours = _reordered(fitted.labels, [fitted.classes.tolist().index(name) for name in LABELS])
        Baseline(fitted.features, ours, fitted.kinds, {}).save(path / MODEL_FILE)
        threshold = CLAIM_THRESHOLD if self.threshold is None else self.threshold
        write_manifest(path, self.MODEL_TYPE, version, claim_threshold=threshold)


@dataclass(frozen=True, slots=True)
class _NGrams:
    """A fitted baseline."""

    classes: npt.NDArray[Any]
    features: Any
    labels: Any
    kinds: Any

    def probabilities(self, texts: list[str]) -> FloatArray:
        rows = self.features.transform([readable(text) for text in texts])
        return np.asarray(self.labels.predict_proba(rows), dtype=np.float64)


def _kind_positions(kinds: Any, texts: Sequence[str]) -> IntArray:
    """Return positions in `KINDS`; `NO_KIND` where there is none."""
    check_consistent_length(texts, kinds)
    given = ["" if is_missing(kind) else str(kind) for kind in kinds]
    if wrong := sorted((set(given) - {""}) ^ set(KINDS)):
        raise ValueError(f"kinds have to be {', '.join(KINDS)}, each at least once: see {wrong[0]}")
    return np.array([KINDS.index(kind) if kind else NO_KIND for kind in given])


def _folds(targets: IntArray, groups: npt.NDArray[Any] | None, seed: int) -> Folds:
    """Cut the rows into folds; every class is in each part that is learned from.

    Raises
    ------
    ValueError
        There are too few texts of a class, or too few documents.
    """
    kind = StratifiedKFold if groups is None else StratifiedGroupKFold
    remedy = "add some, or give C and calibrate=False, which takes no folds"
    if (least := np.bincount(targets).min()) < FOLDS:
        raise ValueError(
            f"n_samples={len(targets)}, of one class {least}: "
            f"{FOLDS} folds take at least {FOLDS} of each: {remedy}"
        )
    if groups is not None and (documents := len(np.unique(groups))) < FOLDS:
        raise ValueError(f"{FOLDS} folds take at least {FOLDS} groups, here {documents}: {remedy}")
    folds = list(
        kind(FOLDS, shuffle=True, random_state=seed).split(targets[:, None], targets, groups)
    )
    everything = np.unique(targets)
    if any(len(np.unique(targets[learned])) < len(everything) for learned, _ in folds):
        raise ValueError(f"all texts of one class are from too few documents: {remedy}")
    return folds


def _reordered(model: Any, order: Sequence[int]) -> Any:
    """Return a copy of a regression with its classes in another order, numbered anew."""
    other = copy(model)
    other.coef_, other.intercept_ = model.coef_[order], model.intercept_[order]
    other.classes_ = np.arange(len(order))
    return other
