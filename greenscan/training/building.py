"""Model directories, from training to manifest; the test part is not read here."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from greenscan.classifying import baseline as baseline_files
from greenscan.classifying import transformer as transformer_files
from greenscan.classifying.baseline import BaselineClassifier
from greenscan.classifying.manifest import Manifest, ModelType, sha256
from greenscan.classifying.protocol import Predictions
from greenscan.training.calibration import choose_threshold, fit_temperature
from greenscan.training.corpus import NO_KIND
from greenscan.training.job import BASELINE, TRANSFORMER, Facts, Job, TransformerSettings

if TYPE_CHECKING:
    from greenscan.training.network import MultiTaskNetwork

LANGUAGES = ("en",)


def build_baseline(job: Job) -> Facts:
    """Train the baseline and write its directory; return what the results file says of it."""
    from greenscan.training.linear import train_baseline

    folder = job.output / BASELINE
    folder.mkdir(parents=True, exist_ok=True)
    trained = train_baseline(job.corpus, job.split, job.seed)
    trained.save(folder / baseline_files.MODEL_FILE)
    draft = _manifest(job, folder, ModelType.BASELINE, 0.5, None)
    model = BaselineClassifier(
        draft, {name: (folder / name).read_bytes() for name in baseline_files.NEEDED}
    )
    held = model.classify(job.corpus.texts_at(job.split.development))
    threshold = _threshold(job, held)
    _manifest(job, folder, ModelType.BASELINE, threshold, None).write(folder)
    return {"training": trained.facts, "claim_threshold": threshold}


def build_transformer(job: Job, settings: TransformerSettings) -> Facts:
    """Fine-tune the encoder and write its directory; return what the results file says of it."""
    from greenscan.training.checkpoint import load_checkpoint, save_checkpoint
    from greenscan.training.finetuning import finetune
    from greenscan.training.onnx_export import write_onnx
    from greenscan.training.quantisation import quantise_best

    folder, recipe = job.output / TRANSFORMER, settings.recipe
    folder.mkdir(parents=True, exist_ok=True)
    network, tokenizer = finetune(
        job.corpus,
        job.split,
        base=settings.base.source,
        recipe=recipe,
        seed=job.seed,
        work=job.work / "checkpoints",
    )
    temperatures = _calibrate(job, network, tokenizer, recipe.max_length)
    save_checkpoint(network, tokenizer, folder, recipe.max_length)
    write_onnx(load_checkpoint(folder), exact_model(job))
    quantisation, held = quantise_best(
        exact_model(job),
        folder / transformer_files.MODEL_FILE,
        folder / transformer_files.TOKENIZER_FILE,
        recipe.max_length,
        job.corpus.texts_at(job.split.development),
    )
    threshold = _threshold(job, held)
    _manifest(job, folder, ModelType.TRANSFORMER, threshold, recipe.max_length).write(folder)
    return {
        "base": {"name": settings.base.name, "licence": settings.base.licence},
        "training": {"recipe": asdict(recipe), "temperature": temperatures},
        "claim_threshold": threshold,
        "quantisation": quantisation,
    }


def exact_model(job: Job) -> Path:
    """Return the path of the transformer in single precision, as ONNX."""
    return job.work / "exact.onnx"


def _calibrate(job: Job, network: MultiTaskNetwork, tokenizer: Any, max_length: int) -> Facts:
    """Fit and fold the temperatures of both heads; return them."""
    from greenscan.training.checkpoint import fold_temperatures
    from greenscan.training.inference import run_network

    rows = job.split.development
    outputs = run_network(network, tokenizer, job.corpus.texts_at(rows), max_length)
    claims = job.corpus.kinds[rows] != NO_KIND
    labels = fit_temperature(outputs["label_logits"], job.corpus.labels[rows])
    kinds = fit_temperature(outputs["kind_logits"][claims], job.corpus.kinds[rows][claims])
    fold_temperatures(network, labels=labels, kinds=kinds)
    return {"labels": round(labels, 4), "kinds": round(kinds, 4)}


def _threshold(job: Job, development: Predictions) -> float:
    """Choose the claim threshold from what the model, as shipped, says of the development part."""
    return choose_threshold(development.labels, job.corpus.labels[job.split.development])


def _manifest(
    job: Job, folder: Path, model_type: ModelType, threshold: float, max_length: int | None
) -> Manifest:
    """Describe the run-time files in `folder`."""
    needed = {
        ModelType.BASELINE: baseline_files.NEEDED,
        ModelType.TRANSFORMER: transformer_files.NEEDED,
    }[model_type]
    return Manifest(
        name=folder.name,
        version=job.version,
        type=model_type,
        claim_threshold=threshold,
        max_length=max_length,
        languages=LANGUAGES,
        files={name: sha256((folder / name).read_bytes()) for name in needed},
    )
