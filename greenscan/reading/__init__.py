"""Reading: a path, bytes or a stream becomes a `Document`."""

from greenscan.reading.blocks import find_blocks
from greenscan.reading.document import Block, BlockKind, Box, Document, Format, Page
from greenscan.reading.door import from_text, read

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "Format",
    "Page",
    "find_blocks",
    "from_text",
    "read",
]
