"""Model directories, from training to manifest; the test part is not read here."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from greenscan.classifying import baseline as baseline_files
from greenscan.classifying import transformer as transformer_files
from greenscan.classifying.manifest import Manifest, ModelType, sha256
from greenscan.training.data.auxiliary import AuxiliarySet
from greenscan.training.data.corpus import TrainingError
from greenscan.training.job import Facts, Job, TransformerSettings
from greenscan.training.quiet import quiet

LANGUAGES = ("en",)

# Even odds. The labelled sentences hold more claims than a report does, so the threshold with the
# best F1 on them, about 0.3, calls too much of a report a claim: of 36 sentences between 0.34 and
# 0.5, read in four reports, 10 were claims; of 36 between 0.5 and 0.65, 18 were.
CLAIM_THRESHOLD = 0.5


def build(job: Job) -> Facts:
    """Train the model and write its directory; return what the results file says of it."""
    job.output.mkdir(parents=True, exist_ok=True)
    return _baseline(job) if job.settings is None else _transformer(job, job.settings)


def check_kinds(job: Job) -> None:
    """Raise `TrainingError` where no claim has a kind and the model has none to keep."""
    if job.corpus.has_kinds:
        return
    if job.settings is None:
        raise TrainingError("no claim has a kind: add a column, --column kind=THEIRS")
    from greenscan.training.checkpoint import kind_head_weights

    if not kind_head_weights(job.settings.base.source):
        raise TrainingError(
            "no claim has a kind: add a column, --column kind=THEIRS, or go on from a model that "
            "knows kinds, --base models/greenscan-en"
        )


def _baseline(job: Job) -> Facts:
    from greenscan.training.linear import train_baseline

    trained = train_baseline(job.corpus, job.split, job.seed)
    trained.save(job.output / baseline_files.MODEL_FILE)
    write_manifest(job.output, ModelType.BASELINE, job.version)
    return {"training": trained.facts, "claim_threshold": CLAIM_THRESHOLD}


def _transformer(job: Job, settings: TransformerSettings) -> Facts:
    from greenscan.training.calibration import fit_temperatures
    from greenscan.training.checkpoint import fold_temperatures, load_checkpoint, save_checkpoint
    from greenscan.training.finetuning import Material, finetune
    from greenscan.training.inference import run_network
    from greenscan.training.onnx_export import write_onnx
    from greenscan.training.quantisation import quantise_best

    recipe, rows = settings.recipe, job.split.development
    tuned = finetune(
        Material(job.corpus, job.split.training, rows, settings.auxiliaries),
        base=settings.base.source,
        recipe=recipe,
        seed=job.seed,
        work=job.work / "checkpoints",
        progress=job.progress,
    )
    texts = job.corpus.texts_at(rows)
    outputs = run_network(tuned.network, tuned.tokenizer, texts, recipe.max_length)
    heat = fit_temperatures(job.corpus, rows, outputs)
    fold_temperatures(tuned.network, labels=heat.labels, kinds=heat.kinds)
    save_checkpoint(tuned.network, tuned.tokenizer, job.output, recipe.max_length)
    with quiet():
        write_onnx(load_checkpoint(job.output), exact_model(job))
        quantisation = quantise_best(
            exact_model(job),
            job.output / transformer_files.MODEL_FILE,
            job.output / transformer_files.TOKENIZER_FILE,
            recipe.max_length,
            texts,
        )
    write_manifest(job.output, ModelType.TRANSFORMER, job.version, max_length=recipe.max_length)
    return {
        "base": {"name": settings.base.name, "licence": settings.base.licence},
        "training": {
            "recipe": asdict(recipe),
            "auxiliary": [_auxiliary(each) for each in settings.auxiliaries],
            "development_macro_f1": {str(each): list(run) for each, run in tuned.epochs.items()},
            "chosen": tuned.chosen,
            "temperature": {name: round(value, 4) for name, value in asdict(heat).items()},
        },
        "claim_threshold": CLAIM_THRESHOLD,
        "quantisation": quantisation,
    }


def _auxiliary(data: AuxiliarySet) -> Facts:
    return {
        "name": data.task.name,
        "sentences": len(data),
        "licence": data.licence,
        "sha256": data.digest,
    }


def exact_model(job: Job) -> Path:
    """Return the path of the transformer in single precision, as ONNX."""
    return job.work / "exact.onnx"


def write_manifest(
    folder: Path,
    model_type: ModelType,
    version: str,
    *,
    max_length: int | None = None,
    claim_threshold: float = CLAIM_THRESHOLD,
) -> None:
    """Describe the run-time files in `folder`, whose name is the model's."""
    needed = {
        ModelType.BASELINE: baseline_files.NEEDED,
        ModelType.TRANSFORMER: transformer_files.NEEDED,
    }[model_type]
    Manifest(
        name=folder.name,
        version=version,
        type=model_type,
        claim_threshold=claim_threshold,
        max_length=max_length,
        languages=LANGUAGES,
        files={name: sha256((folder / name).read_bytes()) for name in needed},
    ).write(folder)
