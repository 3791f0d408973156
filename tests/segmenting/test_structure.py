"""What the segmenter says of a document: sentences, sections, lead-ins, what is classified."""

from __future__ import annotations

import pytest
from spacy.language import Language

from greenscan.reading.document import Document
from greenscan.segmenting import BLOCKS, LEAD_IN, LEVEL, SECTION, SENTENCES, segment

from .making import make_document, sentences


def test_sentences_are_the_prose(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    assert doc.text == document.text
    assert [span.text for span in doc.spans[SENTENCES]] == [
        "We cut our waste by 5%.2",
        "In 2022 we saved water.",
        "By the end of the decade we will:",
        "halve our emissions;",
        "buy only renewable power.",
        "All sites take part.",
        "Progress is slow here.",
    ]
    assert [span.label_ for span in doc.spans[SENTENCES]] == [
        *["paragraph"] * 3,
        *["list_item"] * 3,
        "paragraph",
    ]


def test_blocks_keep_their_kind_level_and_text(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    assert [
        (span.label_, span.start_char, span.end_char, span._.get(LEVEL))
        for span in doc.spans[BLOCKS]
    ] == [(block.kind.value, block.start, block.end, block.level) for block in document.blocks]


def test_sections_are_paths_of_headings(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    sections = [span._.get(SECTION) for span in doc.spans[SENTENCES]]
    assert sections == ["Environment"] * 2 + ["Environment > Climate"] * 5
    assert [span._.get(SECTION) for span in doc.spans[BLOCKS]][:3] == [
        "",
        "Environment",
        "Environment",
    ]


def test_a_heading_of_the_same_level_replaces_the_last(nlp: Language) -> None:
    document = make_document(
        ("heading", "Water"),
        ("heading", "Waste"),
        ("paragraph", "We recycle all paper."),
        levels=[2, 2, 0],
    )
    [sentence] = sentences(document, nlp)
    assert sentence._.get(SECTION) == "Waste"


def test_a_statement_in_big_type_is_a_sentence_and_no_section(nlp: Language) -> None:
    document = make_document(
        ("heading", "3.2 Water."),
        ("heading", "We saved half of our process water by 2022"),
        ("paragraph", "Rain is used instead."),
        levels=[1, 1, 0],
    )
    claim, sentence = sentences(document, nlp)
    assert claim.text == "We saved half of our process water by 2022"
    assert claim._.get(SECTION) == sentence._.get(SECTION) == "3.2 Water."


@pytest.mark.parametrize(
    ("before", "introduces"),
    [
        ("Every quarter we report progress by", True),
        ("The main steps of the plan are given below.", True),
        ("We take the following steps.", True),
        ("Total water Total waste", False),
        ("17 11 2 n/a", False),
    ],
)
def test_what_introduces_a_list(nlp: Language, before: str, introduces: bool) -> None:
    document = make_document(("paragraph", before), ("list_item", "• reading all the meters"))
    lead_in = sentences(document, nlp)[-1]._.get(LEAD_IN)
    assert lead_in == (before if introduces else "")


def test_list_items_know_their_lead_in(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    lead_ins = [span._.get(LEAD_IN) for span in doc.spans[SENTENCES]]
    assert lead_ins == [*[""] * 3, *["By the end of the decade we will:"] * 3, ""]


def test_a_list_after_a_closed_sentence_has_no_lead_in(nlp: Language) -> None:
    document = make_document(
        ("paragraph", "Waste fell last year."), ("list_item", "• We recycle all paper.")
    )
    assert [span._.get(LEAD_IN) for span in sentences(document, nlp)] == ["", ""]


def test_nested_items_are_introduced_by_their_parent(nlp: Language) -> None:
    document = make_document(
        ("paragraph", "We act on three fields:"),
        ("list_item", "• In logistics we use:"),
        ("list_item", "– trains instead of planes"),
        ("list_item", "• Less waste in all plants"),
        levels=[0, 1, 2, 1],
    )
    assert [span._.get(LEAD_IN) for span in sentences(document, nlp)] == [
        "",
        "We act on three fields:",
        "In logistics we use:",
        "We act on three fields:",
    ]


def test_bullets_inside_a_paragraph_are_items(nlp: Language) -> None:
    document = make_document(("paragraph", "This year we have: • cut our waste • saved much water"))
    doc = segment(document, nlp)
    assert [span.text for span in doc.spans[SENTENCES]] == [
        "This year we have:",
        "cut our waste",
        "saved much water",
    ]
    assert [span._.get(LEAD_IN) for span in doc.spans[SENTENCES]] == [
        "",
        "This year we have:",
        "This year we have:",
    ]


def test_sentences_in_the_cells_of_a_table_are_prose(nlp: Language) -> None:
    rows = (
        "Goal | Where we stand | Year",
        "Water | We have closed the cooling loop of both mills. • No well has been drilled since "
        "the dry summer of 2019. See p. 4. | 2023",
        "Waste | 410 t | 2024",
        "Air | Dust from the stone mills of the group in 2024 vs.",
        "Energy | The roofs of all depots carry solar panels by now! | n/a",
    )
    doc = segment(make_document(("table", "\n".join(rows))), nlp)
    found = doc.spans[SENTENCES]
    assert [span.text for span in found] == [
        "We have closed the cooling loop of both mills.",
        "No well has been drilled since the dry summer of 2019.",
        "The roofs of all depots carry solar panels by now!",
    ]
    assert {span.label_ for span in found} == {"table"}


@pytest.mark.parametrize(
    ("kind", "text", "classified"),
    [
        ("heading", "Our climate strategy and targets", False),
        ("heading", "We will be carbon neutral by 2040.", True),
        ("heading", "40% less waste since 2018: how our plants have made it", True),
        ("heading", "3.2 Energy.", False),
        ("paragraph", "Net zero.", False),
        ("paragraph", "12.4 11.9 t 8.1 % 6.0", False),
        ("paragraph", "— — —", False),
        ("paragraph", "We’re carbon neutral", True),
        ("caption", "Waste by site has halved.", True),
        ("footnote", "1 Restated for acquisitions made in 2022.", True),
        ("heading", "GRI 308-1: New suppliers that were screened for water use", False),
        ("heading", "How we have cut the emissions of our plants by half", False),
        ("table", "We cut our waste by half.", False),
        ("figure", "We cut our waste by half.", False),
        ("contents", "We cut our waste by half. 12", False),
    ],
)
def test_what_is_classified(nlp: Language, kind: str, text: str, classified: bool) -> None:
    assert bool(sentences(make_document((kind, text)), nlp)) is classified
