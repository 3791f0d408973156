"""Tables: those that only their numbers give away, and the rows of any table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from greenscan.reading.pdf.areas import Area
from greenscan.reading.pdf.cells import (
    column_of,
    find_gutters,
    is_numeric,
    is_outer_row,
    middle,
    runs_on,
)
from greenscan.reading.pdf.cuts import Boxed, split_bands, split_columns
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.lines import Line, find_lines

_FEWEST_ROWS = 3  # with numbers, of a table without rules
_COUNTED = 0.5  # share of its lines that have numbers; the others are labels that run on
_RULED = 3  # more separators than this stand between all rows, not only around the titles
_ROW_STEP = 1.45  # base lines farther apart, in font sizes, belong to different rows
_LINE = 0.5  # base lines farther apart, in font sizes, are different lines

Row = list[list[Line]]


def split_number_table(items: Sequence[Boxed]) -> tuple[list[Boxed], list[Boxed], list[Boxed]]:
    """Find rows of labels and numbers that no rules mark.

    Returns
    -------
    above, table, below : list
        `table` is empty where there is none, and `above` holds everything then.
    """
    nothing: tuple[list[Boxed], list[Boxed], list[Boxed]] = (list(items), [], [])
    if not all(isinstance(item, Fragment) for item in items):
        return nothing
    bands = split_bands(items)
    rows = [cast("list[Fragment]", band) for band in bands]
    counted = [place for place, row in enumerate(rows) if _is_counted(row)]
    if len(counted) < _FEWEST_ROWS:
        return nothing
    first, last = counted[0], counted[-1] + 1
    while first and is_outer_row(rows[first - 1], numbers=False):
        first -= 1
    core = [item for row in rows[first:last] for item in row]
    few = len(counted) < _COUNTED * (last - first)
    if few or runs_on([[item] for item in core], find_gutters(core)):
        return nothing
    above, table, below = (
        [item for band in part for item in band]
        for part in (bands[:first], bands[first:last], bands[last:])
    )
    return above, table, below


def _is_counted(row: Sequence[Fragment]) -> bool:
    """Whether a row has a cell and, beside it, at least as many numbers as words."""
    numbers = sum(is_numeric(item.text) for item in row)
    return len(split_columns(row)) > 1 and numbers > 0 and 2 * numbers >= len(row) - 1


def read_rows(table: Area, page: int) -> list[Row]:
    """Return the rows of a table, each with its cells, each with its lines."""
    items = cast("Sequence[Fragment]", table.items)
    gutters = find_gutters(items)
    rows: list[Row] = []
    edges = [float("inf"), *table.separators, float("-inf")]
    for high, low in pairwise(edges):
        band = [item for item in items if low <= middle(item) < high]
        whole = len(table.separators) > _RULED and not _has_rows(band, gutters)
        for group in [band] if whole and band else _row_groups(band, gutters):
            cells: dict[int, list[Fragment]] = {}
            for item in group:
                cells.setdefault(column_of(item, gutters), []).append(item)
            rows.append([find_lines(cells[column], page) for column in sorted(cells)])
    return rows


def _has_rows(band: Sequence[Fragment], gutters: Sequence[float]) -> bool:
    """Whether several numbers stand one below the other, as they do in rows without rules."""
    numbers = [item for item in band if is_numeric(item.text)]
    return any(
        column_of(upper, gutters) == column_of(lower, gutters)
        and abs(upper.base - lower.base) > _LINE * upper.size
        for upper, lower in pairwise(sorted(numbers, key=lambda item: (item.left, item.base)))
    )


def _row_groups(items: Sequence[Fragment], gutters: Sequence[float]) -> list[list[Fragment]]:
    """Split what stands between two rules into rows; a cell may run over several lines."""
    groups: list[list[Fragment]] = []
    for line in _base_lines(items):
        step = (groups[-1][-1].base - line[0].base) / line[0].size if groups else 0.0
        if groups and step <= _ROW_STEP and not _begins_row(line, groups[-1], gutters):
            groups[-1] += line
        else:
            groups.append(line)
    return groups


def _base_lines(items: Sequence[Fragment]) -> list[list[Fragment]]:
    lines: list[list[Fragment]] = []
    for item in sorted(items, key=lambda item: (-item.base, item.left)):
        if lines and lines[-1][0].base - item.base <= _LINE * item.size:
            lines[-1].append(item)
        else:
            lines.append([item])
    return lines


def _begins_row(
    line: Sequence[Fragment], group: Sequence[Fragment], gutters: Sequence[float]
) -> bool:
    """Whether a line brings a number for a column that has one already, or the first number."""
    filled = {column_of(item, gutters) for item in group if is_numeric(item.text)}
    return any(
        is_numeric(item.text) and (not filled or column_of(item, gutters) in filled)
        for item in line
    )
