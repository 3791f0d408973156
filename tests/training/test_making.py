"""The scripts that make the shipped models run, and write what a model card takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from greenscan.training.cards.ablation import read_ablation

pytest.importorskip("datasets")

MODELS = Path(__file__).parents[2] / "models"


def make(script: str, *arguments: object) -> None:
    command = [sys.executable, str(MODELS / script), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def test_linear_candidates_are_told_in_a_card(data_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "search.json"
    make("linear_search.py", data_folder, "-o", target)
    first, *others = read_ablation(target)["runs"]
    assert "shipped" in first["setting"]
    assert {run["lever"] for run in others} > {"complement naive Bayes", "linear SVM, C 1"}


def test_levers_are_told_in_a_card(data_folder: Path, tiny_base: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    target, picked = tmp_path / "levers.json", ("plain", "neighbours", "self-training")
    only = [word for name in picked for word in ("--only", name)]
    unlabelled = data_folder / "train.jsonl"
    options = ("--base", tiny_base, "--unlabelled", unlabelled, "--work", tmp_path / "work")
    make("levers.py", data_folder, *options, "--sentences", 60, *only, "-o", target)
    runs = read_ablation(target)["runs"]
    assert [run["lever"] for run in runs] == ["none", "neighbours", "self-training"]
    assert all("nearest sentences kept" in run["note"] for run in runs)
