"""`write_register`: reports into a new register, or into the one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from greenscan.errors import RegisterError
from greenscan.exporting.files import write_whole
from greenscan.exporting.register.claim_sheet import ClaimSheet
from greenscan.exporting.register.existing import open_register, refuse_open
from greenscan.exporting.register.fields import HISTORY, PREVIOUS, title_of
from greenscan.exporting.register.layout import (
    fold,
    lay_out,
    reach_over_added_rows,
    set_widths,
    unfold,
)
from greenscan.exporting.register.matching import Entry, renamed
from greenscan.exporting.register.merging import Counts, merge
from greenscan.exporting.register.method import write_method, write_runs
from greenscan.exporting.register.summary import records, write_pages, write_summary
from greenscan.exporting.table import Row, rows
from greenscan.report import Failure, Report


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run has done to a register.

    Attributes
    ----------
    merged
        Whether there was a register before.
    counts
        Of each document.
    """

    merged: bool
    counts: tuple[Counts, ...]


def write_register(
    path: Path, outcomes: Sequence[Report | Failure], *, today: date | None = None
) -> Changes:
    """Write the claims of all reports to the register at `path`.

    A register that is there is taken up: rows are found by document and claim id and keep their
    place and what reviewers have entered; claims of documents that are not among `outcomes` are
    left as they are. A document under a new name is known by the claims it shares.

    Parameters
    ----------
    path
        Of an XLSX file.
    outcomes
        Of one run.
    today
        The day for history and runs; by default the one it is.

    Raises
    ------
    RegisterError
        When there is a file that is open elsewhere, damaged, no register, or holds what would be
        lost; it is left alone.
    OSError
        When the folder is missing or cannot be written to.
    """
    day = (today or date.today()).isoformat()
    reports = _told_apart(outcomes)
    merged = path.exists()
    state = _state(path)
    workbook, sheet = open_register(path) if merged else _new()
    counts = _merge(sheet, reports, day)
    _finish(sheet)
    claims = records(sheet)
    write_summary(workbook, sheet, claims)
    write_pages(workbook, reports, claims)
    write_method(workbook, reports, [each for each in outcomes if isinstance(each, Failure)])
    write_runs(workbook, reports, counts, day)
    content = BytesIO()
    workbook.save(content)
    if _state(path) != state:
        raise RegisterError(str(path), "was changed meanwhile", "run again")
    refuse_open(path)
    write_whole(path, content.getvalue())
    return Changes(merged, tuple(counts))


def _new() -> tuple[Workbook, ClaimSheet]:
    workbook = Workbook()
    sheet = ClaimSheet.create(workbook.worksheets[0])
    lay_out(sheet)
    fold(sheet, title_of("document"))
    return workbook, sheet


def _merge(sheet: ClaimSheet, reports: Sequence[Report], day: str) -> list[Counts]:
    set_widths(sheet, sheet.add_missing_columns())
    entries: dict[str, list[Entry]] = {}
    for entry in sheet.entries():
        entries.setdefault(entry.document, []).append(entry)
    claims: dict[str, list[Row]] = {report.document.name: [] for report in reports}
    for row in rows(reports):
        claims[row.report.document.name].append(row)
    former = renamed(entries, claims)
    return [
        merge(sheet, name, entries.get(former.get(name, name), ()), found, day)
        for name, found in claims.items()
    ]


def _finish(sheet: ClaimSheet) -> None:
    reach_over_added_rows(sheet)
    entries = list(sheet.entries())
    if len({entry.document for entry in entries}) > 1:
        unfold(sheet, title_of("document"))
    for look in (PREVIOUS, HISTORY):
        if any(sheet.read(entry.number, look.title) for entry in entries):
            unfold(sheet, look.title)


def _told_apart(outcomes: Iterable[Report | Failure]) -> list[Report]:
    """Return the reports, of documents with the same name the later ones numbered."""
    reports: dict[str, Report] = {}
    for outcome in outcomes:
        if isinstance(outcome, Report):
            name, number = outcome.document.name, 1
            while name in reports:
                number += 1
                name = f"{outcome.document.name} ({number})"
            document = replace(outcome.document, name=name)
            reports[name] = replace(outcome, document=document)
    return list(reports.values())


def _state(path: Path) -> tuple[int, int] | None:
    if not path.exists():
        return None
    status = path.stat()
    return status.st_mtime_ns, status.st_size
