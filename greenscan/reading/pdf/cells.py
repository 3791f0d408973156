"""Cells: what tells the cells and columns of a table from lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from greenscan.reading.pdf.areas import hull
from greenscan.reading.pdf.bullets import marker_of
from greenscan.reading.pdf.cuts import Boxed, em, split_bands, split_columns
from greenscan.reading.pdf.fragments import Fragment

_GUTTER = 0.5  # narrowest white space between columns, in font sizes
_NARROWEST = 3  # the same in points
_GRAIN = 4  # parts of a point to which white space is measured
_CROSSED = 0.08  # share of lines that may run across a gutter
_LABEL_WORDS = 9  # in the cells of a row of titles or totals
_CELL_WORDS = 4  # shorter cells are units and labels, often in lower case
_LOWER = 0.35  # share of longer cells that may begin in lower case
_FEWEST_CELLS = 4  # that are counted with, lest one in lower case decides

_NUMERIC = re.compile(
    r"[\s(<>≤≥~±+$€£¥%–—−-]*(?:(?:[A-Z]{1,3}\$?|USD|EUR)\s?)?"
    r"\d[\d\s.,:/'’]*[a-zA-Z%€$£°²³]{0,4}\d?[\s)*%†‡\d,–-]*"
    r"|[–—−-]|n/?[amrd]\.?|nil|[✓✔●○•x√■]|\*+",
    re.IGNORECASE,
)


def is_numeric(text: str) -> bool:
    """Whether a cell holds a number, a dash, a tick, or "n/a"."""
    return _NUMERIC.fullmatch(text) is not None


def middle(item: Boxed) -> float:
    """Return the height of the middle of `item`."""
    return (item.bottom + item.top) / 2


def is_celled(row: Sequence[Boxed]) -> bool:
    """Whether a row has cells side by side."""
    return len(split_columns(row, _GUTTER)) > 1


def is_outer_row(row: Sequence[Fragment], *, numbers: bool) -> bool:
    """Whether a row could be a table's first or last: short cells; `numbers` asks for one."""
    short = all(len(item.text.split()) <= _LABEL_WORDS for item in row)
    counted = any(is_numeric(item.text) for item in row) or not numbers
    return short and counted and is_celled(row)


def find_gutters(items: Sequence[Boxed]) -> list[float]:
    """Return where the columns of a table are apart; few lines may run across a gutter."""
    left, _, right, _ = hull(items)
    bands = split_bands(items)
    covered = np.zeros(int(_GRAIN * (right - left)) + 2, dtype=np.int32)
    for band in bands:
        row = np.zeros(len(covered), dtype=np.int32)
        for item in band:
            start, stop = _GRAIN * (item.left - left), _GRAIN * (item.right - left)
            row[int(start) : int(np.ceil(stop)) + 1] = 1
        covered += row
    free = np.concatenate(([False], covered <= _CROSSED * len(bands), [False]))
    edges = np.flatnonzero(np.diff(free.astype(np.int8)))
    narrowest = _GRAIN * max(_GUTTER * em(items), _NARROWEST)
    return [
        left + float(start + stop) / (2 * _GRAIN)
        for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if stop - start >= narrowest and start > 0 and stop < len(covered) - 1
    ]


def column_of(item: Boxed, gutters: Sequence[float]) -> int:
    """Return the column in which `item` begins, counted from 0."""
    start = item.left + min(2.0, (item.right - item.left) / 2)
    return sum(gutter < start for gutter in gutters)


def runs_on(rows: Sequence[Sequence[Fragment]], gutters: Sequence[float]) -> bool:
    """Whether cells begin in mid-sentence: what looks like rows is running text in columns."""
    starts: dict[tuple[int, int], str] = {}
    for place, row in enumerate(rows):
        for item in sorted(row, key=lambda item: -item.base):
            starts.setdefault((place, column_of(item, gutters)), item.text)
    worded = [text for text in starts.values() if len(text.split()) >= _CELL_WORDS]
    lower = sum(text[0].islower() and not marker_of(text) for text in worded)
    return lower > _LOWER * max(len(worded), _FEWEST_CELLS)
