"""A whole training run: models, evaluation, results files and model cards."""

from __future__ import annotations

import logging

from greenscan.training.building import build_baseline, build_transformer
from greenscan.training.card import write_card
from greenscan.training.evaluation import evaluate
from greenscan.training.job import BASELINE, TRANSFORMER, Facts, Job, TransformerSettings
from greenscan.training.results import write_results

_log = logging.getLogger(__name__)


def train(
    job: Job, *, baseline: bool = True, transformer: TransformerSettings | None = None
) -> dict[str, Facts]:
    """Train and evaluate the models that are asked for.

    The test part is read once, after every choice has been made.

    Parameters
    ----------
    job
        What to work on.
    baseline
        Whether to train the baseline.
    transformer
        How to train the transformer; None trains none.

    Returns
    -------
    dict
        The content of each model's results file, by model.
    """
    built: dict[str, Facts] = {}
    if baseline:
        _log.info("training %s", BASELINE)
        built[BASELINE] = build_baseline(job)
    if transformer is not None:
        _log.info("training %s", TRANSFORMER)
        built[TRANSFORMER] = build_transformer(job, transformer)
    _log.info("evaluating on the test part")
    evaluated = evaluate(job, tuple(built))
    results = {}
    for name, facts in built.items():
        results[name] = write_results(job, name, facts, evaluated[name])
        write_card(job.output / name, results[name])
    return results
