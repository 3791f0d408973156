"""Research models on public sets: one recipe, several seeds, nothing chosen on what is reported.

These models are plain sequence classifiers with the set's own labels. Sets under a
non-commercial licence are judged and studied this way; they never train a shipped model.
"""

from __future__ import annotations

import hashlib
import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.training.data.corpus import IntArray, TrainingError
from greenscan.training.data.labelled import Labelled
from greenscan.training.job import Facts
from greenscan.training.plain import train_and_predict
from greenscan.training.recipe import Recipe

RESAMPLES = 2000
FloatArray = npt.NDArray[np.float32]


def benchmark(
    training: Labelled,
    development: Labelled,
    *,
    base: str,
    recipe: Recipe,
    seeds: Sequence[int],
    work: Path,
    folds: int = 0,
    jobs: int = 1,
) -> Facts:
    """Train a model a seed and judge each; cross-validate over both parts if asked.

    Training takes the number of epochs that `recipe` says: the development part is only judged.
    Runs that were finished before are not repeated.

    Parameters
    ----------
    training, development
        The two sides, with the same classes.
    base
        Name on the hub or folder of the encoder.
    recipe
        Settings; those of tasks that a plain classifier does not have are without effect.
    seeds
        One run each.
    work
        Folder for the predictions of finished runs.
    folds
        Of the cross-validation, with the first seed; 0 for none.
    jobs
        Runs at a time, each in a process of its own.

    Returns
    -------
    dict
        ``runs`` with the metrics of each seed, their ``mean`` and ``deviation``, ``mean_of_runs``
        (probabilities averaged over seeds) with intervals and, with `folds`,
        ``cross_validation``.
    """
    from joblib import Parallel, delayed

    if training.names != development.names:
        raise TrainingError("training and development data have different classes")
    settings = {"base": base, **asdict(recipe)}
    said = Parallel(n_jobs=jobs)(
        delayed(_stored)(
            work / f"seed-{seed}.npz", settings, training, development, seed, jobs == 1
        )
        for seed in seeds
    )
    runs = [metrics(development.classes, each, development.names) for each in said]
    facts: Facts = {
        "base": base,
        "recipe": asdict(recipe),
        "training": len(training.texts),
        "development": len(development.texts),
        "classes": list(training.names),
        "seeds": list(seeds),
        "runs": runs,
        "mean": _over(runs, statistics.fmean),
        "deviation": _over(runs, statistics.stdev) if len(runs) > 1 else {},
        "mean_of_runs": _intervals(development, np.mean(said, axis=0)),
    }
    if folds:
        everything = Labelled(
            training.texts + development.texts,
            np.concatenate([training.classes, development.classes]),
            training.names,
        )
        facts["cross_validation"] = _cross_validation(
            everything, folds, seeds[0], settings, work, jobs
        )
    return facts


def _cross_validation(
    data: Labelled, folds: int, seed: int, settings: Facts, work: Path, jobs: int
) -> Facts:
    from joblib import Parallel, delayed
    from sklearn.model_selection import StratifiedKFold

    cuts = StratifiedKFold(folds, shuffle=True, random_state=seed)
    sides = list(cuts.split(data.texts, data.classes))
    parts = Parallel(n_jobs=jobs)(
        delayed(_stored)(
            work / f"fold-{number}-of-{folds}.npz",
            settings,
            data.take(rest),
            data.take(held),
            seed,
            jobs == 1,
        )
        for number, (rest, held) in enumerate(sides, 1)
    )
    said = np.zeros((len(data.texts), len(data.names)), dtype=np.float32)
    for (_, held), part in zip(sides, parts, strict=True):
        said[held] = part
    runs = [metrics(data.classes[held], said[held], data.names) for _, held in sides]
    return {"folds": folds, "runs": runs, **_intervals(data, said)}


def _stored(
    path: Path,
    settings: Facts,
    training: Labelled,
    development: Labelled,
    seed: int,
    progress: bool,
) -> FloatArray:
    """Return the probabilities in `path`; train to make them where they are missing or stale."""
    sides = [[each.texts, each.classes.tolist(), each.names] for each in (training, development)]
    key = hashlib.sha256(json.dumps([settings, seed, sides]).encode()).hexdigest()
    if path.is_file():
        stored = np.load(path)
        if str(stored["key"]) == key:
            return np.asarray(stored["said"])
    recipe = Recipe(**{name: value for name, value in settings.items() if name != "base"})
    said = train_and_predict(
        training,
        development.texts,
        base=settings["base"],
        recipe=recipe,
        seed=seed,
        work=path.with_suffix(""),
        progress=progress,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, key=key, said=said)
    return said


def metrics(classes: IntArray, said: FloatArray, names: tuple[str, ...]) -> dict[str, float]:
    """Return accuracy, macro-F1 and, of two classes, F1, precision and recall of the second."""
    from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

    decided = said.argmax(1)
    found = {
        "accuracy": accuracy_score(classes, decided),
        "macro_f1": f1_score(
            classes, decided, labels=range(len(names)), average="macro", zero_division=0.0
        ),
    }
    if len(names) == 2:
        found |= {
            "f1": f1_score(classes, decided, zero_division=0.0),
            "precision": precision_score(classes, decided, zero_division=0.0),
            "recall": recall_score(classes, decided, zero_division=0.0),
        }
    return {name: round(float(value), 4) for name, value in found.items()}


def _intervals(data: Labelled, said: FloatArray) -> dict[str, dict[str, float]]:
    """Return the metrics with 95 % intervals, by resampling rows: these sets name no documents."""
    draws = np.random.default_rng(0).integers(0, len(said), (RESAMPLES, len(said)))
    drawn = [metrics(data.classes[rows], said[rows], data.names) for rows in draws]
    whole = metrics(data.classes, said, data.names)
    bounds = {name: np.percentile([each[name] for each in drawn], (2.5, 97.5)) for name in whole}
    return {
        name: {
            "value": value,
            "low": round(float(bounds[name][0]), 4),
            "high": round(float(bounds[name][1]), 4),
        }
        for name, value in whole.items()
    }


def _over(runs: Sequence[dict[str, float]], summary: Any) -> dict[str, float]:
    return {name: round(summary([run[name] for run in runs]), 4) for name in runs[0]}
