"""Ruled tables: rows of cells that stand between horizontal rules or on filled stripes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import cast

from greenscan.reading.pdf.areas import Area, AreaKind, hull
from greenscan.reading.pdf.cells import (
    column_of,
    find_gutters,
    is_celled,
    is_outer_row,
    middle,
    runs_on,
)
from greenscan.reading.pdf.cuts import em, split_bands
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.glyphs import FloatArray
from greenscan.reading.pdf.rules import group_rules

_EDGE = 5.0  # points by which cells may stand out beyond the rules
_FEWEST_CELLS = 4
_FEWEST_ROWS = 2  # that have cells side by side
_STRUCK = 0.2  # share of rules that may touch text
_TITLE_WORDS = 20  # a row of one cell has no more; a longer one is text between tables
_LABEL_WORDS = 9  # a column whose cells have fewer words on average is one of labels
_CELL_WORDS = 20  # the same in rows that are not tall
_FEWEST_LINES, _TALL = 4, 7  # lines in a row from which it may be prose, and is tall
_LEVEL = 2.0  # points by which cells of a column may begin apart
_INDENT = 2.0  # of list items in a cell, in font sizes
_ROW_GAP = 1.6  # white space to a row outside the rules, in font sizes


def find_ruled_tables(items: Sequence[Fragment], rules: FloatArray) -> list[Area]:
    """Find the tables whose rows stand between horizontal rules.

    Parameters
    ----------
    items
        The page's fragments.
    rules
        Horizontal rules and the edges of filled rows: left, bottom, right, top.
    """
    tables: list[Area] = []
    taken: set[int] = set()
    for heights, left, right in group_rules(rules):
        free = [item for item in items if id(item) not in taken]
        inside = [
            item
            for item in free
            if left - _EDGE <= item.left
            and item.right <= right + _EDGE
            and heights[-1] < middle(item) < heights[0]
        ]
        for cells, separators in _runs(inside, heights):
            if _is_table(cells, separators):
                known = {id(item) for item in cells}
                rest = [item for item in free if id(item) not in known]
                table = (*cells, *_rows_beyond(cells, separators, rest))
                taken.update(id(item) for item in table)
                tables.append(Area(AreaKind.TABLE, table, *hull(table), tuple(separators)))
    return tables


def _runs(
    items: Sequence[Fragment], heights: Sequence[float]
) -> list[tuple[list[Fragment], list[float]]]:
    """Cut what stands among rules into runs of rows that have cells side by side.

    A row of a single cell stays where it is short, as the title of a part of the table.
    """
    runs: list[tuple[list[Fragment], list[float]]] = [([], [])]
    titles: list[Fragment] = []
    for high, low in pairwise(heights):
        band = [item for item in items if low < middle(item) < high]
        cells, edges = runs[-1]
        if band and is_celled(band):
            cells += [*titles, *band]
            titles = []
        elif sum(len(item.text.split()) for item in band) > _TITLE_WORDS:
            runs.append(([], []))
            titles = []
            continue
        else:
            titles += band
        edges += [low] if edges else [high, low]
    return [run for run in runs if run[0]]


def _is_table(items: Sequence[Fragment], heights: Sequence[float]) -> bool:
    """Whether rows between rules have cells side by side, and more than prose in columns."""
    gutters = find_gutters(items)
    if not gutters or len(items) < _FEWEST_CELLS or _is_struck(items, heights):
        return False
    bands = (
        [item for item in items if low < middle(item) < high] for high, low in pairwise(heights)
    )
    rows = [band for band in bands if band]
    celled = [row for row in rows if len({column_of(item, gutters) for item in row}) > 1]
    if len(celled) < _FEWEST_ROWS or 2 * sum(map(is_celled, rows)) < len(rows):
        return False
    return not (_is_prose(celled, gutters) or runs_on(celled, gutters))


def _is_struck(items: Sequence[Fragment], heights: Sequence[float]) -> bool:
    """Whether rules run through text, as those of a patterned background do."""
    struck = sum(
        any(item.base + 0.05 * item.size < height < item.base + 0.6 * item.size for item in items)
        for height in heights
    )
    return struck > _STRUCK * len(heights)


def _is_prose(rows: Sequence[Sequence[Fragment]], gutters: Sequence[float]) -> bool:
    """Whether every column runs on for lines of many words, as columns of text do."""
    tallest = sorted(len(split_bands(row)) for row in rows)[len(rows) // 2]
    if tallest < _FEWEST_LINES:
        return False
    most = _LABEL_WORDS if tallest >= _TALL else _CELL_WORDS
    words: dict[int, dict[int, int]] = {}
    for place, row in enumerate(rows):
        for item in row:
            column = words.setdefault(column_of(item, gutters), {})
            column[place] = column.get(place, 0) + len(item.text.split())
    return all(sum(cells.values()) > most * len(cells) for cells in words.values())


def _rows_beyond(
    table: Sequence[Fragment], heights: Sequence[float], items: Sequence[Fragment]
) -> list[Fragment]:
    """Return the rows above the first rule and below the last: column titles, totals."""
    left, bottom, right, top = hull(table)
    beside = [item for item in items if left - _EDGE <= item.left and item.right <= right + _EDGE]
    above = reversed(_rows([item for item in beside if item.bottom >= top]))
    below = _rows([item for item in beside if item.top <= bottom])
    reach = _ROW_GAP * em(table)
    titles = _adjoining(above, (bottom, top), reach)
    last = _open_row(table, heights, below)
    return [*titles, *(last or _adjoining(below, (bottom, top), reach, numbers=True))]


def _rows(items: Sequence[Fragment]) -> list[list[Fragment]]:
    return cast("list[list[Fragment]]", split_bands(items))


def _open_row(
    table: Sequence[Fragment], heights: Sequence[float], below: Sequence[Sequence[Fragment]]
) -> list[Fragment]:
    """Return the last row of a table without a rule at its foot.

    It stands as near to the rule above it as other rows do, and its cells begin where theirs do.
    """
    gutters, lowest = find_gutters(table), heights[-1]
    starts: dict[int, float] = {}
    for item in table:
        column = column_of(item, gutters)
        starts[column] = min(item.left, starts.get(column, item.left))
    if not below or {column_of(item, gutters) for item in below[0]} != set(starts):
        return []
    rows = (
        (high, [item.top for item in table if low < middle(item) < high])
        for high, low in pairwise(heights)
    )
    padding = max((high - max(tops) for high, tops in rows if tops), default=0.0)
    if lowest - max(item.top for item in below[0]) > padding + _LEVEL:
        return []
    found: list[Fragment] = []
    for row in below:
        gap = min(item.bottom for item in found) - max(item.top for item in row) if found else 0.0
        if gap > _ROW_GAP * em(table) or not all(_is_cell(item, starts, gutters) for item in row):
            break
        found += row
    return found


def _is_cell(item: Fragment, starts: Mapping[int, float], gutters: Sequence[float]) -> bool:
    """Whether a line begins in a column, or is indented in it, and does not leave it."""
    column = column_of(item, gutters)
    indent = item.left - starts[column]
    leaves = column < len(gutters) and item.right > gutters[column]
    return -_LEVEL <= indent <= _INDENT * item.size and not leaves


def _adjoining(
    rows: Iterable[list[Fragment]],
    edges: tuple[float, float],
    reach: float,
    *,
    numbers: bool = False,
) -> list[Fragment]:
    """Return the cells of the rows that follow one another outward from a table's edges."""
    found: list[Fragment] = []
    bottom, top = edges
    for row in rows:
        low, high = min(item.bottom for item in row), max(item.top for item in row)
        if max(low - top, bottom - high) > reach or not is_outer_row(row, numbers=numbers):
            break
        found += row
        bottom, top = min(bottom, low), max(top, high)
    return found
