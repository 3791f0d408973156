"""``nlp.add_pipe("greenscan")``: results, and that they are those of ``greenscan.analyze``."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc

import greenscan
from greenscan import Report
from greenscan.segmenting import SENTENCES

from .making import LINKED, SAMPLE, TEXT, pipeline, report_of, words_of


def test_a_pipeline_has_greenscan_without_an_import_of_it() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('greenscan');"
        f"doc = nlp({TEXT!r});"
        "print([(span.label_, span._.greenscan.kind.value) for span in doc.spans['greenscan']])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[('vague', 'target'), ('supported', 'result')]\n"


def test_every_factory_of_the_project_is_an_entry_point() -> None:
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    declared = pyproject["project"]["entry-points"]["spacy_factories"]
    nlp = spacy.blank("en")
    assert {name for name in nlp.factory_names if name.startswith("greenscan")} == set(declared)
    for place in declared.values():
        module, function = place.split(":")
        assert callable(getattr(import_module(module), function))


def test_pipelines_without_greenscan_load_next_to_nothing_of_it() -> None:
    code = (
        "import greenscan.factories, sys;"
        "print(sorted(name for name in sys.modules if name.startswith('greenscan')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['greenscan', 'greenscan.factories', 'greenscan.labels']\n"


def test_claims_are_spans_with_their_verdict(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["greenscan"]] == [
        ("We are committed to a greener future.", "vague"),
        (
            "In FY2022 the Porto plant cut its gas use by 1.9 GWh (11 % below FY2019).",
            "supported",
        ),
    ]


def test_a_span_knows_its_claim_and_the_doc_its_report(nlp: Language) -> None:
    doc = nlp(TEXT)
    report = report_of(doc)
    assert [span._.greenscan for span in doc.spans["greenscan"]] == list(report.claims)
    for claim in report.claims:
        assert doc.text[claim.start : claim.end] == claim.text
    assert doc[0:2]._.greenscan is None
    assert spacy.blank("en")("No report.")._.greenscan is None


def test_the_report_is_that_of_analyze(nlp: Language) -> None:
    assert report_of(nlp(TEXT)) == greenscan.analyze(TEXT)


def test_a_report_as_text_gives_the_claims_of_analyze(nlp: Language) -> None:
    text = greenscan.read(SAMPLE).text
    report = greenscan.analyze(text)
    assert len(report.claims) > 15
    assert report_of(nlp(text)) == report


def test_a_document_that_was_read_gives_the_report_of_analyze_file(nlp: Language) -> None:
    doc = nlp(greenscan.make_doc(greenscan.read(SAMPLE), nlp))
    assert report_of(doc) == greenscan.analyze_file(SAMPLE)
    assert {claim.page for claim in report_of(doc).claims} == {1, 2, 3}


def test_a_long_text_gives_the_claims_of_analyze(nlp: Language) -> None:
    texts = [path.read_text("utf-8") for path in sorted(LINKED.glob("*.txt"))]
    text = greenscan.reading.from_text("\n\n".join(texts)).text  # their lines are wrapped
    assert len(text) > 50_000
    report = greenscan.analyze(text)
    assert len(report.claims) > 300
    assert report_of(nlp(text)) == report


@pytest.mark.parametrize("spoil", [lambda text: text.replace("\n", "\r\n"), str])
def test_wrapped_lines_stay_and_make_no_other_claims(
    nlp: Language, spoil: Callable[[str], str]
) -> None:
    text = spoil((LINKED / "kestrin-logistics.txt").read_text("utf-8"))
    doc, report = nlp(text), greenscan.analyze(text)
    assert doc.text == text
    assert any("\n" in claim.text for claim in report_of(doc).claims)
    assert list(map(words_of, report_of(doc).claims)) == list(map(words_of, report.claims))
    for claim in report_of(doc).claims:
        assert text[claim.start : claim.end] == claim.text


def test_pages_end_at_form_feeds(nlp: Language) -> None:
    text = f"{TEXT}\f{TEXT}"
    assert [claim.page for claim in report_of(nlp(text)).claims] == [1, 1, 2, 2]
    assert report_of(nlp(text)) == greenscan.analyze(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u200b", "12", "•"])
def test_a_doc_without_sentences_has_a_report_without_claims(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert list(doc.spans["greenscan"]) == []
    assert report_of(doc).sentences == ()
    assert report_of(doc).document.characters == len(text)


class Whitespace:
    """A tokenizer of the user's own."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        words = text.split(" ")
        return Doc(self.vocab, words=words, spaces=[True] * (len(words) - 1) + [False])


def test_another_tokenizer_finds_the_same_claims() -> None:
    nlp = pipeline(model="baseline-en")
    nlp.tokenizer = Whitespace(nlp)
    text = "We are committed to a greener future. In 2022 we cut our gas use by 1.9 GWh. We rest."
    claims = report_of(nlp(text)).claims
    expected = greenscan.analyze(text, model="baseline-en").claims
    assert [words_of(claim) for claim in claims] == [words_of(claim) for claim in expected]


def test_entities_tags_and_sentences_of_others_are_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "("]})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Porto"}])  # type: ignore[attr-defined]
    before = nlp(TEXT)
    nlp.add_pipe("greenscan")
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.ents] == [("Porto", "GPE")]
    assert [sent.text for sent in doc.sents] == [sent.text for sent in before.sents]
    assert report_of(doc) == greenscan.analyze(TEXT)


def test_sentences_that_nobody_has_found_are_those_of_greenscan(nlp: Language) -> None:
    sentences = [sent.text.strip() for sent in nlp(TEXT).sents]
    assert sentences[:2] == ["Our planet", "We are committed to a greener future."]


def test_the_sentences_of_the_doc_are_classified_if_so_wished() -> None:
    nlp = spacy.blank("en")

    @Language.component("split_at_bars")
    def split_at_bars(doc: Doc) -> Doc:
        for token in doc:
            token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "|"
        return doc

    nlp.add_pipe("split_at_bars")
    nlp.add_pipe("greenscan", config={"sentences": "doc", "model": "baseline-en"})
    doc = nlp("Our planet\n\nWe love a greener future. We act on it every day | We plant trees.")
    assert [span.text for span in doc.spans[SENTENCES]] == [
        "We love a greener future. We act on it every day |",
        "We plant trees.",
    ]
    assert len(list(doc.sents)) == 2


def test_sentences_that_are_asked_for_and_missing_are_an_error() -> None:
    nlp = pipeline(sentences="doc", model="baseline-en")
    with pytest.raises(ValueError, match='"sentencizer", before'):
        nlp(TEXT)
    assert report_of(nlp("")).claims == ()


def test_a_part_of_a_doc_and_one_of_several_have_no_report(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc[3:11].as_doc(copy_user_data=True)._.greenscan is None
    with pytest.warns(UserWarning, match="W101"):
        both = Doc.from_docs([doc, doc])
    assert both._.greenscan is None
    assert [span.label_ for span in both.spans["greenscan"]] == ["vague", "supported"] * 2
    marks = both.spans["greenscan_marks"]
    assert [span._.greenscan_name for span in marks][: len(marks) // 2] == [
        span._.greenscan_name for span in doc.spans["greenscan_marks"]
    ]


def test_a_doc_may_be_screened_again() -> None:
    nlp = pipeline(model="baseline-en")
    doc = nlp(TEXT)
    first = report_of(doc)
    assert report_of(nlp(doc)) == first


def test_displacy_shows_the_claims(nlp: Language) -> None:
    html = displacy.render(
        nlp(TEXT), style="span", jupyter=False, options={"spans_key": "greenscan"}
    )
    assert html.count("greener") == 1
    assert html.count("supported") == 1


def test_explaining_gives_the_claims_weights() -> None:
    nlp = pipeline(model="baseline-en", explain=True)
    report = report_of(nlp(TEXT))
    assert report == greenscan.analyze(TEXT, model="baseline-en", explain=True)
    assert all(claim.weights for claim in report.claims)


def test_a_mark_in_a_longer_token_is_told_by_its_own_characters(nlp: Language) -> None:
    text = "Compost from our mill may be used in organic farming.1 We compost."
    doc = nlp(text)
    (cue,) = [cue for each in report_of(doc).sentences for cue in each.cues]
    assert cue.text == text[cue.start : cue.end] == "organic farming"
    (span,) = doc.spans["greenscan_cues"]
    assert span.text == "organic farming.1"
    assert span._.greenscan_place == [cue.start, cue.end]


def test_results_can_be_read_as_a_table_over_several_docs(nlp: Language) -> None:
    rows = [
        (number, claim.verdict.value)
        for number, doc in enumerate(nlp.pipe([TEXT, "", "We are green."]))
        for claim in report_of(doc).claims
    ]
    assert rows[:2] == [(0, "vague"), (0, "supported")]
    assert isinstance(report_of(nlp("")), Report)
