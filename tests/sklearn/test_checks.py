"""scikit-learn's own checks of an estimator, as far as texts allow.

`check_estimator` passes over estimators of texts: it has tables of numbers only. What needs no data
is therefore called as it is, and all the rest runs on an estimator whose texts are made of numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sklearn.utils import estimator_checks as checks
from sklearn.utils.validation import validate_data

from greenscan.sklearn import BaselineClassifier, ClaimFeatures, TransformerClassifier

WITHOUT_DATA = (
    checks.check_do_not_raise_errors_in_init_or_set_params,
    checks.check_estimator_cloneable,
    checks.check_estimator_repr,
    checks.check_estimator_tags_renamed,
    checks.check_get_params_invariance,
    checks.check_mixin_order,
    checks.check_no_attributes_set_in_init,
    checks.check_parameters_default_constructible,
    checks.check_set_params,
    checks.check_valid_tag_types,
)


@pytest.mark.parametrize("check", WITHOUT_DATA, ids=lambda check: str(check.__name__))
@pytest.mark.parametrize("kind", [BaselineClassifier, TransformerClassifier, ClaimFeatures])
def test_an_estimator_as_it_is(kind: type, check: Callable[[str, object], None]) -> None:
    check(kind.__name__, kind())


def texts_of(table: Any) -> list[str]:
    """Say the numbers of each row in words."""
    return [
        " ".join(f"column{column} is about{round(2 * value)}" for column, value in enumerate(row))
        for row in np.asarray(table, dtype=float)
    ]


class OnNumbers:
    """Before an estimator of texts, takes a table of numbers."""

    def fit(self, X: Any, y: Any = None) -> Any:
        texts = texts_of(validate_data(self, X))
        return super().fit(texts, y)  # type: ignore[misc]

    def _later(self, X: Any) -> list[str]:
        return texts_of(validate_data(self, X, reset=False))

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "n_features_in_")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        tags.input_tags.one_d_array = False
        return tags


class NumberClassifier(OnNumbers, BaselineClassifier):  # type: ignore[misc]
    def predict_proba(self, X: Any) -> Any:
        self._fitted()
        return super().predict_proba(self._later(X))


class NumberFeatures(OnNumbers, ClaimFeatures):
    def transform(self, X: Any) -> Any:
        if not hasattr(self, "n_features_in_"):
            self.fit(X)
        return super().transform(self._later(X))


def checks_of(estimator: Any) -> list[Any]:
    """Return all checks; those of other array libraries skip themselves unless these are on."""
    return [
        pytest.param(each, check, id=f"{type(estimator).__name__}-{check.func.__name__}")
        for each, check in checks.estimator_checks_generator(estimator)
        if "array_api" not in check.func.__name__
    ]


@pytest.mark.parametrize(
    ("estimator", "check"),
    [
        *checks_of(NumberClassifier(C=10.0, calibrate=False)),
        *checks_of(NumberFeatures(include=("marks", "cues", "lengths"))),
    ],
)
def test_an_estimator_on_numbers(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)
