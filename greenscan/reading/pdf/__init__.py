"""PDF: bytes become a `Document` with reading order, blocks, pages and character boxes."""

from __future__ import annotations

import hashlib

from greenscan.errors import DamagedDocumentError, EmptyDocumentError
from greenscan.reading.document import Document, Format, Page
from greenscan.reading.pdf.assembly import Assembled, assemble
from greenscan.reading.pdf.furniture import mark_furniture
from greenscan.reading.pdf.layout import find_blocks
from greenscan.reading.pdf.opening import metadata_of, open_pdf
from greenscan.reading.pdf.sheets import Sheet, load_sheet
from greenscan.reading.pdf.warnings import warnings_for

__all__ = ["read_pdf"]


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
        The file is truncated or broken.
    """
    with open_pdf(data, name) as pdf:
        metadata = metadata_of(pdf)
        sheets = [load_sheet(pdf, index) for index in range(len(pdf))]
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
