"""Pieces of a marked-up document, and the text with offsets that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from greenscan.reading.document import Block, BlockKind, Page

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place in a text.

    Attributes
    ----------
    kind, level
        As of a `Block`.
    text
        Its characters; never empty.
    pages
        The pages that it stands on, each with the offset into `text` where it goes on there;
        empty where the format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    pages: tuple[tuple[int, int], ...] = ()


def put_together(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], dict[int, int]]:
    """Join `pieces` by blank lines.

    Returns
    -------
    text : str
        All of it.
    blocks : tuple of Block
        One for each piece.
    starts : dict
        For each page that a piece stands on, the offset where its text begins.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    starts: dict[int, int] = {}
    position = 0
    for piece in pieces:
        for page, offset in piece.pages:
            starts.setdefault(page, position + offset)
        end = position + len(piece.text)
        blocks.append(Block(piece.kind, position, end, piece.level))
        texts.append(piece.text)
        position = end + len(_GAP)
    return _GAP.join(texts), tuple(blocks), starts


def pages_of(
    starts: Mapping[int, int], length: int, furniture: Mapping[int, Sequence[str]]
) -> tuple[Page, ...]:
    """Return the pages from 1 to the last; one without text begins where the next one does."""
    pages: list[Page] = []
    end = length
    for number in range(max(starts, default=0), 0, -1):
        start = starts.get(number, end)
        pages.append(
            Page(number, str(number), start, end, furniture=tuple(furniture.get(number, ())))
        )
        end = start
    return tuple(reversed(pages))
