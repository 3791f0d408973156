"""Segmenting: a `Document` becomes a spaCy `Doc` with blocks and sentences."""

from greenscan.segmenting.names import (
    BLOCKS,
    LEAD_IN,
    LEVEL,
    SECTION,
    SEGMENTER,
    SENTENCES,
    register_extensions,
)
from greenscan.segmenting.pipeline import build_pipeline, segment

__all__ = [
    "BLOCKS",
    "LEAD_IN",
    "LEVEL",
    "SECTION",
    "SEGMENTER",
    "SENTENCES",
    "build_pipeline",
    "register_extensions",
    "segment",
]
