"""HTML becomes a document."""

from __future__ import annotations

from itertools import groupby

from lxml import etree

from greenscan.reading.document import Document, Format
from greenscan.reading.encoding import decode
from greenscan.reading.html.elements import tag_of, text_of
from greenscan.reading.html.parsing import declared_encoding, parse
from greenscan.reading.html.passages import to_pieces
from greenscan.reading.html.placed import Setting, join
from greenscan.reading.html.sheets import find_pages, part_furniture
from greenscan.reading.html.styles import Styles
from greenscan.reading.html.walking import Walker
from greenscan.reading.hyphenation import vocabulary
from greenscan.reading.pieces import Piece, pages_of, put_together
from greenscan.reading.plain import check_length, no_text
from greenscan.reading.repairing import clean

_META = {
    "author": "author",
    "dc.creator": "author",
    "article:author": "author",
    "description": "subject",
    "keywords": "keywords",
    "generator": "creator",
    "date": "created",
    "dc.date": "created",
    "article:published_time": "created",
    "article:modified_time": "modified",
}


def read_html(data: bytes, name: str) -> Document:
    """Read HTML, XHTML or an inline XBRL report; see `greenscan.reading.read` for the errors."""
    markup, warnings = decode(data, declared_encoding(data))
    return document_of(markup, name, Format.HTML, warnings)


def document_of(markup: str, name: str, form: Format, warnings: tuple[str, ...] = ()) -> Document:
    """Make a document of markup, whatever format it was made from."""
    markup, repairs = clean(markup)
    root = parse(markup, name)
    pieces, furniture = ([], {}) if root is None else _pieces(root)
    if not pieces:
        raise no_text(name)
    text, blocks, starts = put_together(pieces)
    check_length(text, name)
    return Document(
        name,
        form,
        text,
        blocks,
        pages=pages_of(starts, len(text), furniture),
        metadata=_metadata(root),
        warnings=warnings + repairs,
    )


def _pieces(root: etree._Element) -> tuple[list[Piece], dict[int, list[str]]]:
    """Return the pieces under `root`, and what repeats on its pages."""
    styles = Styles(element.text or "" for element in root.iter() if tag_of(element) == "style")
    passages, furniture = part_furniture(Walker(styles, find_pages(root)).walk(root))
    placed = [passage for passage in passages if passage.place]
    if not placed:
        return list(to_pieces(passages)), furniture
    setting = Setting(placed)
    known = vocabulary(" ".join(passage.text for passage in placed))
    pieces: list[Piece] = []
    for is_placed, group in groupby(passages, key=lambda passage: passage.place is not None):
        together = list(group)
        pieces += join(together, setting, known) if is_placed else to_pieces(together)
    return pieces, furniture


def _metadata(root: etree._Element | None) -> dict[str, str]:
    facts: dict[str, str] = {}
    for element in () if root is None else root.iter():
        tag = tag_of(element)
        if tag == "title":
            key, value = "title", text_of(element)
        elif tag == "meta":
            named = element.get("name") or element.get("property") or ""
            key, value = _META.get(named.lower(), ""), element.get("content", "")
        elif tag == "body":
            break
        else:
            continue
        if key and (value := " ".join(value.split())):
            facts.setdefault(key, value)
    return facts
