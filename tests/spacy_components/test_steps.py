"""The single steps as components, and what they ask of each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import greenscan
from greenscan.labels import KINDS, LABELS
from greenscan.report import ModelFacts

from .making import STEPS, TEXT, pipeline, report_of

EXPLAINER = "greenscan_explainer"


def single_steps(*steps: str, **model: str) -> Language:
    nlp = spacy.blank("en")
    for step in steps:
        config = model if step in ("greenscan_classifier", EXPLAINER) else {}
        nlp.add_pipe(step, config=config)
    return nlp


def test_the_steps_in_a_row_are_greenscan(nlp: Language) -> None:
    assert report_of(single_steps(*STEPS)(TEXT)) == report_of(nlp(TEXT))


def test_explained_too() -> None:
    nlp = single_steps(*STEPS, EXPLAINER, model="baseline-en")
    assert report_of(nlp(TEXT)) == greenscan.analyze(TEXT, model="baseline-en", explain=True)


def analysed(nlp: Language) -> dict[str, Any]:
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert analysis is not None
    return analysis


def test_analysing_the_pipelines_shows_no_problem(nlp: Language) -> None:
    steps = single_steps(*STEPS, EXPLAINER, model="baseline-en")
    for checked in (nlp, steps):
        problems = analysed(checked)["problems"]
        assert set(problems) == set(checked.pipe_names)
        assert not any(problems.values())
    assert "doc._.greenscan" in analysed(nlp)["attrs"]


def test_analysing_shows_what_a_step_lacks() -> None:
    problems = analysed(single_steps("greenscan_assessor"))["problems"]
    assert "span._.greenscan_scores" in problems["greenscan_assessor"]


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        (("greenscan_classifier",), "greenscan_segmenter"),
        (("greenscan_segmenter", "greenscan_linker"), "greenscan_classifier"),
        (("greenscan_segmenter", "greenscan_classifier", "greenscan_linker"), "greenscan_marker"),
        (("greenscan_segmenter", "greenscan_marker", "greenscan_assessor"), "greenscan_classifier"),
        ((EXPLAINER,), "greenscan_assessor"),
    ],
)
def test_a_step_says_which_one_it_lacks(steps: tuple[str, ...], missing: str) -> None:
    nlp = single_steps(*steps, model="baseline-en")
    with pytest.raises(ValueError, match=missing):
        nlp(TEXT)


def test_scores_are_probabilities_by_name() -> None:
    nlp = single_steps("greenscan_segmenter", "greenscan_classifier", model="baseline-en")
    doc = nlp(TEXT)
    for span in doc.spans["greenscan_sentences"]:
        assert list(span._.greenscan_scores) == list(LABELS)
        assert list(span._.greenscan_kind_scores) == list(KINDS)
        for scores in (span._.greenscan_scores, span._.greenscan_kind_scores):
            assert sum(scores.values()) == pytest.approx(1, abs=1e-5)


def test_the_linker_may_be_left_out() -> None:
    nlp = single_steps(*(step for step in STEPS if step != "greenscan_linker"), model="baseline-en")
    assert len(report_of(nlp(TEXT)).claims) == 2


def test_the_scores_may_be_the_users_own() -> None:
    @Language.component("scores_of_the_users_own")
    def score(doc: Doc) -> Doc:
        for span in doc.spans["greenscan_sentences"]:
            vague = 1.0 if "disrupt" in span.text else 0.0
            values = dict.fromkeys(LABELS, 0.0) | {"vague": vague, "none": 1.0 - vague}
            span._.set("greenscan_scores", values)
            span._.set("greenscan_kind_scores", dict.fromkeys(KINDS, 0.2))
        return doc

    nlp = spacy.blank("en")
    for step in STEPS:
        own = step == "greenscan_classifier"
        nlp.add_pipe("scores_of_the_users_own" if own else step)
    report = report_of(nlp(TEXT))
    assert [claim.text for claim in report.claims] == [
        "Climate change could disrupt our supply chain."
    ]
    assert report.model == ModelFacts("<scores>", "", "")


def test_an_explainer_takes_no_scores_of_another_model() -> None:
    nlp = single_steps(*STEPS, model="baseline-en")
    nlp.add_pipe(EXPLAINER)
    with pytest.raises(ValueError, match="baseline-en, not from greenscan-en"):
        nlp(TEXT)


def docs_of(nlp: Language) -> Iterator[Doc]:
    return nlp.pipe([TEXT, "We are green."])


def test_steps_take_streams() -> None:
    nlp = single_steps(*STEPS, model="baseline-en")
    whole = pipeline(model="baseline-en")
    assert list(map(report_of, docs_of(nlp))) == list(map(report_of, docs_of(whole)))
