"""A whole run on a tiny corpus and a tiny base yields models that load and describe themselves."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from greenscan.classifying import load_model
from greenscan.labels import LABELS
from greenscan.training.__main__ import main
from greenscan.training.building import exact_model
from greenscan.training.corpus import Corpus, TrainingError
from greenscan.training.job import BASELINE, TRANSFORMER, Base, Job, TransformerSettings
from greenscan.training.recipe import Recipe
from greenscan.training.results import read_results
from greenscan.training.running import train
from greenscan.training.splitting import Split
from tests.training.conftest import SEED

for _package in ("torch", "transformers", "onnx", "onnxscript"):
    pytest.importorskip(_package)

# torch and transformers warn of their own coming changes
pytestmark = pytest.mark.filterwarnings("ignore")

RECIPE = Recipe(epochs=14, batch_size=8, learning_rate=4e-3, smoothing=0.0, max_length=32)


@pytest.fixture(scope="module")
def base(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Encoder of one narrow layer with random weights, and its tokenizer."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("base")
    words = sorted(
        {word for text in corpus.texts for word in re.findall(r"\w+|[^\w\s]", text.lower())}
    )
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    tokenizer = BertTokenizer(vocab={word: i for i, word in enumerate(vocabulary)})
    tokenizer.save_pretrained(folder)
    torch.manual_seed(SEED)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def settings(base: Path) -> TransformerSettings:
    return TransformerSettings(Base(str(base), "tiny/base", "Apache-2.0"), RECIPE)


@pytest.fixture(scope="module")
def job(
    corpus: Corpus,
    split: Split,
    settings: TransformerSettings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Job:
    folder = tmp_path_factory.mktemp("run")
    job = Job(corpus, split, folder / "models", folder / "work", "1.0", SEED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("greenscan.training.bootstrap.RESAMPLES", 50)
        train(job, transformer=settings)
    return job


@pytest.mark.parametrize("name", [TRANSFORMER, BASELINE])
def test_models_load_and_have_learned(job: Job, name: str) -> None:
    model = load_model(job.output / name)
    rows = job.split.training
    said = model.predict(job.corpus.texts_at(rows))
    right = np.mean([a == LABELS[b] for a, b in zip(said, job.corpus.labels[rows], strict=True)])
    assert right > 0.8
    assert (model.name, model.version) == (name, "1.0")


@pytest.mark.parametrize("name", [TRANSFORMER, BASELINE])
def test_results_and_card_tell_the_same(job: Job, name: str) -> None:
    results = read_results(job.output / name)
    model = load_model(job.output / name)
    assert results["model"]["digest"] == model.digest
    assert results["claim_threshold"] == model.claim_threshold
    assert results["data"]["sha256"] == job.corpus.digest
    assert results["split"]["test"]["sentences"] == len(job.split.test)
    assert np.array(results["confusion"]).sum() == len(job.split.test)
    card = (job.output / name / "README.md").read_text(encoding="utf-8")
    macro = results["test"]["macro_f1"]
    assert f"| {macro['value']:.3f} | {macro['low']:.3f} to {macro['high']:.3f} |" in card
    assert f"{TRANSFORMER} minus {BASELINE}, paired" in card
    assert "never says that a company greenwashes" in card
    assert "$" not in card


def test_transformer_card_names_its_base(job: Job) -> None:
    card = (job.output / TRANSFORMER / "README.md").read_text(encoding="utf-8")
    assert "tiny/base (Apache-2.0)" in card
    assert "Eight bits against single precision" in card
    assert str(job.work) not in card


def test_checkpoint_in_transformers_gives_the_exported_probabilities(job: Job) -> None:
    from transformers import pipeline

    from greenscan.training.quantisation import run_onnx

    folder, texts = job.output / TRANSFORMER, job.corpus.texts_at(job.split.test)
    run = pipeline("text-classification", model=str(folder), top_k=None, device="cpu")
    exported = run_onnx(exact_model(job), folder / "tokenizer.json", RECIPE.max_length, texts)
    found: list[Any] = run(texts)
    for row, said in zip(exported.labels, found, strict=True):
        scores = {each["label"]: each["score"] for each in said}
        assert [scores[str(label)] for label in LABELS] == pytest.approx(row.tolist(), abs=1e-4)


def test_finished_run_is_taken_up_again_unchanged(
    job: Job, settings: TransformerSettings, tmp_path: Path
) -> None:
    from greenscan.training.building import build_transformer

    again = replace(job, output=tmp_path)
    build_transformer(again, settings)
    first, second = (load_model(each.output / TRANSFORMER) for each in (job, again))
    assert first.digest == second.digest


def test_checkpoints_of_other_settings_are_not_used(
    job: Job, settings: TransformerSettings, tmp_path: Path
) -> None:
    other = replace(settings, recipe=replace(RECIPE, learning_rate=1e-3))
    with pytest.raises(TrainingError, match="other settings"):
        train(replace(job, output=tmp_path), baseline=False, transformer=other)


def test_command_trains_one_model(data_folder: Path, tmp_path: Path) -> None:
    arguments = [str(data_folder), "-o", str(tmp_path), "--only", "baseline", "--seed", str(SEED)]
    level = logging.getLogger("greenscan").level
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    logging.getLogger("greenscan").setLevel(level)
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == [BASELINE]
    assert "comparison" not in json.loads((tmp_path / BASELINE / "results.json").read_text())


def test_command_names_the_extra(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("greenscan.training.__main__.find_spec", lambda _: None)
    done = CliRunner().invoke(main, [str(data_folder), "-o", str(tmp_path)])
    assert done.exit_code == 1
    assert "pip install 'greenscan[train]'" in done.output


def test_command_names_what_is_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "-o", str(tmp_path / "models")])
    assert done.exit_code == 1
    assert "train.jsonl does not exist" in done.output
