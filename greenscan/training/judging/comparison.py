"""Models side by side on the same labelled data."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.classifying import load_model
from greenscan.training.job import Facts
from greenscan.training.judging.bootstrap import RESAMPLES, differences
from greenscan.training.judging.material import Judged, Material, Question, judge
from greenscan.training.judging.model_facts import ModelFacts
from greenscan.training.judging.significance import PERMUTATIONS, mcnemar_p, randomisation_p
from greenscan.training.judging.test_part import measured_speed
from greenscan.training.results import software

HEADLINE = {Question.LABEL: "macro_f1", Question.CLAIM: "claim_f1"}
"""The metric by which models are told apart."""


def evaluate_model(model: str, material: Material, seed: int) -> Facts:
    """Judge one model; return the content of a results file.

    Parameters
    ----------
    model
        Name or directory.
    material
        What to judge it on.
    seed
        Of the bootstrap.

    Raises
    ------
    ModelError
        There is no such model, or its files are missing, altered or of another format.
    """
    content = _judged_facts(model, judge(load_model(model), material), seed)
    return _frame(material, seed) | content | {"software": software()}


def compare_models(models: Sequence[str], material: Material, seed: int) -> Facts:
    """Judge several models, and each against the first; return the content of a results file.

    Speed is measured when all models are loaded and have run, one model at a time.

    Parameters
    ----------
    models
        Two or more names or directories.
    material
        What to judge them on.
    seed
        Of the bootstrap and the randomisation test.

    Raises
    ------
    ModelError
        There is no such model, or its files are missing, altered or of another format.
    """
    judged = [judge(load_model(each), material) for each in models]
    texts = list(material.corpus.texts)
    columns = [
        _judged_facts(name, each, seed)
        | {"speed": measured_speed(each.model, texts)}
        | _weight(ModelFacts.of(name))
        for name, each in zip(models, judged, strict=True)
    ]
    against = [_against(each, judged[0], seed) for each in judged[1:]]
    return _frame(material, seed) | {
        "models": columns,
        "against_first": {
            "metric": HEADLINE[material.question],
            "resamples": RESAMPLES,
            "permutations": PERMUTATIONS,
            "models": against,
        },
        "software": software(),
    }


def _frame(material: Material, seed: int) -> Facts:
    return {"question": str(material.question), "data": material.facts(), "seed": seed}


def _judged_facts(name: str, judged: Judged, seed: int) -> Facts:
    known = ModelFacts.of(name)
    return {
        "model": known.identity(),
        "trained_on_this_data": known.trained_on(judged.material.corpus),
        **judged.facts(seed),
    }


def _weight(known: ModelFacts) -> Facts:
    return {"bytes": known.size(), "parameters": known.parameters()}


def _against(other: Judged, first: Judged, seed: int) -> Facts:
    """Compare `other` with `first`: differences are `other` minus `first`."""
    metric = HEADLINE[first.material.question]
    right, reference = other.right, first.right
    return {
        "model": other.model.name,
        "difference": differences(other.tallies, first.tallies, seed)[metric],
        "randomisation_p": round(randomisation_p(other.tallies, first.tallies, metric, seed), 4),
        "only_this_right": int((right & ~reference).sum()),
        "only_first_right": int((reference & ~right).sum()),
        "mcnemar_p": _significant(mcnemar_p(right, reference)),
    }


def _significant(p: float) -> float:
    """Return `p` to three digits, however small it is."""
    return float(f"{p:.3g}")
