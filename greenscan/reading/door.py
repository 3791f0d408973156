"""The way into greenscan: anything that can be read becomes a `Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from greenscan.errors import DamagedDocumentError
from greenscan.reading.document import Document, Format
from greenscan.reading.language import identify
from greenscan.reading.plain import plain_document, read_plain, untouched_document
from greenscan.reading.sniffing import sniff
from greenscan.reading.source import Source, load

_NAMED = {".pdf": Format.PDF, ".docx": Format.DOCX}
_MISNAMED = "the content is {}, not what the name says: check that it was downloaded in full"
_REPAIRED = "line breaks were changed or lines joined: offsets refer to the text after that"


def read(source: Source, *, name: str | None = None) -> Document:
    """Read a PDF, HTML, DOCX, Markdown or plain text document.

    Parameters
    ----------
    source
        A path (``str`` or ``os.PathLike``), the bytes of a file, or a binary stream.
    name
        What to call the document in messages and results; by default the file's name. Only its
        suffix is looked at, and only to tell Markdown from plain text: content decides the rest.

    Returns
    -------
    Document
        With the SHA-256 of the bytes, and warnings for what a reader of results has to know.

    Raises
    ------
    ReadError
        The path is missing, a directory, or may not be read.
    EmptyDocumentError
        There are no bytes, or no text.
    EncryptedDocumentError
        The document needs a password.
    DamagedDocumentError
        The document is truncated or broken.
    UnsupportedDocumentError
        The content is of a kind that greenscan does not read, or too long.
    """
    name, data = load(source, name)
    form = sniff(data, name)
    try:
        document = _reader(form)(data, name)
    except RecursionError as error:
        raise DamagedDocumentError(
            name, "its structure is nested too deeply", "save it as PDF and read that"
        ) from error
    if form is not _NAMED.get(PurePath(name).suffix.lower(), form):
        document = replace(document, warnings=(*document.warnings, _MISNAMED.format(form.value)))
    return _finish(document, data)


def from_text(text: str, *, name: str = "<text>", repair: bool = True) -> Document:
    """Make a document of a string of plain text.

    Parameters
    ----------
    text
        Where it needs no repair, it is ``Document.text`` itself, so that offsets into the one
        are offsets into the other. Repairs are: line breaks become newlines; NUL and invisible
        characters go; lines of a wrapped paragraph are joined. A warning tells of any repair.
    name
        What to call the document in messages and results.
    repair
        Without it, the document has `text` as it is, and may be empty.

    Raises
    ------
    EmptyDocumentError
        `text` shows nothing, and was to be repaired.
    UnsupportedDocumentError
        `text` is longer than ten million characters.
    """
    document = plain_document(text, name) if repair else untouched_document(text, name)
    if document.text != text and not document.warnings:
        document = replace(document, warnings=(_REPAIRED,))
    return _finish(document, text.encode("utf-8", errors="surrogatepass"))


def _reader(form: Format) -> Callable[[bytes, str], Document]:
    """Import a reader where it is needed: the libraries behind them take their time."""
    if form is Format.PDF:
        from greenscan.reading.pdf import read_pdf

        return read_pdf
    if form is Format.HTML:
        from greenscan.reading.html import read_html

        return read_html
    if form is Format.DOCX:
        from greenscan.reading.docx import read_docx

        return read_docx
    if form is Format.MARKDOWN:
        from greenscan.reading.markdown import read_markdown

        return read_markdown
    return read_plain


def _finish(document: Document, data: bytes) -> Document:
    """Add what every format has: the digest, the language, and a warning where it is not English.

    What the file itself says of its language is often a template's, and is not looked at.
    """
    language, warning = identify(document.text, document.blocks)
    metadata = dict(document.metadata)
    if language:
        metadata["language"] = language
    warnings = (*document.warnings, warning) if warning else document.warnings
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, metadata=metadata, warnings=warnings, digest=digest)
