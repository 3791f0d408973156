"""The shipped checkpoint of record and the shipped run-time file are one model."""

from __future__ import annotations

import numpy as np
import pytest

from greenscan.classifying import load_model
from greenscan.classifying.loading import shipped_models
from greenscan.labels import LABELS
from greenscan.training.cards.card import CARD, render_card
from greenscan.training.results import read_results
from tests.classifying.sentences import OBVIOUS

TEXTS = [text for text, _ in OBVIOUS]


@pytest.mark.filterwarnings("ignore")
def test_transformers_gives_the_same_labels() -> None:
    pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    folder = shipped_models()["greenscan-en"]
    if not (folder / "model.safetensors").is_file():
        pytest.skip("the checkpoint is not installed with the package")
    run = transformers.pipeline("text-classification", model=str(folder), top_k=None, device="cpu")
    probabilities = load_model("greenscan-en").predict_proba(TEXTS)
    for found, row in zip(run(TEXTS), probabilities, strict=True):
        scores = {each["label"]: each["score"] for each in found}
        exact = np.array([scores[str(label)] for label in LABELS])
        assert exact.argmax() == row.argmax()
        assert np.abs(exact - row).max() < 0.1  # eight bits against half precision


@pytest.mark.parametrize("name", ["greenscan-en", "baseline-en"])
def test_card_is_written_from_the_results(name: str) -> None:
    folder = shipped_models()[name]
    results = read_results(folder)
    assert (folder / CARD).read_text(encoding="utf-8") == render_card(results)
    assert results["model"]["digest"] == load_model(name).digest
