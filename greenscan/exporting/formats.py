"""Machine-readable output: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO
from typing import Any

from greenscan.exporting.columns import COLUMNS, rows
from greenscan.report import Failure, Report


class OutputFormat(StrEnum):
    """Formats that `render` knows."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def render(outcomes: Sequence[Report | Failure], output_format: OutputFormat) -> str:
    """Return `outcomes` as text.

    JSON is one object with the whole ``reports`` and the ``failures``, however many there are.
    JSON Lines and CSV hold one claim a line, each with the name of its document.
    """
    if output_format is OutputFormat.JSON:
        return _json(outcomes)
    if output_format is OutputFormat.JSONL:
        return _jsonl(outcomes)
    return _csv(outcomes)


def _json(outcomes: Sequence[Report | Failure]) -> str:
    content = {
        "reports": [outcome.to_dict() for outcome in outcomes if isinstance(outcome, Report)],
        "failures": [outcome.to_dict() for outcome in outcomes if isinstance(outcome, Failure)],
    }
    return _dumps(content) + "\n"


def _jsonl(outcomes: Sequence[Report | Failure]) -> str:
    lines = ({"document": row.report.document.name} | row.claim.to_dict() for row in rows(outcomes))
    return "".join(_dumps(line) + "\n" for line in lines)


def _csv(outcomes: Sequence[Report | Failure]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([column.value(row) for column in COLUMNS] for row in rows(outcomes))
    return out.getvalue()


def _dumps(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
