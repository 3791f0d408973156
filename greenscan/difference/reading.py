"""Screenings that were stored: as JSON, or as a claim register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from greenscan.difference.statements import Statement, statements
from greenscan.errors import ReportError
from greenscan.labels import Flag, Label
from greenscan.report import Report

_REGISTER = ".xlsx"


def read_statements(path: Path) -> list[Statement]:
    """Return the claims of a stored screening.

    Parameters
    ----------
    path
        JSON that ``greenscan scan`` or ``Report.to_json`` wrote, or a claim register, whose claims
        that are gone are left out.

    Raises
    ------
    ReportError
        When the file is not a stored screening, or of a schema version that is not read.
    RegisterError
        When the workbook is open, damaged or no register.
    OSError
        When the file cannot be read.
    """
    if path.suffix.lower() == _REGISTER:
        return list(_of_register(path))
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReportError(
            f"{path} is not JSON ({error}): give what greenscan scan writes with -o, "
            "a .json or a register, .xlsx"
        ) from error
    if not isinstance(content, dict):
        raise ReportError(f"{path} is not a screening: give what greenscan scan writes as JSON")
    stored = content.get("reports", [content])
    try:
        return statements(Report.from_dict(report) for report in stored)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


def _of_register(path: Path) -> Iterator[Statement]:
    from greenscan.exporting.register.existing import open_register  # brings openpyxl
    from greenscan.exporting.register.fields import title_of

    _, sheet = open_register(path)
    present = set(sheet.numbers())
    for entry in sheet.entries():
        if entry.number not in present:
            continue
        verdict, flags = (sheet.read(entry.number, title_of(name)) for name in ("verdict", "flags"))
        try:
            yield Statement(
                document=entry.document,
                id=entry.id,
                page=entry.page,
                text=entry.text,
                verdict=Label(verdict),
                flags=tuple(Flag(flag) for flag in flags.split("; ") if flag),
            )
        except ValueError as error:
            raise ReportError(f"{path}, row {entry.number}: {error}") from error
