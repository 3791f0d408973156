"""Lines: the fragments of one column that stand on one base line, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from greenscan.reading.pdf.bullets import is_bulleted, marker_of
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.glyphs import IntArray

_SPACE = 0.12  # a gap this wide between fragments is a space, in font sizes
_SAME_LINE = 0.45  # base lines this near belong to one line, in sizes of the smaller one
_ONE_SIZE = 1.6  # beyond, a large figure stands beside small lines


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of text.

    Attributes
    ----------
    text
        Its characters.
    letters
        For each character its index into the page's letters; -1 for a space.
    page
        Index of its page.
    left, right, base, top, bottom, size
        Where it stands and how large most of it is.
    weight
        Font weight of most of it.
    weight_ends
        Font weights of its first and its last letter.
    font, color
        Font name and fill colour of most of it.
    fragments
        What it was put together from, from left to right.
    """

    text: str
    letters: IntArray
    page: int
    left: float
    right: float
    base: float
    top: float
    bottom: float
    size: float
    weight: int
    weight_ends: tuple[int, int]
    font: str
    color: int
    fragments: tuple[Fragment, ...] = field(repr=False)

    @property
    def marker(self) -> str:
        """The bullet, number or letter that opens a list item; empty where there is none."""
        return marker_of(self.text)

    @property
    def is_bulleted(self) -> bool:
        """Whether a sign that running text does not begin a line with opens it, or is drawn."""
        return self.fragments[0].has_sign or is_bulleted(self.text)

    @property
    def text_left(self) -> float:
        """Where the words begin, after the marker."""
        alone = len(self.fragments) > 1 and len(self.fragments[0].text) <= len(self.marker)
        return self.fragments[1].left if alone else self.fragments[0].text_left


def find_lines(fragments: Sequence[Fragment], page: int) -> list[Line]:
    """Put `fragments` of one column together to lines, from top to bottom."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda item: (-item.base, item.left)):
        row = next((row for row in reversed(rows[-3:]) if _same_line(row, fragment)), None)
        if row is None:
            rows.append([fragment])
        else:
            row.append(fragment)
    lines = [_line(sorted(row, key=lambda item: item.left), page) for row in rows]
    return sorted(lines, key=lambda line: (-line.top, line.left))


def _same_line(row: Sequence[Fragment], fragment: Fragment) -> bool:
    main = max(row, key=lambda item: len(item.text))
    small, large = sorted((main.size, fragment.size))
    distance = abs(main.base - fragment.base)
    if large > _ONE_SIZE * small:
        return distance < 0.1 * small
    return distance < _SAME_LINE * small


def _line(row: Sequence[Fragment], page: int) -> Line:
    texts: list[str] = []
    letters: list[IntArray] = []
    for before, fragment in zip([None, *row], row):  # noqa: B905
        if before and fragment.left - before.right > _SPACE * min(before.size, fragment.size):
            texts.append(" ")
            letters.append(np.array([-1], dtype=np.int32))
        texts.append(fragment.text)
        letters.append(fragment.letters)
    main = max(row, key=lambda item: len(item.text))
    return Line(
        text="".join(texts),
        letters=np.concatenate(letters),
        page=page,
        left=min(item.left for item in row),
        right=max(item.right for item in row),
        base=main.base,
        top=max(item.top for item in row if item.size >= 0.7 * main.size),
        bottom=min(item.bottom for item in row if item.size >= 0.7 * main.size),
        size=main.size,
        weight=main.weight,
        weight_ends=(row[0].weight_ends[0], row[-1].weight_ends[1]),
        font=main.font,
        color=main.color,
        fragments=tuple(row),
    )
