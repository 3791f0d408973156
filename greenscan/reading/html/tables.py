"""Tables: rows of cells, and whether they hold data or only lay out prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from greenscan.reading.html.elements import tag_of

Rows = Sequence[Sequence[str]]

_PROSE = 25  # words in a cell from which it is prose
_BEFORE = re.compile(r"[$€£¥(]|US\$")  # cells of their own in financial tables
_AFTER = re.compile(r"[)%]{1,2}")
_MARKER = re.compile(r"[^\w\s]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]")


def rows_of(table: etree._Element, read: Callable[[etree._Element], str]) -> Rows:
    """Return the text of the cells that hold any, row by row.

    Parameters
    ----------
    table
        The element.
    read
        How to read a cell.
    """
    rows = []
    for row in table.iter():
        if tag_of(row) == "tr":
            cells = [read(cell) for cell in row if tag_of(cell) in ("td", "th")]
            if any(cells):
                rows.append(_joined(filter(None, cells)))
    return rows


def is_nested(table: etree._Element) -> bool:
    """Whether a table holds other tables or headings, and so is there for layout only."""
    return any(
        tag_of(inner) in ("table", "h1", "h2", "h3", "h4", "h5", "h6")
        for inner in table.iterdescendants()
    )


def is_data(rows: Rows) -> bool:
    """Whether rows hold data: several columns, and less than half of the words in long cells."""
    if max(map(len, rows), default=0) < 2:
        return False
    words = [len(cell.split()) for row in rows for cell in row]
    return sum(count for count in words if count >= _PROSE) * 2 < sum(words)


def is_list(rows: Rows) -> bool:
    """Whether a table sets a list: a bullet or number and an item in every row."""
    return bool(rows) and all(len(row) == 2 and _MARKER.fullmatch(row[0]) for row in rows)


def _joined(cells: Iterable[str]) -> list[str]:
    """Put signs that have a cell of their own back to their figures."""
    joined: list[str] = []
    for cell in cells:
        if joined and (_AFTER.fullmatch(cell) or _BEFORE.fullmatch(joined[-1])):
            joined[-1] += cell
        else:
            joined.append(cell)
    return joined
