"""Blocks of plain text: paragraphs, headings, list items and tables, told by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from greenscan.reading.document import Block, BlockKind
from greenscan.reading.lines import Form, Line, split_lines, wrap_width

_LONGEST_HEADING = 12  # words
# A short line with one of these is more likely a sentence that lacks its full stop. Missing a
# heading costs little; taking a claim for a heading loses it.
_VERBS = frozenset("is are was were be been has have had will can we it they".split())  # noqa: SIM905
_QUESTION = frozenset("how what when where which who why".split())  # noqa: SIM905
_NUMBER = re.compile(r"^[\d.]+\s+")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_STACKED = (Form.ROW, Form.LEADERS)  # forms that make a block only among themselves
_LOOSE = 0.85  # a line this full, as a share of the width, was wrapped if no sentence ends it


def find_blocks(text: str) -> tuple[Block, ...]:
    """Find the blocks of plain `text`.

    Paragraphs end at blank lines and, in text that has one paragraph per line, at every line
    break. Bulleted and numbered lines are list items, aligned rows are tables, short lines above
    other text that do not end like a sentence are headings.

    Parameters
    ----------
    text
        Any text. Nothing is changed: where a paragraph is wrapped, its line breaks are inside
        its block.

    Returns
    -------
    tuple of Block
        In order, not overlapping, without white space at their ends. Rules drawn with characters
        are in no block.
    """
    lines = split_lines(text)
    groups = list(_group(lines, wrap_width(lines)))
    kinds = [_kind(group) for group in groups]
    for index in reversed(range(len(groups))):
        if kinds[index] in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            around = kinds[max(index - 1, 0) : index], kinds[index + 1 : index + 2]
            if _is_heading(groups[index], *around):
                kinds[index] = BlockKind.HEADING
    return tuple(
        Block(kind, group[0].start, group[-1].end, level)
        for kind, group, level in zip(kinds, groups, _levels(kinds, groups), strict=True)
    )


def _group(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Gather lines that belong to one block."""
    group: list[Line] = []
    for line in lines:
        if group and not _belongs(line, group, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _belongs(line: Line, group: Sequence[Line], width: int) -> bool:
    """Whether `line` goes on with the block that `group` has begun."""
    last = group[-1]
    if line.gap or line.form is Form.BULLET:
        return False
    if last.form in _STACKED or line.form in _STACKED:
        return last.form is line.form
    runs_on = not last.ends_sentence and not last.text.endswith(":")
    if line.form is Form.ENUMERATED:
        # "... as laid down in Article" / "5. of the directive" is no item
        return runs_on and not group[0].is_item and bool(width) and last.is_full(line, width)
    if runs_on and line.starts_lower:
        return True
    return bool(width) and last.is_full(line, width * _LOOSE if runs_on else width)


def _kind(group: Sequence[Line]) -> BlockKind:
    """Say what a group is; headings are told later, by what follows them."""
    first = group[0]
    if first.form is Form.LEADERS:
        return BlockKind.CONTENTS
    if first.form is Form.ROW:
        return BlockKind.TABLE
    return BlockKind.LIST_ITEM if first.is_item else BlockKind.PARAGRAPH


def _is_heading(
    group: Sequence[Line], before: Sequence[BlockKind], after: Sequence[BlockKind]
) -> bool:
    """Whether a paragraph or list item is a heading over what stands `after` it."""
    first = group[0]
    if len(group) > 1 or not after or first.starts_lower or first.text[-1] in ".!?:;,…。！？":
        return False
    if first.is_item:
        alone = BlockKind.LIST_ITEM not in (*before, *after)
        if not (alone and _NUMBERED.match(first.text)):
            return False
    words = _NUMBER.sub("", first.text).lower().split()
    if len(words) > _LONGEST_HEADING or not any(map(str.isalpha, first.text)):
        return False
    return not before or (words and words[0] in _QUESTION) or _VERBS.isdisjoint(words)


def _levels(kinds: Sequence[BlockKind], groups: Sequence[Sequence[Line]]) -> Iterator[int]:
    """Yield the depth of headings, told by their numbers, and of list items, by indentation."""
    indents: list[int] = []
    for kind, group in zip(kinds, groups, strict=True):
        first = group[0]
        if kind is BlockKind.LIST_ITEM:
            while indents and indents[-1] >= first.indent:
                indents.pop()
            indents.append(first.indent)
            yield len(indents)
            continue
        indents.clear()
        number = _NUMBERED.match(first.text)
        is_heading = kind is BlockKind.HEADING
        yield (number.group(1).count(".") + 1 if number else 1) if is_heading else 0
