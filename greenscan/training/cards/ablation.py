"""What each lever of training brought: read from a file, checked, and told in a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from numbers import Real
from pathlib import Path
from typing import Any

from greenscan.training.cards.markdown import table
from greenscan.training.data.corpus import TrainingError
from greenscan.training.job import Facts

_WORDS = ("lever", "setting", "note")
_SCORES = ("macro_f1", "claim_f1")
_FIELDS = {*_WORDS, *_SCORES, "minutes"}


def ablation_table(path: Path) -> str:
    """Return the content of the file at `path` as Markdown; see `read_ablation`."""
    return render_ablation(read_ablation(path))


def read_ablation(path: Path) -> Facts:
    """Read and check the runs in the JSON file at `path`.

    Returns
    -------
    dict
        ``data``, in words, what the runs were trained and judged on; ``runs``, of which the first
        is the one that the others are compared with. Each has a ``lever``, its ``setting``,
        ``macro_f1`` over the four labels, ``claim_f1``, both from 0 to 1, ``minutes`` of training
        and a ``note``, which may be empty.

    Raises
    ------
    TrainingError
        The file cannot be read, or a run breaks the format; the message names file and run.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(content, dict) or content.keys() != {"data", "runs"}:
        raise TrainingError(f'{path} needs an object of "data" and "runs", nothing else')
    if not isinstance(content["data"], str) or not content["data"].strip():
        raise TrainingError(f'{path}: "data" must say what the runs were judged on')
    if not isinstance(content["runs"], list) or not content["runs"]:
        raise TrainingError(f'{path}: "runs" must be a list that is not empty')
    seen: set[tuple[str, str]] = set()
    for number, run in enumerate(content["runs"], 1):
        if problem := _problem(run):
            raise TrainingError(f"{path}: run {number}: {problem}")
        if (key := (run["lever"], run["setting"])) in seen:
            raise TrainingError(f"{path}: run {number}: {key[0]}, {key[1]} stands there twice")
        seen.add(key)
    return content


def render_ablation(content: Mapping[str, Any]) -> str:
    """Return what `read_ablation` returned as Markdown: a sentence on the data, and a table."""
    runs = content["runs"]
    first = runs[0]["macro_f1"]
    rows = [
        (
            run["lever"],
            run["setting"],
            f"{run['macro_f1']:.3f}",
            f"{run['macro_f1'] - first:+.3f}" if number else "",
            f"{run['claim_f1']:.3f}",
            f"{run['minutes']:.0f}",
            run["note"],
        )
        for number, run in enumerate(runs)
    ]
    head = ("lever", "setting", "macro-F1", "change", "F1 of claims", "minutes", "note")
    return f"{content['data'].strip()}\nThe change is against the first row.\n\n{table(head, rows)}"


def _problem(run: object) -> str | None:
    """Say what is wrong with `run`, if anything."""
    if not isinstance(run, dict):
        return "not an object"
    if missing := sorted(_FIELDS - run.keys()):
        return f"lacks {', '.join(missing)}"
    if unknown := sorted(run.keys() - _FIELDS):
        return f"has {', '.join(unknown)}, which has no place here"
    for name in _WORDS:
        if not isinstance(run[name], str) or (name != "note" and not run[name].strip()):
            return f"{name} must be words"
    for name in _SCORES:
        if not _is_number(run[name]) or not 0 <= run[name] <= 1:
            return f"{name} must be a number from 0 to 1, not {run[name]!r}"
    if not _is_number(run["minutes"]) or not 0 <= run["minutes"] < float("inf"):
        return f"minutes must be a number that is not negative, not {run['minutes']!r}"
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)
