"""The spaCy component: spans, offsets, other pipelines, serialisation, determinism, speed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from time import process_time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from greenscan.findings import findings_in
from greenscan.marking import (
    CUES,
    FLAG,
    MARKER,
    MARKS,
    NAME,
    STRENGTH,
    TOPIC,
    UNIT,
    VALUE,
)
from greenscan.segmenting import SEGMENTER, SENTENCES, build_pipeline
from tests.marking.making import spans_in

TEXT = (
    "Our eco-friendly mill in Porto cut its water use by 1,200 m3 in 2023, under ISO 14001.\n\n"
    "The figures were given limited assurance. We recycle paper."
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            span.text,
            span.label_,
            span.id_,
            span._.get(STRENGTH),
            span._.get(VALUE),
            span._.get(UNIT),
        )
        for span in doc.spans[MARKS]
    ]


def test_marks_are_spans_with_what_is_known_of_them(nlp: Language) -> None:
    assert told(nlp(TEXT)) == [
        ("mill in Porto", "boundary", "boundary", 1, None, ""),
        ("1,200 m3", "quantity", "quantity", 1, 1200.0, "m3"),
        ("in 2023", "period", "period", 1, 2023.0, "year"),
        ("ISO 14001", "management_system", "iso-14001", 1, None, ""),
        ("limited assurance", "assurance", "limited-assurance", 2, None, ""),
    ]


def test_cues_are_spans_with_their_flag(nlp: Language) -> None:
    (cue,) = [span for span in spans_in(nlp, TEXT, CUES) if span.id_ == "eco-friendly"]
    assert (cue.text, cue.label_, cue._.get(FLAG)) == ("eco-friendly", "generic", "VAGUE_GENERIC")
    assert cue._.get(NAME) == "eco-friendly"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The trial led to new brands.", "general"),
        ("The shops switched to LED lamps.", "energy"),
        ("New methods are being tested.", "general"),
        ("The orchard is home to wild bees.", "biodiversity"),
        ("We reach out to our partners.", "general"),
        ("The dye is registered under REACH.", "pollution"),
    ],
)
def test_common_words_tell_no_topic(nlp: Language, text: str, topic: str) -> None:
    assert {span._.get(TOPIC) for span in spans_in(nlp, text, SENTENCES)} == {topic}


def test_sentences_have_topics(nlp: Language) -> None:
    doc = nlp("We cut water withdrawal at the weir.\n\nThe board met twice.")
    assert [span._.get(TOPIC) for span in doc.spans[SENTENCES]] == ["water", "general"]


def test_spans_are_in_the_order_of_the_text(nlp: Language) -> None:
    for group in (MARKS, CUES):
        starts = [span.start_char for span in spans_in(nlp, TEXT, group)]
        assert starts == sorted(starts)


def test_a_finding_takes_in_the_rest_of_its_number_and_nothing_else(nlp: Language) -> None:
    doc = nlp("See Table 2.1: waste rose by +22%. RSPO)1 certified us in 2021/22.")
    texts = [mark.text for mark in findings_in(doc).marks]
    assert texts == ["Table 2.1", "+22%", "RSPO", "in 2021/22"]


def test_a_stored_doc_keeps_its_marks(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert told(again) == told(doc)
    assert [span._.get(TOPIC) for span in again.spans[SENTENCES]] == [
        span._.get(TOPIC) for span in doc.spans[SENTENCES]
    ]


def test_another_pipeline_may_have_other_sentences() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(MARKER)
    assert [row[2] for row in told(nlp(TEXT))][-2:] == ["iso-14001", "limited-assurance"]


def test_no_sentences_are_one_sentence() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(MARKER)
    assert "iso-14001" in [row[2] for row in told(nlp(TEXT))]


def test_the_factory_is_an_entry_point() -> None:
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    entry_points = pyproject["project"]["entry-points"]["spacy_factories"]
    module, function = entry_points[MARKER].split(":")
    assert callable(getattr(import_module(module), function))
    assert spacy.blank("en").has_factory(MARKER)


def test_the_same_text_gives_the_same_marks_in_every_run() -> None:
    code = (
        "from greenscan.marking import MARKER\n"
        "from greenscan.segmenting import build_pipeline\n"
        "nlp = build_pipeline(); nlp.add_pipe(MARKER)\n"
        f"doc = nlp({TEXT!r})\n"
        "print([(s.start_char, s.end_char, s.label_, s.id_)\n"
        "       for group in doc.spans.values() for s in group])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert "iso-14001" in runs.pop()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("aAb 12.,-–%()\n®₂’•ISO14001 CO2e t/"), max_size=80))
def test_any_text_can_be_marked(text: str) -> None:
    doc = _pipeline()(text)
    for group in (MARKS, CUES):
        for span in doc.spans[group]:
            assert doc.text[span.start_char : span.end_char] == span.text


_kept: list[Language] = []


def _pipeline() -> Language:
    if not _kept:
        _kept.append(build_pipeline())
        _kept[0].add_pipe(MARKER)
    return _kept[0]


@pytest.mark.parametrize(
    "text",
    [
        "1 111 " * 5_000,
        "from " * 5_000,
        "2019-" * 5_000,
        "Scope 1, " * 5_000,
        "A b " * 5_000,
        " \n" * 10_000,
        "certified by " * 3_000,
    ],
)
def test_hostile_text_takes_time_in_proportion(text: str, nlp: Language) -> None:
    doc = nlp.get_pipe(SEGMENTER)(nlp.make_doc(text))
    start = process_time()
    nlp.get_pipe(MARKER)(doc)
    assert process_time() - start < 10
