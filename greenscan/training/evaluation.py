"""What the models, as they will be run, say of the test part."""

from __future__ import annotations

import time

import numpy as np

from greenscan.classifying import load_model
from greenscan.classifying.decision import decide
from greenscan.classifying.manifest import read_manifest
from greenscan.classifying.protocol import Classifier, Predictions
from greenscan.classifying.transformer import TOKENIZER_FILE, available_cores
from greenscan.training.bootstrap import RESAMPLES, differences, estimates
from greenscan.training.building import exact_model
from greenscan.training.job import BASELINE, TRANSFORMER, Facts, Job
from greenscan.training.quantisation import run_onnx
from greenscan.training.tallies import Tallies, tally

_TIMED, _PASSES = 300, 3


def evaluate(job: Job, names: tuple[str, ...]) -> dict[str, Facts]:
    """Evaluate the models `names` in ``job.output`` on the test part.

    Returns
    -------
    dict
        By model: its sections ``test``, ``confusion`` and ``speed``; for a transformer ``exact``,
        the same model in single precision; ``comparison`` where there are two models.
    """
    texts = job.corpus.texts_at(job.split.test)
    models = {name: load_model(job.output / name) for name in names}
    said = {name: model.classify(texts) for name, model in models.items()}
    tallies = {name: _tally(job, said[name], models[name].claim_threshold) for name in names}
    sections: dict[str, Facts] = {
        name: {
            "test": {"resamples": RESAMPLES, **estimates(tallies[name], job.seed)},
            "confusion": tallies[name].labels.sum(axis=0).astype(int).tolist(),
            "speed": _speed(models[name], texts),
        }
        for name in names
    }
    if TRANSFORMER in names:
        sections[TRANSFORMER]["exact"] = _exact(job, models[TRANSFORMER], said[TRANSFORMER])
    if set(names) >= {TRANSFORMER, BASELINE}:
        paired = differences(tallies[TRANSFORMER], tallies[BASELINE], job.seed)
        for name in (TRANSFORMER, BASELINE):
            sections[name]["comparison"] = {"of": [TRANSFORMER, BASELINE], **paired}
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


def _exact(job: Job, model: Classifier, said: Predictions) -> Facts:
    """Compare with the same model in single precision."""
    folder = job.output / TRANSFORMER
    texts = job.corpus.texts_at(job.split.test)
    length = read_manifest(folder).max_length
    exact = run_onnx(exact_model(job), folder / TOKENIZER_FILE, length, texts)
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


def _speed(model: Classifier, texts: list[str]) -> Facts:
    """Time the model; the best of some passes, since other work can only slow one down."""
    timed = texts[:_TIMED]
    seconds = []
    for _ in range(_PASSES):
        start = time.perf_counter()
        model.classify(timed)
        seconds.append(time.perf_counter() - start)
    return {"sentences_per_second": round(len(timed) / min(seconds)), "cores": available_cores()}
