"""The spaCy component: span groups, sentence starts, extensions, serialisation, other pipelines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from greenscan.reading.document import Document
from greenscan.segmenting import (
    BLOCKS,
    LEAD_IN,
    LEVEL,
    SECTION,
    SEGMENTER,
    SENTENCES,
    build_pipeline,
    segment,
)

from .making import make_document


def texts(doc: Doc) -> list[str]:
    return [span.text for span in doc.spans[SENTENCES]]


def test_sentence_starts_cover_the_document(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    assert doc.has_annotation("SENT_START", require_complete=True)
    assert [sent.text.strip() for sent in doc.sents][-4:] == [
        "All sites take part.",
        "Scope 1 12 11",
        "Scope 2 8 6",
        "Progress is slow here.",
    ]


def test_lost_white_space_is_mended_by_the_tokenizer(nlp: Language) -> None:
    document = make_document(
        ("paragraph", "Wind gave us 30%.The rest came from gas.3In 2022 it fell.")
    )
    assert texts(segment(document, nlp)) == [
        "Wind gave us 30%.",
        "The rest came from gas.3",
        "In 2022 it fell.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "www.norvika.example/a.The_end",
        "info@norvika.example",
        "Tellane.com",
        "31.12.2022",
        "v2.0",
        "14001:2015",
        "https://norvika.example/plan?a=1.2#b",
    ],
)
def test_the_tokenizer_leaves_addresses_and_numbers_whole(nlp: Language, text: str) -> None:
    assert [token.text for token in nlp.make_doc(f"See {text} there")] == ["See", text, "there"]


def test_the_blocks_of_plain_text_are_found() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(SEGMENTER)
    doc = nlp(
        "Our plan\n\nWe cut our waste by approx. 5%. It fell again.\n\n"
        "We will:\n\n- save a lot of water\n"
    )
    assert texts(doc) == [
        "We cut our waste by approx. 5%.",
        "It fell again.",
        "save a lot of water",
    ]
    assert doc.spans[SENTENCES][0]._.get(SECTION) == "Our plan"
    assert doc.spans[SENTENCES][2]._.get(LEAD_IN) == "We will:"


def test_a_boundary_inside_a_foreign_token_is_left_out() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(SEGMENTER)
    doc = nlp("Wind gave us 30%.The rest came from gas.")
    assert texts(doc) == ["Wind gave us 30%.The rest came from gas."]


def test_starts_set_before_stay_unless_overwritten() -> None:
    text = "We cut approx. Five sites. We go on."
    counts = []
    for overwrite in (False, True):
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer", config={"punct_chars": ["."]})
        nlp.add_pipe(SEGMENTER, config={"overwrite": overwrite})
        doc = nlp(text)
        counts.append(len(list(doc.sents)))
        assert texts(doc) == ["We cut approx. Five sites.", "We go on."]
    assert counts == [3, 2]


def test_a_parse_is_never_broken() -> None:
    nlp = spacy.blank("en")
    doc = Doc(
        nlp.vocab, words=["We", "act", ".", "We", "go"], heads=[1, 1, 1, 1, 3], deps=["dep"] * 5
    )
    nlp.add_pipe(SEGMENTER, config={"overwrite": True})
    assert len(list(nlp(doc).sents)) == 1


def test_results_survive_bytes_and_docbin(nlp: Language, document: Document) -> None:
    doc = segment(document, nlp)
    stored = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    [binned] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    for other in (stored, binned):
        for group in (BLOCKS, SENTENCES):
            assert [
                (
                    span.text,
                    span.label_,
                    span._.get(SECTION),
                    span._.get(LEAD_IN),
                    span._.get(LEVEL),
                )
                for span in other.spans[group]
            ] == [
                (
                    span.text,
                    span.label_,
                    span._.get(SECTION),
                    span._.get(LEAD_IN),
                    span._.get(LEVEL),
                )
                for span in doc.spans[group]
            ]
        assert [token.is_sent_start for token in other] == [token.is_sent_start for token in doc]


def test_the_pipeline_survives_the_disk(nlp: Language, document: Document, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert texts(segment(document, again)) == texts(segment(document, nlp))
    assert [token.text for token in again("30%.The rest")] == [
        token.text for token in nlp("30%.The rest")
    ]


def test_a_stored_document_is_segmented_again_by_its_blocks(
    nlp: Language, document: Document
) -> None:
    doc = segment(document, nlp)
    stored = Doc(nlp.vocab).from_bytes(doc.to_bytes(exclude=["spans"]))
    assert texts(nlp.get_pipe(SEGMENTER)(stored)) == texts(doc)


def test_importing_twice_is_fine() -> None:
    code = (
        "import importlib; from greenscan import segmenting; importlib.reload(segmenting.names);"
        "segmenting.register_extensions();"
        "importlib.reload(importlib.import_module('greenscan.segmenting.component'));"
        "importlib.reload(importlib.import_module('greenscan.segmenting.tokenizing'))"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_a_pipeline_without_the_segmenter_is_refused(document: Document) -> None:
    with pytest.raises(ValueError, match="add_pipe"):
        segment(document, spacy.blank("en"))


def test_pipelines_are_independent(nlp: Language) -> None:
    other = build_pipeline()
    other.add_pipe("sentencizer")
    assert nlp.pipe_names == [SEGMENTER]


def test_a_pipeline_finds_the_component_without_an_import_of_greenscan() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('greenscan_segmenter');"
        "doc = nlp('We cut 5 t CO2e. We did.');"
        "print([span.text for span in doc.spans['greenscan_sentences']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['We cut 5 t CO2e.']\n"
