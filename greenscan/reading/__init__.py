"""Reading: a path, bytes or a stream becomes a `Document`."""

from greenscan.reading.document import Block, BlockKind, Box, Document, Format, Page

__all__ = ["Block", "BlockKind", "Box", "Document", "Format", "Page"]
