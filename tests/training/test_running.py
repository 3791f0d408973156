"""A whole run on a tiny corpus and a tiny base yields models that load and describe themselves."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from greenscan.classifying import load_model
from greenscan.labels import LABELS
from greenscan.training.building import build, exact_model
from greenscan.training.data.corpus import Corpus, TrainingError
from greenscan.training.data.splitting import Split
from greenscan.training.finetuning import Material, finetune
from greenscan.training.job import Base, Job, TransformerSettings
from greenscan.training.publishing import files_to_push
from greenscan.training.recipe import Recipe
from greenscan.training.results import read_results
from greenscan.training.running import add_cross_validation, train
from tests.training.conftest import SEED

for _package in ("torch", "transformers", "onnx", "onnxscript"):
    pytest.importorskip(_package)

# torch and transformers warn of their own coming changes
pytestmark = pytest.mark.filterwarnings("ignore")

RECIPE = Recipe(
    epochs=14,
    patience=14,
    batch_size=8,
    learning_rate=4e-3,
    frozen_layers=0,
    smoothing=0.0,
    max_length=32,
)
TRANSFORMER, BASELINE = "tiny-transformer", "tiny-baseline"


@pytest.fixture(scope="module")
def settings(tiny_base: Path) -> TransformerSettings:
    return TransformerSettings(Base(str(tiny_base), "tiny/base", "Apache-2.0"), RECIPE)


@pytest.fixture(scope="module")
def jobs(
    corpus: Corpus,
    split: Split,
    settings: TransformerSettings,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Job]:
    folder = tmp_path_factory.mktemp("run")
    jobs = {
        name: Job(corpus, split, folder / name, folder / f"{name}.work", "1.0", SEED, each)
        for name, each in ((TRANSFORMER, settings), (BASELINE, None))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("greenscan.training.judging.bootstrap.RESAMPLES", 50)
        for job in jobs.values():
            train(job)
    return jobs


@pytest.fixture(scope="module")
def job(jobs: dict[str, Job]) -> Job:
    return jobs[TRANSFORMER]


@pytest.mark.parametrize("name", [TRANSFORMER, BASELINE])
def test_models_load_and_have_learned(jobs: dict[str, Job], name: str) -> None:
    job = jobs[name]
    model = load_model(job.output)
    rows = job.split.training
    said = model.predict(job.corpus.texts_at(rows))
    right = np.mean([a == LABELS[b] for a, b in zip(said, job.corpus.labels[rows], strict=True)])
    assert right > 0.8
    assert (model.name, model.version) == (name, "1.0")


@pytest.mark.parametrize("name", [TRANSFORMER, BASELINE])
def test_results_and_card_tell_the_same(jobs: dict[str, Job], name: str) -> None:
    job = jobs[name]
    results = read_results(job.output)
    model = load_model(job.output)
    assert results["model"]["digest"] == model.digest
    assert results["claim_threshold"] == model.claim_threshold
    assert results["data"]["sha256"] == job.corpus.digest
    assert results["split"]["test"]["sentences"] == len(job.split.test)
    assert np.array(results["confusion"]).sum() == len(job.split.test)
    card = (job.output / "README.md").read_text(encoding="utf-8")
    macro = results["test"]["macro_f1"]
    assert f"| {macro['value']:.3f} | {macro['low']:.3f} to {macro['high']:.3f} |" in card
    assert "never says that a company greenwashes" in card
    assert "$" not in card


def test_transformer_card_names_its_base(job: Job) -> None:
    card = (job.output / "README.md").read_text(encoding="utf-8")
    assert "tiny/base (Apache-2.0)" in card
    assert "Eight bits against single precision" in card
    assert str(job.work) not in card


def test_checkpoint_in_transformers_gives_the_exported_probabilities(job: Job) -> None:
    from transformers import pipeline

    from greenscan.training.quantisation import run_onnx

    folder, texts = job.output, job.corpus.texts_at(job.split.test)
    run = pipeline("text-classification", model=str(folder), top_k=None, device="cpu")
    exported = run_onnx(exact_model(job), folder / "tokenizer.json", RECIPE.max_length, texts)
    found: list[Any] = run(texts)
    for row, said in zip(exported.labels, found, strict=True):
        scores = {each["label"]: each["score"] for each in said}
        assert [scores[str(label)] for label in LABELS] == pytest.approx(row.tolist(), abs=1e-4)


@pytest.mark.parametrize("name", [TRANSFORMER, BASELINE])
def test_all_that_was_written_would_go_to_the_hub(jobs: dict[str, Job], name: str) -> None:
    folder = jobs[name].output
    assert files_to_push(folder) == sorted(path.name for path in folder.iterdir())


def test_cross_validation_is_added_to_a_model_that_stays(
    jobs: dict[str, Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("greenscan.training.judging.bootstrap.RESAMPLES", 50)
    job = replace(jobs[BASELINE], output=tmp_path / BASELINE, work=tmp_path)
    shutil.copytree(jobs[BASELINE].output, job.output)
    results = add_cross_validation(job, folds=2)
    assert results["cross_validation"]["folds"] == 2
    assert results | read_results(jobs[BASELINE].output) == results
    assert load_model(job.output).digest == load_model(jobs[BASELINE].output).digest
    assert "Cross-validation" in (job.output / "README.md").read_text(encoding="utf-8")


def test_cross_validation_of_other_data_or_settings_is_refused(
    jobs: dict[str, Job], settings: TransformerSettings
) -> None:
    job = jobs[TRANSFORMER]
    other_data = replace(job, corpus=replace(job.corpus, digest="0" * 64))
    with pytest.raises(TrainingError, match="other sentences"):
        add_cross_validation(other_data, folds=2)
    other = replace(settings, recipe=replace(RECIPE, epochs=1))
    with pytest.raises(TrainingError, match="another recipe"):
        add_cross_validation(replace(job, settings=other), folds=2)


def test_finished_run_is_taken_up_again_unchanged(job: Job, tmp_path: Path) -> None:
    again = replace(job, output=tmp_path / TRANSFORMER)
    build(again)
    first, second = (load_model(each.output) for each in (job, again))
    assert first.digest == second.digest


def test_checkpoints_of_other_settings_are_not_used(
    job: Job, settings: TransformerSettings, tmp_path: Path
) -> None:
    other = replace(settings, recipe=replace(RECIPE, learning_rate=1e-3))
    with pytest.raises(TrainingError, match="other settings"):
        train(replace(job, output=tmp_path, settings=other))


def test_a_run_that_stopped_early_is_not_trained_further(
    corpus: Corpus, split: Split, tiny_base: Path, tmp_path: Path
) -> None:
    material = Material(corpus, split.training, split.development)
    recipe = replace(RECIPE, patience=1)
    first, second = (
        finetune(material, base=str(tiny_base), recipe=recipe, seed=SEED, work=tmp_path)
        for _ in range(2)
    )
    assert len(first.epochs[SEED]) < recipe.epochs
    assert second.epochs == first.epochs
    weights = (each.network.state_dict() for each in (first, second))
    assert all((a == b).all() for a, b in zip(*(each.values() for each in weights), strict=True))
