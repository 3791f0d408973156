"""Passages: stretches of text as a page holds them, and the pieces that they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from greenscan.reading.blocks import find_blocks
from greenscan.reading.document import BlockKind
from greenscan.reading.lines import ends_sentence
from greenscan.reading.pieces import Piece
from greenscan.reading.repairing import unwrap

_LONGEST_TITLE = 15  # words
_LOWEST = 6  # level of a heading


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one element, or of one stretch between the blocks inside it.

    Attributes
    ----------
    kind, level
        As of a `Block`, as far as the markup says it.
    text
        Its characters; line breaks are newlines.
    page
        Number of the page, counted from 1; 0 where there are none.
    is_bold
        Whether most of it is.
    size
        Font size of its longest stretch, in pixels; 0 where no style says it.
    place
        Distances from the left and upper edges of the page, in pixels, where the passage is a
        line that the style puts there. Only differences mean something.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int = 0
    is_bold: bool = False
    size: float = 0.0
    place: tuple[float, float] | None = None


def to_pieces(passages: Iterable[Passage]) -> Iterator[Piece]:
    """Make pieces of passages that the markup itself has set apart."""
    level = 0
    for passage in passages:
        kind = passage.kind
        if kind is BlockKind.HEADING:
            level = passage.level
        if kind is not BlockKind.PARAGRAPH:
            yield _piece(passage, kind, passage.text, passage.level)
        elif passage.is_bold and is_title(passage.text):
            yield _piece(passage, BlockKind.HEADING, passage.text, min(level + 1, _LOWEST))
        else:
            yield from _cut(passage)


def is_title(text: str) -> bool:
    """Whether `text` may be a heading: short, and not a sentence."""
    is_short = len(text.split()) <= _LONGEST_TITLE and "\n" not in text
    is_open = ends_sentence(text) or text[-1] in ":;,"
    return is_short and not is_open and any(map(str.isalpha, text))


def _cut(passage: Passage) -> Iterator[Piece]:
    """Cut a paragraph at line breaks and bullets, as in plain text."""
    text, blocks, _ = unwrap(passage.text, find_blocks(passage.text))
    for block in blocks:
        yield _piece(passage, block.kind, text[block.start : block.end], block.level)


def _piece(passage: Passage, kind: BlockKind, text: str, level: int) -> Piece:
    return Piece(kind, text, level, ((passage.page, 0),) if passage.page else ())
