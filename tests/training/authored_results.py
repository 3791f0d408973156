"""A small results file, written by hand."""

from __future__ import annotations

from typing import Any

from greenscan.labels import KINDS, LABELS
from greenscan.training.cards.figures import METRICS

DIGEST = "0123456789abcdef" * 4


def estimate(value: float) -> dict[str, float]:
    return {"value": value, "low": value - 0.05, "high": value + 0.04}


def estimates(first: float) -> dict[str, dict[str, float]]:
    names = [name for name in METRICS if name != "average_precision"]
    return {name: estimate(first + number / 100) for number, name in enumerate(names)}


def amounts(*labels: int) -> dict[str, Any]:
    counts = dict(zip(map(str, LABELS), labels, strict=True))
    return {"sentences": sum(labels), "documents": sum(labels) // 10, "labels": counts}


def transformer_results() -> dict[str, Any]:
    return {
        "model": {
            "name": "meadow",
            "version": "7",
            "type": "transformer",
            "digest": DIGEST,
            "max_length": 96,
            "languages": ["en"],
        },
        "data": {
            "sha256": DIGEST,
            **amounts(75, 10, 20, 15),
            "kinds": {str(kind): 9 for kind in KINDS},
            "parts": {"hills": amounts(70, 5, 15, 10), "river_banks": amounts(5, 5, 5, 5)},
        },
        "licences": {"hills": "Apache-2.0", "river_banks": "CC BY 4.0"},
        "split": {
            "seed": 11,
            "training": {"sentences": 96, "documents": 9, "groups": 8, "claims": 36},
            "development": {"sentences": 11, "documents": 1, "groups": 1, "claims": 4},
            "test": {"sentences": 13, "documents": 2, "groups": 2, "claims": 5},
        },
        "base": {"name": "tiny/base", "licence": "Apache-2.0"},
        "training": {
            "recipe": {"epochs": 4, "learning_rate": 1e-4, "freeze_words": True},
            "auxiliary": [
                {"name": "clouds", "sentences": 310, "licence": "MIT", "sha256": DIGEST},
            ],
            "development_macro_f1": {"11": [0.5125, 0.6125], "12": [0.5, 0.6, 0.7]},
            "chosen": 12,
            "temperature": {"labels": 1.25, "kinds": 0.8},
        },
        "claim_threshold": 0.45,
        "quantisation": {
            "scheme": "seven bits",
            "exact_layers": 2,
            "divergence": {"seven bits": 0.002, "eight bits": 0.0031},
        },
        "test": {"resamples": 200, **estimates(0.7)},
        "confusion": [[8, 0, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 1]],
        "reliability": [
            {"sentences": 4, "confidence": 0.46, "right": 0.5},
            {"sentences": 9, "confidence": 0.93, "right": 0.8889},
        ],
        "speed": {"sentences_per_second": 321, "cores": 2},
        "exact": {
            "test": estimates(0.71),
            "quantised_minus_exact": {"macro_f1": {"value": -0.01, "low": -0.02, "high": 0.005}},
            "same_label": 0.975,
            "probability_change": {"mean": 0.004, "max": 0.12},
        },
        "similarity": {
            "sentences": 13,
            "cosine": 0.9,
            "rank_correlation": 0.85,
            "nearest_kept": 0.7,
        },
        "software": {"python": "3.11"},
    }


def baseline_results() -> dict[str, Any]:
    results = transformer_results()
    for name in ("base", "quantisation", "exact", "similarity"):
        del results[name]
    results["model"] |= {"name": "stubble", "type": "baseline", "max_length": None}
    results["training"] = {
        head: {"C": 10.0, "cross_validated_macro_f1": {"3.0": 0.5, "10.0": 0.6}, "temperature": 1.5}
        for head in ("labels", "kinds")
    }
    return results


def cross_validation() -> dict[str, Any]:
    part = {"sentences": 100, "resamples": 200, **estimates(0.6), "sets": None}
    sets = {"count": 8, "wholly_right": 6}
    return {
        "folds": 5,
        "seed": 11,
        "parts": {"hills": part, "river_banks": part | {"sentences": 20, "sets": sets}},
    }


def public_result() -> dict[str, Any]:
    metrics = {"claim_f1": estimate(0.61), "average_precision": estimate(0.66)}
    return {
        "question": "claim",
        "data": {"name": "open_set", "sha256": DIGEST, "sentences": 40, "claims": 10},
        "metrics": {"resamples": 200, **metrics},
    }


def research_result() -> dict[str, Any]:
    scores = {"accuracy": 0.9, "macro_f1": 0.8, "f1": 0.7, "precision": 0.6, "recall": 0.5}
    measured = {name: estimate(value) for name, value in scores.items()}
    return {
        "data": {"name": "open_set"},
        "recipe": {"epochs": 3, "learning_rate": 5e-5},
        "training": 90,
        "development": 40,
        "classes": ["no", "yes"],
        "mean": scores,
        "deviation": dict.fromkeys(scores, 0.01),
        "mean_of_runs": measured,
        "cross_validation": {"folds": 5, "runs": [scores], **measured},
    }


def ablation() -> dict[str, Any]:
    return {
        "data": "Fold 1 of hills.",
        "runs": [
            {
                "lever": "none",
                "setting": "plain",
                "macro_f1": 0.6,
                "claim_f1": 0.7,
                "minutes": 3,
                "note": "",
            },
            {
                "lever": "neighbours",
                "setting": "one | each side",
                "macro_f1": 0.58,
                "claim_f1": 0.72,
                "minutes": 5.6,
                "note": "slower",
            },
        ],
    }
