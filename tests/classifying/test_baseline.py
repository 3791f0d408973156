"""The baseline loads without trust, and only what a baseline needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import skops.io
from sklearn.linear_model import SGDClassifier

from greenscan.classifying import load_model
from greenscan.classifying.baseline import MODEL_FILE
from greenscan.errors import ModelError
from tests.classifying.conftest import SENTENCES, write_manifest


class Foreign:
    """A type that no model needs."""

    def __init__(self) -> None:
        self.value = 1


@pytest.fixture
def folder(tiny_baseline: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_baseline, tmp_path / "model"))


def test_vocabulary_is_back_in_its_place(tiny_baseline: Path) -> None:
    said = load_model(tiny_baseline).classify(SENTENCES)
    assert said.labels.shape == (5, 4)
    assert said.kinds.shape == (5, 5)
    assert said.embeddings.shape == (5, 0)
    assert said.labels.argmax(axis=1).tolist() == [0, 1, 2, 3, 2]
    assert said.kinds.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    np.testing.assert_allclose(said.labels.sum(axis=1), 1, rtol=1e-5)


def test_foreign_type_is_refused(folder: Path) -> None:
    _store(folder, {**_parts(folder), "labels": Foreign()})
    with pytest.raises(ModelError, match=r"model\.skops .*Foreign"):
        load_model(folder)


def test_other_estimator_is_refused(folder: Path) -> None:
    other = SGDClassifier().fit([[0.0], [1.0]], [0, 1])
    _store(folder, {**_parts(folder), "labels": other})
    with pytest.raises(ModelError, match="SGDClassifier where LogisticRegression"):
        load_model(folder)


def test_other_classes_are_refused(folder: Path) -> None:
    parts = _parts(folder)
    _store(folder, {**parts, "labels": parts["kinds"]})
    with pytest.raises(ModelError, match="classes are"):
        load_model(folder)


def test_file_that_is_no_skops_file(folder: Path) -> None:
    (folder / MODEL_FILE).write_bytes(b"not a zip")
    write_manifest(folder)
    with pytest.raises(ModelError, match="not a baseline"):
        load_model(folder)


def _parts(folder: Path) -> dict[str, object]:
    parts: dict[str, object] = skops.io.load(folder / MODEL_FILE)
    return parts


def _store(folder: Path, parts: dict[str, object]) -> None:
    (folder / MODEL_FILE).write_bytes(skops.io.dumps(parts))
    write_manifest(folder)
