"""DOCX becomes a document by way of HTML."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace

from lxml import etree

from greenscan.errors import DamagedDocumentError, UnsupportedDocumentError
from greenscan.reading.document import Document, Format
from greenscan.reading.html import document_of

MAX_XML = 64 * 2**20
"""The most XML that is unpacked from one file, in bytes: some 2,000 pages."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name^='toc '] => div.contents:fresh
p[style-name^='TOC '] => div.contents:fresh
"""
_CORE = "docProps/core.xml"
_FACTS = {
    "title": "title",
    "creator": "author",
    "subject": "subject",
    "keywords": "keywords",
    "created": "created",
    "modified": "modified",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
_REPAIR = "open it in a word processor and save it again"


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document; see `greenscan.reading.read` for the errors."""
    core = _check(data, name)
    document = document_of(_to_html(data, name), name, Format.DOCX)
    return replace(document, metadata=_metadata(core))


def _check(data: bytes, name: str) -> etree._Element | None:
    """Parse every XML part, so that a broken one is named; return the core properties."""
    core = None
    part = ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [i for i in archive.infolist() if i.filename.endswith((".xml", ".rels"))]
            if sum(info.file_size for info in parts) > MAX_XML:
                raise UnsupportedDocumentError(
                    name,
                    f"unpacks to more than the {MAX_XML // 2**20} MiB that greenscan reads",
                    "split it into smaller documents",
                )
            for info in parts:
                part = info.filename
                root = _parse(archive.read(info))
                core = root if part == _CORE else core
    except etree.XMLSyntaxError as error:
        raise DamagedDocumentError(
            name, f"the file is damaged: its part {part} is broken ({error.msg})", _REPAIR
        ) from error
    except (*_BROKEN, ValueError) as error:
        raise DamagedDocumentError(
            name, f"the file is damaged{f' at {part}' if part else ''} ({error})", _REPAIR
        ) from error
    return core


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if b"<!DOCTYPE" in content.replace(b"\0", b""):  # with it, a parser may expand entities
        raise ValueError("it declares a document type")
    return etree.fromstring(content, parser)


def _to_html(data: bytes, name: str) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
        )
    except Exception as error:
        raise DamagedDocumentError(
            name, f"the file is damaged ({type(error).__name__}: {error})", _REPAIR
        ) from error
    return f"<body>{result.value}</body>"


def _metadata(core: etree._Element | None) -> dict[str, str]:
    facts = {}
    for element in () if core is None else core:
        key = _FACTS.get(etree.QName(element).localname)
        if key and (value := " ".join((element.text or "").split())):
            facts[key] = value
    return facts
