"""The transformer as an estimator: a shipped model at once, a fine-tuned one of any classes."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV

from greenscan import load_model
from greenscan.errors import MissingExtraError, ModelError
from greenscan.labels import LABELS
from greenscan.sklearn import TransformerClassifier

Texts = list[str]
SETTINGS: dict[str, Any] = {
    "epochs": 10,
    "batch_size": 8,
    "learning_rate": 1e-2,
    "max_length": 32,
    "random_state": 3,
}


@pytest.fixture(scope="module")
def fitted(texts: Texts, labels: Texts, encoder: Path) -> TransformerClassifier:
    return TransformerClassifier(base=encoder, **SETTINGS).fit(texts, labels)


def test_it_learns_and_orders_its_classes(
    fitted: TransformerClassifier, texts: Texts, labels: Texts
) -> None:
    assert fitted.classes_.tolist() == sorted(LABELS)
    assert fitted.score(texts, labels) > 0.9
    probabilities = fitted.predict_proba(texts)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    assert (fitted.predict(texts) == fitted.classes_[probabilities.argmax(axis=1)]).all()


def test_the_same_random_state_makes_the_same_model_and_draws_nothing_else(
    fitted: TransformerClassifier, texts: Texts, labels: Texts
) -> None:
    import torch

    np.random.seed(0)  # noqa: NPY002  (it is the state of the whole process that must stay)
    torch.manual_seed(0)
    again = clone(fitted).fit(texts, labels)
    drawn = np.random.random(), torch.rand(1).item()  # noqa: NPY002
    np.random.seed(0)  # noqa: NPY002
    torch.manual_seed(0)
    assert drawn == (np.random.random(), torch.rand(1).item())  # noqa: NPY002
    np.testing.assert_allclose(again.predict_proba(texts), fitted.predict_proba(texts), atol=1e-5)


def test_search_over_settings_with_other_classes(
    texts: Texts, two_classes: np.ndarray, encoder: Path
) -> None:
    search = GridSearchCV(
        TransformerClassifier(base=encoder, **SETTINGS),
        {"learning_rate": [1e-6, 1e-2]},
        cv=2,
        scoring="neg_log_loss",
    ).fit(texts[:32], two_classes[:32])
    assert search.best_params_ == {"learning_rate": 1e-2}
    assert search.classes_.tolist() == ["claim", "no"]
    assert search.predict(texts[:1]).tolist() == ["no"]


def test_calibrated_by_scikit_learn(texts: Texts, two_classes: np.ndarray, encoder: Path) -> None:
    estimator = TransformerClassifier(base=encoder, **SETTINGS)
    calibrated = CalibratedClassifierCV(estimator, cv=2, ensemble=False)
    calibrated.fit(texts[:32], two_classes[:32])
    assert calibrated.score(texts, two_classes) > 0.9


def test_it_survives_joblib(fitted: TransformerClassifier, texts: Texts) -> None:
    file = io.BytesIO()
    joblib.dump(fitted, file)
    file.seek(0)
    again = joblib.load(file)
    np.testing.assert_allclose(again.predict_proba(texts), fitted.predict_proba(texts), atol=1e-6)


@pytest.mark.filterwarnings("ignore")  # torch's export warns of its own coming changes
def test_a_model_directory_says_the_same(
    fitted: TransformerClassifier, texts: Texts, tmp_path: Path
) -> None:
    fitted.save(tmp_path / "mine", version="7")
    model = load_model(tmp_path / "mine")
    again = TransformerClassifier(model=tmp_path / "mine")
    assert (model.name, model.version) == ("mine", "7")
    np.testing.assert_allclose(again.predict_proba(texts), fitted.predict_proba(texts), atol=1e-4)
    further = (
        clone(again).set_params(epochs=1, learning_rate=1e-9).fit(texts, fitted.predict(texts))
    )
    np.testing.assert_allclose(further.predict_proba(texts), fitted.predict_proba(texts), atol=0.01)


def test_a_model_of_other_classes_is_no_model_directory(
    texts: Texts, two_classes: np.ndarray, encoder: Path, tmp_path: Path
) -> None:
    estimator = TransformerClassifier(base=encoder, **SETTINGS | {"epochs": 1})
    estimator.fit(texts, two_classes)
    with pytest.raises(ValueError, match=r"joblib\.dump"):
        estimator.save(tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_a_shipped_model_predicts_at_once(texts: Texts) -> None:
    estimator = clone(TransformerClassifier(model="greenscan-en", threshold=0.5))
    model = load_model("greenscan-en")
    said = estimator.predict_proba(texts[:8])
    ours = [estimator.classes_.tolist().index(label) for label in LABELS]
    np.testing.assert_allclose(said[:, ours], model.predict_proba(texts[:8]), rtol=1e-5)
    assert estimator.predict(texts[:8]).tolist() == model.predict(texts[:8])


def test_what_cannot_be_fitted_is_told(
    texts: Texts, labels: Texts, encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFittedError, match="give model="):
        TransformerClassifier(base=encoder).predict(texts)
    with pytest.raises(ValueError, match="give base="):
        TransformerClassifier().fit(texts, labels)
    with pytest.raises(ModelError, match="BaselineClassifier"):
        TransformerClassifier(model="baseline-en").predict(texts)
    with pytest.raises(ModelError, match="checkpoint"):
        TransformerClassifier(model="baseline-en").fit(texts, labels)
    monkeypatch.setattr("greenscan.sklearn.transformer.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"greenscan\[train\]"):
        TransformerClassifier(base=encoder).fit(texts, labels)


def test_transformers_are_not_imported_to_predict() -> None:
    code = (
        "import sys; from greenscan.sklearn import TransformerClassifier;"
        "TransformerClassifier(model='greenscan-en').predict(['We cut waste.']);"
        "print(sorted({'torch', 'transformers', 'datasets', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
