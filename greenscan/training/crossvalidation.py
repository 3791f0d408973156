"""Cross-validation: every sentence is judged by a model that has not seen its document."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

import numpy as np

from greenscan.classifying.base import softmax
from greenscan.classifying.decision import decide
from greenscan.classifying.protocol import FloatArray, Predictions
from greenscan.training.calibration import fit_temperatures
from greenscan.training.data.corpus import Corpus
from greenscan.training.data.splitting import Split, cross_splits
from greenscan.training.job import Facts, Job, TransformerSettings
from greenscan.training.judging.bootstrap import RESAMPLES, estimates
from greenscan.training.judging.contrast import wholly_right
from greenscan.training.judging.tallies import tally

THRESHOLD = 0.5  # as in use; see building.CLAIM_THRESHOLD


def cross_validate(job: Job, folds: int, jobs: int = 1) -> Facts:
    """Train and judge a model a fold; return the section ``cross_validation`` of a results file.

    A fold that was finished before is not trained again; all others go on from their checkpoints.

    Parameters
    ----------
    job
        What to work on; of its split, only the groups of documents are used.
    folds
        How many.
    jobs
        Processes, each of which trains a fold at a time.
    """
    from joblib import Parallel, delayed

    splits = cross_splits(job.corpus, folds, job.seed, job.split.groups)
    job = replace(job, progress=job.progress and jobs == 1)
    anchors = _anchors(job)
    tasks = (
        delayed(_fold)(replace(job, split=split, work=job.work / f"fold-{number}"), anchors)
        for number, split in enumerate(splits, 1)
    )
    said = merge(job.corpus, splits, Parallel(n_jobs=jobs)(tasks))
    return {"folds": folds, "seed": job.seed} | judged(job, said, splits[0].groups)


def _anchors(job: Job) -> FloatArray | None:
    """Return what the base embeds of all sentences, computed once for all folds."""
    if job.settings is None or not job.settings.recipe.anchor_weight:
        return None
    depends = f"{job.corpus.digest} {job.settings.base.source} {job.settings.recipe.max_length}"
    path = job.work / f"anchors-{hashlib.sha256(depends.encode()).hexdigest()[:12]}.npy"
    if path.is_file():
        stored: FloatArray = np.load(path)
        return stored
    from greenscan.training.inference import base_embeddings

    base, recipe = job.settings.base.source, job.settings.recipe
    anchors = base_embeddings(base, job.corpus.texts, recipe)
    job.work.mkdir(parents=True, exist_ok=True)
    np.save(path, anchors)
    return anchors


def _fold(job: Job, anchors: FloatArray | None) -> Predictions:
    """Train on a split and predict its test part."""
    path, key = job.work / "predictions.npz", _key(job)
    if path.is_file():
        stored = np.load(path)
        if str(stored["key"]) == key:
            return Predictions(stored["labels"], stored["kinds"], _no_embeddings(job))
    said = _baseline(job) if job.settings is None else _transformer(job, job.settings, anchors)
    job.work.mkdir(parents=True, exist_ok=True)
    np.savez(path, key=key, labels=said.labels, kinds=said.kinds)
    return said


def _key(job: Job) -> str:
    """Return what the predictions of a fold depend on, as text."""
    sides = (job.split.training, job.split.development, job.split.test)
    parts: list[object] = [job.corpus.digest, job.seed, [side.tolist() for side in sides]]
    if job.settings is not None:
        base, recipe = job.settings.base.source, asdict(job.settings.recipe)
        parts += [base, recipe, [each.digest for each in job.settings.auxiliaries]]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _no_embeddings(job: Job) -> FloatArray:
    return np.zeros((len(job.split.test), 0), dtype=np.float32)


def _baseline(job: Job) -> Predictions:
    from greenscan.training.linear import train_baseline

    trained = train_baseline(job.corpus, job.split, job.seed)
    rows = trained.features.transform(job.corpus.texts_at(job.split.test))
    labels, kinds = (head.predict_proba(rows) for head in (trained.labels, trained.kinds))
    return Predictions(labels, kinds, _no_embeddings(job))


def _transformer(
    job: Job, settings: TransformerSettings, anchors: FloatArray | None
) -> Predictions:
    from greenscan.training.finetuning import Material, finetune
    from greenscan.training.inference import run_network

    base, recipe = settings.base, settings.recipe
    material = Material(
        job.corpus, job.split.training, job.split.development, settings.auxiliaries, anchors
    )
    tuned = finetune(
        material,
        base=base.source,
        recipe=recipe,
        seed=job.seed,
        work=job.work / "checkpoints",
        progress=job.progress,
    )
    sides = (job.split.development, job.split.test)
    outputs = [
        run_network(tuned.network, tuned.tokenizer, job.corpus.texts_at(rows), recipe.max_length)
        for rows in sides
    ]
    heat = fit_temperatures(job.corpus, sides[0], outputs[0])
    labels = softmax(outputs[1]["label_logits"] / heat.labels)
    kinds = softmax(outputs[1]["kind_logits"] / heat.kinds)
    return Predictions(labels, kinds, _no_embeddings(job))


def merge(corpus: Corpus, splits: list[Split], said: list[Predictions]) -> Predictions:
    """Put the predictions of the folds in the order of `corpus`."""
    order = np.argsort(np.concatenate([split.test for split in splits]))
    if len(order) != len(corpus):
        raise ValueError("the folds do not cover the corpus once")
    parts = (
        np.concatenate([getattr(each, name) for each in said])[order]
        for name in ("labels", "kinds", "embeddings")
    )
    return Predictions(*parts)


def judged(job: Job, said: Predictions, groups: np.ndarray) -> Facts:
    """Return the metrics of each part of the corpus."""
    parts, decided = {}, decide(said.labels, THRESHOLD)
    for name in dict.fromkeys(job.corpus.parts):
        rows = job.corpus.part(name)
        counts = tally(
            said.labels[rows],
            said.kinds[rows],
            threshold=THRESHOLD,
            true_labels=job.corpus.labels[rows],
            true_kinds=job.corpus.kinds[rows],
            groups=groups[rows],
        )
        parts[name] = {
            "sentences": len(rows),
            "resamples": RESAMPLES,
            **estimates(counts, job.seed),
            "sets": wholly_right(job.corpus, decided, name),
            "confusion": counts.labels.sum(axis=0).astype(int).tolist(),
            "reliability": counts.reliability(),
        }
    return {"parts": parts}
