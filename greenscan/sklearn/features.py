"""`ClaimFeatures`: what greenscan finds in a text, as numbers for other models."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, TransformerMixin

from greenscan.classifying import Classifier
from greenscan.labels import KINDS, LABELS, CueCategory, MarkCategory
from greenscan.sklearn.base import of_texts
from greenscan.sklearn.inputs import check_texts
from greenscan.sklearn.pretrained import pretrained

PARTS = ("labels", "kinds", "marks", "cues", "lengths", "embedding")
STRENGTHS = range(4)
_OF_THE_MODEL = frozenset({"labels", "kinds", "embedding"})


class ClaimFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # sklearn is untyped
    """Turns texts into claim features, dense.

    Nothing is learned: `transform` may be called without `fit`.

    Parameters
    ----------
    include
        Which features, of:

        - ``labels``: the probability of each label, ``label_none`` to ``label_supported``
        - ``kinds``: the probability of each kind if it is a claim, ``kind_result`` …
        - ``marks``: how many marks of each category, ``mark_quantity`` …, and of each strength,
          ``marks_of_strength_0`` to ``…_3``
        - ``cues``: how many cues of each category, ``cue_generic`` …
        - ``lengths``: ``characters`` and ``words``
        - ``embedding``: the sentence embedding of `model`, ``embedding_0`` …; a baseline has none
    model
        Name or directory of a model, for labels, kinds and embedding; not loaded without these.
    packs
        Paths of packs of marks and cues, which add to those that come with greenscan.

    Examples
    --------
    >>> from greenscan.sklearn import ClaimFeatures
    >>> counts = ClaimFeatures(include=("lengths", "cues"))
    >>> row = counts.fit_transform(["Our eco-friendly range is kind to the planet."])[0]
    >>> names = counts.get_feature_names_out()
    >>> {str(name): int(value) for name, value in zip(names, row) if value}
    {'cue_generic': 2, 'cue_label': 1, 'characters': 45, 'words': 8}
    """

    def __init__(
        self,
        *,
        include: Sequence[str] = PARTS[:-1],
        model: str | os.PathLike[str] = "greenscan-en",
        packs: Sequence[str | os.PathLike[str]] = (),
    ) -> None:
        self.include = include
        self.model = model
        self.packs = packs

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: ARG002
        """Check the parameters and the texts; nothing is learned.

        Raises
        ------
        ValueError
            For features that there are not, or texts that do not serve.
        """
        self._parts()
        check_texts(X)
        return self

    def transform(self, X: Any) -> npt.NDArray[np.float64]:
        """Return the features of each text.

        Parameters
        ----------
        X
            ``n`` texts.

        Returns
        -------
        numpy.ndarray
            Shape ``(n, features)``, see `get_feature_names_out`.

        Raises
        ------
        ModelError
            There is no such model, or its files are missing or altered.
        PackError
            When a pack is not as it has to be.
        """
        parts, texts = self._parts(), check_texts(X)
        columns: dict[str, npt.NDArray[Any]] = {"lengths": _lengths(texts)}
        if _OF_THE_MODEL & set(parts):
            said = self._classifier().classify(texts)
            columns |= {"labels": said.labels, "kinds": said.kinds, "embedding": said.embeddings}
        if {"marks", "cues"} & set(parts):
            from greenscan.sklearn.counting import count_findings  # brings spaCy

            marks, cues = count_findings(texts, tuple(os.fspath(path) for path in self.packs))
            columns |= {"marks": marks, "cues": cues}
        return np.hstack([columns[part].astype(np.float64) for part in parts])

    def get_feature_names_out(
        self,
        input_features: Any = None,  # noqa: ARG002  (texts have no columns)
    ) -> npt.NDArray[Any]:
        """Return the names of the features, in the order of the columns."""
        names = {
            "labels": [f"label_{label}" for label in LABELS],
            "kinds": [f"kind_{kind}" for kind in KINDS],
            "marks": [f"mark_{category}" for category in MarkCategory]
            + [f"marks_of_strength_{strength}" for strength in STRENGTHS],
            "cues": [f"cue_{category}" for category in CueCategory],
            "lengths": ["characters", "words"],
        }
        parts = self._parts()
        if "embedding" in parts:
            width = self._classifier().classify([]).embeddings.shape[1]
            names["embedding"] = [f"embedding_{column}" for column in range(width)]
        return np.array([name for part in parts for name in names[part]], dtype=object)

    def _classifier(self) -> Classifier:
        return pretrained(self.model)

    def _parts(self) -> list[str]:
        """Return what is included, in the order of `PARTS`."""
        given = [self.include] if isinstance(self.include, str) else list(self.include)
        if not given or set(given) - set(PARTS):
            raise ValueError(f"include={self.include!r}: choose from {', '.join(PARTS)}")
        return [part for part in PARTS if part in given]

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        return of_texts(super().__sklearn_tags__(), requires_fit=False)


def _lengths(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.array([[len(text), len(text.split())] for text in texts], dtype=np.float64)
