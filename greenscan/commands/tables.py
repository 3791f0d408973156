"""Results of judging models, as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from greenscan.labels import LABELS

Facts = Mapping[str, Any]

_NAMES = {
    "macro_f1": "macro-F1",
    **{f"f1_{label}": f"F1 {label}" for label in LABELS},
    "claim_f1": "claim F1",
    "claim_precision": "claim precision",
    "claim_recall": "claim recall",
    "average_precision": "average precision",
    "kind_accuracy": "kind accuracy",
    "kind_macro_f1": "kind macro-F1",
    "calibration_error": "calibration error",
    "log_loss": "log loss",
}


def evaluation_tables(content: Facts) -> Group:
    """Return the tables of one model's evaluation."""
    model = content["model"]
    parts: list[RenderableType] = [
        Text(f"{model['name']} {model['version']} on {_data_line(content['data'])}"),
        _metrics(content["metrics"]),
        _confusion(content),
        _reliability(content["reliability"]),
    ]
    if content["sets"]:
        parts.append(Text(f"Contrast sets wholly right: {_sets(content['sets'])}"))
    return Group(*_spaced(parts))


def comparison_tables(content: Facts) -> Group:
    """Return the tables of models side by side, and of each against the first."""
    names = _headings(content["models"])
    return Group(
        *_spaced(
            [
                Text(_data_line(content["data"])),
                _side_by_side(content["models"], names),
                _against(content["against_first"], names),
            ]
        )
    )


def _data_line(data: Facts) -> str:
    return (
        f"{data['name']}: {data['sentences']:,} sentences of {data['documents']:,} documents, "
        f"{data['groups']:,} of them independent"
    )


def _metrics(metrics: Facts) -> Table:
    table = _table("", "value", "95 % interval")
    for name, label in _NAMES.items():
        if found := metrics.get(name):
            interval = f"{found['low']:.3f} to {found['high']:.3f}"
            table.add_row(label, f"{found['value']:.3f}", interval)
    return table


def _confusion(content: Facts) -> Table:
    names = ("none", "claim") if content["question"] == "claim" else tuple(map(str, LABELS))
    table = _table("labelled as", *(f"found {name}" for name in names))
    for name, counts in zip(names, content["confusion"], strict=True):
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table


def _reliability(rows: Sequence[Mapping[str, float]]) -> Table:
    claims = bool(rows) and "claims" in rows[0]
    said, true = ("probability", "claims") if claims else ("confidence", "right")
    heading = "claim probability" if claims else "confidence"
    table = _table(heading, f"share {true}", "sentences")
    for row in rows:
        table.add_row(f"{row[said]:.3f}", f"{row[true]:.3f}", f"{row['sentences']:,}")
    return table


def _side_by_side(models: Sequence[Facts], names: Sequence[str]) -> Table:
    table = _table("", *names)
    for name, label in _NAMES.items():
        if name in models[0]["metrics"]:
            table.add_row(label, *(f"{each['metrics'][name]['value']:.3f}" for each in models))
    if models[0]["sets"]:
        table.add_row("contrast sets wholly right", *(_sets(each["sets"]) for each in models))
    speeds = [each["speed"] for each in models]
    table.add_row(
        f"sentences per second, cores: {speeds[0]['cores']}",
        *(f"{speed['sentences_per_second']:,}" for speed in speeds),
    )
    table.add_row("size in MB", *(f"{each['bytes'] / 1e6:.1f}" for each in models))
    table.add_row(
        "million parameters",
        *(f"{each['parameters'] / 1e6:.1f}" if each["parameters"] else "–" for each in models),
    )
    return table


def _against(against: Facts, names: Sequence[str]) -> Table:
    metric = _NAMES[against["metric"]]
    table = _table(f"minus {names[0]}", metric, "95 % interval", "p, documents", "p, sentences")
    for name, found in zip(names[1:], against["models"], strict=True):
        gap = found["difference"]
        table.add_row(
            name,
            f"{gap['value']:+.3f}",
            f"{gap['low']:+.3f} to {gap['high']:+.3f}",
            _p(found["randomisation_p"]),
            _p(found["mcnemar_p"]),
        )
    table.caption = (
        f"Interval: paired bootstrap over documents. p, documents: approximate randomisation of "
        f"{metric} over documents, {against['permutations']:,} permutations. p, sentences: "
        "McNemar's exact test, which takes sentences as independent. "
        "Not corrected for the number of models."
    )
    table.caption_justify = "left"
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _sets(sets: Mapping[str, int]) -> str:
    share = sets["wholly_right"] / sets["count"]
    return f"{sets['wholly_right']:,} of {sets['count']:,} ({share:.0%})"


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _headings(models: Sequence[Facts]) -> list[str]:
    """Return the names of the models, numbered where two have the same."""
    names = [each["model"]["name"] for each in models]
    return [
        f"{name} ({names[: place + 1].count(name)})" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def _spaced(parts: Iterable[RenderableType]) -> list[RenderableType]:
    return [each for part in parts for each in (part, Text())][:-1]
