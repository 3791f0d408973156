"""Segmenting: a `Document` becomes a spaCy `Doc` with blocks and sentences."""

from greenscan.segmenting.handing import document_on
from greenscan.segmenting.names import (
    BLOCKS,
    LEAD_IN,
    LEVEL,
    SECTION,
    SEGMENTER,
    SENTENCES,
    Division,
    register_extensions,
    sentences_of,
)
from greenscan.segmenting.pipeline import build_pipeline, make_doc, segment
from greenscan.segmenting.starts import sentence_starts

__all__ = [
    "BLOCKS",
    "LEAD_IN",
    "LEVEL",
    "SECTION",
    "SEGMENTER",
    "SENTENCES",
    "Division",
    "build_pipeline",
    "document_on",
    "make_doc",
    "register_extensions",
    "segment",
    "sentence_starts",
    "sentences_of",
]
