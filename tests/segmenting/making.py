"""Documents and their sentences, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Span

from greenscan.reading.document import Block, BlockKind, Document, Format
from greenscan.segmenting import SENTENCES, segment


def make_document(*blocks: tuple[str, str], levels: Iterable[int] = ()) -> Document:
    """Make a document of pairs of kind and text."""
    found: list[Block] = []
    text = ""
    depths = list(levels) or [0] * len(blocks)
    for (kind, content), level in zip(blocks, depths, strict=True):
        text += "\n\n" if text else ""
        found.append(Block(BlockKind(kind), len(text), len(text) + len(content), level))
        text += content
    return Document(name="<case>", format=Format.TEXT, text=text, blocks=tuple(found))


def sentences(document: Document, nlp: Language) -> list[Span]:
    """Segment `document` and return its sentences."""
    doc = segment(document, nlp)
    return list(doc.spans[SENTENCES])
