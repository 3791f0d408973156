"""The spaCy component that finds the blocks and sentences of a report in a `Doc`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from greenscan.reading import find_blocks
from greenscan.segmenting.dividing import Part, divide
from greenscan.segmenting.handing import blocks_handed_to
from greenscan.segmenting.names import (
    BLOCKS,
    LEAD_IN,
    LEVEL,
    SECTION,
    SEGMENTER,
    SENTENCES,
    register_extensions,
)
from greenscan.segmenting.tokens import TokenOffsets


@Language.factory(
    SEGMENTER,
    assigns=[
        "doc.sents",
        "doc.spans",
        "token.is_sent_start",
        f"span._.{SECTION}",
        f"span._.{LEAD_IN}",
        f"span._.{LEVEL}",
    ],
    default_config={"overwrite": False},
)
def create_segmenter(nlp: Language, name: str, overwrite: bool) -> Segmenter:  # noqa: ARG001
    """Build the component for ``nlp.add_pipe("greenscan_segmenter")``."""
    return Segmenter(overwrite=overwrite)


class Segmenter:
    """Finds blocks and sentences.

    Leaves two span groups on the `Doc`: ``greenscan_blocks``, labelled with the kind of each
    block, and ``greenscan_sentences``, the sentences that are prose, labelled with the kind of
    their block. See `greenscan.segmenting.names.register_extensions` for what their spans know.

    Parameters
    ----------
    overwrite
        Whether to replace sentence starts that an earlier component has set. Those that follow
        from a dependency parse are never replaced. The span groups do not depend on it.
    """

    def __init__(self, *, overwrite: bool = False) -> None:
        self.overwrite = overwrite
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Segment `doc` by the blocks handed over with it, or else by those of its text."""
        text = doc.text
        blocks = blocks_handed_to(doc)
        if blocks is None:
            blocks = find_blocks(text)
        offsets = TokenOffsets(doc)
        parts = list(divide(text, blocks, offsets.starts))
        if self._may_set_starts(doc):
            _set_starts(doc, offsets, parts)
        _set_spans(doc, offsets, parts)
        return doc

    def _may_set_starts(self, doc: Doc) -> bool:
        if len(doc) == 0 or doc.to_array(["DEP"]).any():
            return False
        # The first token starts a sentence in any case. (Doc.has_annotation takes far longer.)
        return self.overwrite or not doc.to_array(["SENT_START"])[1:].any()


def _set_starts(doc: Doc, offsets: TokenOffsets, parts: Sequence[Part]) -> None:
    """Set the sentence start of every token: white space goes with the sentence before it."""
    values = np.full((len(doc), 1), -1, dtype=np.int64)
    starts = [piece.start for part in parts for piece in part.pieces]
    values[offsets.starting_at(starts)] = 1
    values[0] = 1
    doc.from_array(["SENT_START"], values.astype(np.uint64))  # type: ignore[arg-type]


def _set_spans(doc: Doc, offsets: TokenOffsets, parts: Sequence[Part]) -> None:
    doc.spans[BLOCKS] = list(_block_spans(doc, offsets, parts))
    doc.spans[SENTENCES] = list(_sentence_spans(doc, offsets, parts))


def _block_spans(doc: Doc, offsets: TokenOffsets, parts: Sequence[Part]) -> Iterator[Span]:
    for part in parts:
        first, last = offsets.inside(part.block.start, part.block.end)
        if first < last:
            span = Span(doc, first, last, label=part.block.kind.value)
            span._.set(SECTION, part.section)
            span._.set(LEVEL, part.block.level)
            yield span


def _sentence_spans(doc: Doc, offsets: TokenOffsets, parts: Sequence[Part]) -> Iterator[Span]:
    for part in parts:
        for piece in part.pieces:
            first, last = offsets.touching(piece.body, piece.end)
            if piece.classified and first < last:
                span = Span(doc, first, last, label=part.block.kind.value)
                span._.set(SECTION, part.section)
                span._.set(LEAD_IN, piece.lead_in)
                yield span
