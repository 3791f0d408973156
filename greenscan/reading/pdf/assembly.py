"""Assembly: drafts become text, blocks, page offsets and a box for every character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from greenscan.reading.document import Block
from greenscan.reading.pdf.drafts import WRAP, Draft
from greenscan.reading.pdf.glyphs import FloatArray, IntArray
from greenscan.reading.pdf.joints import is_broken_address, joint, whole_words
from greenscan.reading.pdf.lines import Line

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    """Text with all that hangs on its offsets; `starts` holds one offset for each page."""

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    boxes: FloatArray


class _Writer:
    """Collects text and, for every character, its page and letter."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.letters: list[IntArray] = []
        self.pages: list[tuple[int, int]] = []
        self.length = 0

    def put(self, text: str, letters: IntArray | None = None, page: int = 0) -> None:
        self.parts.append(text)
        if letters is None:
            letters = np.full(len(text), -1, dtype=np.int32)
        self.letters.append(letters)
        self.pages.append((page, len(text)))
        self.length += len(text)

    def drop_last(self) -> None:
        """Take back the last character, a hyphen that only broke a word."""
        self.parts[-1] = self.parts[-1][:-1]
        self.letters[-1] = self.letters[-1][:-1]
        page, length = self.pages[-1]
        self.pages[-1] = page, length - 1
        self.length -= 1


def assemble(drafts: Sequence[Draft], boxes: Sequence[FloatArray]) -> Assembled:
    """Write `drafts` one after the other.

    Parameters
    ----------
    drafts
        In reading order.
    boxes
        For every page the boxes of its letters.
    """
    known = whole_words(line.text for draft in drafts for line in draft.lines)
    writer, blocks = _Writer(), []
    starts: dict[int, int] = {}
    for draft in drafts:
        if writer.length:
            writer.put(_GAP)
        start = writer.length
        _write(writer, draft, known, starts)
        blocks.append(Block(draft.kind, start, writer.length, draft.level))
    text = "".join(writer.parts)
    return Assembled(
        text, tuple(blocks), _page_starts(starts, len(boxes), len(text)), _boxes(writer, boxes)
    )


def _write(writer: _Writer, draft: Draft, known: frozenset[str], starts: dict[int, int]) -> None:
    before: Line | None = None
    for gap, line in draft.pieces:
        if before is not None:
            _join(writer, gap, before, line, known)
        starts.setdefault(line.page, writer.length)
        writer.put(line.text, line.letters, line.page)
        before = line


def _join(writer: _Writer, gap: str, before: Line, line: Line, known: frozenset[str]) -> None:
    """Write what goes between two lines of one block."""
    hyphen = joint(before.text, line.text, known) if gap == WRAP else None
    if hyphen is None:
        writer.put("" if gap == WRAP and is_broken_address(before.text, line.text) else gap)
    elif hyphen == "":
        writer.drop_last()


def _page_starts(starts: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Return an offset for each page; one without text starts where the next one does."""
    result, following = [0] * pages, length
    for page in reversed(range(pages)):
        following = min(starts.get(page, following), following)
        result[page] = following
    return tuple(result)


def _boxes(writer: _Writer, boxes: Sequence[FloatArray]) -> FloatArray:
    letters = np.concatenate(writer.letters) if writer.letters else np.zeros(0, dtype=np.int32)
    lengths = [length for _, length in writer.pages]
    pages = np.repeat([page for page, _ in writer.pages], lengths).astype(np.int64)
    offsets = np.cumsum([0, *(len(part) for part in boxes)])
    every = np.concatenate([*boxes, np.full((1, 4), np.nan, dtype=np.float32)])
    return every[np.where(letters >= 0, letters + offsets[pages], len(every) - 1)].astype(
        np.float32
    )
