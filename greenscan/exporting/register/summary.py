"""The sheets that count the register's claims: the summary, and one row a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname

from greenscan.exporting.register.claim_sheet import ClaimSheet
from greenscan.exporting.register.fields import DECISION, VERDICTS, Decision, title_of
from greenscan.exporting.register.supplements import (
    Content,
    Formula,
    Table,
    fresh_sheet,
    kept_rows,
    write_tables,
)
from greenscan.labels import KINDS, Flag, Priority, Topic
from greenscan.report import Report

SUMMARY, PAGES = "Summary", "Pages"
_NAMES = ("document", "page", "page_label", "section", "kind", "topic", "priority", "verdict")
_PAGES_HEAD = ("Document", "Page", "Page label", "Sentences", "Claims", *VERDICTS)
_NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Record:
    """What the counts need of a row with a claim."""

    values: Mapping[str, str]
    flags: tuple[str, ...]


def records(sheet: ClaimSheet) -> list[Record]:
    """Return the claims of the register that are not gone, whichever run they come from."""
    found = []
    for number in sheet.numbers():
        values = {name: sheet.read(number, title_of(name)) for name in _NAMES}
        flags = sheet.read(number, title_of("flags"))
        found.append(Record(values, tuple(flags.split("; ")) if flags else ()))
    return found


def write_summary(workbook: Workbook, sheet: ClaimSheet, claims: Sequence[Record]) -> None:
    """Write the sheet with the counts by verdict."""
    tables = [
        _by("document", claims),
        _by("kind", claims, KINDS),
        _by("topic", claims, Topic),
        _by("priority", claims, Priority),
        _counted("By flag (a claim may have several)", "Flag", claims, lambda r: r.flags, Flag),
        _reviewed(sheet),
        _by("section", claims),
    ]
    worksheet = fresh_sheet(workbook, SUMMARY, (60, *[13] * (len(VERDICTS) + 1)))
    write_tables(worksheet, tables)


def write_pages(workbook: Workbook, reports: Sequence[Report], claims: Sequence[Record]) -> None:
    """Write the sheet with one row a page, also of pages without a claim."""
    names = {report.document.name for report in reports}
    rows = kept_rows(workbook, PAGES, _PAGES_HEAD, without=names)
    counted = Counter(
        (record.values["document"], record.values["page"], record.values["verdict"])
        for record in claims
    )
    for report in reports:
        rows += _page_rows(report, counted)
    worksheet = fresh_sheet(workbook, PAGES, (34, 8, 12, *[12] * (len(VERDICTS) + 2)))
    write_tables(worksheet, [Table("", _PAGES_HEAD, rows)])
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(_PAGES_HEAD))}{len(rows) + 1}"
    worksheet.print_title_rows = "1:1"


def _page_rows(
    report: Report, counted: Mapping[tuple[str, str, str], int]
) -> Iterable[list[Content]]:
    labels = {sentence.page: sentence.page_label for sentence in report.sentences}
    sentences = Counter(sentence.page for sentence in report.sentences)
    for page in range(1, report.document.pages + 1):
        name = report.document.name
        verdicts = [counted[name, str(page), verdict] for verdict in VERDICTS]
        yield [name, page, labels.get(page), sentences[page], sum(verdicts), *verdicts]


def _by(name: str, claims: Sequence[Record], order: Iterable[str] = ()) -> Table:
    """Count by verdict and the column called `name`, in `order`, else the most frequent first."""
    title = title_of(name)
    return _counted(f"By {title.lower()}", title, claims, lambda r: (r.values[name],), order)


def _counted(
    title: str,
    by: str,
    claims: Sequence[Record],
    keys_of: Callable[[Record], Iterable[str]],
    order: Iterable[str] = (),
) -> Table:
    pairs = Counter((key, claim.values["verdict"]) for claim in claims for key in keys_of(claim))
    totals = Counter(key for claim in claims for key in keys_of(claim))
    keys = [*order, *(key for key, _ in totals.most_common())]
    rows: list[list[Content]] = [
        [key or _NONE, *(pairs[key, verdict] for verdict in VERDICTS), totals[key]]
        for key in dict.fromkeys(map(str, keys))
        if totals[key]
    ]
    return Table(title, (by, *VERDICTS, "claims"), rows)


def _reviewed(sheet: ClaimSheet) -> Table:
    """Count the reviewer's decisions by formulas, so that the count follows the work."""
    letter = get_column_letter(sheet.columns[DECISION.title])
    column = f"{quote_sheetname(sheet.worksheet.title)}!${letter}:${letter}"
    rows = [(each.value, Formula(f'=COUNTIF({column},"{each.value}")')) for each in Decision]
    return Table("Reviewed so far", (DECISION.title, "claims"), rows)
