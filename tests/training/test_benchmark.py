"""Research models: several seeds, stored runs, metrics by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from greenscan.classifying.loading import shipped_models
from greenscan.cli import main
from greenscan.training.benchmark import benchmark, metrics
from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.labelled import Labelled
from greenscan.training.recipe import Recipe

WORDS = ("solar", "green", "forest", "profit", "audit", "merger")


def labelled(rows: int) -> Labelled:
    """Three words that are of one class, three that are of the other."""
    texts = tuple(f"The {WORDS[row % 6]} of year {row}." for row in range(rows))
    classes = np.array([int(row % 6 < 3) for row in range(rows)])
    return Labelled(texts, classes, ("no", "yes"))


def test_metrics_of_two_classes() -> None:
    said = np.array([[0.2, 0.8], [0.9, 0.1], [0.4, 0.6], [0.7, 0.3]], dtype=np.float32)
    found = metrics(np.array([1, 1, 0, 0]), said, ("no", "yes"))
    assert found == {"accuracy": 0.5, "macro_f1": 0.5, "f1": 0.5, "precision": 0.5, "recall": 0.5}


def test_runs_are_kept_and_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def fake(_: Labelled, texts: Any, *, seed: int, **__: Any) -> np.ndarray:
        calls.append(seed)
        right = labelled(len(texts)).classes if seed == 1 else np.ones(len(texts), dtype=int)
        return np.asarray(np.eye(2, dtype=np.float32)[right])

    monkeypatch.setattr("greenscan.training.benchmark.train_and_predict", fake)
    monkeypatch.setattr("greenscan.training.benchmark.RESAMPLES", 20)
    settings: dict[str, Any] = {"base": "any", "recipe": Recipe(), "work": tmp_path}
    facts = benchmark(labelled(12), labelled(6), seeds=(1, 2), **settings)
    assert [run["accuracy"] for run in facts["runs"]] == [1.0, 0.5]
    assert facts["mean"]["accuracy"] == 0.75
    assert calls == [1, 2]
    assert benchmark(labelled(12), labelled(6), seeds=(1, 2), **settings) == facts
    assert calls == [1, 2]
    benchmark(labelled(12), labelled(6), seeds=(1,), **settings | {"base": "other"})
    assert calls == [1, 2, 1]


def test_a_result_is_recorded_once_in_the_card_of_the_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch")
    model, data = tmp_path / "model", tmp_path / "open_set"
    shutil.copytree(shipped_models()["baseline-en"], model)
    data.mkdir()
    for split, rows in (("train", 12), ("dev", 6)):
        given = labelled(rows)
        lines = [
            json.dumps({"text": text, "label": given.names[each]})
            for text, each in zip(given.texts, given.classes, strict=True)
        ]
        (data / f"{split}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(
        "greenscan.training.benchmark.train_and_predict",
        lambda _, texts, **__: np.eye(2, dtype=np.float32)[labelled(len(texts)).classes],
    )
    target = tmp_path / "facts.json"
    command = ["benchmark", str(data), "--base", str(model), "--seeds", "2", "--record"]
    for _ in range(2):
        result = CliRunner().invoke(main, [*command, "-o", str(target)])
        assert result.exit_code == 0, result.output
    recorded = json.loads((model / "results.json").read_text("utf-8"))["research"]
    assert [each["data"]["name"] for each in recorded].count("open_set") == 1
    assert json.loads(target.read_text("utf-8")) in recorded
    assert "`open_set`" in (model / "README.md").read_text("utf-8")
    result = CliRunner().invoke(main, [*command[:3], str(data), "--record", "-o", str(target)])
    assert "manifest.json cannot be read" in result.output


def test_other_classes_are_refused(tmp_path: Path) -> None:
    other = Labelled(("a", "b"), np.array([0, 1]), ("0", "1"))
    with pytest.raises(TrainingError, match="classes"):
        benchmark(labelled(6), other, base="any", recipe=Recipe(), seeds=(1,), work=tmp_path)


@pytest.mark.filterwarnings("ignore")
def test_a_tiny_encoder_learns_two_words(tiny_base: Path, tmp_path: Path) -> None:
    recipe = Recipe(epochs=12, batch_size=8, learning_rate=5e-3, frozen_layers=0, max_length=16)
    facts = benchmark(
        labelled(48), labelled(12), base=str(tiny_base), recipe=recipe, seeds=(1,), work=tmp_path
    )
    assert facts["mean"]["f1"] > 0.9
    assert (tmp_path / "seed-1" / "model.safetensors").is_file()
