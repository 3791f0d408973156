"""Files that no word processor writes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence

from tests.reading.samples import altered, word_file

CLAIM = "We cut our emissions by 12 % between 2019 and 2021."
TEXT = f"BT /F 10 Tf 50 700 Td ({CLAIM}) Tj ET ".encode()
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream of a PDF."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def packed(content: bytes, times: int = 1) -> bytes:
    """Return a stream that is packed, more than once if asked for."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%s]" % (b"/FlateDecode" * times))


def pdf(
    contents: bytes = b"",
    *more: bytes,
    pages: bytes = b"/Count 1/Kids[3 0 R]",
    page: bytes = b"",
    forms: bytes = b"",
    catalog: bytes = b"",
) -> bytes:
    """Return a PDF of one page, object 3, with `more` objects from number 6 on."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages%s>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<<%s>>>>%s>>" % (forms, page),
        contents or stream(TEXT),
        _FONT,
        *more,
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def form(content: bytes, forms: bytes = b"") -> bytes:
    """Return a form XObject that may draw others."""
    return stream(
        content,
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
        b"/Resources<</Font<</F 5 0 R>>/XObject<<%s>>>>" % forms,
    )


def word(body: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """Return a Word document with the XML `body`, and with other parts."""
    return altered(word_file(), {"word/document.xml": word_xml(body).encode(), **(parts or {})})


def word_xml(body: str) -> str:
    """Return the main part of a Word document."""
    return f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relationships(*targets: Sequence[str]) -> bytes:
    """Return a part that relates to `targets`, each a kind, an address and a mode."""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/>'
        for number, (kind, target, mode) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{items}</Relationships>'.encode()
