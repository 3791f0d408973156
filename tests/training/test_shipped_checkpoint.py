"""The shipped checkpoint of record, as a user of transformers meets it, is the run time's model."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from greenscan.classifying import Predictions, load_model
from greenscan.classifying.loading import shipped_models
from greenscan.labels import KINDS, LABELS
from greenscan.training.cards.card import CARD, render_card
from greenscan.training.results import read_results
from tests.corpora import rows

TEXTS = [row["text"] for row in rows("contrast/train.jsonl")][::20]
LONG = "We recycle " + "glass, paper and steel " * 100

# What the card says of the model, run as it stands there.
SCRIPT = """
import json, sys
from transformers import pipeline
sentences, use, recipe = json.load(sys.stdin)
setup, call = use.splitlines()
exec(setup)
scores = eval(call)[:-1]
exec(recipe)
kinds, mean = kinds[:-1], mean[:-1]
names = [model.config.id2label[number] for number in range(4)]
json.dump({"names": names, "kinds": kinds.tolist(), "mean": mean.tolist(), "scores": [
    {each["label"]: each["score"] for each in row} for row in scores]}, sys.stdout)
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    found = shipped_models()["greenscan-en"]
    if not (found / "model.safetensors").is_file():
        pytest.skip("the checkpoint is not installed with the package")
    return found


@pytest.fixture(scope="module")
def run(folder: Path) -> subprocess.CompletedProcess[str]:
    card = (folder / CARD).read_text(encoding="utf-8").replace("path/to/greenscan-en", str(folder))
    _, use, recipe, *_ = re.findall(r"```python\n(.*?)```", card, re.DOTALL)
    given = json.dumps([[*TEXTS, LONG], use.strip(), recipe])
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def found(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert run.returncode == 0, run.stderr
    content: dict[str, Any] = json.loads(run.stdout)
    return content


@pytest.fixture(scope="module")
def predictions() -> Predictions:
    return load_model("greenscan-en").classify(TEXTS)


def test_transformers_has_nothing_to_complain_of(run: subprocess.CompletedProcess[str]) -> None:
    lines = run.stderr.replace("\r", "\n").splitlines()
    assert [line for line in lines if line and not line.startswith("Loading weights")] == []


def test_transformers_gives_the_same_labels(
    found: dict[str, Any], predictions: Predictions
) -> None:
    assert found["names"] == list(LABELS)
    scores = np.array([[row[str(label)] for label in LABELS] for row in found["scores"]])
    assert (scores.argmax(1) == predictions.labels.argmax(1)).mean() >= 0.97
    assert np.abs(scores - predictions.labels).mean() < 0.01  # eight bits against half precision


def test_the_recipe_of_the_card_gives_the_same_kinds_and_embeddings(
    found: dict[str, Any], predictions: Predictions
) -> None:
    kinds = np.array(found["kinds"])
    assert kinds.shape == (len(TEXTS), len(KINDS))
    assert (kinds.argmax(1) == predictions.kinds.argmax(1)).mean() >= 0.95  # of no claim, noise
    assert np.abs(kinds - predictions.kinds).mean() < 0.01
    mean = np.array(found["mean"])
    embeddings = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    assert (embeddings * predictions.embeddings).sum(1).min() > 0.95


@pytest.mark.parametrize("name", ["greenscan-en", "baseline-en"])
def test_card_is_written_from_the_results(name: str) -> None:
    folder = shipped_models()[name]
    results = read_results(folder)
    assert (folder / CARD).read_text(encoding="utf-8") == render_card(results)
    assert results["model"]["digest"] == load_model(name).digest
