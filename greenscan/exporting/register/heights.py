"""Heights of rows that fit their text: not every program works them out when it opens a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from greenscan.exporting.register.fields import HISTORY, LOOKS, PREVIOUS

_LINE = 13.0  # points, of the register's font
_MARGIN = 3.0
_HIGHEST = 409.0  # what a row of a workbook can have
_FILLED = 1.05  # characters to a unit of width, with what is lost where a line is broken

# Previous wording and history are folded only as long as there are none.
_WIDTHS = {
    look.title: look.width for look in LOOKS if not look.folded or look in {PREVIOUS, HISTORY}
}


class FittedRow(RowDimension):
    """A row whose height was worked out: a program may fit it anew when its text is edited.

    openpyxl takes every height that is set for one that a person has chosen.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 (named by the file format)
        """Whether a person has chosen the height."""
        return False


def fit_row(worksheet: Worksheet, number: int, values: Mapping[str, object]) -> None:
    """Make row `number` as high as its `values` by title need, and no lower than it is."""
    cells = [(value, _WIDTHS[title]) for title, value in values.items() if title in _WIDTHS]
    row = fitted(worksheet, number)
    row.height = max(row.height or 0.0, height_of(cells))


def height_of(cells: Iterable[tuple[object, float]]) -> float:
    """Return the height, in points, of a row of `cells`: what stands in each, and its width."""
    lines = max((_lines(value, width) for value, width in cells), default=1)
    return min(_HIGHEST, lines * _LINE + _MARGIN)


def fitted(worksheet: Worksheet, number: int) -> RowDimension:
    """Return the dimension of row `number` as a `FittedRow`, with what it had."""
    row = worksheet.row_dimensions[number]
    if not isinstance(row, FittedRow):
        row = FittedRow(
            worksheet,
            index=number,
            ht=row.height,
            hidden=row.hidden,
            outlineLevel=row.outlineLevel,
            collapsed=row.collapsed,
        )
        worksheet.row_dimensions[number] = row
    return row


def _lines(value: object, width: float) -> int:
    if not isinstance(value, str):
        return 1
    fitting = width * _FILLED
    return sum(max(1, ceil(len(line) / fitting)) for line in value.split("\n"))
