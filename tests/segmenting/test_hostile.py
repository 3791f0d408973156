"""Any text at all: nothing breaks, spans are in order and inside their blocks, time is linear."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from greenscan.segmenting import BLOCKS, SENTENCES, build_pipeline, segment

from .making import make_document

NLP = build_pipeline()
ATOMS = [*".\n •()%“”…?-@é水", "\n\n", "\u00a0", "\u2028", "\x0b", "\x85", "😀"]
WORDS = [
    ". ",
    "• ",
    "We ",
    "cut",
    "e.g. ",
    "U.S. ",
    "[1]",
    "2019",
    "12 ",
    "? ",
    "1. ",
    "a) ",
    "www.a.eu",
]
PIECES = st.sampled_from(ATOMS + WORDS)
KINDS = st.sampled_from(["paragraph", "list_item", "heading", "footnote", "caption", "table"])


def check(doc: Doc, text: str) -> None:
    assert doc.text == text
    blocks = list(doc.spans[BLOCKS])
    sentences = list(doc.spans[SENTENCES])
    for group in (blocks, sentences):
        assert all(first.end <= second.start for first, second in pairwise(group))
    for sentence in sentences:
        homes = [block for block in blocks if block.start <= sentence.start < block.end]
        assert len(homes) == 1
        assert sentence.end <= homes[0].end
        assert sentence.label_ == homes[0].label_
        assert sentence.text == sentence.text.strip() != ""
    assert len(doc) == 0 or doc.has_annotation("SENT_START", require_complete=True)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
@example("")
@example(" \n ")
@settings(deadline=None)
def test_any_plain_text(text: str) -> None:
    check(NLP(text), text)


@given(
    st.lists(st.tuples(KINDS, st.lists(PIECES, min_size=1, max_size=20).map("".join)), max_size=5)
)
@settings(deadline=None)
def test_any_blocks(blocks: list[tuple[str, str]]) -> None:
    document = make_document(*((kind, text) for kind, text in blocks if text.strip()))
    doc = segment(document, NLP)
    check(doc, document.text)
    again = segment(document, NLP)
    assert [(s.start, s.end) for s in doc.spans[SENTENCES]] == [
        (s.start, s.end) for s in again.spans[SENTENCES]
    ]


HOSTILE = {
    "full stops": ".",
    "spaced full stops": ". ",
    "one word": "a",
    "brackets": "(",
    "half brackets": "(a. b ",
    "bullets": "•",
    "enumerators": "1. ",
    "initials": "A.B",
    "line breaks": "\n",
    "spaces": " ",
    "marks": "a.[1]",
    "quotes": '".',
    "ellipses": "… ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        document = make_document(("paragraph", unit * (length // len(unit))))
        begin = time.process_time()
        doc = segment(document, NLP)
        elapsed = time.process_time() - begin
        assert doc.text == document.text
        return elapsed

    short, long = seconds(5_000), seconds(50_000)
    assert long < 0.2 + 40 * short  # quadratic time would take a hundred times as long


def test_a_table_taken_for_prose_is_kept() -> None:
    text = "Scope " + "and scope " * 5_000
    doc = segment(make_document(("paragraph", text.strip())), NLP)
    [sentence] = doc.spans[SENTENCES]
    assert len(sentence) == 10_001
