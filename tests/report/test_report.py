"""Reports: decisions from scores, round trips, the card."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenscan.claims import Claim, Scores, Sentence
from greenscan.errors import ReportError
from greenscan.labels import LABELS, Flag, Kind, Label, Topic
from greenscan.reading import Box, Format
from greenscan.report import Report, Thresholds
from tests.report.making import make_report, make_sentence


def test_a_sentence_is_a_claim_from_the_threshold_on() -> None:
    report = make_report(
        [
            make_sentence("Just under.", scores=Scores(0.41, 0.3, 0.19, 0.1)),
            make_sentence("Just there.", scores=Scores(0.4, 0.3, 0.2, 0.1)),
        ],
        thresholds=Thresholds(claim=0.6),
    )
    assert [claim.text for claim in report.claims] == ["Just there."]
    assert [sentence.text for sentence in report.other_sentences] == ["Just under."]


def test_the_most_probable_claim_label_wins_even_where_none_is_more_probable() -> None:
    report = make_report([make_sentence("So so.", scores=Scores(0.45, 0.1, 0.25, 0.2))])
    (claim,) = report.claims
    assert (claim.label, claim.verdict, claim.confidence) == ("unsupported", "unsupported", 0.25)
    assert claim.uncertain


def test_flagged_leaves_out_what_is_supported() -> None:
    report = make_report(
        [
            make_sentence("Vague.", scores=Scores(0.1, 0.7, 0.1, 0.1)),
            make_sentence("Backed.", scores=Scores(0.1, 0.1, 0.1, 0.7)),
            make_sentence("Bare.", scores=Scores(0.1, 0.1, 0.7, 0.1)),
        ]
    )
    assert [claim.text for claim in report.flagged] == ["Vague.", "Bare."]


def test_summary_counts() -> None:
    report = make_report(
        [
            make_sentence("A.", scores=Scores(0.1, 0.7, 0.1, 0.1), kind=Kind.TARGET),
            make_sentence("B.", scores=Scores(0.1, 0.1, 0.1, 0.7), kind=Kind.RESULT),
            make_sentence("C.", scores=Scores(0.1, 0.2, 0.4, 0.3), kind=Kind.RESULT),
            make_sentence("D.", scores=Scores(0.9, 0.1, 0.0, 0.0), kind=Kind.POLICY),
        ]
    )
    raised = {Flag.ASPIRATION_NO_PLAN, Flag.NO_EVIDENCE}
    assert report.summary.to_dict() == {
        "pages": 2,
        "sentences": 4,
        "claims": 3,
        "vague": 1,
        "unsupported": 1,
        "supported": 1,
        "flagged": 2,
        "uncertain": 1,
        "kinds": {"result": 2, "action": 0, "target": 1, "quality": 0, "policy": 0},
        "topics": {topic.value: 3 * (topic is Topic.GENERAL) for topic in Topic},
        "flags": {flag.value: int(flag in raised) for flag in Flag},
        "priorities": {"high": 0, "medium": 1, "low": 2},
        "sections": {"": 3},
        "with_support": 0.0,
        "assurance_statement": False,
        "assured": 0.0,
        "cheap_talk_index": 1.0,
    }


def test_sections_of_the_top_level_are_counted_in_reading_order() -> None:
    vague = Scores(0.1, 0.7, 0.1, 0.1)
    sections = ("Water > Use", "Energy", "Water > Reuse > Leeds")
    report = make_report([make_sentence("A.", scores=vague, section=name) for name in sections])
    assert list(report.summary.sections.items()) == [("Water", 2), ("Energy", 1)]


def test_cheap_talk_is_the_vague_share_of_targets_and_actions() -> None:
    vague, specific = Scores(0.1, 0.7, 0.1, 0.1), Scores(0.1, 0.1, 0.7, 0.1)
    report = make_report(
        [
            make_sentence("A.", scores=vague, kind=Kind.TARGET),
            make_sentence("B.", scores=specific, kind=Kind.ACTION),
            make_sentence("C.", scores=specific, kind=Kind.TARGET),
            make_sentence("D.", scores=vague, kind=Kind.QUALITY),
        ]
    )
    assert report.cheap_talk_index == report.summary.cheap_talk_index == 0.3333


def test_a_report_without_commitments_has_no_cheap_talk() -> None:
    assert make_report([make_sentence("A.")]).cheap_talk_index == 0.0


def test_rethreshold_takes_in_and_lets_go_without_changing_the_rest() -> None:
    sentences = [
        make_sentence(f"Number {index}.", scores=Scores(none, round(1 - none, 4), 0.0, 0.0))
        for index, none in enumerate((0.2, 0.55, 0.7, 0.95))
    ]
    report = make_report(sentences)
    wider = report.rethreshold(claim=0.3)
    assert [claim.text for claim in report.claims] == ["Number 0."]
    assert [claim.text for claim in wider.claims] == ["Number 0.", "Number 1.", "Number 2."]
    assert wider.thresholds == Thresholds(claim=0.3, uncertain=0.5)
    assert wider.rethreshold(claim=0.5) == report
    assert [s.text for s in wider.sentences] == [s.text for s in sentences]


def test_rethreshold_of_uncertainty_keeps_the_claims() -> None:
    report = make_report([make_sentence("A.", scores=Scores(0.3, 0.6, 0.05, 0.05))])
    assert [claim.uncertain for claim in report.claims] == [False]
    assert [claim.uncertain for claim in report.rethreshold(uncertain=0.7).claims] == [True]


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_threshold_outside_0_to_1_is_refused(value: float) -> None:
    report = make_report([make_sentence("A.")])
    with pytest.raises(ValueError, match="from 0 to 1"):
        report.rethreshold(claim=value)


def test_results_are_frozen() -> None:
    report = make_report([make_sentence("A.", scores=Scores(0.1, 0.7, 0.1, 0.1))])
    with pytest.raises(FrozenInstanceError):
        report.claims[0].label = Label.SUPPORTED  # type: ignore[misc]


scores = st.lists(st.integers(0, 10_000), min_size=4, max_size=4).map(
    lambda parts: Scores(*(round(part / (sum(parts) or 1), 4) for part in parts))
)
sentences = st.builds(
    make_sentence,
    st.text(min_size=1),
    scores=scores,
    section=st.text(),
    boxes=st.just((Box(2, 10.5, 700.25, 290.0, 712.0),)),
)


@settings(deadline=None)  # the first run reads word lists
@given(st.lists(sentences, max_size=6), st.floats(0, 1))
def test_from_dict_reads_what_to_dict_wrote_even_through_json(
    items: list[Sentence], threshold: float
) -> None:
    report = make_report(items, thresholds=Thresholds(claim=threshold))
    assert Report.from_dict(report.to_dict()) == report
    assert Report.from_dict(json.loads(report.to_json())) == report
    assert all(Claim.from_dict(claim.to_dict()) == claim for claim in report.claims)


def test_json_is_plain_and_in_unicode() -> None:
    report = make_report([make_sentence("Grün – 5 m³.", scores=Scores(0.0, 1.0, 0.0, 0.0))])
    content = json.loads(report.to_json())
    assert "Grün – 5 m³." in report.to_json()
    assert content["schema_version"] == 3
    assert content["claims"][0]["scores"] == {
        "none": 0.0,
        "vague": 1.0,
        "unsupported": 0.0,
        "supported": 0.0,
    }
    assert content["document"]["format"] == Format.TEXT.value


@pytest.mark.parametrize("version", [None, 0, 1, "2"])
def test_another_schema_version_is_refused_with_the_remedy(version: object) -> None:
    data = make_report([]).to_dict() | {"schema_version": version}
    with pytest.raises(ReportError, match="screen the document again"):
        Report.from_dict(data)


def test_a_damaged_report_is_refused() -> None:
    data = make_report([make_sentence("A.")]).to_dict()
    del data["other_sentences"][0]["scores"]
    with pytest.raises(ReportError, match="damaged"):
        Report.from_dict(data)


def test_the_card_shows_the_flagged_claims_and_escapes_them() -> None:
    report = make_report(
        [make_sentence("<script>alert(1)</script> is green.", scores=Scores(0.1, 0.7, 0.1, 0.1))]
    )
    card = report._repr_html_()
    assert "<script>" not in card
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is green." in card
    assert "1 claim: 1 vague, 0 unsupported, 0 supported" in card


def test_scores_answer_by_label() -> None:
    values = Scores(0.1, 0.2, 0.3, 0.4)
    assert [values.of(label) for label in LABELS] == [0.1, 0.2, 0.3, 0.4]
    assert values.claim == 0.9
