"""Paragraphs: the lines of a column cut where a heading, a paragraph or a list item begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.drafts import Draft, wrapped
from greenscan.reading.pdf.lines import Line

_SIZE = 0.09  # lines of a block differ no more in size
_STRESS = 0.16  # the same where a sentence runs on
_GAP = 1.28  # a base-line distance beyond this many leadings separates paragraphs
_NO_LEADING = 1.75  # the same in font sizes, where a leading is not known
_INDENT = 0.7  # first-line indents and hanging indents, in font sizes
_HANGING = 0.4  # narrowest hanging indent
_SHORT = 0.6  # a line that fills less of its column and is followed by a capital stands alone

_TITLE_LINES = 3  # a coloured title has no more
_WINDOW = 4  # lines above and below that show how wide the column is
_ITEM_WORDS = 4  # signs before fewer words only are the legend of a chart
_HEAVIER = 90  # difference in font weight that is seen

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\d{0,2}$")
_RUNS_ON = re.compile(r"(?:[,–—&/(-]|\b(?:and|or|of|the|a|an|in|to|for|with|by|on|our|at|from))$")


@dataclass(frozen=True, slots=True)
class Column:
    """What the lines of a column have in common.

    Attributes
    ----------
    left, right
        Its edges.
    leading
        Usual distance between base lines, in font sizes; 0 where it is not known.
    """

    left: float
    right: float
    leading: float


def find_paragraphs(lines: Sequence[Line]) -> list[Draft]:
    """Cut the lines of one column, from top to bottom, into blocks."""
    groups: list[list[Line]] = []
    leading = _leading(lines)
    for place, line in enumerate(lines):
        if groups and _goes_on(groups[-1], line, _column_at(lines, place, leading)):
            groups[-1].append(line)
        else:
            groups.append([line])
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    in_list = any(_has_words(group) for group in groups if group[0].is_bulleted)
    return [
        Draft(
            BlockKind.LIST_ITEM
            if group[0].marker or (in_list and group[0].is_bulleted)
            else BlockKind.PARAGRAPH,
            wrapped(group),
            column_left=left,
            column_right=right,
        )
        for group in groups
    ]


def _has_words(group: Sequence[Line]) -> bool:
    return sum(len(line.text.split()) for line in group) >= _ITEM_WORDS


def _column_at(lines: Sequence[Line], place: int, leading: float) -> Column:
    """Measure the column where line `place` stands, from the lines around it."""
    line = lines[place]
    near = [
        other
        for other in lines[max(0, place - _WINDOW) : place + _WINDOW]
        if abs(other.size - line.size) < _SIZE * line.size
    ]
    near = near or [line]
    return Column(
        left=min(other.left for other in near),
        right=max(other.right for other in near),
        leading=leading,
    )


def is_contents_line(text: str) -> bool:
    """Whether dots lead to a page number."""
    return _LEADERS.search(text) is not None


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between base lines, in font sizes; 0 where it is not known."""
    steps = [
        (upper.base - lower.base) / lower.size
        for upper, lower in pairwise(lines)
        if abs(upper.size - lower.size) < _SIZE * lower.size
    ]
    steps = sorted(step for step in steps if 0.8 < step < 2.4)
    # Gaps between paragraphs only widen the distance: the lower half holds the leading.
    return median(steps[: len(steps) // 2 + 1]) if steps else 0.0


def _goes_on(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether `line` belongs to the block that `group` begins."""
    before = group[-1]
    if not (_is_one_size(before, line) or _is_stressed(before, line)):
        return False
    if before.base - line.base > _widest_step(group, line, column):
        return False
    if _is_in_parenthesis(before) and not line.is_bulleted:
        return True
    if (line.marker or line.is_bulleted) and not _is_running(group, line, column):
        return False
    if is_contents_line(before.text):
        return False
    if (group[0].marker or group[0].is_bulleted) and _hangs(group[0], line):
        return True
    if _changes_face(group, line, column):
        return False
    return not (_is_indented(group, line, column) or _is_forced(group, line, column))


def _hangs(opening: Line, line: Line) -> bool:
    """Whether `line` begins where the words of the list item do, right of its marker."""
    indent = opening.text_left - opening.left
    hangs = indent > _HANGING * line.size or opening.fragments[0].has_sign
    return hangs and abs(line.left - opening.text_left) < 0.4 * line.size


def _is_one_size(before: Line, line: Line) -> bool:
    """Whether the lines, or where they meet, are of one size."""
    sizes = (
        (before.size, line.size),
        (before.fragments[-1].size_ends[1], line.fragments[0].size_ends[0]),
    )
    return any(abs(upper - lower) <= _SIZE * max(upper, lower) for upper, lower in sizes)


def _is_stressed(before: Line, line: Line) -> bool:
    """Whether a sentence goes on in words that are set a little larger or smaller, for stress."""
    differ = abs(before.size - line.size) <= _STRESS * max(before.size, line.size)
    level = abs(before.left - line.left) < _HANGING * line.size
    open_ended = len(before.text.split()) >= _ITEM_WORDS and not _END.search(before.text)
    return differ and level and open_ended and not _starts_anew(line)


def _widest_step(group: Sequence[Line], line: Line, column: Column) -> float:
    """Return the distance between base lines beyond which a new block begins."""
    steps = [upper.base - lower.base for upper, lower in pairwise(group)]
    if steps:
        return _GAP * median(steps)
    if column.leading:
        return _GAP * column.leading * line.size
    return _NO_LEADING * line.size


def _is_in_parenthesis(line: Line) -> bool:
    """Whether a parenthesis is open where the line ends."""
    return line.text.rfind("(") > line.text.rfind(")")


def _is_running(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether what looks like a marker is the next word of a sentence: a dash, a year's end."""
    before, opening = group[-1], group[0].marker
    if line.is_bulleted or (opening and _alike(opening, line.marker)):
        return False
    if line.left > before.left + 1:
        return False
    full = column.right - before.right - _first_word(line) < 0.5 * line.size
    return _RUNS_ON.search(before.text) is not None or (
        full and len(group) > 1 and not _END.search(before.text)
    )


def _alike(first: str, second: str) -> bool:
    """Whether two markers could be of one list."""
    return first[0] == second[0] or first[0].isalnum() == second[0].isalnum()


def _changes_face(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether the type changes between the lines, as after a heading."""
    before = group[-1]
    if not _starts_anew(line) or _RUNS_ON.search(before.text):
        return False
    heavier = abs(before.weight - line.weight) >= _HEAVIER
    if heavier and abs(before.weight_ends[1] - line.weight_ends[0]) >= _HEAVIER:
        return True
    full = column.right - before.right - _first_word(line) < 0.5 * line.size
    named = before.color != line.color and before.weight == line.weight and not full
    return named and len(group) <= _TITLE_LINES and not _END.search(before.text)


def _starts_anew(line: Line) -> bool:
    """Whether a sentence or a title could begin with `line`."""
    letter = next((character for character in line.text if character.isalnum()), "")
    return not letter.islower()


def _is_indented(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether an indent, or its end, opens a new block."""
    before = group[-1]
    step = _INDENT * line.size
    if not _starts_anew(line) and not _END.search(before.text):
        return False
    if group[0].marker:
        hanging = group[1].left if len(group) > 1 else group[0].text_left
        back = line.left < min(hanging - step, group[0].left + _HANGING * line.size)
        return back and (len(group) > 1 or group[0].text_left > group[0].left + step)
    if line.left > before.left + step and before.left <= column.left + step:
        return _starts_anew(line) and len(group) > 1 and _END.search(before.text) is not None
    return False


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is."""
    return len(line.text.split(maxsplit=1)[0]) / len(line.text) * (line.right - line.left)


def _is_forced(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether the line before ended early although the next word would have fitted."""
    before = group[-1]
    if not _starts_anew(line) or _RUNS_ON.search(before.text):
        return False
    right = max((member.right for member in group), default=column.right)
    right = max(right, line.right, column.right if len(group) == 1 else right)
    room = right - before.right - _first_word(line) - 0.5 * line.size
    if room <= 0:
        return False
    if _END.search(before.text):
        return room > 0.5 * line.size
    width = column.right - column.left
    centered = abs((before.left + before.right) - (line.left + line.right)) < line.size
    return before.right - column.left < _SHORT * width and not centered
