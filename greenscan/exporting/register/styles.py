"""How the register looks: colours, fonts, borders, and words told by colour as well."""

from __future__ import annotations

from copy import copy

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.dimensions import ColumnDimension

from greenscan.exporting.cells import starts_formula, storable
from greenscan.exporting.table import CellKind, Group, Look

FONT = "Calibri"
SIZE = 10

_HEADER_COLOURS = {
    Group.CHANGE: "595959",
    Group.PLACE: "1F3B4D",
    Group.CLAIM: "1F3B4D",
    Group.WORD: "5B2C4F",
    Group.EVIDENCE: "1E5945",
    Group.MODEL: "595959",
    Group.REVIEW: "8A4B08",
}
_NUMBER_FORMATS = {
    CellKind.INTEGER: "0",
    CellKind.SHARE: "0%",
    CellKind.DATE: "yyyy-mm-dd",
}
_LINE = Side(style="thin", color="D0D0D0")
_ENTRY_FILL = PatternFill("solid", fgColor="FFF8EC")  # where the reviewer writes

# Fill and font of cells that hold one of these words, wherever they stand.
_WORD_COLOURS: dict[str, tuple[str, str]] = {
    "vague": ("FFE8A3", "5C4400"),
    "unsupported": ("F8CFC4", "7A1F0B"),
    "supported": ("CDE8D0", "14532D"),
    "high": ("F8CFC4", "7A1F0B"),
    "medium": ("FFE8A3", "5C4400"),
    "new": ("D4E4F7", "123B6D"),
    "changed": ("FFE8A3", "5C4400"),
    "reworded": ("FFE8A3", "5C4400"),
    "moved": ("E4E4E4", "404040"),
    "amend wording": ("FFE8A3", "5C4400"),
    "remove": ("F8CFC4", "7A1F0B"),
    "evidence awaited": ("D4E4F7", "123B6D"),
}
GONE = DifferentialStyle(font=Font(color="8C8C8C", italic=True, strike=True))


def word_style(word: str) -> DifferentialStyle:
    """Return the look of a cell that holds `word`."""
    fill, colour = _WORD_COLOURS[word]
    return DifferentialStyle(font=Font(color=colour, bold=True), fill=PatternFill(bgColor=fill))


def style_header(cell: Cell, group: Group) -> None:
    """Make `cell` a header of its group's colour."""
    cell.font = Font(name=FONT, size=SIZE, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEADER_COLOURS[group])
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def style_column(styled: Cell | ColumnDimension, look: Look) -> None:
    """Give a cell, or a column's cells without content, the look of the column."""
    styled.font = Font(name=FONT, size=SIZE)
    across = "center" if look.kind in {CellKind.INTEGER, CellKind.SHARE} else "left"
    styled.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
    styled.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    if look.group is Group.REVIEW:
        styled.fill = _ENTRY_FILL
    if look.kind in _NUMBER_FORMATS:
        styled.number_format = _NUMBER_FORMATS[look.kind]


def share_style(source: Cell, target: Cell) -> None:
    """Let `target` have the very style of `source`: a small part of the time of styling it."""
    target._style = source._style  # type: ignore[attr-defined]  # noqa: SLF001


def put(cell: Cell, value: str | float | None) -> None:
    """Write `value` to `cell`; text stays text whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = storable(value)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    dangerous = starts_formula(text)
    if dangerous != bool(cell.quotePrefix):
        # A program reads an edited cell anew: the mark keeps it text even then. It is part of the
        # style, which the cell may share.
        cell._style = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
        cell.quotePrefix = dangerous
