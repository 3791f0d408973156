"""Model directories, from training to manifest; the test part is not read here."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from greenscan.classifying import baseline as baseline_files
from greenscan.classifying import transformer as transformer_files
from greenscan.classifying.manifest import Manifest, ModelType, sha256
from greenscan.training.calibration import fit_temperature
from greenscan.training.corpus import NO_KIND
from greenscan.training.job import BASELINE, TRANSFORMER, Facts, Job, TransformerSettings

if TYPE_CHECKING:
    from greenscan.training.finetuning import Finetuned

LANGUAGES = ("en",)

# Even odds. The labelled sentences hold more claims than a report does, so the threshold with the
# best F1 on them, about 0.3, calls too much of a report a claim: of 36 sentences between 0.34 and
# 0.5, read in four reports, 10 were claims; of 36 between 0.5 and 0.65, 18 were.
CLAIM_THRESHOLD = 0.5


def build_baseline(job: Job) -> Facts:
    """Train the baseline and write its directory; return what the results file says of it."""
    from greenscan.training.linear import train_baseline

    folder = job.output / BASELINE
    folder.mkdir(parents=True, exist_ok=True)
    trained = train_baseline(job.corpus, job.split, job.seed)
    trained.save(folder / baseline_files.MODEL_FILE)
    _manifest(job, folder, ModelType.BASELINE, None).write(folder)
    return {"training": trained.facts, "claim_threshold": CLAIM_THRESHOLD}


def build_transformer(job: Job, settings: TransformerSettings) -> Facts:
    """Fine-tune the encoder and write its directory; return what the results file says of it."""
    from greenscan.training.checkpoint import load_checkpoint, save_checkpoint
    from greenscan.training.finetuning import finetune
    from greenscan.training.onnx_export import write_onnx
    from greenscan.training.quantisation import quantise_best

    folder, recipe = job.output / TRANSFORMER, settings.recipe
    folder.mkdir(parents=True, exist_ok=True)
    tuned = finetune(
        job.corpus,
        job.split,
        base=settings.base.source,
        recipe=recipe,
        seed=job.seed,
        work=job.work / "checkpoints",
    )
    temperatures = _calibrate(job, tuned, recipe.max_length)
    save_checkpoint(tuned.network, tuned.tokenizer, folder, recipe.max_length)
    write_onnx(load_checkpoint(folder), exact_model(job))
    quantisation = quantise_best(
        exact_model(job),
        folder / transformer_files.MODEL_FILE,
        folder / transformer_files.TOKENIZER_FILE,
        recipe.max_length,
        job.corpus.texts_at(job.split.development),
    )
    _manifest(job, folder, ModelType.TRANSFORMER, recipe.max_length).write(folder)
    return {
        "base": {"name": settings.base.name, "licence": settings.base.licence},
        "training": {
            "recipe": asdict(recipe),
            "development_macro_f1": tuned.epochs,
            "temperature": temperatures,
        },
        "claim_threshold": CLAIM_THRESHOLD,
        "quantisation": quantisation,
    }


def exact_model(job: Job) -> Path:
    """Return the path of the transformer in single precision, as ONNX."""
    return job.work / "exact.onnx"


def _calibrate(job: Job, tuned: Finetuned, max_length: int) -> Facts:
    """Fit and fold the temperatures of both heads; return them."""
    from greenscan.training.checkpoint import fold_temperatures
    from greenscan.training.inference import run_network

    rows = job.split.development
    texts = job.corpus.texts_at(rows)
    outputs = run_network(tuned.network, tuned.tokenizer, texts, max_length)
    claims = job.corpus.kinds[rows] != NO_KIND
    labels = fit_temperature(outputs["label_logits"], job.corpus.labels[rows])
    kinds = fit_temperature(outputs["kind_logits"][claims], job.corpus.kinds[rows][claims])
    fold_temperatures(tuned.network, labels=labels, kinds=kinds)
    return {"labels": round(labels, 4), "kinds": round(kinds, 4)}


def _manifest(job: Job, folder: Path, model_type: ModelType, max_length: int | None) -> Manifest:
    """Describe the run-time files in `folder`."""
    needed = {
        ModelType.BASELINE: baseline_files.NEEDED,
        ModelType.TRANSFORMER: transformer_files.NEEDED,
    }[model_type]
    return Manifest(
        name=folder.name,
        version=job.version,
        type=model_type,
        claim_threshold=CLAIM_THRESHOLD,
        max_length=max_length,
        languages=LANGUAGES,
        files={name: sha256((folder / name).read_bytes()) for name in needed},
    )
