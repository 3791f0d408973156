"""`ClaimSheet`: the sheet with one row a claim, found again and written to by its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Self

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from greenscan.exporting.cells import storable
from greenscan.exporting.register.fields import CHANGE, LOOKS, Change, title_of
from greenscan.exporting.register.heights import fit_row
from greenscan.exporting.register.matching import Entry
from greenscan.exporting.register.styles import put, share_style, style_column, style_header
from greenscan.exporting.table import Look

Value = str | int | float | None

_TITLE = "Claims"
_HEADER_SEARCHED = 20  # rows; a reviewer may have put a title above the header
_ID = re.compile(r"[0-9a-f]{12}")


class ClaimSheet:
    """The sheet of claims in a workbook.

    Columns are known by their titles, rows by the claim's document and id, so that a reviewer may
    move, add, sort and filter both. What is written touches the register's own columns only.

    Parameters
    ----------
    worksheet
        The sheet.
    header
        Number of the row with the titles.
    columns
        Number of the column by title.
    """

    def __init__(self, worksheet: Worksheet, header: int, columns: Mapping[str, int]) -> None:
        self.worksheet = worksheet
        self.header = header
        self.columns = dict(columns)
        self.last = self._last_row()
        self.first_added = self.last + 1
        self._styled: dict[str, Cell] = {}  # a cell of each column, to copy the look of

    @classmethod
    def create(cls, worksheet: Worksheet) -> Self:
        """Return `worksheet`, an empty one, as a sheet of claims."""
        worksheet.title = _TITLE
        sheet = cls(worksheet, 1, {})
        sheet.add_missing_columns()
        return sheet

    @classmethod
    def find(cls, workbook: Workbook) -> Self | None:
        """Return the sheet of claims in `workbook`; None where there is none."""
        wanted = {title_of(name) for name in ("id", "text", "verdict")}
        for worksheet in workbook.worksheets:
            for row in range(1, min(worksheet.max_row, _HEADER_SEARCHED) + 1):
                columns: dict[str, int] = {}
                for number, cell in enumerate(worksheet[row], 1):
                    columns.setdefault(as_text(cell.value).strip(), number)
                if wanted <= columns.keys():
                    return cls(worksheet, row, columns)
        return None

    def add_missing_columns(self) -> list[Look]:
        """Add, at the right, the columns that the sheet lacks, and return them."""
        missing = [look for look in LOOKS if look.title not in self.columns]
        right = self.worksheet.max_column if self.columns else 0
        for number, look in enumerate(missing, right + 1):
            cell = self.worksheet.cell(self.header, number)
            if isinstance(cell, Cell):
                put(cell, look.title)
                style_header(cell, look.group)
            self.columns[look.title] = number
        return missing

    def entries(self) -> Iterator[Entry]:
        """Yield the rows that hold a claim, from the top; others are the reviewer's own."""
        names = ("document", "id", "page", "text")
        titles = [title_of(name) for name in names]
        for number in range(self.header + 1, self.last + 1):
            document, claim_id, page, text = (self.read(number, title) for title in titles)
            if _ID.fullmatch(claim_id):
                yield Entry(number, document, claim_id, page, text)

    def read(self, number: int, title: str) -> str:
        """Return what stands in row `number` under `title`, as text."""
        return as_text(self._cell(number, self.columns[title]).value)

    def write(self, number: int, title: str, value: Value) -> str | None:
        """Write `value` and return the text that it replaces; None where it is the same."""
        cell = self._cell(number, self.columns[title])
        if isinstance(cell, MergedCell):  # the reviewer has laid another cell over it
            return None
        before = as_text(cell.value)
        if before == as_text(storable(value) if isinstance(value, str) else value):
            return None
        put(cell, value)
        return before

    def append(self, values: Mapping[str, Value]) -> None:
        """Add a row with `values` by title below everything that stands in the sheet."""
        self.last += 1
        for look in LOOKS:
            value = values.get(look.title)
            if value is None or value == "":
                continue  # an empty cell looks as its column does
            cell = self._cell(self.last, self.columns[look.title])
            if isinstance(cell, Cell):
                self._style(cell, look)
                put(cell, value)
        fit_row(self.worksheet, self.last, values)

    def numbers(self) -> Iterator[int]:
        """Yield the numbers of the rows with claims that are not gone."""
        for entry in self.entries():
            if self.read(entry.number, CHANGE.title) != Change.GONE:
                yield entry.number

    def _style(self, cell: Cell, look: Look) -> None:
        if look.title in self._styled:
            share_style(self._styled[look.title], cell)
        else:
            style_column(cell, look)
            self._styled[look.title] = cell

    def _cell(self, row: int, column: int) -> Cell | MergedCell:
        return self.worksheet.cell(row, column)

    def _last_row(self) -> int:
        last = self.worksheet.max_row
        while last > self.header and all(cell.value is None for cell in self.worksheet[last]):
            last -= 1
        return max(last, self.header)


def as_text(value: object) -> str:
    """Return the content of a cell as text: no decimals of whole numbers, one kind of line end."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\r\n", "\n")
