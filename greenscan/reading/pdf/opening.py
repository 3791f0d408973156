"""Opening a PDF with pdfium: errors that name the remedy, metadata, page labels."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from greenscan.errors import DamagedDocumentError, EmptyDocumentError, EncryptedDocumentError

#: pdfium keeps global state and is not thread safe: every call happens under this lock.
PDFIUM_LOCK = threading.RLock()

#: A PDF may have some bytes before its header; viewers search for it this far.
_HEADER_WINDOW = 1024

#: A whole PDF names the place of its cross-reference table this near to its end.
_TRAILER_WINDOW = 2048

_METADATA = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created",
    "ModDate": "modified",
}


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[Any]:
    """Open `data` with pdfium and close it at the end; the lock is held in between.

    Raises
    ------
    EmptyDocumentError
        There are no bytes.
    EncryptedDocumentError
        A password other than the empty one is needed.
    DamagedDocumentError
        pdfium cannot make sense of the bytes.
    """
    import pypdfium2

    if not data:
        raise EmptyDocumentError(name, "the file is empty", "fetch it again")
    if b"%PDF-" not in data[:_HEADER_WINDOW]:
        raise DamagedDocumentError(
            name, "the file does not begin as a PDF does", "fetch it again or save it as PDF anew"
        )
    if b"startxref" not in data[-_TRAILER_WINDOW:]:
        raise DamagedDocumentError(name, "the file is truncated", "fetch it again")
    with PDFIUM_LOCK:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _explained(error, name) from error
        try:
            if len(pdf) == 0:
                raise DamagedDocumentError(
                    name, "the file has no pages", "fetch it again or repair it with a PDF tool"
                )
            yield pdf
        finally:
            pdf.close()


def _explained(error: Exception, name: str) -> DamagedDocumentError | EncryptedDocumentError:
    import pypdfium2.raw as pdfium

    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedDocumentError(
            name, "the file is encrypted", "save a copy without password and read that"
        )
    return DamagedDocumentError(
        name,
        "the structure of the file is broken",
        "fetch it again or repair it with a PDF tool",
    )


def metadata_of(pdf: Any) -> dict[str, str]:
    """Return what the file says of itself, under lower-case names, and ``pages``."""
    facts = {
        ours: value.replace("\x00", "").strip()
        for theirs, ours in _METADATA.items()
        if (value := pdf.get_metadata_value(theirs))
    }
    facts = {key: value for key, value in facts.items() if value}
    facts["pages"] = str(len(pdf))
    return facts


def label_of(pdf: Any, index: int) -> str:
    """Return the label of page `index` (counted from 0) as a viewer shows it."""
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_GetPageLabel(pdf.raw, index, None, 0)
    if size <= 2:
        return str(index + 1)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetPageLabel(pdf.raw, index, buffer, size)
    label = buffer.raw.decode("utf-16-le", "replace").replace("\x00", "").strip()
    return label or str(index + 1)
