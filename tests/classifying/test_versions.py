"""What a baseline says does not depend on the scikit-learn that wrote its file or reads it."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import skops.io
from sklearn.exceptions import InconsistentVersionWarning

from greenscan.classifying import load_model
from greenscan.classifying.baseline import MODEL_FILE, BaselineModel
from greenscan.classifying.contributions import _PLACES
from tests.classifying.conftest import SENTENCES, write_manifest
from tests.classifying.sentences import OBVIOUS

TEXTS = ["", "Green, GREEN and greener", *(text for text, _ in OBVIOUS)]


@pytest.fixture
def of_another_version(
    tiny_baseline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Model directory of `tiny_baseline`, as a scikit-learn that is not installed writes it."""
    parts = skops.io.load(tiny_baseline / MODEL_FILE)
    monkeypatch.setattr("sklearn.base.__version__", "1.7.2")
    (tmp_path / MODEL_FILE).write_bytes(skops.io.dumps(parts))
    monkeypatch.undo()
    write_manifest(tmp_path)
    return tmp_path


def test_a_file_of_another_version_is_read_in_silence(
    tiny_baseline: Path, of_another_version: Path
) -> None:
    with pytest.warns(InconsistentVersionWarning, match=r"1\.7\.2"):
        skops.io.load(of_another_version / MODEL_FILE)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = load_model(of_another_version)
    assert told == []
    assert (
        found.predict_proba(SENTENCES) == load_model(tiny_baseline).predict_proba(SENTENCES)
    ).all()


def test_other_warnings_are_heard(tiny_baseline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = skops.io.loads

    def loads_and_warns(content: bytes, trusted: list[str]) -> object:
        warnings.warn("of something else", FutureWarning, stacklevel=2)
        return loads(content, trusted=trusted)

    monkeypatch.setattr("skops.io.loads", loads_and_warns)
    with pytest.warns(FutureWarning, match="something else"):
        load_model(tiny_baseline)


@pytest.mark.parametrize("part", ["labels", "kinds"])
def test_probabilities_follow_from_the_numbers_of_the_file(part: str) -> None:
    """N-grams, TF-IDF and softmax are computed here without scikit-learn."""
    model = load_model("baseline-en")
    assert isinstance(model, BaselineModel)
    linear = {"labels": model._labels, "kinds": model._kinds}[part]
    logits = _tfidf(model, TEXTS) @ linear.coef_.T + linear.intercept_
    expected = np.exp(logits - logits.max(axis=1, keepdims=True))
    expected /= expected.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(getattr(model.classify(TEXTS), part), expected, atol=1e-5)


def _tfidf(model: BaselineModel, texts: list[str]) -> np.ndarray:
    """Return the features of `texts`, shape ``(texts, columns)``."""
    blocks = []
    for _, vectorizer in model._features.transformer_list:
        assert vectorizer.norm == "l2"
        rows = np.zeros((len(texts), len(vectorizer.vocabulary_)))
        for row, text in zip(rows, texts, strict=True):
            for term, count in Counter(
                t for t, _ in _PLACES[vectorizer.analyzer](vectorizer, text)
            ).items():
                if term in vectorizer.vocabulary_:
                    column = vectorizer.vocabulary_[term]
                    weight = 1 + np.log(count) if vectorizer.sublinear_tf else count
                    row[column] = weight * vectorizer.idf_[column]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        blocks.append(rows / np.where(lengths > 0, lengths, 1))
    return np.hstack(blocks)
