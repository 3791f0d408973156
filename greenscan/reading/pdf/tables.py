"""Tables: found by their rules or by columns of numbers, and read row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import numpy as np

from greenscan.reading.pdf.areas import Area, AreaKind, hull
from greenscan.reading.pdf.cuts import Boxed, em, split_bands, split_columns
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.glyphs import FloatArray
from greenscan.reading.pdf.lines import Line, find_lines

_EDGE = 5.0  # points by which the ends of a table's rules may differ
_NEAR = 14.0  # points between the rules of neighbouring cells
_FEWEST_RULES = 3
_FEWEST_ROWS = 3  # with numbers, of a table without rules
_COUNTED = 0.5  # share of its lines that have numbers; the others are labels that run on
_LABEL_WORDS = 9  # a column whose cells have fewer words on average is one of labels
_TALL = 7  # lines in a row, beyond which columns without labels are prose
_CROSSED = 0.08  # share of lines that may run across a gutter between columns
_TITLE_LINES = 2  # a row of one cell has no more; a longer one is text between tables
_ROW_GAP = 1.6  # white space to a row outside the rules, in font sizes
_COLUMN_GAP = 0.5  # narrowest gutter in a table, in font sizes
_ROW_STEP = 1.45  # base lines farther apart, in font sizes, belong to different rows

_NUMERIC = re.compile(
    r"[\s(<>≤≥~±+$€£¥%–—−-]*(?:(?:[A-Z]{1,3}\$?|USD|EUR)\s?)?\d[\d\s.,:/'’]*(?:[a-zA-Z%€$£°²³]{0,4}\d?)"
    r"[\s)*%†‡\d,–-]*|[–—−-]|n/?[amrd]\.?|nil|[✓✔●○•x√]|\*+",
    re.IGNORECASE,
)


def is_numeric(text: str) -> bool:
    """Whether a cell holds a number, a dash, a tick, or "n/a"."""
    return _NUMERIC.fullmatch(text) is not None


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
    for heights, left, right in _rule_groups(rules):
        inside = [
            item
            for item in items
            if id(item) not in taken
            and left - _EDGE <= item.left
            and item.right <= right + _EDGE
            and heights[-1] < _middle(item) < heights[0]
        ]
        for run, separators in _celled_runs(inside, heights):
            if len(run) >= 4 and _is_ruled_table(run, separators):
                run += _rows_beyond(run, [item for item in items if id(item) not in taken])
                taken.update(id(item) for item in run)
                tables.append(Area(AreaKind.TABLE, tuple(run), *hull(run), tuple(separators)))
    return tables


def _rows_beyond(table: Sequence[Fragment], items: Sequence[Fragment]) -> list[Fragment]:
    """Return the rows above the first rule and below the last: column titles, totals."""
    known = {id(item) for item in table}
    left, bottom, right, top = hull(table)
    size = em(table)
    rest = [
        item
        for item in items
        if id(item) not in known and left - _EDGE <= item.left and item.right <= right + _EDGE
    ]
    found: list[Fragment] = []
    above = sorted((item for item in rest if item.bottom >= top), key=lambda item: item.bottom)
    below = sorted((item for item in rest if item.top <= bottom), key=lambda item: -item.top)
    for side, edge, up in ((above, top, True), (below, bottom, False)):
        for band in split_bands(side) if not up else reversed(split_bands(side)):
            row = cast("list[Fragment]", band)
            gap = min(item.bottom for item in row) - edge if up else edge - max(item.top for item in row)
            if gap > _ROW_GAP * size or not _is_row(row, numbers=not up):
                break
            found += row
            edge = max(item.top for item in row) if up else min(item.bottom for item in row)
    return found


def _is_row(row: Sequence[Fragment], *, numbers: bool) -> bool:
    short = all(len(item.text.split()) <= _LABEL_WORDS for item in row)
    counted = any(is_numeric(item.text) for item in row) or not numbers
    return short and counted and _is_celled(row)


def _middle(item: Boxed) -> float:
    return (item.bottom + item.top) / 2


def _rule_groups(rules: FloatArray) -> list[tuple[list[float], float, float]]:
    """Return heights (from the top), left and right of rules that share an end with another."""
    groups: list[tuple[list[float], float, float]] = []
    for rule in sorted(_joined_rules(rules), key=lambda rule: rule[1] - rule[2]):
        height, left, right = rule
        for heights, low, high in groups:
            within = low - _EDGE <= left and right <= high + _EDGE
            if within and (abs(left - low) <= _EDGE or abs(right - high) <= _EDGE):
                heights.append(height)
                break
        else:
            groups.append(([height], left, right))
    return [
        (sorted(heights, reverse=True), left, right)
        for heights, left, right in groups
        if len(heights) >= _FEWEST_RULES
    ]


def _celled_runs(
    items: Sequence[Fragment], heights: Sequence[float]
) -> list[tuple[list[Fragment], list[float]]]:
    """Cut what stands among rules into runs of rows that have cells side by side.

    A row of a single cell stays where it is short, as the title of a part of the table.
    """
    runs: list[tuple[list[Fragment], list[float]]] = []
    run: list[Fragment] = []
    edges: list[float] = []
    pending: list[Fragment] = []
    for high, low in pairwise(heights):
        band = [item for item in items if low < _middle(item) < high]
        if band and not _is_celled(band):
            if len(split_bands(band)) > _TITLE_LINES:
                runs.append((run, edges))
                run, edges, pending = [], [], []
                continue
            pending = [*pending, *band]
        elif band:
            run += [*pending, *band]
            pending = []
        edges = [*(edges or [high]), low]
    return [(run, edges) for run, edges in [*runs, (run, edges)] if run]


def _is_celled(band: Sequence[Fragment]) -> bool:
    return len(split_columns(band, _COLUMN_GAP)) > 1


def _joined_rules(rules: FloatArray) -> list[tuple[float, float, float]]:
    """Join the pieces of rules drawn cell by cell; returns height, left, right."""
    joined: list[tuple[float, float, float]] = []
    pieces = sorted(
        (round(float((bottom + top) / 2), 1), float(left), float(right))
        for left, bottom, right, top in rules
    )
    rows: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if rows and piece[0] - rows[-1][0][0] <= 1.5:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        start = len(joined)
        for height, left, right in sorted(row, key=lambda piece: piece[1]):
            if len(joined) > start and left - joined[-1][2] <= _NEAR:
                joined[-1] = (joined[-1][0], joined[-1][1], max(joined[-1][2], right))
            else:
                joined.append((height, left, right))
    return joined


def _is_ruled_table(items: Sequence[Fragment], heights: Sequence[float]) -> bool:
    """Whether rows between rules have cells side by side, and more than prose in columns."""
    gutters = find_gutters(items)
    if not gutters:
        return False
    rows = [
        [item for item in items if low < _middle(item) < high]
        for high, low in pairwise(heights)
    ]
    rows = [row for row in rows if row]
    several = [row for row in rows if len({_column(item, gutters) for item in row}) > 1]
    if len(several) < 2 or 2 * len(several) < len(rows):
        return False
    return not _is_prose(several, gutters)


def _is_prose(rows: Sequence[Sequence[Fragment]], gutters: Sequence[float]) -> bool:
    """Whether every column runs on for many lines of many words, as columns of text do."""
    tallest = sorted(len(split_bands(row)) for row in rows)[len(rows) // 2]
    if tallest < _TALL:
        return False
    words: dict[int, list[int]] = {}
    for row in rows:
        cells: dict[int, int] = {}
        for item in row:
            column = _column(item, gutters)
            cells[column] = cells.get(column, 0) + len(item.text.split())
        for column, count in cells.items():
            words.setdefault(column, []).append(count)
    return all(sum(counts) / len(counts) > _LABEL_WORDS for counts in words.values())


def find_gutters(items: Sequence[Boxed]) -> list[float]:
    """Return where the columns of a table are apart; few lines may run across a gutter."""
    left, _, right, _ = hull(items)
    size = em(items)
    bands = split_bands(items)
    covered = np.zeros(int(right - left) + 2)
    for band in bands:
        row = np.zeros(len(covered))
        for item in band:
            row[int(item.left - left) : int(np.ceil(item.right - left)) + 1] = 1
        covered += row
    free = covered <= _CROSSED * len(bands)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    return [
        left + float(start + stop) / 2
        for start, stop in zip(edges[::2], edges[1::2], strict=True)
        if stop - start >= max(_COLUMN_GAP * size, 3) and start > 0 and stop < len(covered) - 1
    ]


def _column(item: Boxed, gutters: Sequence[float]) -> int:
    """Return the column in which `item` begins."""
    start = item.left + min(2.0, (item.right - item.left) / 2)
    return sum(gutter < start for gutter in gutters)


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
    rows = [cast("list[Fragment]", band) for band in split_bands(items)]
    counted = [place for place, row in enumerate(rows) if _is_counted(row)]
    if len(counted) < _FEWEST_ROWS:
        return nothing
    first, last = counted[0], counted[-1] + 1
    while first and _is_row(rows[first - 1], numbers=False):
        first -= 1
    if len(counted) < _COUNTED * (last - first):
        return nothing
    above, table, below = (
        [item for row in part for item in row] for part in (rows[:first], rows[first:last], rows[last:])
    )
    return above, table, below


def _is_counted(row: Sequence[Fragment]) -> bool:
    """Whether a row has a cell and, beside it, at least as many numbers as words."""
    cells = split_columns(row)
    numbers = sum(is_numeric(item.text) for item in row)
    return len(cells) > 1 and numbers > 0 and 2 * numbers >= len(row) - 1


def read_rows(table: Area, page: int) -> list[list[list[Line]]]:
    """Return the rows of a table, each with its cells, each with its lines."""
    items = cast("Sequence[Fragment]", table.items)
    gutters = find_gutters(items)
    rows: list[list[list[Line]]] = []
    for band in _bands_between(items, table.separators):
        whole = len(table.separators) > _FEWEST_RULES and not _has_rows(band, gutters)
        for group in [band] if whole else _row_groups(band, gutters):
            columns: dict[int, list[Fragment]] = {}
            for item in group:
                columns.setdefault(_column(item, gutters), []).append(item)
            rows.append([find_lines(columns[column], page) for column in sorted(columns)])
    return rows


def _bands_between(
    items: Sequence[Fragment], separators: Sequence[float]
) -> list[list[Fragment]]:
    edges = [float("inf"), *separators, float("-inf")]
    bands = (
        [item for item in items if low <= _middle(item) < high]
        for high, low in pairwise(edges)
    )
    return [band for band in bands if band]


def _has_rows(band: Sequence[Fragment], gutters: Sequence[float]) -> bool:
    """Whether several numbers stand one below the other, as they do in rows without rules."""
    numbers = [item for item in band if is_numeric(item.text)]
    return any(
        _column(upper, gutters) == _column(lower, gutters)
        and abs(upper.base - lower.base) > 0.5 * upper.size
        for upper, lower in pairwise(sorted(numbers, key=lambda item: (item.left, item.base)))
    )


def _row_groups(items: Sequence[Fragment], gutters: Sequence[float]) -> list[list[Fragment]]:
    """Split what stands between two rules into rows; a cell may run over several lines."""
    groups: list[list[Fragment]] = []
    base = 0.0
    for item in sorted(items, key=lambda item: (-item.base, item.left)):
        step = (base - item.base) / item.size
        if not groups or step > _ROW_STEP or (step > 0.5 and _is_row_start(item, items, groups[-1], gutters)):
            groups.append([item])
        else:
            groups[-1].append(item)
        base = item.base
    return groups


def _is_row_start(
    item: Fragment,
    items: Sequence[Fragment],
    group: Sequence[Fragment],
    gutters: Sequence[float],
) -> bool:
    """Whether the line of `item` brings a number for a column that has one already."""
    line = [other for other in items if abs(other.base - item.base) < 0.5 * item.size]
    filled = {_column(other, gutters) for other in group if is_numeric(other.text)}
    return any(
        is_numeric(other.text) and (_column(other, gutters) in filled or len(filled) == 0)
        for other in line
    )
