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
_GAP = 1.28  # a base-line distance beyond this many leadings separates paragraphs
_NO_LEADING = 1.75  # the same in font sizes, where a leading is not known
_INDENT = 0.7  # first-line indents and hanging indents, in font sizes
_SHORT = 0.6  # a line that fills less of its column and is followed by a capital stands alone

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
    column = _measure(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Draft(
            BlockKind.LIST_ITEM if group[0].marker else BlockKind.PARAGRAPH,
            wrapped(group),
            column_left=column.left,
            column_right=column.right,
        )
        for group in groups
    ]


def _measure(lines: Sequence[Line]) -> Column:
    steps = [
        (upper.base - lower.base) / lower.size
        for upper, lower in pairwise(lines)
        if abs(upper.size - lower.size) < _SIZE * lower.size
    ]
    steps = sorted(step for step in steps if 0.8 < step < 2.4)
    # Gaps between paragraphs only widen the distance: the lower half holds the leading.
    leading = median(steps[: len(steps) // 2 + 1]) if steps else 0.0
    return Column(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        leading=leading,
    )


def _goes_on(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether `line` belongs to the block that `group` begins."""
    before = group[-1]
    if abs(line.size - before.size) > _SIZE * max(line.size, before.size):
        return False
    if before.base - line.base > _widest_step(group, line, column):
        return False
    if line.marker and not _is_running(before, line):
        return False
    if _changes_face(before, line):
        return False
    return not (_is_indented(group, line, column) or _is_forced(group, line, column))


def _widest_step(group: Sequence[Line], line: Line, column: Column) -> float:
    """Return the distance between base lines beyond which a new block begins."""
    steps = [upper.base - lower.base for upper, lower in pairwise(group)]
    if steps:
        return _GAP * median(steps)
    if column.leading:
        return _GAP * column.leading * line.size
    return _NO_LEADING * line.size


def _is_running(before: Line, line: Line) -> bool:
    """Whether what looks like a marker is the next word of a sentence: a dash, a year's end."""
    sure = line.marker[0] in "•●○▪▫■□◆◇◦‣⁃∙·➢➤►▶▸✓✔❖➔"
    return not sure and line.left <= before.left + 1 and _RUNS_ON.search(before.text) is not None


def _changes_face(before: Line, line: Line) -> bool:
    """Whether the type changes between the lines, as after a heading."""
    if not _starts_anew(line) or _RUNS_ON.search(before.text):
        return False
    if before.bold != line.bold and before.bold_ends[1] != line.bold_ends[0]:
        return True
    return before.color != line.color and not _END.search(before.text) and before.bold == line.bold


def _starts_anew(line: Line) -> bool:
    """Whether a sentence or a title could begin with `line`."""
    letter = next((character for character in line.text if character.isalnum()), "")
    return not letter.islower()


def _is_indented(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether an indent, or its end, opens a new block."""
    before = group[-1]
    step = _INDENT * line.size
    if group[0].marker:
        hanging = group[1].left if len(group) > 1 else group[0].text_left
        back = line.left < min(hanging, group[0].text_left) - step
        return back and (len(group) > 1 or group[0].text_left > group[0].left + step)
    if line.left > before.left + step and before.left <= column.left + step:
        return _starts_anew(line) and len(group) > 1 and _END.search(before.text) is not None
    return False


def _is_forced(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether the line before ended early although the next word would have fitted."""
    before = group[-1]
    if not _starts_anew(line) or _RUNS_ON.search(before.text):
        return False
    word = len(line.text.split(maxsplit=1)[0]) / max(len(line.text), 1) * (line.right - line.left)
    right = max((member.right for member in group), default=column.right)
    right = max(right, line.right, column.right if len(group) == 1 else right)
    room = right - before.right - word - 0.5 * line.size
    if room <= 0:
        return False
    if _END.search(before.text):
        return room > 0.5 * line.size
    width = column.right - column.left
    centered = abs((before.left + before.right) - (line.left + line.right)) < line.size
    return before.right - column.left < _SHORT * width and not centered and not before.bold
