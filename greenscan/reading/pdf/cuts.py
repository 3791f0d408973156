"""Reading order: a region is cut along its white space into columns and stretches.

A recursive XY-cut, with one change to the textbook's: where no gutter runs through the whole
region, the bands between horizontal white gaps are first gathered into stretches that share
their gutters. Two columns whose paragraphs happen to end at the same height stay two columns,
and a title across both of them stands between two stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

# Shares of the font size.
_GUTTER = 0.85  # narrowest gutter
_OVERLAP = 0.1  # neighbours may touch by this much and still be apart
_YOUNG = 3  # lines of a stretch whose titles may make gutters that do not last
_TITLE = 1.25  # a line larger than its surroundings by this much opens a new stretch
_LEVEL = 0.5  # by which the first lines of columns side by side may differ in height
_APART = 1.0  # white space above a title that opens a new stretch

_LEADING = 1.4  # between lines, in font sizes
_FEWEST_LINES = 1.7  # of two columns, else they are one line with a wide gap


class Boxed(Protocol):
    """Anything with a place on the page, in points."""

    @property
    def left(self) -> float:
        """Left edge."""

    @property
    def right(self) -> float:
        """Right edge."""

    @property
    def bottom(self) -> float:
        """Lower edge."""

    @property
    def top(self) -> float:
        """Upper edge."""

    @property
    def size(self) -> float:
        """Font size of most of it."""


@dataclass(slots=True)
class Node:
    """A part of the page: columns side by side, stretches one above the other, or a leaf.

    Attributes
    ----------
    items
        All that stands in it.
    across
        Whether the parts stand side by side.
    is_table
        Whether the items are cells of a table, which is read row by row.
    parts
        In reading order; none for a leaf, which is read line by line.
    """

    items: list[Boxed]
    across: bool = False
    is_table: bool = False
    parts: list[Node] = field(default_factory=list)


_left_of = attrgetter("left")
_size_of = attrgetter("size")

_Columns = list[list[Boxed]]
Split = Callable[[Sequence[Boxed]], tuple[list[Boxed], list[Boxed], list[Boxed]]]


def cut(items: Sequence[Boxed], split_table: Split) -> Node:
    """Cut `items` into columns and stretches, recursively.

    Parameters
    ----------
    items
        What stands in the region.
    split_table
        Divides columns side by side into what is above a table, its cells, and what is below;
        the cells must stay together. There are none where it finds no table.
    """
    node = Node(list(items))
    columns = split_columns(node.items)
    if len(columns) > 1:
        above, table, below = split_table(node.items)
        if table:
            parts = [cut(above, split_table), Node(table, is_table=True), cut(below, split_table)]
            node.parts = [part for part in parts if part.items]
            return node
    if len(columns) > 1 and _substantial(columns):
        sections = _sections(node.items)
        if len(sections) > 1:
            node.parts = [cut(section, split_table) for section in sections]
            return node
        node.across = True
        node.parts = [cut(column, split_table) for column in columns]
        return node
    stretches = _stretches(node.items)
    if len(stretches) > 1:
        node.parts = [cut(stretch, split_table) for stretch in stretches]
    return node


def leaves(node: Node) -> list[Node]:
    """Return the leaves under `node` in reading order."""
    return [leaf for part in node.parts for leaf in leaves(part)] if node.parts else [node]


def em(items: Sequence[Boxed]) -> float:
    """Return the font size of most of `items`."""
    size: float = sorted(map(_size_of, items))[(len(items) - 1) // 2]
    return size


def split_columns(items: Sequence[Boxed], gutter: float = _GUTTER) -> list[list[Boxed]]:
    """Split `items` at the gutters that run through all of them, from left to right.

    `gutter` is the width of the narrowest one, in font sizes.
    """
    if not items:
        return []
    width = gutter * em(items)
    columns: list[list[Boxed]] = []
    edge = float("-inf")
    for item in sorted(items, key=_left_of):
        if item.left - edge >= width or not columns:
            column: list[Boxed] = []
            columns.append(column)
        column.append(item)
        right = item.right
        if right > edge:
            edge = right
    return columns


def split_bands(items: Sequence[Boxed]) -> list[list[Boxed]]:
    """Split `items` at the white gaps that run across all of them, from top to bottom."""
    if not items:
        return []
    slack = _OVERLAP * em(items)
    bands: list[list[Boxed]] = []
    edge = float("inf")
    for item in sorted(items, key=lambda item: -item.top):
        if item.top < edge + slack or not bands:
            bands.append([])
            edge = item.bottom
        bands[-1].append(item)
        edge = min(edge, item.bottom)
    return bands


def _lines(items: Sequence[Boxed]) -> float:
    """Return how many lines there would be room for between the first and the last."""
    height = max(item.top for item in items) - min(item.bottom for item in items)
    size = em(items)
    return 1 + (height - size) / (_LEADING * size)


def _substantial(columns: Sequence[Sequence[Boxed]]) -> bool:
    """Whether at least two columns have several lines, so that the gutter is no accident."""
    return sum(_lines(column) >= _FEWEST_LINES for column in columns) >= 2


def _sections(items: Sequence[Boxed]) -> list[list[Boxed]]:
    """Split columns at titles that stand over all of them, though they would fit the first.

    Below such a title the columns begin anew, all at one height.
    """
    bands = split_bands(items)
    usual = em(items)
    sections: list[list[Boxed]] = [[]]
    for band, below in zip(bands, [*bands, []][1:], strict=True):
        above = sections[-1]
        several = len(split_columns(above)) > 1 and _begin_level(below, usual)
        if several and _opens(above, band, usual):
            sections.append([])
        sections[-1] += band
    return sections


def _begin_level(band: Sequence[Boxed], usual: float) -> bool:
    """Whether several columns begin at one height."""
    tops = [max(item.top for item in column) for column in split_columns(band)]
    return len(tops) > 1 and max(tops) - min(tops) < _LEVEL * usual


def _stretches(items: Sequence[Boxed]) -> list[list[Boxed]]:
    """Gather bands into stretches that share their gutters."""
    bands = split_bands(items)
    usual = em(items) if bands else 0.0
    stretches: list[list[Boxed]] = []
    columns: _Columns = []  # of the last stretch
    for band in bands:
        own = split_columns(band)
        together = split_columns([*stretches[-1], *band]) if stretches else own
        if stretches and _joins(stretches[-1], columns, band, own, together, usual):
            stretches[-1] += band
            columns = together
        else:
            stretches.append(list(band))
            columns = own
    return _settled(stretches)


def _joins(
    stretch: Sequence[Boxed],
    columns: _Columns,
    band: Sequence[Boxed],
    own: _Columns,
    together: _Columns,
    usual: float,
) -> bool:
    """Whether `band` goes on with the columns of the stretch above it.

    `columns`, `own` and `together` are those of the stretch, of the band, and of both.
    """
    columns, together = _lasting(columns), _lasting(together)
    young = len(together) > 1 and max(map(_lines, columns)) < _YOUNG
    if len(together) < (len(own) if len(columns) == 1 or young else len(columns)):
        return False
    if len(columns) == 1 and len(own) == 1:
        return True
    if len(columns) == 1 and not _fits(stretch, own, usual):
        return False
    if len(own) == 1 and not _fits(band, columns, usual):
        return False
    return len(columns) == 1 or not _opens(stretch, band, usual)


def _lasting(columns: _Columns) -> _Columns:
    """Leave out what stands beside a single line only, once the columns have several."""
    if len(columns) == 1:
        return columns
    lines = [_lines(column) for column in columns]
    if max(lines) <= _FEWEST_LINES + 0.5:
        return columns
    return [column for column, count in zip(columns, lines, strict=True) if count >= _FEWEST_LINES]


def _fits(items: Sequence[Boxed], columns: Sequence[Sequence[Boxed]], usual: float) -> bool:
    """Whether `items` stand in one of `columns`: not, as a title does, between or over them."""
    left, right = min(item.left for item in items), max(item.right for item in items)
    for column in columns:
        low, high = min(item.left for item in column), max(item.right for item in column)
        if abs(left - low) < usual or (low - usual < left and right < high + usual):
            return True
    return False


def _opens(stretch: Sequence[Boxed], band: Sequence[Boxed], usual: float) -> bool:
    """Whether `band` is a title over all that follows, though it would fit one column."""
    gap = min(item.bottom for item in stretch) - max(item.top for item in band)
    return (
        min(item.size for item in band) >= _TITLE * usual
        and gap >= _APART * usual
        and min(item.left for item in band) <= min(item.left for item in stretch) + usual
    )


def _settled(stretches: list[list[Boxed]]) -> list[list[Boxed]]:
    """Join neighbours that turn out to have one column only."""
    settled: list[list[Boxed]] = []
    single = False
    for stretch in stretches:
        columns = split_columns(stretch)
        alone = len(columns) == 1 or not _substantial(columns)
        if settled and single and alone:
            settled[-1] += stretch
        else:
            settled.append(stretch)
        single = alone
    return settled
