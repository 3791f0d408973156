"""Where a block stands: the headings above it and the sentence that introduces its list."""

from __future__ import annotations

import re

from greenscan.reading.document import Block, BlockKind
from greenscan.segmenting.judging import is_sentence, is_statement

SEPARATOR = " > "

_TAIL = 120

# What may stand amid a list, or between it and its lead-in, without ending it.
_ASIDE = frozenset({BlockKind.FIGURE, BlockKind.FOOTNOTE})

_CUE = re.compile(r"\b(?:following|follows?|below)\b[^:]{0,60}$", re.IGNORECASE)
# A sentence that breaks off before its list ("Every quarter, by").
_BROKEN_OFF = re.compile(
    r"(?:,|\b(?:and|are|as|at|be|by|for|from|have|in|include|includes|including|into|is|of|on|or"
    r"|that|the|through|to|towards|via|was|were|will|with))$"
)


class Outline:
    """The headings above the current block, deepest last."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []

    def enter(self, block: Block, text: str) -> str:
        """Go on to `block` and return the path of the headings above it.

        A heading stands under those of higher rank, not under itself. One that states something,
        such as a quotation in big type, is no section.
        """
        if block.kind is not BlockKind.HEADING or is_statement(text):
            return self._path()
        level = max(block.level, 1)
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        path = self._path()
        self._headings.append((level, " ".join(text.split())))
        return path

    def _path(self) -> str:
        return SEPARATOR.join(text for _, text in self._headings)


class LeadIns:
    """The sentence that introduces the current list."""

    def __init__(self) -> None:
        self._last = ""
        self._of_list = ""
        self._in_list = False
        self._parents: list[tuple[int, str]] = []  # items that introduce a list of their own

    def enter(self, block: Block, *, is_item: bool) -> str:
        """Go on to `block` and return the lead-in of its sentences, empty where it has none."""
        if not is_item:
            self._in_list = self._in_list and block.kind in _ASIDE
            return ""
        if not self._in_list:
            self._in_list = True
            self._of_list = self._last if introduces(self._last) else ""
            self._parents = []
        while self._parents and self._parents[-1][0] >= block.level:
            self._parents.pop()
        return self._parents[-1][1] if self._parents else self._of_list

    def leave(self, block: Block, last: str, *, is_item: bool) -> None:
        """Note the `last` sentence of `block`."""
        if is_item:
            if last.endswith(":"):
                self._parents.append((block.level, last))
        elif block.kind not in _ASIDE:
            self._last = last


def introduces(text: str) -> bool:
    """Return whether `text` reads as the lead-in of a list."""
    if text.endswith(":"):
        return True
    tail = text[-_TAIL:]
    return is_sentence(text) and bool(_BROKEN_OFF.search(tail) or _CUE.search(tail))
