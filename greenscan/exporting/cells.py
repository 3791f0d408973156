"""Text of a document made safe for the cells of a spreadsheet.

A report comes from outside: what it says must never run as a formula, and a character that a
workbook cannot hold must not make the file unreadable.
"""

from __future__ import annotations

import re

CELL_LIMIT = 32_767
"""What a cell of a workbook holds, in UTF-16 code units."""

# The first characters that start a formula, also in their full widths; after a tab or a line end
# some programs look at the next one.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
# Not characters of XML 1.0: control characters, halves of surrogate pairs, two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT = " […]"


def starts_formula(text: str) -> bool:
    """Say whether a spreadsheet might take `text` for a formula."""
    return text.startswith(_FORMULA_STARTS)


def guarded(text: str) -> str:
    """Return `text` for a CSV cell: with an apostrophe before it where it might be a formula."""
    return f"'{text}" if starts_formula(text) else text


def storable(text: str) -> str:
    """Return `text` as a cell of a workbook can hold it.

    Characters that are illegal in XML become U+FFFD, line ends one line feed; what is longer
    than `CELL_LIMIT` ends in ``[…]``.
    """
    text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 <= CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT
