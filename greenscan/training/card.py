"""The model card, written from the results file: no number in it is typed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from greenscan.classifying.manifest import ModelType
from greenscan.labels import LABELS
from greenscan.training.job import Facts

CARD = "README.md"

_METRICS = {
    "macro_f1": "macro-F1 over the four labels",
    "f1_none": "F1 of none",
    "f1_vague": "F1 of vague",
    "f1_unsupported": "F1 of unsupported",
    "f1_supported": "F1 of supported",
    "claim_f1": 'F1 of "is a claim"',
    "claim_precision": 'precision of "is a claim"',
    "claim_recall": 'recall of "is a claim"',
    "kind_accuracy": "accuracy of the kind, on true claims",
    "kind_macro_f1": "macro-F1 of the kind, on true claims",
    "calibration_error": "expected calibration error, 10 bins",
    "log_loss": "log loss",
}
_USE = {
    ModelType.TRANSFORMER: """\
The run time reads `model.onnx`, in eight bits, and `tokenizer.json`. With transformers, from the
checkpoint `model.safetensors` in half precision:

```python
pipeline("text-classification", model="models/greenscan-en", top_k=None)(sentences)
```

yields the calibrated label probabilities. The weights under `greenscan_kind.` are the kind head,
one linear layer on the mean of the last hidden states; transformers reports them as unexpected and
leaves them out. That mean, at unit length, is the sentence embedding.""",
    ModelType.BASELINE: """\
`model.skops` holds plain scikit-learn objects, with their vocabularies beside them; loading it runs
no code from the file.""",
}
_COMPARED = ("macro_f1", "claim_f1", "kind_macro_f1", "calibration_error")


def write_card(folder: Path, results: Facts) -> None:
    """Write the model card into `folder` from the content of its results file."""
    (folder / CARD).write_text(render_card(results), encoding="utf-8")


def render_card(results: Facts) -> str:
    """Return the model card, in Markdown."""
    data, split, test, speed = (results[part] for part in ("data", "split", "test", "speed"))
    sides = [(name, *side.values()) for name, side in split.items() if name != "seed"]
    template = Template((files(__package__) / "card.md").read_text(encoding="utf-8"))
    return template.substitute(
        results["model"],
        front_matter=_front_matter(results),
        threshold=f"{results['claim_threshold']:.2f}",
        use=_USE[results["model"]["type"]],
        sentences=data["sentences"],
        documents=data["documents"],
        labels=_counts(data["labels"]),
        kinds=_counts(data["kinds"]),
        digest=data["sha256"],
        sides=_table(("part", *split["test"]), sides),
        training=_training(results),
        test_sentences=split["test"]["sentences"],
        resamples=test["resamples"],
        metrics=_estimates("value", test, _METRICS),
        speed=speed["sentences_per_second"],
        cores=speed["cores"],
        confusion=_confusion(results),
        more="".join(f"\n{part}\n" for part in _more(results)),
    )


def _front_matter(results: Facts) -> str:
    lines = ["license: apache-2.0", "language: en", "pipeline_tag: text-classification"]
    if "base" in results:
        lines += ["library_name: transformers", f"base_model: {results['base']['name']}"]
    else:
        lines += ["library_name: sklearn"]
    return "\n".join(lines)


def _training(results: Facts) -> str:
    training = results["training"]
    if "base" not in results:
        heads = "\n".join(
            f"- {name}: C = {facts['C']:g} (of {', '.join(facts['cross_validated_macro_f1'])}), "
            f"temperature {facts['temperature']:.2f}"
            for name, facts in training.items()
        )
        return (
            "TF-IDF of words (one and two) and of characters within words (two to six) with a\n"
            "multinomial logistic regression, its strength chosen by cross-validation grouped by\n"
            f"document, its temperature fitted on the development part:\n\n{heads}"
        )
    base, temperature = results["base"], training["temperature"]
    epochs = ", ".join(f"{score:.3f}" for score in training["development_macro_f1"])
    recipe = (f"{key.replace('_', ' ')} {value:g}" for key, value in training["recipe"].items())
    return (
        f"Fine-tuned from {base['name']} ({base['licence']}):\n{', '.join(recipe)}.\n\n"
        f"Macro-F1 on the development part after each epoch: {epochs}; the best one was kept.\n"
        f"The temperatures {temperature['labels']:.2f} (labels) and {temperature['kinds']:.2f} "
        "(kinds), fitted there, are part of the heads' weights."
    )


def _confusion(results: Facts) -> str:
    rows = [
        (f"**{label}**", *counts)
        for label, counts in zip(LABELS, results["confusion"], strict=True)
    ]
    return _table(("true \\ said", *map(str, LABELS)), rows)


def _more(results: Facts) -> Iterable[str]:
    """Yield the sections that only some models have."""
    if "exact" in results:
        yield _quantisation(results)
    if "comparison" in results:
        first, second = results["comparison"]["of"]
        compared = {name: _METRICS[name] for name in _COMPARED}
        table = _estimates("difference", results["comparison"], compared, signed=True)
        yield f"### {first} minus {second}, paired\n\n{table}"


def _quantisation(results: Facts) -> str:
    exact, scheme = results["exact"], results["quantisation"]
    change = _interval(exact["quantised_minus_exact"]["macro_f1"], signed=True)
    moved = exact["probability_change"]
    return (
        "### Eight bits against single precision\n\n"
        f"Scheme: {scheme['scheme']}; the narrowing matrices of the first {scheme['exact_layers']} "
        "feed-forward layers\nstay in single precision. Macro-F1 of the whole model in single "
        f"precision {exact['test']['macro_f1']['value']:.3f};\nchange by quantisation {change[0]} "
        f"({change[1]}); same label for {100 * exact['same_label']:.1f} % of the sentences.\n"
        f"Probabilities change by {moved['mean']:.4f} on average and {moved['max']:.3f} at most. "
        "Sentences are run one\nby one, so their scores do not depend on the sentences beside them."
    )


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _estimates(what: str, estimates: Facts, names: dict[str, str], *, signed: bool = False) -> str:
    rows = [(text, *_interval(estimates[name], signed=signed)) for name, text in names.items()]
    return _table(("metric", what, "95 % interval"), rows)


def _interval(estimate: Facts, *, signed: bool = False) -> tuple[str, str]:
    """Return value and interval as text."""
    form = "{:+.3f}" if signed else "{:.3f}"
    value, low, high = (form.format(estimate[name]) for name in ("value", "low", "high"))
    return value, f"{low} to {high}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
