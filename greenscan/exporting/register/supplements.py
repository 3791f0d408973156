"""The sheets beside the claims: written anew on each run, never over a reviewer's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from greenscan.exporting.register.heights import fitted, height_of
from greenscan.exporting.register.layout import set_up_print
from greenscan.exporting.register.styles import FONT, put, style_column, style_header
from greenscan.exporting.table import CellKind, Group, Look


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own, to be worked out by the program that shows the sheet."""

    text: str


Content = str | int | float | Formula | None

_TEXT = Look("", 0, Group.PLACE)
_NUMBER = Look("", 0, Group.PLACE, CellKind.INTEGER)
_TITLE_SIZE = 13


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet.

    Attributes
    ----------
    title
        Above it; empty for none.
    head
        Titles of its columns.
    rows
        Of its cells.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Content]]


def fresh_sheet(workbook: Workbook, title: str, widths: Iterable[float]) -> Worksheet:
    """Return an empty sheet of that title in the place of the one there is.

    The sheets are protected, without a password, so that nobody types into them by accident. One
    whose protection a reviewer has lifted may hold the reviewer's words: it is kept under another
    title.
    """
    place = len(workbook.sheetnames)
    if title in workbook.sheetnames:
        old = workbook[title]
        place = workbook.index(old)
        if old.protection.sheet:
            workbook.remove(old)
        else:
            old.title = _free_title(workbook, f"{title} (kept)")
            place += 1
    worksheet: Worksheet = workbook.create_sheet(title, place)
    worksheet.protection.sheet = True
    worksheet.protection.formatColumns = False  # False: allowed
    worksheet.protection.formatRows = False
    worksheet.protection.autoFilter = False
    worksheet.sheet_view.showGridLines = False
    for number, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(number)].width = width
    set_up_print(worksheet)
    return worksheet


def write_tables(worksheet: Worksheet, tables: Iterable[Table]) -> None:
    """Write `tables` one below the other."""
    top = 1
    for table in tables:
        if table.title:
            heading = worksheet.cell(top, 1)
            put_in(heading, table.title)
            heading.font = Font(name=FONT, size=_TITLE_SIZE, bold=True)
            top += 1
        for number, title in enumerate(table.head, 1):
            cell = worksheet.cell(top, number)
            put_in(cell, title)
            if isinstance(cell, Cell):
                style_header(cell, Group.PLACE)
        for number, row in enumerate(table.rows, top + 1):
            _write_row(worksheet, number, row)
        top += len(table.rows) + 2


def _write_row(worksheet: Worksheet, number: int, row: Sequence[Content]) -> None:
    widths = []
    for column, content in enumerate(row, 1):
        cell = worksheet.cell(number, column)
        put_in(cell, content)
        if isinstance(cell, Cell):
            style_column(cell, _TEXT if isinstance(content, str) else _NUMBER)
        widths.append(worksheet.column_dimensions[get_column_letter(column)].width)
    fitted(worksheet, number).height = height_of(zip(row, widths, strict=True))


def kept_rows(
    workbook: Workbook, title: str, head: Sequence[str], without: Iterable[str] = ()
) -> list[list[Content]]:
    """Return the rows of an earlier run's sheet `title`, but for those of documents `without`.

    A row's document stands in its first cell. None where the sheet is not there or has another
    head.
    """
    if title not in workbook.sheetnames:
        return []
    rows = list(workbook[title].iter_rows(max_col=len(head), values_only=True))
    if not rows or [str(cell) for cell in rows[0]] != list(head):
        return []
    left_out = {"None", "", *without}
    return [
        [cell if isinstance(cell, str | int | float) else None for cell in row]
        for row in rows[1:]
        if str(row[0]) not in left_out
    ]


def put_in(cell: object, content: Content) -> None:
    """Write to a cell of a sheet that has no merged ones."""
    if isinstance(cell, Cell):
        if isinstance(content, Formula):
            cell.value = content.text
        else:
            put(cell, content)


def _free_title(workbook: Workbook, title: str) -> str:
    number, free = 1, title
    while free in workbook.sheetnames:
        number += 1
        free = f"{title} {number}"
    return free
