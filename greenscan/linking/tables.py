"""The rows of a table: label, figures by column, and the words that they are read with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CELL = re.compile(r"\s*\|\s*|\t+|(?<=\S) {2,}(?=\S)|(?<=\S) {2,}")
_FIGURE = re.compile(
    r"[-–−+(~<>≈]{0,2}\s?(?:(?:EUR|USD|GBP|US\$|[€£$])\s?)?\d[\d.,'’ \u00a0\u202f]*\)?"
    r"\s?(?:%|pp|‰|million|m|bn|k|t|kt|Mt)?\s?[*¹²³†‡]{0,2}|[-–—]|n/?a\.?|n\.a\.",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:FY\s?'?|CY)?(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|FY\s?'?\d\d(?:/\d\d)?|\d{4}/\d{2}",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_PART = re.compile(r"\W*(?:of which|thereof|including)\b", re.IGNORECASE)
_LONGEST_ROW = 600


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that has words and figures.

    Attributes
    ----------
    start, end
        Character offsets into the document's text.
    text
        Verbatim.
    label
        The words that open it.
    cells
        What follows the label.
    heading
        Verbatim, the row that names the columns; empty where there is none.
    heads
        The cells of `heading`, one for each of `cells`; empty where they cannot be told apart.
    title
        What stands above the table.
    group
        The row without figures that the row stands under; of a row "of which", the label of the
        row that it is a part of.
    """

    start: int
    end: int
    text: str
    label: str
    cells: tuple[str, ...]
    heading: str = ""
    heads: tuple[str, ...] = ()
    title: str = ""
    group: str = ""

    @property
    def context(self) -> str:
        """Title, group and column heads, as far as there are words in them."""
        parts = (self.title, self.group, self.heading)
        return "; ".join(" ".join(part.split()) for part in parts if part)


def cells_of(line: str) -> list[str]:
    """Return the cells of a row: what stands between pipes, tabs or wide gaps."""
    return [cell for part in _CELL.split(line.strip()) if (cell := part.strip())]


def is_figure(cell: str) -> bool:
    """Return whether a cell holds a figure, or the sign for none."""
    return _FIGURE.fullmatch(cell.strip()) is not None


def is_period(cell: str) -> bool:
    """Return whether a cell names a year."""
    return _PERIOD.search(cell) is not None and len(_LETTER.findall(_PERIOD.sub("", cell))) < 12


def rows_of(  # noqa: C901 - one pass with the state of the table
    text: str, start: int, end: int, title: str, above: tuple[int, int]
) -> Iterator[Row]:
    """Yield the rows with words and figures of the table ``text[start:end]``.

    Parameters
    ----------
    title
        What stands above the table.
    above
        Offsets of the line right above, which may name the columns.
    """
    heading, heads = "", []
    if above[0] < above[1]:
        heading = text[above[0] : above[1]].strip()
        heads = cells_of(heading)
    group, pending, whole = "", None, ""
    for first, last in _lines(text, start, end):
        line = text[first:last]
        cells = cells_of(line)
        numbers = sum(map(is_figure, cells))
        if _names_columns(cells):
            heading, heads, pending = line, cells, None
            continue
        if pending and line[0].islower() and numbers:
            first = pending[0]
            line = text[first:last]
            cells = cells_of(" ".join(line.split("\n")))
            cells = _rejoined(cells)
        pending = None
        if not numbers:
            pending = (first, last)
            if len(cells) == 1:
                group = line
            elif not heading:
                heading, heads = line, cells
            if not _prose_cells(cells):
                continue
        label, figures = _split(cells)
        worded = _LETTER.search(label) or (is_period(label) and _LETTER.search(heading))
        if not worded or last - first > _LONGEST_ROW:
            continue
        part = _PART.match(label) is not None
        if not part:
            whole = label
        yield Row(
            start=first,
            end=last,
            text=line,
            label=label,
            cells=tuple(figures),
            heading=heading,
            heads=_aligned(heads, len(figures)),
            title="" if title == " ".join(heading.split()) else title,
            group=whole if part and whole else group if group != line else "",
        )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = position + len(line) - len(line.lstrip())
            yield first, first + len(stripped)
        position += len(line)


def _names_columns(cells: list[str]) -> bool:
    """Whether a row names the columns: years, alone or behind the name of the first column."""
    if not cells:
        return False
    periods = [is_period(cell) for cell in cells]
    if all(periods):
        return True
    tail = periods[1:]
    others = [cell for cell, period in zip(cells[1:], tail, strict=True) if not period]
    return any(tail) and not any(is_figure(cell) for cell in others)


def _prose_cells(cells: list[str]) -> bool:
    """Whether a row without figures still says something: a cell has a figure among words."""
    return len(cells) > 1 and any(any(map(str.isdigit, cell)) for cell in cells[1:])


def _rejoined(cells: list[str]) -> list[str]:
    """Put the pieces of a wrapped label together again."""
    words = []
    while cells and not is_figure(cells[0]):
        words.append(cells.pop(0))
    return [" ".join(words), *cells] if words else cells


def _split(cells: list[str]) -> tuple[str, list[str]]:
    """Return label and figures; leading cells with words are the label."""
    count = 1
    while (
        count < len(cells)
        and not is_figure(cells[count])
        and not any(map(str.isdigit, cells[count]))
    ):
        count += 1
    return ", ".join(cells[:count]), cells[count:]


def _aligned(heads: list[str], count: int) -> tuple[str, ...]:
    """Return a head for each of `count` cells, or nothing where the numbers do not agree."""
    periods = [head for head in heads if is_period(head)]
    for named in (heads, heads[1:], periods):
        if count and len(named) == count:
            return tuple(named)
    return ()
