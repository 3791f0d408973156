"""What a model card says of what the model was made from, and how."""

from __future__ import annotations

from greenscan.classifying.manifest import ModelType
from greenscan.labels import LABELS
from greenscan.training.cards.licences import UNKNOWN
from greenscan.training.cards.markdown import code, table
from greenscan.training.job import Facts


def parts_of(results: Facts) -> dict[str, Facts]:
    """Return what is told of each part of the labelled data, by name."""
    data: Facts = results.get("data", {})
    parts: dict[str, Facts] = data.get("parts") or {"data": data}
    return parts


def licences_of_parts(results: Facts) -> dict[str, str]:
    """Return the licence of each part of the labelled data; `UNKNOWN` where none is stated."""
    stated = results.get("licences", {})
    return {name: stated.get(name) or UNKNOWN for name in parts_of(results)}


def knows_kinds(results: Facts) -> bool:
    """Return whether the labelled data names kinds of claims, as far as `results` tells."""
    kinds = results.get("data", {}).get("kinds")
    return kinds is None or any(kinds.values())


def tell_data(results: Facts) -> str:
    """Tell of the labelled data, part by part."""
    data, licences = results["data"], licences_of_parts(results)
    rows = [
        (
            code(name),
            part["sentences"],
            part["documents"],
            *(part["labels"][label] for label in LABELS),
            _licence(licences[name]),
        )
        for name, part in parts_of(results).items()
    ]
    kinds = ", ".join(f"{name} {count}" for name, count in data["kinds"].items() if count)
    return (
        "## Data\n\n"
        f"{data['sentences']} labelled sentences from {data['documents']} documents.\n\n"
        f"{table(('part', 'sentences', 'documents', *LABELS, 'licence'), rows)}\n\n"
        f"Kinds of the claims: {kinds or 'none named'}.\nSHA-256 of the data: `{data['sha256']}`."
    )


def tell_split(results: Facts) -> str:
    """Tell how the data was split."""
    sides = {name: side for name, side in results["split"].items() if name != "seed"}
    columns = list(dict.fromkeys(column for side in sides.values() for column in side))
    rows = [(name, *(side.get(column, "") for column in columns)) for name, side in sides.items()]
    return (
        "### Split\n\n"
        "No document and no sentence is on two sides. Documents that share a sentence, and a\n"
        "company's yearly reports under one name, stay together as one group.\n\n"
        f"{table(('side', *columns), rows)}"
    )


def tell_training(results: Facts) -> str:
    """Tell how the model was trained."""
    if results["model"]["type"] == ModelType.BASELINE:
        return _baseline_training(results["training"])
    return _transformer_training(results)


def _baseline_training(training: Facts) -> str:
    rows = [
        (name, strength, f"{score:.3f}", *_chosen(strength, facts))
        for name, facts in training.items()
        for strength, score in facts["cross_validated_macro_f1"].items()
    ]
    return (
        "## Training\n\n"
        "TF-IDF of words and word pairs and of characters within words, with a multinomial\n"
        "logistic regression a head. Its strength C was chosen by cross-validation over groups of\n"
        "documents of the training part, its temperature fitted on the development part.\n\n"
        f"{table(('head', 'C', 'macro-F1 in cross-validation', 'chosen', 'temperature'), rows)}"
    )


def _chosen(strength: str, facts: Facts) -> tuple[str, ...]:
    return ("yes", f"{facts['temperature']:.2f}") if float(strength) == facts["C"] else ()


def _transformer_training(results: Facts) -> str:
    training = results["training"]
    parts = ["## Training"]
    if base := results.get("base"):
        parts.append(f"Fine-tuned from {base['name']} ({_licence(base['licence'])}).")
    if auxiliary := training.get("auxiliary"):
        rows = [
            (code(each["name"]), each["sentences"], _licence(each["licence"]), code(each["sha256"]))
            for each in auxiliary
        ]
        parts.append("Learned beside the labels, by heads of their own that the model leaves out:")
        parts.append(table(("set", "sentences", "licence", "SHA-256"), rows))
    recipe = [(name.replace("_", " "), _setting(v)) for name, v in training["recipe"].items()]
    parts += [table(("hyper-parameter", "value"), recipe), _epochs(training)]
    heat = training["temperature"]
    parts.append(
        f"The temperatures {heat['labels']:.2f} (labels) and {heat['kinds']:.2f} (kinds), fitted "
        "on the\ndevelopment part, are part of the heads' weights."
    )
    return "\n\n".join(parts)


def _epochs(training: Facts) -> str:
    runs = training["development_macro_f1"]
    head = ["seed", *(f"epoch {i}" for i in range(1, max(map(len, runs.values())) + 1))]
    rows = [(seed, *(f"{score:.3f}" for score in scores)) for seed, scores in runs.items()]
    chosen = training["chosen"]
    kept = "mean of the weights of all seeds" if chosen is None else f"best epoch of seed {chosen}"
    return (
        "Macro-F1 on the development part after each epoch, before calibration:\n\n"
        f"{table(head, rows)}\n\nKept: the {kept}."
    )


def _setting(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _licence(name: str | None) -> str:
    return "not known" if not name or name == UNKNOWN else name
