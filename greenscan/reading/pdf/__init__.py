"""PDF: bytes become a `Document` with reading order, blocks, pages and character boxes."""

from __future__ import annotations

import hashlib
from typing import Any

from greenscan.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    UnsupportedDocumentError,
)
from greenscan.reading.document import Document, Format, Page
from greenscan.reading.pdf.assembly import Assembled, assemble
from greenscan.reading.pdf.bombs import refuse_bombs
from greenscan.reading.pdf.furniture import mark_furniture
from greenscan.reading.pdf.layout import find_blocks
from greenscan.reading.pdf.opening import metadata_of, open_pdf
from greenscan.reading.pdf.sheets import Sheet, load_sheet
from greenscan.reading.pdf.warnings import warnings_for
from greenscan.reading.plain import MAX_CHARACTERS

__all__ = ["read_pdf"]

MAX_PAGES = 5_000
"""The most pages that are read, five times the longest annual report; a file may claim a million
and hold one."""


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What the document is called in results and messages.

    Raises
    ------
    EmptyDocumentError
        There are no bytes, or no page has text.
    EncryptedDocumentError
        A password is needed.
    DamagedDocumentError
        The file is truncated or broken, or its forms multiply.
    UnsupportedDocumentError
        It has more pages than `MAX_PAGES`, or more characters than are read of any document.
    """
    with open_pdf(data, name) as pdf:
        refuse_bombs(data, name)
        metadata = metadata_of(pdf)
        sheets = _sheets(pdf, name)
    if all(sheet.is_broken for sheet in sheets):
        raise DamagedDocumentError(
            name, "no page can be loaded", "fetch it again or repair it with a PDF tool"
        )
    if not any(sheet.fragments for sheet in sheets):
        raise EmptyDocumentError(name, "no page has a text layer", "run OCR on it first")
    mark_furniture(sheets)
    drafts = find_blocks(sheets)
    assembled = assemble(drafts, [sheet.boxes for sheet in sheets])
    return Document(
        name=name,
        format=Format.PDF,
        text=assembled.text,
        blocks=assembled.blocks,
        pages=_pages(sheets, assembled),
        metadata=metadata,
        warnings=warnings_for(sheets),
        digest=hashlib.sha256(data).hexdigest(),
        character_boxes=assembled.boxes,
    )


def _sheets(pdf: Any, name: str) -> list[Sheet]:
    """Load the pages, as long as there are not too many characters on them."""
    if len(pdf) > MAX_PAGES:
        raise _too_long(name, f"{MAX_PAGES:,} pages")
    sheets, characters = [], 0
    for index in range(len(pdf)):
        sheets.append(load_sheet(pdf, index))
        characters += len(sheets[-1].boxes)
        if characters > MAX_CHARACTERS:
            raise _too_long(name, f"{MAX_CHARACTERS:,} characters")
    return sheets


def _too_long(name: str, most: str) -> UnsupportedDocumentError:
    return UnsupportedDocumentError(
        name,
        f"holds more than {most}, the most that greenscan reads",
        "split it into smaller documents",
    )


def _pages(sheets: list[Sheet], assembled: Assembled) -> tuple[Page, ...]:
    ends = (*assembled.starts[1:], len(assembled.text))
    return tuple(
        Page(
            number=sheet.index + 1,
            label=sheet.label,
            start=start,
            end=end,
            width=sheet.width,
            height=sheet.height,
            furniture=tuple(fragment.text for fragment in sheet.furniture),
        )
        for sheet, start, end in zip(sheets, assembled.starts, ends, strict=True)
    )
