"""Repairs of plain text, each of which changes characters: undone damage, rejoined lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from greenscan.reading.document import Block, BlockKind
from greenscan.reading.hyphenation import rejoin, vocabulary
from greenscan.wording import counted

_WORD_BREAK = re.compile("(?<=\\w)\u200b(?=\\w)")  # PDF converters write it for a space
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]|\xad(?![\r\n])")
_NEWLINE = re.compile("\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[\n\x0b\f\x1c-\x1e\x85\u2028\u2029]\s*")
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_HYPHENS = ("-", "‐", "\xad")
_NEAR = 60  # characters on either side of a break that decide how words go together

_Edit = tuple[int, int, str]  # characters from start to end give way to a replacement


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out of `text` what no reader sees, and make every line break a newline.

    Returns
    -------
    text : str
        The same string where nothing had to be done.
    warnings : tuple of str
        What was wrong with the text.
    """
    warnings = []
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        warnings.append(f"{counted(nuls, 'NUL character')} removed")
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    if surrogates:
        warnings.append(f"{counted(surrogates, 'lone surrogate')} replaced by U+FFFD")
    return without_invisible(_NEWLINE.sub("\n", text)), tuple(warnings)


def without_invisible(text: str) -> str:
    """Take out soft hyphens within lines and characters that have no width."""
    return _INVISIBLE.sub("", _WORD_BREAK.sub(" ", text))


def unwrap(
    text: str, blocks: Sequence[Block]
) -> tuple[str, tuple[Block, ...], Callable[[int], int]]:
    """Join the lines inside each block of running text.

    Returns
    -------
    text : str
        The same string where no block runs over several lines.
    blocks : tuple of Block
        The blocks in the new text.
    moved : callable
        Where an offset into the old text lies in the new one.
    """
    edits = tuple(_joints(text, blocks))
    if not edits:
        return text, tuple(blocks), lambda offset: offset
    moved = _mapping(edits)
    joined = tuple(
        replace(block, start=moved(block.start), end=moved(block.end)) for block in blocks
    )
    return _apply(text, edits), joined, moved


def _joints(text: str, blocks: Iterable[Block]) -> Iterator[_Edit]:
    """Yield what each line break within running text becomes."""
    known: frozenset[str] | None = None
    for block in blocks:
        if block.kind not in _FLOWING:
            continue
        for found in _BREAK.finditer(text, block.start, block.end):
            start, end = found.span()
            while text[start - 1].isspace():
                start -= 1
            upper = text[max(block.start, start - _NEAR) : start]
            joint: str | None = None
            if upper.endswith(_HYPHENS):
                known = vocabulary(text) if known is None else known
                joint = rejoin(upper, text[end : end + _NEAR], known)
            yield (start, end, " ") if joint is None else (start - 1, end, joint)


def _apply(text: str, edits: Sequence[_Edit]) -> str:
    parts: list[str] = []
    position = 0
    for start, end, replacement in edits:
        parts += text[position:start], replacement
        position = end
    return "".join((*parts, text[position:]))


def _mapping(edits: Sequence[_Edit]) -> Callable[[int], int]:
    """Return the function that moves offsets; within an edit, to where its replacement begins."""
    starts = [start for start, _, _ in edits]
    ends = [end for _, end, _ in edits]
    shifts = [0, *accumulate(start + len(new) - end for start, end, new in edits)]

    def moved(offset: int) -> int:
        index = bisect_right(ends, offset)
        return min([offset, *starts[index : index + 1]]) + shifts[index]

    return moved
