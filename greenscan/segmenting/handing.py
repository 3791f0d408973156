"""How the document that was read travels on its `Doc`; the text is the Doc's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from greenscan.carrying import Carried
from greenscan.reading import from_text
from greenscan.reading.document import Block, BlockKind, Document, Format, Page


def _to_plain(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "format": document.format.value,
        "digest": document.digest,
        "metadata": dict(document.metadata),
        "warnings": list(document.warnings),
        "blocks": [
            [block.kind.value, block.start, block.end, block.level] for block in document.blocks
        ],
        "pages": [
            [
                page.number,
                page.label,
                page.start,
                page.end,
                page.width,
                page.height,
                list(page.furniture),
            ]
            for page in document.pages
        ],
        "character_boxes": document.character_boxes,
    }


def _to_document(data: Mapping[str, Any], doc: Doc) -> Document:
    return Document(
        name=data["name"],
        format=Format(data["format"]),
        text=doc.text,
        blocks=tuple(Block(BlockKind(kind), *place) for kind, *place in data["blocks"]),
        pages=tuple(map(_page, data["pages"])),
        metadata=dict(data["metadata"]),
        warnings=tuple(data["warnings"]),
        digest=data["digest"],
        character_boxes=data["character_boxes"],
    )


def _page(facts: Sequence[Any]) -> Page:
    number, label, start, end, width, height, furniture = facts
    return Page(number, label, start, end, width, height, tuple(furniture))


DOCUMENT = Carried("greenscan_document", Document, _to_plain, _to_document)


def document_on(doc: Doc) -> Document:
    """Return the document that was handed over with `doc`; without one, its text as it is."""
    document = DOCUMENT.on(doc)
    if document is None:
        document = from_text(doc.text, repair=False)
        DOCUMENT.leave(doc, document)
    return document
