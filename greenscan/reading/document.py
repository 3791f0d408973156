"""What reading yields: text with offsets, pages, blocks in reading order, warnings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

import numpy as np
import numpy.typing as npt


class Format(StrEnum):
    """File formats that greenscan reads."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MARKDOWN = "markdown"
    TEXT = "text"


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TABLE = "table"
    FIGURE = "figure"  # the words inside a chart or diagram
    CONTENTS = "contents"  # tables of contents and indexes


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of ``Document.text`` that belongs together.

    Blocks are in reading order and do not overlap; what stands between them is white space, or
    in plain text rules drawn with characters.

    Attributes
    ----------
    kind
        What the block is.
    start, end
        Character offsets into ``Document.text``.
    level
        Depth of a heading (1 is the highest) or of a list item (1 is the outermost); 0 otherwise.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes
    ----------
    number
        Position in the file, counted from 1.
    label
        The page number as a viewer shows it: the file's own page label where it defines one
        (``"iv"``, ``"A-3"``), else ``str(number)``.
    start, end
        Character offsets into ``Document.text``. A paragraph that runs over a page break is one
        block; the offset of the break lies inside it.
    width, height
        In points (1/72 inch).
    furniture
        Running headers, footers and page numbers: read, but kept out of ``Document.text``.
    """

    number: int
    label: str
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin at the bottom left, as PDF annotations use it.

    ``page`` is ``Page.number``.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    Attributes
    ----------
    name
        File name, or a stand-in such as ``<text>``.
    format
        The format that the content was read as.
    text
        All text in reading order, without page furniture. Plain text that needs no repair is
        kept as it is; elsewhere blocks are separated by blank lines.
    blocks
        In reading order.
    pages
        Empty where the format has no pages.
    metadata
        Title, author, dates and so on, as the file states them.
    warnings
        What a reader of the result has to know: pages without a text layer, other languages.
    digest
        SHA-256 of the bytes that were read, in hexadecimal.
    character_boxes
        Array of shape ``(len(text), 4)``, ``float32``: left, bottom, right, top of every
        character in points on its page; NaN for characters that the page does not show (line
        breaks turned into spaces, blank lines). ``None`` where the format has no layout.
    """

    name: str
    format: Format
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    digest: str = ""
    character_boxes: npt.NDArray[np.float32] | None = field(default=None, compare=False, repr=False)

    def page_at(self, offset: int) -> Page | None:
        """Return the page that holds the character at `offset`; None where there are no pages."""
        index = self._page_index(offset)
        return self.pages[index] if index >= 0 else None

    def _page_index(self, offset: int) -> int:
        return bisect_right(self.pages, offset, key=_start_of) - 1

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return where ``text[start:end]`` stands: a box for each line, to 0.01 points.

        Empty where the format has no layout, or where nothing of the stretch is seen on a page.
        """
        if self.character_boxes is None or not self.pages:
            return ()
        start, end = max(start, 0), min(end, len(self.text))
        seen = np.flatnonzero(~np.isnan(self.character_boxes[start:end, 0]))
        if not len(seen):
            return ()
        boxes = self.character_boxes[start:end][seen]
        first, last = max(self._page_index(start), 0), self._page_index(end)
        starts = [page.start for page in self.pages[first : last + 1]]
        pages = first + np.searchsorted(starts, start + seen, "right") - 1
        firsts = np.flatnonzero(np.append(True, _breaks_line(boxes, pages)))
        lowest = np.minimum.reduceat(boxes[:, :2], firsts)
        highest = np.maximum.reduceat(boxes[:, 2:], firsts)
        corners = np.hstack((lowest, highest)).astype(float).round(2).tolist()
        return tuple(
            Box(self.pages[page].number, *sides)
            for page, sides in zip(pages[firsts], corners, strict=True)
        )


_start_of = attrgetter("start")


def _breaks_line(
    boxes: npt.NDArray[np.float32], pages: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Say for each box after the first whether it stands on another line than the one before.

    Boxes share a line where they overlap by half in height and do not run back to the left.
    """
    before, after = boxes[:-1], boxes[1:]
    overlap = np.minimum(before[:, 3], after[:, 3]) - np.maximum(before[:, 1], after[:, 1])
    height = np.minimum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1])
    back = after[:, 0] < before[:, 0] - height
    return np.asarray((pages[1:] != pages[:-1]) | (overlap < height / 2) | back)
