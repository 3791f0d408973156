"""The marks that open list items and headings, which are no part of their sentences."""

from __future__ import annotations

import re

from greenscan.reading.document import BlockKind

# Glyphs that are bullets wherever they stand in report prose, for a regex class.
BULLETS = "•●▪■◦‣⁃○►▶▸➢➤✓✔❖◆◼\uf0b7\uf0a7\uf0d8"

# ⌐ and ¬ enclose what an auditor has assured; "> 50 %" is a quantity, not an item.
_BULLET = rf"[{BULLETS}∙·–—−─*+o»›⌐¬→↓↑-](?=\s)|>(?=\s+[^\d\s])|[{BULLETS}]"
_NUMBER = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)|\d{1,2}\.(?=\s+\S)"
_SECTION = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z])|(?:[a-zA-Z]|[ivxIVX]{1,5})\.(?=\s)"

_BULLETED = re.compile(rf"\s*(?:[{BULLETS}]|[∙·–—−*-]\s)")
_GLYPH = re.compile(rf"\s*[{BULLETS}]\s*")
_MARKS = {
    BlockKind.PARAGRAPH: re.compile(rf"\s*(?:{_BULLET})\s*"),
    BlockKind.LIST_ITEM: re.compile(rf"\s*(?:(?:{_BULLET}|{_NUMBER}|{_SECTION})\s*){{1,2}}"),
    BlockKind.HEADING: re.compile(rf"\s*(?:(?:{_BULLET}|{_NUMBER}|{_SECTION})\s*)"),
}


def mark_length(text: str, kind: BlockKind) -> int:
    """Return how many characters the mark at the start of `text` takes, 0 if there is none.

    Parameters
    ----------
    text
        The text of a sentence.
    kind
        The kind of its block: bullets are marks everywhere, numbers only in list items and
        headings.
    """
    match = _MARKS.get(kind, _GLYPH).match(text)
    return 0 if match is None or match.end() >= len(text) else match.end()


def is_bulleted(text: str) -> bool:
    """Return whether `text` opens with a bullet."""
    return _BULLETED.match(text) is not None
