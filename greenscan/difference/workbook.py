"""Differences as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties

from greenscan.difference.comparing import Difference
from greenscan.difference.statements import Statement
from greenscan.exporting.cells import storable

_COLUMNS = {
    "Change": 12,
    "Document": 20,
    "Page before": 8,
    "Page now": 8,
    "Verdict before": 13,
    "Verdict now": 13,
    "Flags before": 22,
    "Flags now": 22,
    "Wording before": 60,
    "Wording now": 60,
    "Likeness": 9,
}


def differences_workbook(differences: Sequence[Difference]) -> bytes:
    """Return an XLSX file with a row for each claim, in their order."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Differences"
    sheet.append(list(_COLUMNS))
    for difference in differences:
        sheet.append(_row(difference))
    for letter, width in zip("ABCDEFGHIJK", _COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _row(difference: Difference) -> list[str | float | None]:
    old, new = difference.old, difference.new
    named = new or old
    return [
        difference.change.value,
        storable(named.document) if named else None,
        *(each.page if each else None for each in (old, new)),
        *(each.verdict.value if each else None for each in (old, new)),
        *(_flags(each) for each in (old, new)),
        *(storable(each.text) if each else None for each in (old, new)),
        difference.likeness if old and new else None,
    ]


def _flags(statement: Statement | None) -> str | None:
    return "; ".join(flag.value for flag in statement.flags) if statement else None
