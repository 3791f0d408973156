"""Plain text becomes a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from greenscan.errors import EmptyDocumentError, UnsupportedDocumentError
from greenscan.reading.blocks import find_blocks
from greenscan.reading.document import Document, Format, Page
from greenscan.reading.encoding import decode
from greenscan.reading.repairing import clean, unwrap

MAX_CHARACTERS = 10_000_000
"""The longest text that is read: some 3,000 pages, ten times the longest annual report."""
MAX_LINES = 500_000
"""The most lines of plain text that are read."""
_LONGEST_CHARACTER = 4  # bytes, in every encoding in use


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file; see `greenscan.reading.read` for the errors."""
    if len(data) > MAX_CHARACTERS * _LONGEST_CHARACTER:
        raise _too_long(name, "characters", MAX_CHARACTERS)
    text, warnings = decode(data)
    document = plain_document(text, name)
    return replace(document, warnings=warnings + document.warnings)


def plain_document(text: str, name: str) -> Document:
    """Make a document of a string, see `greenscan.reading.from_text`."""
    check_length(text, name)
    text, warnings = clean(text)
    _check_lines(text, name)
    blocks = find_blocks(text)
    if not blocks:
        raise no_text(name)
    breaks = _page_breaks(text)
    text, blocks, moved = unwrap(text, blocks)
    return Document(
        name, Format.TEXT, text, blocks, pages=_pages(text, breaks, moved), warnings=warnings
    )


def untouched_document(text: str, name: str) -> Document:
    """Make a document of a string as it is, be it empty, see `greenscan.reading.from_text`."""
    check_length(text, name)
    _check_lines(text, name)
    pages = _pages(text, _page_breaks(text), lambda offset: offset)
    return Document(name, Format.TEXT, text, find_blocks(text), pages=pages)


def check_length(text: str, name: str) -> None:
    """Raise UnsupportedDocumentError where `text` is longer than `MAX_CHARACTERS`."""
    if len(text) > MAX_CHARACTERS:
        raise _too_long(name, "characters", MAX_CHARACTERS)


def _check_lines(text: str, name: str) -> None:
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise _too_long(name, "lines", MAX_LINES)


def _too_long(name: str, of: str, most: int) -> UnsupportedDocumentError:
    return UnsupportedDocumentError(
        name,
        f"holds more than {most:,} {of}, the most that greenscan reads",
        "split it into smaller documents",
    )


def no_text(name: str) -> EmptyDocumentError:
    """Return the error for a document that shows no text."""
    return EmptyDocumentError(name, "holds no text", "check that it is the right file")


def _page_breaks(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\f", text)]


def _pages(text: str, breaks: list[int], moved: Callable[[int], int]) -> tuple[Page, ...]:
    """Cut the text at its form feeds; no page follows one that ends the text."""
    starts = [0, *(moved(offset) for offset in breaks)]
    if len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    if not breaks:
        return ()
    ends = [*starts[1:], len(text)]
    return tuple(
        Page(number, str(number), start, end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
