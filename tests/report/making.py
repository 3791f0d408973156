"""Small reports for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from greenscan.claims import Scores, Sentence
from greenscan.labels import Kind
from greenscan.reading import Box, Format
from greenscan.report import DocumentFacts, ModelFacts, Report, Thresholds

NO_CLAIM = Scores(0.9, 0.05, 0.03, 0.02)
EVEN = Thresholds()


def make_sentence(
    text: str,
    *,
    scores: Scores = NO_CLAIM,
    kind: Kind = Kind.ACTION,
    section: str = "",
    boxes: tuple[Box, ...] = (),
) -> Sentence:
    """Return a sentence on page 2, which a viewer calls ii."""
    return Sentence(
        id="0123456789ab",
        text=text,
        start=0,
        end=len(text),
        page=2,
        page_label="ii",
        section=section,
        scores=scores,
        kind=kind,
        kind_score=0.5,
        boxes=boxes,
    )


def make_report(
    sentences: Sequence[Sentence], *, thresholds: Thresholds = EVEN, name: str = "a.txt"
) -> Report:
    """Return the report of a two-page document that holds `sentences`, one after the other."""
    placed, start = [], 0
    for sentence in sentences:
        placed.append(replace(sentence, start=start, end=start + len(sentence.text)))
        start = placed[-1].end + 1
    return Report.from_sentences(
        placed,
        document=DocumentFacts(name, Format.TEXT, "00", pages=2, characters=start),
        model=ModelFacts("test", "1", "11"),
        thresholds=thresholds,
        greenscan_version="0",
    )
