"""Drafts: blocks while they are made, as lines with what goes between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.lines import Line

WRAP, CELL, ROW = " ", " | ", "\n"
"""What goes before a line: a wrapped line's space, the next cell, the next row."""


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making.

    Attributes
    ----------
    kind
        What it is, as far as is known.
    pieces
        Lines, each with what goes before it (`WRAP`, `CELL`, `ROW`).
    column
        Number of the column (or other leaf of the page's cut) that it stands in.
    column_left, column_right
        Edges of that column.
    level
        Of a heading or list item.
    """

    kind: BlockKind
    pieces: list[tuple[str, Line]]
    column: int = 0
    column_left: float = 0.0
    column_right: float = 0.0
    level: int = 0
    is_callout: bool = field(default=False)

    @property
    def lines(self) -> list[Line]:
        """The lines alone."""
        return [line for _, line in self.pieces]

    @property
    def first(self) -> Line:
        """The first line."""
        return self.pieces[0][1]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.pieces[-1][1]

    @property
    def text(self) -> str:
        """The text, line breaks as spaces; words broken at line ends stay broken."""
        return "".join(part for gap, line in self.pieces for part in (gap, line.text)).strip()

    @property
    def size(self) -> float:
        """Font size of most of it."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def left(self) -> float:
        """Left edge."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """Upper edge."""
        return max(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return min(line.bottom for line in self.lines)

    @property
    def weight(self) -> int:
        """Weight of its lightest line."""
        return min(line.weight for line in self.lines)


def wrapped(lines: Iterable[Line]) -> list[tuple[str, Line]]:
    """Return `lines` as pieces of running text."""
    return [(WRAP, line) for line in lines]


def in_rows(rows: Iterable[Sequence[Sequence[Line]]]) -> list[tuple[str, Line]]:
    """Return the pieces of a table: rows of cells of lines."""
    pieces: list[tuple[str, Line]] = []
    for row in rows:
        before = ROW
        for cell in row:
            for line in cell:
                pieces.append((before, line))
                before = WRAP
            before = CELL
    return pieces
