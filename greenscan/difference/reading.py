"""Screenings that were stored: the JSON that ``greenscan scan`` and ``Report.to_json`` write."""

from __future__ import annotations

import json
from pathlib import Path

from greenscan.difference.statements import Statement, statements
from greenscan.errors import ReportError
from greenscan.report import Report


def read_statements(path: Path) -> list[Statement]:
    """Return the claims of a stored screening.

    Raises
    ------
    ReportError
        When the file is not a stored screening, or of a schema version that is not read.
    OSError
        When the file cannot be read.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ReportError(
            f"{path} is not JSON ({error}): give what greenscan scan writes with --format json"
        ) from error
    if not isinstance(content, dict):
        raise ReportError(f"{path} is not a screening: give what greenscan scan writes as JSON")
    stored = content.get("reports", [content])
    try:
        return statements(Report.from_dict(report) for report in stored)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error
