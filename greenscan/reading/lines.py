"""Lines of plain text: what each one is, and whether the text was wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise, zip_longest

# Bullets are unmistakable; a dash, a number or a letter opens an item only where a sentence
# cannot be running on from the line before.
_BULLET = re.compile(r"[•●○▪▫■□◆◇◦‣⁃∙·➢➤►▶✓✔*+\uf0b7\uf0a7]\s+|-\s+")
_ENUMERATOR = re.compile(r"[–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s+|\([A-Z]\)\s+|[A-Z]\)\s+")
_RULE = re.compile(r"[-=_*~#.·+\s]{3,}|[─━═\s]+")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")
_SEPARATOR = re.compile(r"[|\t]")
_GAP = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"[-+–(]?[\d.,]+\)?\s?%?|[-–—]|n/?a", re.IGNORECASE)
_TAIL = 80  # characters in which leaders and a page number are looked for
_CLOSING = 8  # characters that may close a sentence
# A note's number may follow the full stop, unless that is a decimal point.
_END = re.compile(r"(?:[.!?…。！？؟۔।]|[^\d\s][.!?][\"'”’»)\]]*\d{1,2})[\"'”’»)\]]*$")

# Lines narrower than this are lists of words rather than wrapped prose, longer ones paragraphs.
_NARROWEST, _WIDEST = 40, 160
_WIDTH_SHARE = 0.95  # lines within the width; the rest are headings, tables, addresses
_FULL_SHARE, _RUNNING_SHARE = 0.6, 0.5


class Form(StrEnum):
    """What a line looks like, taken by itself."""

    PROSE = "prose"
    BULLET = "bullet"  # opens with a sign that prose does not begin a line with
    ENUMERATED = "enumerated"  # opens with a dash, a number or a letter
    ROW = "row"  # cells between pipes, tabs or wide gaps
    LEADERS = "leaders"  # dots lead to a page number


@dataclass(frozen=True, slots=True)
class Line:
    """One line that shows something, without the white space around it.

    Attributes
    ----------
    start, end
        Character offsets into the whole text.
    text
        The characters between them.
    form
        What it looks like.
    indent
        Columns of white space before the text.
    gap
        Whether the line is the first one or stands after a blank line or a ruled one.
    """

    start: int
    end: int
    text: str
    form: Form
    indent: int
    gap: bool

    @property
    def is_item(self) -> bool:
        """Whether the line may open a list item."""
        return self.form in (Form.BULLET, Form.ENUMERATED)

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def starts_lower(self) -> bool:
        """Whether the line begins in lower case, as only a line that runs on does."""
        return self.text[0].islower()

    def is_full(self, following: Line, width: float) -> bool:
        """Whether the first word of `following` would not have fitted within `width`."""
        word = len(following.text.split(maxsplit=1)[0])
        return self.indent + len(self.text) + 1 + word > width


_APART = (Form.BULLET, Form.ROW, Form.LEADERS)  # forms that wrapping does not make


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut `text` into its lines, leaving out blank ones and rules drawn with characters."""
    lines: list[Line] = []
    offset, gap = 0, True
    for raw in text.splitlines(keepends=True):
        shown = raw.strip()
        if not any(map(str.isprintable, shown)) or _RULE.fullmatch(shown):
            gap = True
        else:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(Line(start, start + len(shown), shown, form_of(shown), indent, gap))
            gap = False
        offset += len(raw)
    return tuple(_without_lone_rows(lines))


def _without_lone_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Make prose of a row that has no other row next to it."""
    before = None
    for line, after in zip_longest(lines, lines[1:]):
        is_below = before is not None and before.form is Form.ROW and not line.gap
        is_above = after is not None and after.form is Form.ROW and not after.gap
        before = line
        is_lone = line.form is Form.ROW and not (is_below or is_above)
        yield replace(line, form=Form.PROSE) if is_lone else line


def form_of(shown: str) -> Form:
    """Say what a line looks like, given without white space at its ends."""
    if _opens(_BULLET, shown):
        return Form.BULLET
    if _opens(_ENUMERATOR, shown):
        return Form.ENUMERATED
    if _LEADERS.search(shown[-_TAIL:]):
        return Form.LEADERS
    return Form.ROW if _is_row(shown) else Form.PROSE


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, a note's number after the full stop included."""
    return _END.search(text[-_CLOSING:]) is not None


def _opens(marker: re.Pattern[str], shown: str) -> bool:
    found = marker.match(shown)
    return found is not None and found.end() < len(shown)


def _is_row(shown: str) -> bool:
    """Whether the line has cells; between mere gaps, half of them have to be numbers."""
    if "|" in shown or "\t" in shown:
        return sum(not cell.isspace() for cell in _SEPARATOR.split(shown) if cell) > 1
    if "  " not in shown:
        return False
    cells = _GAP.split(shown)
    return sum(_NUMBER.fullmatch(cell) is not None for cell in cells) * 2 >= len(cells)


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that `lines` were wrapped at; 0 where a line is a paragraph of its own.

    Text counts as wrapped where most lines that have a neighbour below could not have taken up
    the neighbour's first word, and end in the middle of a sentence.
    """
    pairs = [
        (upper, lower)
        for upper, lower in pairwise(lines)
        if not lower.gap and upper.form not in _APART and lower.form not in _APART
    ]
    if not pairs:
        return 0
    lengths = sorted(line.indent + len(line.text) for pair in pairs for line in pair)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * _WIDTH_SHARE))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(upper.is_full(lower, width) for upper, lower in pairs)
    running = sum(not upper.ends_sentence for upper, _ in pairs)
    wrapped = full >= _FULL_SHARE * len(pairs) and running >= _RUNNING_SHARE * len(pairs)
    return width if wrapped else 0
