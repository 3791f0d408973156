"""A walk through the tree of a page: every stretch of text, with what its elements say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from greenscan.reading.document import BlockKind
from greenscan.reading.html import elements
from greenscan.reading.html.passages import Passage
from greenscan.reading.html.styles import Styles, is_bold, is_hidden, pixels
from greenscan.reading.html.tables import is_data, is_list, is_nested, rows_of
from greenscan.reading.repairing import without_invisible

_UNPLACED = ("static", "relative", "sticky")
_LONGEST_LINE = 250  # characters of a line that the style puts in its place
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_NEAR = 8  # characters before a superscript that say what it is
_EXPONENT = re.compile(r"[-+−]?\d{1,2}")
_SYMBOL = re.compile(r"(?:^|[\s\d/(.,·*×])([^\W\d_]{0,2})$")


@dataclass(slots=True)
class _Frame:
    """What holds inside one element."""

    is_block: bool = True
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    is_bold: bool = False
    size: float = 0.0
    page: int = 0
    corner: tuple[float, float] = (0.0, 0.0)
    is_placed: bool = False
    before: int = 0  # passages that there were when it began
    item: _Frame | None = None
    is_begun: bool = False  # of a list item: whether its first passage is complete

    def child(self, is_block: bool) -> _Frame:
        """Return what holds in an element within; ten times as fast as `replace`."""
        return _Frame(
            is_block,
            self.kind,
            self.level,
            self.lists,
            self.is_bold,
            self.size,
            self.page,
            self.corner,
            item=self.item,
        )


@dataclass(slots=True)
class _Buffer:
    """The text of the block at hand, line by line."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    longest: int = 0
    size: float = 0.0
    bold: int = 0
    plain: int = 0

    def add(self, text: str, frame: _Frame) -> None:
        self.lines[-1].append(text)
        shown = len(text.strip())
        if shown > self.longest:
            self.longest, self.size = shown, frame.size
        if frame.is_bold:
            self.bold += shown
        else:
            self.plain += shown

    def text(self) -> str:
        lines = (" ".join(without_invisible("".join(line)).split()) for line in self.lines)
        return "\n".join(line for line in lines if line)


class Walker:
    """Collects the passages of a document in reading order.

    Parameters
    ----------
    styles
        Its style rules.
    pages
        The number of the page that an element begins, for elements that begin one; None within
        a cell or an item that is read as one line.
    """

    def __init__(self, styles: Styles, pages: Mapping[etree._Element, int] | None) -> None:
        self._styles = styles
        self._pages = pages or {}
        self._is_outermost = pages is not None
        self._frames = [_Frame()]
        self._buffer = _Buffer()
        self._passages: list[Passage] = []

    def walk(self, root: etree._Element) -> list[Passage]:
        """Return the passages under `root`."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._leave()
                self._add("" if element is root else element.tail)
            elif self._enter(element):
                self._add(element.text)
            else:
                events.skip_subtree()
        self._flush()
        return self._passages

    def _enter(self, element: etree._Element) -> bool:
        """Open a frame for `element`; say whether what is in it remains to be read."""
        tag = elements.tag_of(element)
        style = self._styles.of(element)
        frame = self._frame(element, tag, style)
        if frame.is_block:
            self._flush()
            frame.before = len(self._passages)
        elif tag == "br":
            self._break()
        self._frames.append(frame)
        return not (
            not tag
            or is_hidden(style)
            or elements.is_skipped(element, tag)
            or elements.is_note_mark(element, tag)
            or self._take_whole(element, tag)
        )

    def _leave(self) -> None:
        frame = self._frames[-1]
        if frame.is_block:
            self._flush()
            if frame.is_placed:
                self._place(frame)
        self._frames.pop()

    def _frame(self, element: etree._Element, tag: str, style: Mapping[str, str]) -> _Frame:
        """Make the frame of `element`: its parent's, but for what the element says itself."""
        parent = self._frames[-1]
        frame = parent.child(_is_block(tag, style))
        if tag in ("b", "strong", "th", "dt") or is_bold(style) is not None:
            frame.is_bold = is_bold(style) is not False
        if "font-size" in style:
            frame.size = pixels(style["font-size"]) or parent.size
        if element in self._pages:
            frame.page, frame.corner = self._pages[element], (0.0, 0.0)
        elif corner := _corner(style, parent.corner):
            frame.corner, frame.is_placed, frame.is_block = corner, True, True
        frame.lists += tag in ("ul", "ol")
        if level := elements.heading_level(element, tag):
            frame.kind, frame.level, frame.is_block = BlockKind.HEADING, level, True
        elif kind := elements.block_kind(element, tag):
            if kind is not BlockKind.LIST_ITEM:
                frame.kind, frame.level = kind, 0
            elif parent.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                frame.kind, frame.level, frame.item = kind, max(frame.lists, 1), frame
        return frame

    def _add(self, text: str | None) -> None:
        if text:
            self._buffer.add(text, self._frames[-1])

    def _break(self) -> None:
        """Begin a new line; a second break in a row ends the block."""
        if "".join(self._buffer.lines[-1]).strip():
            self._buffer.lines.append([])
        else:
            self._flush()

    def _flush(self) -> None:
        """End the block at hand, in the innermost frame that is one."""
        buffer, self._buffer = self._buffer, _Buffer()
        text = buffer.text()
        if not text:
            return
        frame = next(frame for frame in reversed(self._frames) if frame.is_block)
        kind, level = frame.kind, frame.level
        if kind is BlockKind.HEADING:
            text = text.replace("\n", " ")
        if kind is BlockKind.LIST_ITEM and frame.item is not None:
            if frame.item.is_begun:
                kind, level = BlockKind.PARAGRAPH, 0
            frame.item.is_begun = True
        passage = Passage(kind, text, level, frame.page, buffer.bold > buffer.plain, buffer.size)
        self._passages.append(passage)

    def _place(self, frame: _Frame) -> None:
        """Give its place to the one line that a placed element holds."""
        if len(self._passages) != frame.before + 1:
            return
        line = self._passages[-1]
        if line.place is None and "\n" not in line.text and len(line.text) <= _LONGEST_LINE:
            self._passages[-1] = replace(line, place=frame.corner)

    def _take_whole(self, element: etree._Element, tag: str) -> bool:
        """Read `element` with all that is in it, where that differs from the sum of its parts."""
        if tag == "sup":
            self._add(self._raised(elements.text_of(element).strip()))
            return True
        if tag == "table":
            return self._take_table(element)
        if tag == "pre":
            self._append(BlockKind.PARAGRAPH, elements.text_of(element).strip("\n"))
            return True
        if (
            self._is_outermost
            and self._frames[-1].lists == 1
            and elements.is_link_list(element, tag)
        ):
            links = [self._read(item) for item in element if elements.tag_of(item) == "li"]
            self._append(BlockKind.CONTENTS, "\n".join(filter(None, links)))
            return True
        return False

    def _take_table(self, table: etree._Element) -> bool:
        if table.get("role") in ("presentation", "none") or is_nested(table):
            return False
        rows = rows_of(table, self._read)
        if is_list(rows):
            for _, item in rows:
                self._append(BlockKind.LIST_ITEM, item, self._frames[-1].lists + 1)
            return True
        if not is_data(rows):
            return False
        for caption in table:
            if elements.tag_of(caption) == "caption":
                self._append(BlockKind.CAPTION, self._read(caption))
        self._append(BlockKind.TABLE, "\n".join(" | ".join(row) for row in rows))
        return True

    def _append(self, kind: BlockKind, text: str, level: int = 0) -> None:
        if text.strip():
            self._passages.append(Passage(kind, text, level, self._frames[-1].page))

    def _read(self, element: etree._Element) -> str:
        """Return what `element` holds as one line."""
        passages = Walker(self._styles, None).walk(element)
        return " ".join(passage.text.replace("\n", " ") for passage in passages)

    def _raised(self, text: str) -> str:
        """Say how a superscript reads: an exponent, the 2 of CO2, a note's mark, or plain text."""
        before = "".join(self._buffer.lines[-1][-_NEAR:])[-_NEAR:]
        if not _EXPONENT.fullmatch(text):
            return "" if elements.is_mark(text) else text
        if before.endswith("CO"):
            return text
        return text.translate(_RAISED) if _SYMBOL.search(before) else ""


def _is_block(tag: str, style: Mapping[str, str]) -> bool:
    display = style.get("display", "")
    if display.startswith("inline") or display == "contents":
        return tag == "table" or (elements.is_block(tag) and tag in ("li", "p", "td", "th", "tr"))
    return elements.is_block(tag) or display in ("block", "flex", "grid", "list-item", "table")


def _corner(style: Mapping[str, str], parent: tuple[float, float]) -> tuple[float, float] | None:
    """Return where a placed element is; None where it is not placed."""
    if "left" not in style or style.get("position") in _UNPLACED:
        return None
    left, top, bottom = (pixels(style.get(side)) for side in ("left", "top", "bottom"))
    if left is None or (top is None and bottom is None):
        return None
    down = top if top is not None else -(bottom or 0.0)
    return parent[0] + left, parent[1] + down
