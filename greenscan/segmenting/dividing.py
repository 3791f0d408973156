"""The text of a document, divided into sentences by its blocks. Characters only, no tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from greenscan.reading.document import Block, BlockKind
from greenscan.segmenting.cells import sentences_in_cells
from greenscan.segmenting.cutting import sentence_starts
from greenscan.segmenting.judging import PROSE, is_sentence, is_statement
from greenscan.segmenting.marks import is_bulleted, mark_length
from greenscan.segmenting.structure import LeadIns, Outline, introduces

_NO_SPACE = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, a row of a table or a part of it, or else what stands between two boundaries.

    Attributes
    ----------
    start, end
        Character offsets into the text, without white space at the ends.
    body
        Where the words start, behind the bullet, number or reference mark that opens the piece.
    classified
        Whether the piece is prose that will be classified.
    lead_in
        The sentence that introduces the list that the piece is an item of; empty where none does.
    """

    start: int
    end: int
    body: int
    classified: bool
    lead_in: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its place in the document and its pieces.

    Attributes
    ----------
    block
        The block.
    section
        The path of the headings above it.
    pieces
        In order; empty where the block holds nothing but white space.
    """

    block: Block
    section: str
    pieces: tuple[Piece, ...]


def divide(
    text: str,
    blocks: Sequence[Block],
    may_start: Container[int],
    sentences: Sequence[int] | None = None,
) -> Iterator[Part]:
    """Divide `text` into the pieces of its `blocks`, in linear time.

    Parameters
    ----------
    text
        The whole text.
    blocks
        In order, not overlapping.
    may_start
        Offsets at which a sentence may start: those of tokens.
    sentences
        Ascending offsets at which sentences start, where others have told them; a block ends its
        sentence all the same.
    """
    outline, lead_ins = Outline(), LeadIns()
    for block in blocks:
        content = text[block.start : block.end]
        section = outline.enter(block, content)
        is_item = block.kind is BlockKind.LIST_ITEM or is_bulleted(content)
        lead_in = lead_ins.enter(block, is_item=is_item)
        told = None if sentences is None else _within(sentences, block)
        pieces = tuple(_pieces(content, block, lead_in, may_start, told))
        if pieces:
            last = pieces[-1]
            lead_ins.leave(block, text[last.body : last.end], is_item=is_item)
        yield Part(block, section, pieces)


def _within(starts: Sequence[int], block: Block) -> list[int]:
    """Return the offsets into `block` of those of `starts` that lie inside it."""
    first, last = bisect_right(starts, block.start), bisect_left(starts, block.end)
    return [start - block.start for start in starts[first:last]]


def _pieces(
    content: str,
    block: Block,
    lead_in: str,
    may_start: Container[int],
    told: Sequence[int] | None,
) -> Iterator[Piece]:
    is_prose = block.kind in PROSE or (block.kind is BlockKind.HEADING and is_statement(content))
    cuts: Iterable[int] = _line_starts(content, block.kind)
    in_cells: dict[int, int] = {}
    if is_prose:
        cuts = sentence_starts(content) if told is None else told
    elif block.kind is BlockKind.TABLE:
        in_cells = dict(sentences_in_cells(content))
        cuts = sorted({*cuts, *in_cells, *_starts_after(in_cells.values(), content)})
    starts = [0, *(cut for cut in cuts if block.start + cut in may_start), len(content)]
    before, introduction = "", ""
    for start, end in pairwise(starts):
        piece = content[start:end]
        stripped = piece.strip()
        if not stripped:
            continue
        first = start + len(piece) - len(piece.lstrip())
        if not is_bulleted(stripped):
            before = stripped
        elif before:
            introduction, before = (before if introduces(before) else ""), ""
        mark = mark_length(stripped, block.kind) if is_prose or first in in_cells else 0
        yield Piece(
            start=block.start + first,
            end=block.start + first + len(stripped),
            body=block.start + first + mark,
            classified=in_cells.get(first) == first + len(stripped)
            or (is_prose and is_sentence(stripped[mark:])),
            lead_in=introduction if is_bulleted(stripped) and introduction else lead_in,
        )


def _starts_after(ends: Iterable[int], content: str) -> Iterator[int]:
    """Yield where what follows each of `ends` starts."""
    for end in ends:
        if (following := _NO_SPACE.search(content, end)) is not None:
            yield following.start()


def _line_starts(content: str, kind: BlockKind) -> Iterator[int]:
    """Yield where each row of what is not prose starts; a heading is one piece."""
    if kind is BlockKind.HEADING:
        return
    position = content.find("\n")
    while position >= 0:
        yield position + 1
        position = content.find("\n", position + 1)
