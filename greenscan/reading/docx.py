"""DOCX becomes a document by way of HTML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from greenscan.errors import DamagedDocumentError, UnsupportedDocumentError
from greenscan.reading.document import Document, Format
from greenscan.reading.html import document_of

MAX_XML = 64 * 2**20
"""The most XML that is unpacked from one file, in bytes: some 2,000 pages."""
MAX_PARTS = 10_000
"""The most parts of XML in one file; one that a word processor writes has less than a hundred."""
MAX_TAGS = 2_000_000
"""The most tags in all parts of XML; a report of 300 pages has less than a fifth of it."""

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
_XML = (".xml", ".rels")
_SPLIT = "split it into smaller documents"
_REPAIR = "open it in a word processor and save it again"


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document; see `greenscan.reading.read` for the errors."""
    parts, core = _checked(data, name)
    document = document_of(_to_html(parts, name), name, Format.DOCX)
    return replace(document, metadata=_metadata(core))


def _checked(data: bytes, name: str) -> tuple[dict[str, bytes], etree._Element | None]:
    """Return the XML parts, each of which parses, and the root of the core properties."""
    contents: dict[str, bytes] = {}
    core = None
    part, tags = "", 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [info for info in archive.infolist() if info.filename.endswith(_XML)]
            if len(parts) > MAX_PARTS or sum(info.file_size for info in parts) > MAX_XML:
                raise UnsupportedDocumentError(
                    name,
                    f"unpacks to more than the {MAX_XML // 2**20} MiB or {MAX_PARTS:,} parts that"
                    " greenscan reads",
                    _SPLIT,
                )
            for info in parts:
                part = info.filename
                contents[part] = archive.read(info)
                tags += contents[part].count(b"<")
                if tags > MAX_TAGS:
                    raise UnsupportedDocumentError(
                        name, f"holds more than the {MAX_TAGS:,} tags that greenscan reads", _SPLIT
                    )
                root = _parse(contents[part])
                core = root if part == _CORE else core
    except etree.XMLSyntaxError as error:
        raise DamagedDocumentError(
            name, f"the file is damaged: its part {part} is broken ({error.msg})", _REPAIR
        ) from error
    except (*_BROKEN, ValueError) as error:
        raise DamagedDocumentError(
            name, f"the file is damaged{f' at {part}' if part else ''} ({error})", _REPAIR
        ) from error
    return contents, core


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if b"<!DOCTYPE" in content.replace(b"\0", b""):  # with it, a parser may expand entities
        raise ValueError("it declares a document type")
    return etree.fromstring(content, parser)


def _to_html(parts: Mapping[str, bytes], name: str) -> str:
    """Convert the parts that were checked, and no others: a relationship may name any part."""
    import mammoth

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)

    try:
        result = mammoth.convert_to_html(
            package,
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
