"""Machine-readable output: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO
from typing import Any

from greenscan.exporting.cells import guarded
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.table import Cell, rows
from greenscan.report import Failure, Report


class OutputFormat(StrEnum):
    """Formats of files; the suffix of a file's name tells which."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"
    PDF = "pdf"


BINARY = (OutputFormat.XLSX, OutputFormat.PDF)
"""Formats that are no text."""


def render(outcomes: Sequence[Report | Failure], output_format: OutputFormat) -> str:
    """Return `outcomes` as text.

    JSON is one object with the whole ``reports`` and the ``failures``, however many there are;
    ``greenscan/resources/report.schema.json`` describes it. JSON Lines and CSV hold one claim a
    line: JSON Lines what JSON says of the claim and the other columns of the table beside it, CSV
    the table. In CSV, a text that a spreadsheet might take for a formula has an apostrophe before
    it. HTML is a report to read, of the documents that could be screened.

    Raises
    ------
    ValueError
        For a format that is no text: see `save`.
    """
    if output_format in BINARY:
        raise ValueError(f"{output_format} is no text: save it to a file")
    if output_format is OutputFormat.HTML:
        from greenscan.exporting.html import render_html  # brings Jinja2

        return render_html([outcome for outcome in outcomes if isinstance(outcome, Report)])
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
    lines = (
        {column.name: column.value(row) for column in COLUMNS} | row.claim.to_dict()
        for row in rows(outcomes)
    )
    return "".join(_dumps(line) + "\n" for line in lines)


def _csv(outcomes: Sequence[Report | Failure]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_guarded(column.value(row)) for column in COLUMNS] for row in rows(outcomes))
    return out.getvalue()


def _guarded(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value


def _dumps(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
