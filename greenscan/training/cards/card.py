"""The model card, written from the results file: no number in it is typed by hand."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from string import Template

from greenscan.classifying.loading import HUB_NAME
from greenscan.classifying.manifest import ModelType
from greenscan.training.cards import figures, origin
from greenscan.training.cards.licences import UNKNOWN, Terms, licence_of_model, terms
from greenscan.training.cards.markdown import bullets, code
from greenscan.training.cards.plots import reliability_diagram
from greenscan.training.job import Facts

CARD = "README.md"

_USE = {
    ModelType.TRANSFORMER: """\
The run time reads `model.onnx`, in eight bits, and `tokenizer.json`. With transformers, from the
checkpoint `model.safetensors` in half precision, the calibrated label probabilities:

```python
classify = pipeline("text-classification", model="path/to/$name", top_k=None)
classify(sentences, truncation=True)
```

The kind head is in `kind_head.safetensors`: one linear layer on the mean of the last hidden states.
That mean, at unit length, is the sentence embedding.

```python
import torch
from safetensors.torch import load_file
from transformers import AutoModelForSequenceClassification, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("path/to/$name")
model = AutoModelForSequenceClassification.from_pretrained("path/to/$name")
head = load_file("path/to/$name/kind_head.safetensors")

batch = tokenizer(sentences, padding=True, truncation=True, return_tensors="pt")
with torch.no_grad():
    hidden = model(**batch, output_hidden_states=True).hidden_states[-1]
mask = batch["attention_mask"].unsqueeze(-1)
mean = (hidden * mask).sum(1) / mask.sum(1)
logits = mean @ head["weight"].float().T + head["bias"].float()
kinds = logits.softmax(-1)  # result, action, target, quality, policy
```""",
    ModelType.BASELINE: """\
`model.skops` holds plain scikit-learn objects, with their vocabularies beside them; loading it runs
no code from the file.""",
}
_RESTRICTING = {
    Terms.NON_COMMERCIAL: "forbids commercial use",
    Terms.UNKNOWN: "is not known to allow other use",
}
_SECTIONS = {
    "data": origin.tell_data,
    "split": origin.tell_split,
    "training": origin.tell_training,
    "test": figures.tell_test,
    "confusion": figures.tell_confusion,
    "reliability": figures.tell_reliability,
    "quantisation": figures.tell_quantisation,
    "similarity": figures.tell_similarity,
    "cross_validation": figures.tell_cross_validation,
    "public": figures.tell_public,
    "research": figures.tell_research,
    "ablation": figures.tell_ablation,
}


def write_card(folder: Path, results: Facts) -> None:
    """Write the model card, and its picture, into `folder` from the content of its results file.

    A section that the results lack is left out; ``model`` and ``claim_threshold`` are needed.
    The card also tells of these sections, which a training run does not write by itself:

    - ``licences``: the licence of each part of the labelled data, by the name of the part;
    - ``notes``: sentences on the limits of this model's data;
    - ``public``: results of ``greenscan evaluate --binary``;
    - ``research``: results of ``greenscan benchmark``, with this model as the base;
    - ``ablation``: see `greenscan.training.cards.ablation.read_ablation`.

    Raises
    ------
    MissingExtraError
        matplotlib is not installed, and there is a picture to draw.
    """
    if bins := results.get("reliability"):
        (folder / figures.PLOT).write_bytes(reliability_diagram(bins))
    else:
        (folder / figures.PLOT).unlink(missing_ok=True)
    (folder / CARD).write_text(render_card(results), encoding="utf-8")


def render_card(results: Facts) -> str:
    """Return the model card, in Markdown."""
    model = results["model"]
    told = (tell(results) for name, tell in _SECTIONS.items() if results.get(name))
    template = Template((files(__package__) / "card.md").read_text(encoding="utf-8"))
    return template.substitute(
        name=model["name"],
        version=model["version"],
        front_matter=_front_matter(results),
        restriction=_restriction(results),
        threshold=f"{results['claim_threshold']:.2f}",
        use=Template(_USE[model["type"]]).substitute(name=model["name"]),
        sections="\n\n".join(told),
        limits=_limits(results),
    )


def _front_matter(results: Facts) -> str:
    licence = licence_of_model(licence for _, licence in _licences(results))
    lines = [f"license: {licence}"]
    if languages := results["model"].get("languages"):
        lines.append(f"language: [{', '.join(languages)}]")
    lines.append("pipeline_tag: text-classification")
    if results["model"]["type"] == ModelType.BASELINE:
        lines.append("library_name: sklearn")
    else:
        lines.append("library_name: transformers")
    base = results.get("base", {}).get("name", "")
    if HUB_NAME.fullmatch(base):  # the hub refuses a card with a base that is none of its models
        lines.append(f"base_model: {json.dumps(base, ensure_ascii=False)}")
    return "\n".join(lines)


def _licences(results: Facts) -> list[tuple[str, str]]:
    """Return the names of everything that the model was made from, with their licences."""
    sources = [results["base"]] if "base" in results else []
    sources += results.get("training", {}).get("auxiliary", ())
    named = [(each["name"], each["licence"] or UNKNOWN) for each in sources]
    return [*origin.licences_of_parts(results).items(), *named]


def _restriction(results: Facts) -> str:
    """Return the paragraph that restricts the use, where a licence does; else nothing."""
    by_terms: dict[Terms, list[str]] = {}
    for name, licence in _licences(results):
        by_terms.setdefault(terms(licence), []).append(name)
    reasons = [
        f"{_and(by_terms[each])} under a licence that {why}"
        for each, why in _RESTRICTING.items()
        if each in by_terms
    ]
    if not reasons:
        return ""
    return f"\n**For research only:** made from {', and from '.join(reasons)}.\n"


def _and(names: list[str]) -> str:
    *others, last = map(code, names)
    return f"{', '.join(others)} and {last}" if others else last


def _limits(results: Facts) -> str:
    """Return the limits that depend on the model."""
    found = []
    if languages := results["model"].get("languages"):
        found.append(f"Meant for text in {_and(languages)}: other languages are not told apart.")
    if length := results["model"].get("max_length"):
        found.append(f"A sentence is read up to its token {length}; what comes after is not seen.")
    if (data := results.get("data")) and data["sentences"]:
        claims = 1 - data["labels"]["none"] / data["sentences"]
        found.append(
            f"Of the labelled sentences {100 * claims:.0f} % are claims. Where claims are rarer, "
            "as they may be in a whole report, their probability is somewhat high."
        )
    if data and not origin.knows_kinds(results):
        found.append("The data names no kinds of claims: what the model says of them is noise.")
    return bullets([*found, *results.get("notes", ())])
