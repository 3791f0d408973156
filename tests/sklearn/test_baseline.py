"""The baseline as an estimator, used as any other of scikit-learn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import NotFittedError
from sklearn.frozen import FrozenEstimator
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer

from greenscan import load_model
from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS
from greenscan.sklearn import BaselineClassifier

Texts = list[str]


@pytest.fixture(scope="module")
def fitted(texts: Texts, labels: Texts) -> BaselineClassifier:
    return BaselineClassifier(random_state=0).fit(texts, labels)


def test_it_learns_and_orders_its_classes(
    fitted: BaselineClassifier, texts: Texts, labels: Texts
) -> None:
    assert fitted.classes_.tolist() == sorted(LABELS)
    assert fitted.score(texts, labels) > 0.9
    probabilities = fitted.predict_proba(texts)
    assert probabilities.shape == (len(texts), 4)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    best = fitted.classes_[probabilities.argmax(axis=1)]
    assert (fitted.predict(texts) == best).all()
    assert not hasattr(fitted, "n_features_in_")


def test_any_classes(texts: Texts, two_classes: np.ndarray) -> None:
    numbers = (two_classes == "claim").astype(int)
    words = BaselineClassifier(random_state=0).fit(texts, two_classes)
    whole = BaselineClassifier(random_state=0).fit(texts, numbers)
    assert words.classes_.tolist() == ["claim", "no"]
    assert whole.classes_.tolist() == [0, 1]
    assert whole.predict(texts).dtype.kind == "i"
    said, other = words.predict_proba(texts)[:, 0], whole.predict_proba(texts)[:, 1]
    np.testing.assert_allclose(said, other, atol=1e-6)


def test_a_series_an_array_and_a_list_are_the_same(
    fitted: BaselineClassifier, texts: Texts, labels: Texts
) -> None:
    pandas = pytest.importorskip("pandas")
    expected = fitted.predict_proba(texts)
    frame = pandas.DataFrame({"text": texts, "label": pandas.Categorical(labels)})
    again = BaselineClassifier(random_state=0).fit(frame["text"], frame["label"])
    for given in (frame["text"], np.array(texts), np.array(texts, dtype=object), tuple(texts)):
        assert np.array_equal(again.predict_proba(given), expected)


@pytest.mark.parametrize(
    ("given", "kind", "message"),
    [
        ("One text.", ValueError, "wrap it in a list"),
        (np.array([["a text"], ["another"]]), ValueError, "2 dimensions"),
        (["a text", None], ValueError, "at 1 is missing"),
        ([float("nan"), "a text", np.float32("nan")], ValueError, "at 0, 2 are missing"),
        (["a text", " \n", "", *[""] * 5], ValueError, "at 1, 2, 3, 4, 5, … are empty"),
        (["a text", 5], TypeError, "at 1 is not of type str, the first is of type int"),
        ([["a text"]], TypeError, "of type list"),
        ({"a text": 1}, TypeError, "dict in place of"),
        ([], ValueError, "0 samples"),
    ],
)
def test_what_is_no_list_of_texts_is_refused(
    fitted: BaselineClassifier, given: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        fitted.predict(given)
    with pytest.raises(kind, match=message):
        BaselineClassifier().fit(given, ["a"] * 2)


def test_a_frame_and_missing_values_of_pandas_are_refused(fitted: BaselineClassifier) -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(ValueError, match=r"frame\['text'\]"):
        fitted.predict(pandas.DataFrame({"text": ["a text"]}))
    with pytest.raises(ValueError, match="at 1 is missing"):
        fitted.predict(pandas.Series(["a text", pandas.NA], dtype="string"))


def test_labels_that_do_not_serve_are_refused(texts: Texts, labels: Texts) -> None:
    for wrong, message in (
        ([*labels[1:], None], "y contains NaN"),
        (labels[1:], "inconsistent numbers"),
        (["same"] * len(texts), "one class"),
        (["rare", *["usual"] * (len(texts) - 1)], "3 of each.*calibrate=False"),
    ):
        with pytest.raises(ValueError, match=message):
            BaselineClassifier().fit(texts, wrong)
    rare = BaselineClassifier(C=10.0, calibrate=False).fit(texts, wrong)
    assert rare.classes_.tolist() == ["rare", "usual"]


def test_not_fitted_is_told(texts: Texts) -> None:
    with pytest.raises(NotFittedError, match="give model="):
        BaselineClassifier().predict(texts)
    assert not hasattr(BaselineClassifier(), "classes_")


def test_cross_validation_search_and_pipeline(texts: Texts, labels: Texts) -> None:
    pipeline = make_pipeline(
        FunctionTransformer(lambda texts: [text.lower() for text in texts]),
        BaselineClassifier(C=10.0, calibrate=False, random_state=0),
    )
    assert cross_val_score(pipeline, texts, labels, cv=2).mean() > 0.8
    search = GridSearchCV(
        pipeline, {"baselineclassifier__C": [1e-4, 10.0]}, cv=2, scoring="neg_log_loss"
    )
    search.fit(texts, labels)
    assert search.best_params_ == {"baselineclassifier__C": 10.0}
    assert search.predict(texts[:1]).tolist() == ["none"]


def test_calibrated_by_scikit_learn(texts: Texts, labels: Texts) -> None:
    plain = BaselineClassifier(C=10.0, calibrate=False)
    calibrated = CalibratedClassifierCV(plain, method="sigmoid", cv=2).fit(texts, labels)
    assert calibrated.classes_.tolist() == sorted(LABELS)
    assert calibrated.score(texts, labels) > 0.8


def test_documents_stay_on_one_side(
    texts: Texts, labels: Texts, documents: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def fake(*_: Any, cv: Any, **__: Any) -> np.ndarray:
        seen.extend(cv)
        return np.zeros((len(texts), 4))

    monkeypatch.setattr("greenscan.sklearn.baseline.cross_val_predict", fake)
    BaselineClassifier(C=10.0).fit(texts, labels, groups=documents)
    names = np.array(documents)
    assert len(seen) == 3
    assert not any(set(names[learned]) & set(names[held]) for learned, held in seen)
    for groups, message in (
        (["one", "other"] * 32, "at least 3 groups, here 2"),
        (
            [
                "odd" if label == "vague" else name
                for label, name in zip(labels, names, strict=True)
            ],
            "too few documents",
        ),
    ):
        with pytest.raises(ValueError, match=message):
            BaselineClassifier(C=10.0).fit(texts, labels, groups=groups)


def test_groups_can_be_routed(texts: Texts, labels: Texts, documents: Texts) -> None:
    from sklearn import config_context

    with config_context(enable_metadata_routing=True):
        estimator = BaselineClassifier(C=10.0).set_fit_request(groups=True)
        scores = cross_val_score(
            estimator, texts, labels, cv=GroupKFold(2), params={"groups": documents}
        )
    assert scores.mean() > 0.8


def test_a_temperature_does_not_change_what_is_most_probable(texts: Texts, labels: Texts) -> None:
    plain, calibrated = (
        BaselineClassifier(C=10.0, calibrate=each, random_state=0).fit(texts, labels)
        for each in (False, True)
    )
    first, second = (each.predict_proba(texts) for each in (plain, calibrated))
    assert (first.argmax(axis=1) == second.argmax(axis=1)).all()
    ratio = np.log(second[:, 0] / second[:, 1]) / np.log(first[:, 0] / first[:, 1])
    assert ratio == pytest.approx(ratio[0], rel=1e-3)
    assert ratio[0] != pytest.approx(1, abs=0.05)


def test_a_shipped_model_predicts_at_once(texts: Texts) -> None:
    estimator = clone(BaselineClassifier(model="baseline-en"))
    model = load_model("baseline-en")
    assert estimator.classes_.tolist() == sorted(LABELS)
    said = estimator.predict_proba(texts)
    for column, label in enumerate(estimator.classes_):
        expected = model.predict_proba(texts)[:, LABELS.index(label)]
        np.testing.assert_allclose(said[:, column], expected, rtol=1e-5)


def test_a_threshold_decides_as_a_report_does(texts: Texts) -> None:
    model = load_model("baseline-en")
    given = BaselineClassifier(model="baseline-en", threshold=model.claim_threshold)
    assert given.predict(texts).tolist() == model.predict(texts)
    never = BaselineClassifier(model="baseline-en", threshold=1.0)
    assert set(never.predict(texts)) == {"none"}


def test_a_threshold_needs_our_labels(texts: Texts, two_classes: np.ndarray) -> None:
    estimator = BaselineClassifier(C=10.0, calibrate=False, threshold=0.5).fit(texts, two_classes)
    with pytest.raises(ValueError, match="leave threshold at None"):
        estimator.predict(texts)


def test_a_frozen_shipped_model_is_judged_and_not_trained(texts: Texts, labels: Texts) -> None:
    frozen = FrozenEstimator(BaselineClassifier(model="baseline-en"))
    alone = BaselineClassifier(model="baseline-en").score(texts, labels)
    assert cross_val_score(frozen, texts, labels, cv=2).mean() == pytest.approx(alone)


def test_a_model_of_another_type_is_refused(texts: Texts) -> None:
    with pytest.raises(ModelError, match="TransformerClassifier"):
        BaselineClassifier(model="greenscan-en").predict(texts)


def test_it_survives_joblib(fitted: BaselineClassifier, texts: Texts) -> None:
    file = io.BytesIO()
    joblib.dump(fitted, file)
    file.seek(0)
    assert np.array_equal(joblib.load(file).predict_proba(texts), fitted.predict_proba(texts))


def test_a_model_directory_says_the_same(
    texts: Texts, labels: Texts, fitted: BaselineClassifier, tmp_path: Path
) -> None:
    claims = [row for row, label in enumerate(labels) if label != "none"]
    kinds = [None] * len(texts)
    for number, row in enumerate(claims):
        kinds[row] = KINDS[number % len(KINDS)]  # type: ignore[call-overload]
    estimator = BaselineClassifier(C=10.0, random_state=0).fit(texts, labels, kinds=kinds)
    estimator.save(tmp_path / "mine", version="7")
    model, again = load_model(tmp_path / "mine"), BaselineClassifier(model=tmp_path / "mine")
    assert (model.name, model.version) == ("mine", "7")
    np.testing.assert_allclose(
        again.predict_proba(texts), estimator.predict_proba(texts), atol=1e-6
    )
    assert model.classify(texts).kinds.shape == (len(texts), 5)
    with pytest.raises(FileExistsError, match="not empty"):
        estimator.save(tmp_path / "mine")
    with pytest.raises(ValueError, match="with kinds="):
        fitted.save(tmp_path / "other")


def test_kinds_are_checked(texts: Texts, labels: Texts) -> None:
    with pytest.raises(ValueError, match="each at least once: see deed"):
        BaselineClassifier(C=10.0).fit(texts, labels, kinds=[*KINDS, "deed", *[""] * 58])


def test_features_beside_n_grams(texts: Texts, labels: Texts) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    from greenscan.sklearn import ClaimFeatures

    union = FeatureUnion(
        [("words", TfidfVectorizer()), ("claims", ClaimFeatures(include=("marks", "cues")))]
    )
    pipeline = make_pipeline(union, LogisticRegression(max_iter=500))
    assert cross_val_score(pipeline, texts, labels, cv=2).mean() > 0.8
