"""Lines that a page puts in their places, as in reports converted from PDF, become paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from greenscan.reading.document import BlockKind
from greenscan.reading.html.passages import Passage, is_title
from greenscan.reading.hyphenation import rejoin
from greenscan.reading.lines import Form, ends_sentence, form_of
from greenscan.reading.pieces import Piece

Place = tuple[float, float]

_LEADING = 1.2  # distance of two lines in font sizes, where a document does not say otherwise
_LETTER = 0.5  # mean width of a letter, in font sizes
_CELL = 2.0  # white space that parts two cells, in font sizes
_SAME_LINE, _NEXT_LINE = 0.3, 1.3  # distance of two lines, as a share of the leading
_INDENT = 4.0  # how far lines of one paragraph begin from one another, in font sizes
_SHORT = 0.75  # length of a line, as a share of the longest, that may end a paragraph
_LARGE = 1.15  # size of a heading, as a share of the size of most text
_LOWEST = 6  # level of a heading


@dataclass(slots=True)
class _Row:
    """Passages on one line, in cells."""

    cells: list[str]
    last: Passage  # the one farthest right
    left: float
    top: float

    @property
    def text(self) -> str:
        return " | ".join(self.cells)


@dataclass(slots=True)
class _Paragraph:
    """Rows that belong together."""

    rows: list[_Row] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        return len(self.rows[0].cells) > 1

    @property
    def last(self) -> _Row:
        return self.rows[-1]


class Setting:
    """How the lines of a document are set: leading by font size, size of most text, headings.

    Parameters
    ----------
    lines
        All passages of the document that have a place.
    """

    def __init__(self, lines: Sequence[Passage]) -> None:
        steps: dict[float, Counter[float]] = defaultdict(Counter)
        characters: Counter[float] = Counter()
        for upper, lower in pairwise(lines):
            step = round((_top(lower) - _top(upper)) * 2) / 2
            if upper.page == lower.page and upper.size == lower.size and step > 0:
                steps[upper.size][step] += 1
        for line in lines:
            characters[line.size] += len(line.text)
        self._leading = {size: _most_common(counts) for size, counts in steps.items()}
        self.body = _most_common(characters)
        self._titles = sorted((s for s in characters if s > self.body * _LARGE), reverse=True)

    def leading(self, line: Passage) -> float:
        """Return the distance from `line` to the next one of its paragraph, in pixels."""
        return self._leading.get(line.size) or line.size * _LEADING or 1.0

    def em(self, line: Passage) -> float:
        """Return the font size; scaled pages do not state it in pixels of the page."""
        return self.leading(line) / _LEADING

    def level(self, line: Passage) -> int:
        """Return the level of `line` as a heading; 0 where it is not set as one."""
        if line.size in self._titles:
            return min(self._titles.index(line.size) + 1, _LOWEST)
        return min(len(self._titles) + 1, _LOWEST) if line.is_bold else 0


def join(lines: Sequence[Passage], setting: Setting, known: frozenset[str]) -> Iterator[Piece]:
    """Join consecutive lines of a document into blocks.

    Parameters
    ----------
    lines
        Passages with a place, in reading order.
    setting
        How the document is set.
    known
        Words of the document, for words broken at line ends.
    """
    paragraph = _Paragraph()
    for row in _rows(lines, setting):
        if paragraph.rows and not _belongs(row, paragraph, setting):
            yield _piece(paragraph, setting, known)
            paragraph = _Paragraph()
        paragraph.rows.append(row)
    if paragraph.rows:
        yield _piece(paragraph, setting, known)


def _rows(lines: Sequence[Passage], setting: Setting) -> Iterator[_Row]:
    """Gather passages that stand beside one another."""
    row: _Row | None = None
    for line in lines:
        if row is not None and _is_beside(line, row, setting):
            em, last = setting.em(line), row.last
            gap = _left(line) - _left(last) - len(last.text) * _LETTER * em
            if gap > _CELL * em:
                row.cells.append(line.text)
            else:
                row.cells[-1] += f" {line.text}"
            row.last = line
            continue
        if row is not None:
            yield row
        row = _Row([line.text], line, _left(line), _top(line))
    if row is not None:
        yield row


def _is_beside(line: Passage, row: _Row, setting: Setting) -> bool:
    if line.page != row.last.page or _left(line) <= _left(row.last):
        return False
    return abs(_top(line) - row.top) < _SAME_LINE * setting.leading(line)


def _belongs(row: _Row, paragraph: _Paragraph, setting: Setting) -> bool:
    """Whether `row` goes on with `paragraph`."""
    last = paragraph.last
    if paragraph.is_table or len(row.cells) > 1:
        below = 0 < row.top - last.top < 2 * setting.leading(row.last)
        return paragraph.is_table and len(row.cells) > 1 and below and _same_page(row, last)
    if row.last.size != last.last.size or form_of(row.text) is Form.BULLET:
        return False
    if not ends_sentence(last.text) and row.text[0].islower():
        return True  # also at the top of the next column or page
    if not _same_page(row, last) or row.last.is_bold != last.last.is_bold:
        return False
    is_below = 0 < row.top - last.top <= _NEXT_LINE * setting.leading(row.last)
    is_aligned = abs(row.left - last.left) <= _INDENT * setting.em(row.last)
    longest = max(len(other.text) for other in (*paragraph.rows, row))
    is_over = ends_sentence(last.text) and len(last.text) < _SHORT * longest
    return is_below and is_aligned and not is_over and form_of(row.text) is not Form.ENUMERATED


def _piece(paragraph: _Paragraph, setting: Setting, known: frozenset[str]) -> Piece:
    rows = paragraph.rows
    if paragraph.is_table and len(rows) > 1:
        return Piece(BlockKind.TABLE, "\n".join(row.text for row in rows), 0, _pages(rows, [0]))
    text, starts = rows[0].text, [0]
    for upper, lower in pairwise(rows):
        hyphen = rejoin(upper.text, lower.text, known)
        text = f"{text} " if hyphen is None else text[:-1] + hyphen
        starts.append(len(text))
        text += lower.text
    kind, level = _kind(text, rows[0].last, setting)
    return Piece(kind, text, level, _pages(rows, starts))


def _kind(text: str, line: Passage, setting: Setting) -> tuple[BlockKind, int]:
    level = setting.level(line)
    if level and is_title(text):
        return BlockKind.HEADING, level
    if form_of(text) in (Form.BULLET, Form.ENUMERATED):
        return BlockKind.LIST_ITEM, 1
    return (BlockKind.CONTENTS if form_of(text) is Form.LEADERS else BlockKind.PARAGRAPH), 0


def _pages(rows: Sequence[_Row], starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return each page that `rows` stand on, with the offset where it begins."""
    pages: dict[int, int] = {}
    for row, start in zip(rows, starts, strict=False):
        if row.last.page:
            pages.setdefault(row.last.page, start)
    return tuple(pages.items())


def _same_page(row: _Row, other: _Row) -> bool:
    return row.last.page == other.last.page


def _most_common(counts: Counter[float]) -> float:
    return min(counts, key=lambda value: (-counts[value], value))


def _left(line: Passage) -> float:
    return line.place[0] if line.place else 0.0


def _top(line: Passage) -> float:
    return line.place[1] if line.place else 0.0
