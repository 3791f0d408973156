"""What the sheet of claims has around its cells: widths, filters, drop-downs, print set-up."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from greenscan.exporting.register.claim_sheet import ClaimSheet
from greenscan.exporting.register.fields import (
    CHANGE,
    CORRECTED,
    DECISION,
    LOOKS,
    VERDICTS,
    Change,
    Decision,
    title_of,
)
from greenscan.exporting.register.styles import FONT, GONE, SIZE, style_column, word_style
from greenscan.exporting.table import Look
from greenscan.labels import Priority

_LAST_ROW = 1_048_576
_A3 = "8"
_ZOOM = 85
_HEADER_HEIGHT = 30
_COLOURED: dict[str, tuple[str, ...]] = {
    CHANGE.title: (Change.NEW, Change.CHANGED, Change.REWORDED, Change.MOVED),
    title_of("verdict"): VERDICTS,
    title_of("priority"): (Priority.HIGH, Priority.MEDIUM),
    DECISION.title: tuple(Decision),
    CORRECTED.title: VERDICTS,
}


def lay_out(sheet: ClaimSheet) -> None:
    """Give a new sheet of claims what it has around its cells."""
    worksheet = sheet.worksheet
    set_widths(sheet, LOOKS)
    worksheet.row_dimensions[sheet.header].height = _HEADER_HEIGHT
    beyond = sheet.columns[title_of("text")] + 1
    worksheet.freeze_panes = f"{get_column_letter(beyond)}{sheet.header + 1}"
    worksheet.sheet_view.zoomScale = _ZOOM
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(LOOKS))}1"
    _colour_words(sheet)
    set_up_print(worksheet)
    worksheet.print_title_rows = "1:1"


def set_widths(sheet: ClaimSheet, looks: Iterable[Look]) -> None:
    """Set the widths of the columns of `looks`, and fold those that are to be folded."""
    for look in looks:
        dimension = _dimension(sheet.worksheet, sheet.columns[look.title])
        dimension.width = look.width
        dimension.outlineLevel = int(look.folded)
        dimension.hidden = look.folded
        style_column(dimension, look)


def unfold(sheet: ClaimSheet, title: str) -> None:
    """Show the column called `title`."""
    _dimension(sheet.worksheet, sheet.columns[title]).hidden = False


def fold(sheet: ClaimSheet, title: str) -> None:
    """Hide the column called `title`."""
    _dimension(sheet.worksheet, sheet.columns[title]).hidden = True


def reach_over_added_rows(sheet: ClaimSheet) -> None:
    """Let filter, tables and drop-downs hold for the rows that were added."""
    worksheet = sheet.worksheet
    if worksheet.auto_filter.ref:
        worksheet.auto_filter.ref = _reaching(worksheet.auto_filter.ref, sheet)
    for table in worksheet.tables.values():
        if not table.totalsRowCount:
            table.ref = _reaching(table.ref, sheet)
            if table.autoFilter is not None:
                table.autoFilter.ref = table.ref
    for look in LOOKS:
        if look.choices:
            _offer_choices(sheet, look)


def set_up_print(worksheet: Worksheet) -> None:
    """Print in landscape on A3, one page wide, with the file's name and page numbers."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _A3
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = worksheet.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.3
    worksheet.HeaderFooter.oddHeader = HeaderFooterItem(
        left=_part("&F"), right=_part("&A"), center=_part(None)
    )
    worksheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_part("Risk indicators for a person to follow up; no finding"),
        right=_part("&P / &N"),
        center=_part(None),
    )


def _part(text: str | None) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, font=FONT, size=SIZE)


def _reaching(reference: str, sheet: ClaimSheet) -> str:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top != sheet.header or right is None or bottom is None:
        return reference  # another table of the reviewer's
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, sheet.last)}"


def _offer_choices(sheet: ClaimSheet, look: Look) -> None:
    """Give the column its drop-down, unless the last row has one already."""
    letter = get_column_letter(sheet.columns[look.title])
    validations = sheet.worksheet.data_validations.dataValidation
    if any(f"{letter}{sheet.last}" in validation.sqref for validation in validations):
        return
    choices = DataValidation(
        type="list",
        formula1=f'"{",".join(look.choices)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=look.title,
        error="Choose one of: " + ", ".join(look.choices),
    )
    choices.add(f"{letter}{min(sheet.first_added, sheet.last)}:{letter}{_LAST_ROW}")
    sheet.worksheet.add_data_validation(choices)


def _colour_words(sheet: ClaimSheet) -> None:
    """Let cells take their colour from the word in them, also when the reviewer changes it."""
    first = sheet.header + 1
    change = f"${get_column_letter(sheet.columns[CHANGE.title])}{first}"
    whole = f"A{first}:{get_column_letter(len(LOOKS))}{_LAST_ROW}"
    gone = Rule(type="expression", dxf=GONE, formula=[f'{change}="{Change.GONE.value}"'])
    sheet.worksheet.conditional_formatting.add(whole, gone)
    for title, words in _COLOURED.items():
        letter = get_column_letter(sheet.columns[title])
        for word in words:
            rule = Rule(
                type="cellIs", operator="equal", dxf=word_style(word), formula=[f'"{word}"']
            )
            sheet.worksheet.conditional_formatting.add(f"{letter}{first}:{letter}{_LAST_ROW}", rule)


def _dimension(worksheet: Worksheet, column: int) -> ColumnDimension:
    """Return the dimension of one column, parted from neighbours that a program put it with."""
    dimensions = worksheet.column_dimensions
    for dimension in list(dimensions.values()):
        if dimension.min and dimension.max and dimension.min < dimension.max:
            for number in range(dimension.min, dimension.max + 1):
                letter = get_column_letter(number)
                dimensions[letter] = ColumnDimension(
                    worksheet,
                    index=letter,
                    width=dimension.width,
                    hidden=dimension.hidden,
                    outlineLevel=dimension.outlineLevel,
                    min=number,
                    max=number,
                )
    return dimensions[get_column_letter(column)]
