"""How well sentences are cut, measured on authored cases.

A case is a list of blocks and the sentences that they hold. A boundary is the offset of the end
of a sentence; ends of blocks are left out, since they are given, not found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.language import Language

from greenscan.reading.document import Block, Document
from greenscan.segmenting import build_pipeline, segment
from greenscan.segmenting.judging import PROSE
from greenscan.segmenting.marks import mark_length

from .making import make_document

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A document and the offsets of its sentences, without the marks of list items."""

    id: str
    topic: str
    document: Document
    sentences: tuple[Span, ...]

    @property
    def prose(self) -> list[Block]:
        return [block for block in self.document.blocks if block.kind in PROSE]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over cases, and what follows from them."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """Scores of boundaries and of whole sentences."""

    boundaries: Score
    sentences: Score


Cutter = Callable[[Document], Iterable[Span]]


def load_cases(name: str) -> list[Case]:
    """Load ``cases_<name>.jsonl``."""
    path = Path(__file__).with_name(f"cases_{name}.jsonl")
    with path.open(encoding="utf-8") as lines:
        return [_case(json.loads(line)) for line in lines]


def score(cases: Iterable[Case], cutter: Cutter) -> Result:
    """Compare the sentences that `cutter` finds with those of the `cases`."""
    boundaries, sentences = Score(), Score()
    for case in cases:
        found = set(cutter(case.document))
        wanted = set(case.sentences)
        sentences += _compare(found, wanted)
        block_ends = {block.end for block in case.prose}
        boundaries += _compare(
            {end for _, end in found} - block_ends, {end for _, end in wanted} - block_ends
        )
    return Result(boundaries, sentences)


def cut_with_greenscan(document: Document) -> Iterator[Span]:
    """Cut with our segmenter."""
    doc = segment(document, _ours())
    starts = [token.idx for token in doc if token.is_sent_start]
    for block in document.blocks:
        if block.kind in PROSE:
            inside = [start for start in starts if block.start < start < block.end]
            yield from _trimmed(document.text, block, inside)


def cut_with_sentencizer(document: Document) -> Iterator[Span]:
    """Cut with spaCy's sentencizer, block by block."""
    for block in document.blocks:
        if block.kind in PROSE:
            doc = _sentencizer()(document.text[block.start : block.end])
            starts = [block.start + sent.start_char for sent in doc.sents][1:]
            yield from _trimmed(document.text, block, starts)


def _compare(found: set[int] | set[Span], wanted: set[int] | set[Span]) -> Score:
    return Score(hits=len(found & wanted), found=len(found), wanted=len(wanted))


def _trimmed(text: str, block: Block, starts: list[int]) -> Iterator[Span]:
    """Yield the sentences between `starts` without white space and without list marks."""
    for start, end in pairwise([block.start, *starts, block.end]):
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            yield first + mark_length(words, block.kind), first + len(words)


def _case(record: dict[str, list[dict[str, str]]]) -> Case:
    document = make_document(*((block["kind"], block["text"]) for block in record["blocks"]))
    spans: list[Span] = []
    position = 0
    for sentence in map(str, record["sentences"]):
        start = document.text.index(sentence, position)
        position = start + len(sentence)
        spans.append((start, position))
    return Case(str(record["id"]), str(record["topic"]), document, tuple(spans))


@lru_cache(maxsize=1)
def _ours() -> Language:
    return build_pipeline()


@lru_cache(maxsize=1)
def _sentencizer() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
