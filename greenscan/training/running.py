"""A whole training run: model, evaluation, results file and model card."""

from __future__ import annotations

import logging
from dataclasses import asdict

from greenscan.training.building import build, check_kinds
from greenscan.training.cards.ablation import read_ablation
from greenscan.training.cards.card import write_card
from greenscan.training.crossvalidation import cross_validate
from greenscan.training.data.corpus import TrainingError
from greenscan.training.job import Facts, Job
from greenscan.training.judging.test_part import evaluate
from greenscan.training.results import read_results, save_results, write_results

_log = logging.getLogger(__name__)


def train(job: Job, *, folds: int = 0, jobs: int = 1) -> Facts:
    """Train and evaluate one model; write its directory.

    The test part is read once, after every choice has been made.

    Parameters
    ----------
    job
        What to work on.
    folds
        Of a cross-validation over all documents, before; 0 for none.
    jobs
        Folds that are trained at a time.

    Returns
    -------
    dict
        The content of the results file.
    """
    sections: Facts = {"licences": dict(job.licences), "notes": list(job.notes)}
    check_kinds(job)
    if job.ablation is not None:
        sections["ablation"] = read_ablation(job.ablation)
    if folds:
        _log.info("cross-validating over %d folds", folds)
        sections["cross_validation"] = cross_validate(job, folds, jobs)
    _log.info("training %s", job.output.name)
    sections |= build(job)
    _log.info("evaluating on the test part")
    results = write_results(job, sections, evaluate(job))
    write_card(job.output, results)
    return results


def add_cross_validation(job: Job, *, folds: int, jobs: int = 1) -> Facts:
    """Cross-validate as the model in ``job.output`` was trained; add it to its results and card.

    Parameters
    ----------
    job
        What to work on; the model is neither trained nor changed.
    folds, jobs
        As of `train`.

    Returns
    -------
    dict
        The content of the results file.

    Raises
    ------
    TrainingError
        When the model was made from other data, or with another recipe.
    """
    results = read_results(job.output)
    if results["data"]["sha256"] != job.corpus.digest:
        raise TrainingError(f"{job.output} was trained on other sentences: give those, or train it")
    if job.settings is not None and results["training"]["recipe"] != asdict(job.settings.recipe):
        raise TrainingError(f"{job.output} was trained with another recipe: give that, or train it")
    results["cross_validation"] = cross_validate(job, folds, jobs)
    save_results(job.output, results)
    write_card(job.output, results)
    return results
