"""What the forms of all labelling tools have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from greenscan.labels import KINDS
from greenscan.training.data.records import Row

Answer = tuple[int, Row]
"""Number of a row of the export, counted from 0, and what was answered there, as a flat row."""


def label_and_kind(answers: Sequence[Any]) -> Row:
    """Return label and kind out of the `answers` to one sentence, which are in any order.

    Of several labels, or several kinds, all are named: no label is called so, and reading the row
    then says which ones were chosen.
    """
    words = [str(answer) for answer in answers]
    kinds = [word for word in words if word in KINDS]
    labels = [word for word in words if word not in KINDS]
    return {"label": ", ".join(labels), "kind": ", ".join(kinds)}


def json_lines(rows: Iterable[Row]) -> str:
    """Return each of `rows` as JSON on a line of its own."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
