"""What a model, as it will be run, says of the test part."""

from __future__ import annotations

import time

import numpy as np

from greenscan.classifying import load_model
from greenscan.classifying.decision import decide
from greenscan.classifying.manifest import read_manifest
from greenscan.classifying.protocol import Classifier, Predictions
from greenscan.classifying.transformer import TOKENIZER_FILE, available_cores
from greenscan.training.building import exact_model
from greenscan.training.job import Facts, Job, TransformerSettings
from greenscan.training.judging.bootstrap import RESAMPLES, differences, estimates
from greenscan.training.judging.similarity import similarity
from greenscan.training.judging.tallies import Tallies, tally
from greenscan.training.quantisation import run_onnx

_TIMED, _PASSES = 300, 3


def evaluate(job: Job) -> Facts:
    """Evaluate the model in ``job.output`` on the test part.

    Returns
    -------
    dict
        The sections ``test``, ``confusion``, ``reliability`` and ``speed``; for a transformer
        ``exact``, the same model in single precision, and ``similarity``.
    """
    texts = job.corpus.texts_at(job.split.test)
    model = load_model(job.output)
    said = model.classify(texts)
    counts = _tally(job, said, model.claim_threshold)
    sections: Facts = {
        "test": {"resamples": RESAMPLES, **estimates(counts, job.seed)},
        "confusion": counts.labels.sum(axis=0).astype(int).tolist(),
        "reliability": counts.reliability(),
        "speed": measured_speed(model, texts),
    }
    if job.settings is not None:
        sections["exact"] = _exact(job, model, said)
        sections["similarity"] = _similarity(job, job.settings, said)
    return sections


def _tally(job: Job, said: Predictions, threshold: float) -> Tallies:
    rows = job.split.test
    return tally(
        said.labels,
        said.kinds,
        threshold=threshold,
        true_labels=job.corpus.labels[rows],
        true_kinds=job.corpus.kinds[rows],
        groups=job.split.groups[rows],
    )


def _similarity(job: Job, settings: TransformerSettings, said: Predictions) -> Facts:
    """Compare the embeddings with those of the base."""
    from greenscan.training.inference import base_embeddings

    rows = job.split.test
    texts = job.corpus.texts_at(rows)
    before = base_embeddings(settings.base.source, texts, settings.recipe)
    return similarity(said.embeddings, before, [job.corpus.sets[row] for row in rows], job.seed)


def _exact(job: Job, model: Classifier, said: Predictions) -> Facts:
    """Compare with the same model in single precision."""
    texts = job.corpus.texts_at(job.split.test)
    length = read_manifest(job.output).max_length
    exact = run_onnx(exact_model(job), job.output / TOKENIZER_FILE, length, texts)
    threshold = model.claim_threshold
    pair = _tally(job, said, threshold), _tally(job, exact, threshold)
    change = np.abs(said.labels - exact.labels)
    same = np.mean(
        [a == b for a, b in zip(*(decide(x.labels, threshold) for x in (said, exact)), strict=True)]
    )
    return {
        "test": estimates(pair[1], job.seed),
        "quantised_minus_exact": differences(*pair, job.seed),
        "same_label": round(float(same), 4),
        "probability_change": {
            "mean": round(float(change.mean()), 5),
            "max": round(float(change.max()), 4),
        },
    }


def measured_speed(model: Classifier, texts: list[str]) -> Facts:
    """Time the model; the best of some passes, since other work can only slow one down."""
    timed = texts[:_TIMED]
    seconds = []
    for _ in range(_PASSES):
        start = time.perf_counter()
        model.classify(timed)
        seconds.append(time.perf_counter() - start)
    return {"sentences_per_second": round(len(timed) / min(seconds)), "cores": available_cores()}
