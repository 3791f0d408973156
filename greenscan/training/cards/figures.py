"""What a model card says of how good the model is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from greenscan.classifying.manifest import ModelType
from greenscan.labels import LABELS
from greenscan.training.cards.ablation import render_ablation
from greenscan.training.cards.markdown import code, share, table, value_and_interval
from greenscan.training.cards.origin import knows_kinds
from greenscan.training.cards.plots import alternative_text
from greenscan.training.job import Facts
from greenscan.training.judging.similarity import NEAREST

PLOT = "calibration.svg"
METRICS = {
    "macro_f1": "macro-F1 over the four labels",
    **{f"f1_{label}": f"F1 of {label}" for label in LABELS},
    "claim_f1": 'F1 of "is a claim"',
    "claim_precision": 'precision of "is a claim"',
    "claim_recall": 'recall of "is a claim"',
    "average_precision": 'average precision of "is a claim"',
    "kind_accuracy": "accuracy of the kind, on true claims",
    "kind_macro_f1": "macro-F1 of the kind, on true claims",
    "calibration_error": "expected calibration error, 10 bins",
    "log_loss": "log loss",
}
_SETS = """
A contrast set is one claim in versions that differ in their support; it is wholly right when every
version is."""


def tell_test(results: Facts) -> str:
    """Tell of the test part: metrics with intervals, and speed."""
    test, side = results["test"], results.get("split", {}).get("test", {})
    amount = f"{side['sentences']} sentences" if side else "sentences"
    lines = [
        "## Test",
        f"On {amount} of held-out documents; intervals of 95 % by {test['resamples']} bootstrap\n"
        "resamples of groups of documents.",
        _estimates(test, _metrics(results)),
    ]
    if speed := results.get("speed"):
        lines.append(
            f"Speed: {speed['sentences_per_second']} sentences a second on {speed['cores']} cores."
        )
    return "\n\n".join(lines)


def _metrics(results: Facts) -> dict[str, str]:
    """Return the metrics that say something of this model, with their names in words."""
    kinds = knows_kinds(results)
    return {name: text for name, text in METRICS.items() if kinds or not name.startswith("kind_")}


def _estimates(estimates: Facts, names: Mapping[str, str]) -> str:
    rows = [
        (text, *value_and_interval(estimates[name]))
        for name, text in names.items()
        if name in estimates
    ]
    return table(("metric", "value", "95 % interval"), rows)


def tell_confusion(results: Facts) -> str:
    """Tell what was taken for what."""
    rows = [
        (f"**{label}**", *counts)
        for label, counts in zip(LABELS, results["confusion"], strict=True)
    ]
    return "### Confusion matrix\n\n" + table(("true \\ said", *LABELS), rows)


def tell_reliability(results: Facts) -> str:
    """Tell how calibrated the model is: picture and table."""
    bins = results["reliability"]
    rows = [(f"{b['confidence']:.3f}", f"{b['right']:.3f}", b["sentences"]) for b in bins]
    return (
        "### Calibration\n\n"
        "Test sentences by the probability of their most probable label, a row for each tenth. "
        "Where\nconfidence and share right are the same, the probabilities mean what they say.\n\n"
        f"![{alternative_text(bins)}]({PLOT})\n\n"
        f"{table(('mean confidence', 'share right', 'sentences'), rows)}"
    )


def tell_quantisation(results: Facts) -> str:
    """Tell what eight bits cost."""
    scheme = results["quantisation"]
    losses = [(name, f"{loss:g}") for name, loss in scheme["divergence"].items()]
    lines = [
        "### Eight bits against single precision",
        f"Scheme: {scheme['scheme']}; the narrowing matrices of the first "
        f"{scheme['exact_layers']} feed-forward layers\nstay in single precision. Mean divergence "
        "of the label probabilities, on the development part:",
        table(("scheme", "Kullback-Leibler divergence"), losses),
    ]
    if exact := results.get("exact"):
        change = value_and_interval(exact["quantised_minus_exact"]["macro_f1"], signed=True)
        moved = exact["probability_change"]
        lines.append(
            "On the test part the whole model in single precision has a macro-F1 of "
            f"{exact['test']['macro_f1']['value']:.3f};\nchange by quantisation {change[0]} "
            f"({change[1]}); same label for {100 * exact['same_label']:.1f} % of the sentences.\n"
            f"Probabilities change by {moved['mean']:.4f} on average and {moved['max']:.3f} at "
            "most. Sentences are run\none by one, so their scores do not depend on the sentences "
            "beside them."
        )
    return "\n\n".join(lines)


def tell_cross_validation(results: Facts) -> str:
    """Tell of the cross-validation, part by part."""
    facts = results["cross_validation"]
    baseline = results["model"]["type"] == ModelType.BASELINE
    exactly = "" if baseline else ", in single precision"
    parts: Mapping[str, Facts] = facts["parts"]
    rows: list[tuple[object, ...]] = [
        ("sentences", *(part["sentences"] for part in parts.values()))
    ]
    rows += [
        (text, *(_estimate(part.get(name)) for part in parts.values()))
        for name, text in _metrics(results).items()
        if any(name in part for part in parts.values())
    ]
    sets = ""
    if any(part.get("sets") for part in parts.values()):
        sets = _SETS
        rows.append(("contrast sets wholly right", *(_sets(part) for part in parts.values())))
    return (
        f"## Cross-validation\n\nOver {facts['folds']} folds of whole groups of documents, seed "
        f"{facts['seed']}: every sentence is judged by a model that has\nnot seen its document, "
        f"trained as this one was{exactly}. Intervals of 95 %.{sets}\n\n"
        f"{table(('metric', *map(code, parts)), rows)}"
    )


def _estimate(estimate: Mapping[str, float] | None) -> str:
    if estimate is None:
        return ""
    value, interval = value_and_interval(estimate)
    return f"{value} ({interval})"


def _sets(part: Facts) -> str:
    sets = part.get("sets")
    return share(sets["wholly_right"], sets["count"]) if sets else ""


def tell_ablation(results: Facts) -> str:
    """Tell what each lever of training brought."""
    return f"## What each lever brought\n\n{render_ablation(results['ablation'])}"


def tell_public(results: Facts) -> str:
    """Tell of public sets on which the model was judged as it is."""
    entries: list[Facts] = results["public"]
    metrics = [name for name in METRICS if any(name in each["metrics"] for each in entries)]
    rows: list[tuple[Any, ...]] = [
        ("sentences", *(each["data"]["sentences"] for each in entries)),
        ("claims among them", *(each["data"]["claims"] for each in entries)),
        *(
            (METRICS[name], *(_estimate(each["metrics"].get(name)) for each in entries))
            for name in metrics
        ),
    ]
    return (
        "## Public sets\n\n"
        "The model as it is, asked only whether a sentence is a claim, at its own threshold.\n\n"
        f"{table(('metric', *(code(each['data']['name']) for each in entries)), rows)}"
    )


def tell_research(results: Facts) -> str:
    """Tell of models that were fine-tuned from this one on public sets."""
    rows = []
    for entry in results["research"]:
        whole = entry.get("cross_validation", {})
        for name, text in _research_metrics(entry).items():
            spread = f" ± {entry['deviation'][name]:.3f}" if entry["deviation"] else ""
            rows.append(
                (
                    code(entry["data"]["name"]),
                    f"{entry['training']} / {entry['development']}",
                    f"{entry['recipe']['epochs']} at {entry['recipe']['learning_rate']:g}",
                    text,
                    f"{entry['mean'][name]:.3f}{spread}",
                    _estimate(entry["mean_of_runs"][name]),
                    _estimate(whole.get(name)),
                )
            )
    head = ("public set", "training / development", "epochs", "metric", "mean of seeds")
    return (
        "## Fine-tuned on public sets\n\n"
        "This model, fine-tuned further on the training part of a set with its own labels, and "
        "judged on its\ndevelopment part after a number of epochs that was fixed before. "
        "Beside the mean over seeds and its\nstandard deviation: the mean of the seeds' "
        "probabilities, and cross-validation over both parts\ntogether, with 95 % intervals. "
        "These models are for research and are not part of greenscan.\n\n"
        f"{table((*head, 'seeds together', 'cross-validation'), rows)}"
    )


def _research_metrics(entry: Facts) -> dict[str, str]:
    """Return the metrics that a set is judged by, with their names in words."""
    names = {"macro_f1": "macro-F1"}
    return names | {"f1": f"F1 of `{entry['classes'][1]}`"} if "f1" in entry["mean"] else names


def tell_similarity(results: Facts) -> str:
    """Tell what is left of the base's sentence embeddings."""
    facts = results["similarity"]
    rows = [
        ("mean cosine of a sentence's two embeddings", f"{facts['cosine']:.3f}"),
        ("rank correlation of the cosines of pairs", f"{facts['rank_correlation']:.3f}"),
        (f"share of the {NEAREST} nearest sentences kept", f"{facts['nearest_kept']:.3f}"),
    ]
    if first := facts.get("same_set_first"):
        rows += [
            ("nearest sentence is of the same contrast set", f"{first['tuned']:.3f}"),
            ("the same, by the base", f"{first['base']:.3f}"),
        ]
    return (
        "### Sentence embeddings\n\n"
        f"Those of {facts['sentences']} test sentences against the base's; the first three figures "
        "are 1 where nothing\nhas changed.\n\n"
        f"{table(('measure', 'value'), rows)}"
    )
