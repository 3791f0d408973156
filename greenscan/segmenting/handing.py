"""How the blocks of a document travel on a `Doc`: plain lists, so that it can be serialised."""

from __future__ import annotations

from spacy.tokens import Doc

from greenscan.reading.document import Block, BlockKind
from greenscan.segmenting.names import BLOCKS


def hand_blocks(doc: Doc, blocks: tuple[Block, ...]) -> None:
    """Leave `blocks` in the user data of `doc`, for the segmenter to find."""
    doc.user_data[BLOCKS] = [
        [block.kind.value, block.start, block.end, block.level] for block in blocks
    ]


def blocks_handed_to(doc: Doc) -> tuple[Block, ...] | None:
    """Return the blocks that came with `doc`; None where none were handed over."""
    rows = doc.user_data.get(BLOCKS)
    if rows is None:
        return None
    return tuple(Block(BlockKind(kind), start, end, level) for kind, start, end, level in rows)
