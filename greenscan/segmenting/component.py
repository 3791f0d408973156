"""The spaCy component that finds the blocks and sentences of a report in a `Doc`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from greenscan.segmenting.dividing import Part, divide
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
)
from greenscan.segmenting.starts import drop_starts, leave_starts, starts_set_on
from greenscan.segmenting.tokens import TokenOffsets


class Segmenter(Pipe):
    """Finds blocks and sentences.

    Leaves two span groups on the `Doc`: ``greenscan_blocks``, labelled with the kind of each
    block, and ``greenscan_sentences``, the sentences that are prose, labelled with the kind of
    their block. See `greenscan.segmenting.names.register_extensions` for what their spans know.

    Where no document was handed over with the Doc, it becomes one of plain text, as it is.

    Parameters
    ----------
    sentences
        ``own``: the sentences are divided by the rules of greenscan, whatever an earlier component
        has found. ``doc``: they are those of ``doc.sents``; since a heading or the row of a table
        is no part of a sentence, a block ends its sentence all the same.
    overwrite
        Whether to replace sentence starts that an earlier component has set. Those that follow
        from a dependency parse are never replaced. The span groups do not depend on it.
    name
        Of the component in its pipeline.

    Raises
    ------
    ValueError
        For another value of `sentences`; from a call, where the sentences of a Doc are asked for
        and it has none.
    """

    def __init__(
        self, *, sentences: str = Division.OWN, overwrite: bool = False, name: str = SEGMENTER
    ) -> None:
        if sentences not in set(Division):
            raise ValueError(f"sentences is {sentences!r}: give {' or '.join(Division)}")
        self.sentences = Division(sentences)
        self.overwrite = overwrite
        self.name = name
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Segment `doc` by the blocks handed over with it, or else by those of its text."""
        document = document_on(doc)
        offsets = TokenOffsets(doc)
        parts = list(divide(document.text, document.blocks, offsets.starts, self._told(doc)))
        tokens = offsets.starting_at([piece.start for part in parts for piece in part.pieces])
        if self._may_set_starts(doc):
            _set_starts(doc, tokens)
            drop_starts(doc)
        else:
            leave_starts(doc, offsets, tokens)
        _set_spans(doc, offsets, parts)
        return doc

    def _told(self, doc: Doc) -> list[int] | None:
        """Return where the sentences of the Doc start, if those are wanted."""
        if self.sentences is Division.OWN or len(doc) < 2:
            return None
        if not _has_starts(doc):
            raise ValueError(
                "the Doc has no sentence boundaries: add a component that sets them, such as "
                f'"sentencizer", before {self.name!r}, or choose sentences="{Division.OWN}"'
            )
        return starts_set_on(doc)

    def _may_set_starts(self, doc: Doc) -> bool:
        if len(doc) == 0 or doc.to_array(["DEP"]).any():
            return False
        return self.overwrite or not _has_starts(doc)


def _has_starts(doc: Doc) -> bool:
    # The first token starts a sentence in any case. (Doc.has_annotation takes far longer.)
    return bool(doc.to_array(["SENT_START"])[1:].any())


def _set_starts(doc: Doc, tokens: npt.NDArray[np.int64]) -> None:
    """Set the sentence start of every token: white space goes with the sentence before it."""
    values = np.full((len(doc), 1), -1, dtype=np.int64)
    values[tokens] = 1
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
