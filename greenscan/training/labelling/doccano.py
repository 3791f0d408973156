"""Tasks for doccano, and the answers in its exports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.problems import raise_for
from greenscan.training.data.records import Row
from greenscan.training.data.sources import Rows
from greenscan.training.labelling.rows import Answer, json_lines, label_and_kind

if TYPE_CHECKING:
    from greenscan.training.labelling.tasks import Task

NAME = "doccano"

_COLUMNS = ("label", "labels")  # of newer and of older versions
_LABEL_COLOURS = ("#757575", "#f9a825", "#8e24aa", "#2e7d32")
_KIND_COLOUR = "#1565c0"


def write(tasks: Sequence[Task]) -> str:
    """Return `tasks` for text classification.

    doccano takes labels that come with a text for answers, so the suggestion is among the data
    that it shows beside the text.
    """
    return json_lines(map(_task, tasks))


def _task(task: Task) -> Row:
    row = {**task.facts(), "label": []}
    if (suggestion := task.suggestion) is not None:
        row |= {
            "suggested": ", ".join(suggestion.answers),
            "model": suggestion.model,
            **{f"score_{label}": score for label, score in suggestion.scores.items()},
        }
    return row


def label_set() -> str:
    """Return the labels for import: those of sentences on keys 1 to 4, kinds on 5 to 9."""
    colours = (*_LABEL_COLOURS, *(_KIND_COLOUR,) * len(KINDS))
    content = [
        {
            "text": str(name),
            "suffix_key": str(key),
            "background_color": colour,
            "text_color": "#ffffff",
        }
        for key, (name, colour) in enumerate(zip((*LABELS, *KINDS), colours, strict=True), 1)
    ]
    return json.dumps(content, indent=1) + "\n"


def recognises(data: Rows) -> bool:
    """Whether `data` is JSON Lines of texts with lists of labels."""
    return any(isinstance(row.get(name), list) for row in data.rows for name in _COLUMNS)


def answers(data: Rows) -> Iterator[Answer]:
    """Yield the labels of each text of the export `data` that has any.

    Raises
    ------
    TrainingError
        Labels are no names, as those of spans are not; lists all such.
    """
    problems = [
        f"{data.place(number)}: label is no list of names"
        for number, row in enumerate(data.rows)
        if not _is_names(_labels(row))
    ]
    raise_for(data.source, problems, "export a project of text classification as JSONL")
    for number, row in enumerate(data.rows):
        if labels := _labels(row):
            yield number, {**_context(row), **row, **label_and_kind(labels)}


def _labels(row: Mapping[str, Any]) -> Any:
    return next((row[name] for name in _COLUMNS if row.get(name)), [])


def _is_names(labels: Any) -> bool:
    return isinstance(labels, list) and all(isinstance(label, str) for label in labels)


def _context(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the further data of a text, which older versions keep apart."""
    meta = row.get("meta")
    return meta if isinstance(meta, dict) else {}
