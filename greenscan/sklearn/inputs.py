"""What the estimators take: texts, and one class for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.utils import assert_all_finite, check_consistent_length, column_or_1d
from sklearn.utils.multiclass import check_classification_targets

_SHOWN = 5
_MISSING_TYPES = frozenset({"NAType", "NaTType"})  # of pandas, which need not be there


def check_texts(texts: Any) -> list[str]:
    """Return `texts` as a list.

    Parameters
    ----------
    texts
        A list, a one-dimensional array, a column of a data frame, or any other iterable.

    Raises
    ------
    ValueError
        There is one text in place of several, none at all, more than one dimension, or a text is
        missing or blank; the message names the first of these by position.
    TypeError
        Something is no text.
    """
    if isinstance(texts, str | bytes):
        raise ValueError("one text in place of several: wrap it in a list, [text]")
    if (dimensions := getattr(texts, "ndim", 1)) != 1:
        raise ValueError(
            f"texts of {dimensions} dimensions: give a list of str or one column, frame['text']"
        )
    if isinstance(texts, Mapping) or not isinstance(texts, Iterable):
        raise TypeError(f"{type(texts).__name__} in place of a list of str")
    listed = list(texts)
    if not listed:
        raise ValueError("0 samples, at least one text is needed")
    _refuse(listed)
    return [str(text) for text in listed]


def _refuse(texts: Sequence[Any]) -> None:
    """Raise an error where not everything is a text with something in it."""
    missing = [row for row, text in enumerate(texts) if is_missing(text)]
    if missing:
        raise ValueError(f"{_told(missing)} missing (None or NaN): leave them out")
    others = [row for row, text in enumerate(texts) if not isinstance(text, str)]
    if others:
        kind = type(texts[others[0]]).__name__
        raise TypeError(f"{_told(others)} not of type str, the first is of type {kind}")
    empty = [row for row, text in enumerate(texts) if not text.strip()]
    if empty:
        raise ValueError(f"{_told(empty)} empty: leave them out")


def is_missing(value: object) -> bool:
    """Say whether `value` is None, NaN or one of the missing values of pandas."""
    if value is None or type(value).__name__ in _MISSING_TYPES:
        return True
    return isinstance(value, float | np.floating) and math.isnan(value)


def _told(rows: Sequence[int]) -> str:
    """Name positions, counted from 0: ``the texts at 3, 8 are``."""
    more = ", …" if len(rows) > _SHOWN else ""
    places = ", ".join(map(str, rows[:_SHOWN])) + more
    return f"the text at {places} is" if len(rows) == 1 else f"the texts at {places} are"


def check_classes(
    labels: Any, texts: Sequence[str]
) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """Return the classes in `labels`, sorted, and the position of the class of each text.

    Raises
    ------
    ValueError
        There is no label for each text, one is missing, or all are the same.
    """
    if labels is None:
        raise ValueError("a classifier requires y to be passed, but the target y is None")
    column = column_or_1d(labels, warn=True)
    check_consistent_length(texts, column)
    missing = [row for row, label in enumerate(column.tolist()) if is_missing(label)]
    if missing:
        raise ValueError(f"Input y contains NaN: the label at {missing[0]} is missing")
    if column.dtype.kind == "f":
        assert_all_finite(column, input_name="y")
    check_classification_targets(column)
    classes, positions = np.unique(column, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(f"every label is {classes[0]!r}, one class: at least two are needed")
    return classes, positions.astype(np.int64)
