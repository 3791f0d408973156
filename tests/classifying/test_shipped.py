"""The models that come with greenscan keep the protocol's promises."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from greenscan.classifying import Classifier, Predictions, load_model
from greenscan.labels import LABELS
from tests.classifying.sentences import OBVIOUS

NAMES = ("greenscan-en", "baseline-en")
TEXTS = tuple(text for text, _ in OBVIOUS)
HOSTILE = (
    "",
    " ",
    "\0\0",
    "\ud800 lone",
    "a" * 5_000_000,
    "we " * 100_000,
    "绿色 أخضر 🌱",
    "\n\n\t",
)


@pytest.fixture(scope="module", params=NAMES)
def model(request: pytest.FixtureRequest) -> Classifier:
    return load_model(str(request.param))


@pytest.mark.parametrize(("text", "label"), OBVIOUS)
def test_obvious_sentence(text: str, label: str) -> None:
    assert load_model("greenscan-en").predict([text]) == [label]


def test_baseline_on_obvious_sentences() -> None:
    said = load_model("baseline-en").predict(TEXTS)
    right = sum(a == b for a, (_, b) in zip(said, OBVIOUS, strict=True))
    assert right >= len(OBVIOUS) - 2  # it may miss one or two, not the point of it


def test_identity(model: Classifier) -> None:
    assert model.name in NAMES
    assert model.version
    assert len(model.digest) == 64
    assert 0 < model.claim_threshold < 1
    assert model.classes_ == tuple(map(str, LABELS))
    assert model.name in repr(model)


def test_shapes_and_types(model: Classifier) -> None:
    said = model.classify(TEXTS)
    for values, width in ((said.labels, 4), (said.kinds, 5)):
        assert values.shape == (len(TEXTS), width)
        assert values.dtype == np.float32
        np.testing.assert_allclose(values.sum(axis=1), 1, rtol=1e-5)
    assert said.embeddings.shape[0] == len(TEXTS)
    if said.embeddings.shape[1]:
        np.testing.assert_allclose(np.linalg.norm(said.embeddings, axis=1), 1, rtol=1e-4)


def test_no_sentences(model: Classifier) -> None:
    said, some = model.classify([]), model.classify(TEXTS[:1])
    assert said.labels.shape == (0, 4)
    assert said.kinds.shape == (0, 5)
    assert said.embeddings.shape == (0, some.embeddings.shape[1])
    assert model.predict([]) == []


def test_alone_as_in_company(model: Classifier) -> None:
    together = model.classify(TEXTS)
    for row, text in enumerate(TEXTS):
        alone = model.classify([text])
        assert (alone.labels[0] == together.labels[row]).all()
        assert (alone.kinds[0] == together.kinds[row]).all()
        assert (alone.embeddings[0] == together.embeddings[row]).all()


def test_same_from_several_threads(model: Classifier) -> None:
    expected = model.classify(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for said in pool.map(model.classify, [TEXTS] * 8):
            assert _same(said, expected)


def test_same_with_any_number_of_threads() -> None:
    one, three = (load_model("greenscan-en", threads=count).classify(TEXTS) for count in (1, 3))
    assert _same(one, three)


def test_any_string_is_read(model: Classifier) -> None:
    said = model.classify(HOSTILE)
    assert said.labels.shape == (len(HOSTILE), 4)
    assert np.isfinite(said.labels).all()
    assert np.isfinite(said.embeddings).all()


def test_probabilities_and_decision_agree(model: Classifier) -> None:
    probabilities = model.predict_proba(TEXTS)
    assert (probabilities == model.classify(TEXTS).labels).all()
    said = model.predict(TEXTS)
    claims = 1 - probabilities[:, 0] >= model.claim_threshold
    assert [label != "none" for label in said] == claims.tolist()


def test_embeddings_tell_topics_apart() -> None:
    water, again, board = (
        load_model("greenscan-en")
        .classify(
            [
                "We reduced water use at our paper mills.",
                "Water consumption of the mills fell last year.",
                "The Board appointed a new chief financial officer.",
            ]
        )
        .embeddings
    )
    assert water @ again > water @ board + 0.2


def test_run_time_needs_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from greenscan.classifying import load_model;"
        "load_model('greenscan-en').predict(['We cut waste.']);"
        "print(sorted({'torch', 'transformers', 'sklearn', 'datasets'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_run_time_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import os; from greenscan.classifying import load_model; before = dict(os.environ);"
        "load_model('greenscan-en').predict(['We cut waste.']);"
        "print(before == dict(os.environ))"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **home},
    )
    assert done.stdout.strip() == "True"
    assert list(tmp_path.iterdir()) == []  # ONNX Runtime's telemetry would keep its store here


def _same(first: Predictions, second: Predictions) -> bool:
    return all(
        bool((getattr(first, name) == getattr(second, name)).all())
        for name in ("labels", "kinds", "embeddings")
    )
