"""What format some bytes are in, told by the bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from greenscan.errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    ReadError,
    UnsupportedDocumentError,
)
from greenscan.reading.document import Format
from greenscan.reading.encoding import unmarked_utf16

_READS = "greenscan reads PDF, HTML, DOCX, Markdown and plain text"
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")

_HEAD = 65_536
_PDF = re.compile(rb"(?:\A|[\r\n\0])[ \t]*%PDF-\d")
_PDF_HEAD = 1024  # where viewers look for the header
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_CONTROL = re.compile(rb"[\x01-\x06\x0e-\x1a\x1c-\x1f]")
_BINARY, _BINARY_NULS = 0.01, 0.4  # shares of control characters and of NULs that no text has

_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL
)
_HTML = re.compile(rb"<(?:!doctype\s+html|(?:\w+:)?html|head|body)[\s>/]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"<(?:article|blockquote|div|h[1-6]|main|meta|ol|p|script|section|span|style|table|title|ul)"
    rb"[\s>]",
    re.IGNORECASE,
)
_XML = re.compile(rb"(?:<!doctype[^>]*>\s*)?<([A-Za-z_][\w.:-]*)", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:", re.IGNORECASE)

_PACKAGES = {  # what the names in a ZIP archive begin with
    "xl/": "an Excel workbook (XLSX)",
    "ppt/": "a PowerPoint presentation (PPTX)",
    "visio/": "a Visio drawing (VSDX)",
    "META-INF/container.xml": "an e-book (EPUB)",
    "content.xml": "an OpenDocument file",
}
_STREAMS = {  # names of streams in an OLE2 file
    "WordDocument": "a Word 97–2003 document (DOC)",
    "Workbook": "an Excel 97–2003 workbook (XLS)",
    "PowerPoint Document": "a PowerPoint 97–2003 presentation (PPT)",
    "__substg1.0": "an Outlook message (MSG)",
}


def sniff(data: bytes, name: str) -> Format:
    """Tell the format of `data`; the suffix of `name` only tells Markdown from plain text.

    Raises
    ------
    UnsupportedDocumentError
        The content is of a type that greenscan does not read; the message says which.
    DamagedDocumentError
        It is a DOCX that is cut off.
    EncryptedDocumentError
        It is an Office document with a password.
    """
    if _PDF.search(data[:_PDF_HEAD]):
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(data, name)
    if data.startswith(_OLE2):
        raise _ole2(data, name)
    head = data[:_HEAD]
    if _is_binary(head):
        raise _binary(head, name)
    return _sniff_text(head.replace(b"\0", b""), name)


def _sniff_text(head: bytes, name: str) -> Format:
    """Tell markup from text; NULs are out of `head`, and so UTF-16 reads like ASCII."""
    start = _PROLOGUE.match(head)
    body = head[start.end() :] if start else head
    if _HTML.match(body):
        return Format.HTML
    if PurePath(name).suffix.lower() in _MARKDOWN:
        return Format.MARKDOWN
    if _FRAGMENT.match(body):
        return Format.HTML
    if b"<?xml" in head[:64] and (root := _XML.match(body)):
        raise _unsupported(name, f"XML with the root element {root.group(1).decode('ascii')}")
    if body.startswith(b"{\\rtf"):
        raise _unsupported(name, "Rich Text Format (RTF)")
    if body.startswith(b"%!PS"):
        raise _unsupported(name, "PostScript")
    if _MAIL.match(body):
        raise _unsupported(name, "an e-mail or web archive (EML, MHTML)")
    return Format.TEXT


def _sniff_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if b"word/" in data:
            raise DamagedDocumentError(
                name, "is a DOCX that is cut off or altered", "fetch it again or save it again"
            ) from error
        raise _unsupported(name, "a ZIP archive that is broken") from error
    if any(re.fullmatch(r"word/document\d*\.xml", member) for member in members):
        return Format.DOCX
    if any(member.startswith("word/") for member in members):
        raise DamagedDocumentError(
            name, "is a DOCX without its main part word/document.xml", "save it again"
        )
    for prefix, kind in _PACKAGES.items():
        if any(member.startswith(prefix) for member in members):
            raise _unsupported(name, kind)
    raise UnsupportedDocumentError(
        name, f"the content is a ZIP archive; {_READS}", "unpack it and name the files in it"
    )


def _ole2(data: bytes, name: str) -> ReadError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocumentError(
            name, "is an Office document with a password", "save a copy without one"
        )
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return _unsupported(name, kind)
    return _unsupported(name, "an old Microsoft Office file (OLE2)")


def _is_binary(head: bytes) -> bool:
    if head.startswith(_MARKS) or unmarked_utf16(head):
        return False
    controls = len(_CONTROL.findall(head))
    return controls > _BINARY * len(head) or head.count(0) > _BINARY_NULS * len(head)


def _binary(head: bytes, name: str) -> UnsupportedDocumentError:
    import puremagic

    try:
        guess = puremagic.magic_string(head)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return _unsupported(name, "binary data of an unknown kind")
    suffix = guess.extension.removeprefix(".").upper()
    kind = f"{suffix}, {guess.name}" if suffix else guess.name
    if guess.mime_type.startswith("image/"):
        return UnsupportedDocumentError(
            name,
            f"the content is an image ({kind}); {_READS}",
            "run OCR on it and save the result as PDF",
        )
    return _unsupported(name, f"of another kind ({kind})")


def _unsupported(name: str, kind: str) -> UnsupportedDocumentError:
    return UnsupportedDocumentError(
        name, f"the content is {kind}; {_READS}", "save it as one of these"
    )
