"""Support in reports: what is given, what is not, the same every time."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from greenscan import Report, Screener
from greenscan.claims import Support
from greenscan.labels import Place
from greenscan.linking.linker import MOST
from greenscan.reading import from_text
from tests.linking.making import REPORT


@pytest.fixture(scope="module")
def report(screener: Screener) -> Report:
    return screener.analyze(REPORT)


def support_of(report: Report, opening: str) -> tuple[Support, ...]:
    return next(each for each in report.sentences if each.text.startswith(opening)).support


def test_a_footnote_backs_what_refers_to_it(report: Report) -> None:
    (first, *_) = support_of(report, "We planted 14")
    assert first.place is Place.FOOTNOTE
    assert "21,300 living trees" in first.quote


def test_what_has_no_subject_is_backed_by_nothing(report: Report) -> None:
    assert support_of(report, "We care deeply") == ()


def test_a_repetition_backs_nothing(screener: Screener) -> None:
    claim = "Our kilns burn far less natural gas for each tonne of tiles."
    found = screener.analyze(f"{claim}\n\nEnergy\n\n{claim} Sales fell.\n")
    assert not any(each.support for each in found.sentences)


def test_quotes_and_marks_are_of_the_document(report: Report) -> None:
    text = from_text(REPORT).text
    passages = [each for sentence in report.sentences for each in sentence.support]
    assert passages
    for passage in passages:
        assert text[passage.start : passage.end] == passage.quote
        assert all(passage.start <= mark.start < mark.end <= passage.end for mark in passage.marks)
        assert 0 < passage.score <= 1


def test_the_best_come_first_and_there_are_few(report: Report) -> None:
    for sentence in report.sentences:
        scores = [each.score for each in sentence.support]
        assert len(scores) <= MOST
        assert scores == sorted(scores, reverse=True)
        assert all(
            each.end <= sentence.start or sentence.end <= each.start for each in sentence.support
        )


def test_support_survives_a_round_trip_and_a_lower_threshold(report: Report) -> None:
    assert Report.from_dict(json.loads(report.to_json())) == report
    wider = report.rethreshold(claim=0.2)
    assert support_of(wider, "We planted 14") == support_of(report, "We planted 14")


def test_the_same_report_every_time(screener: Screener, report: Report) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: screener.analyze(REPORT).to_json(), range(4)))
    assert set(found) == {report.to_json()}


def test_a_model_without_embeddings_links_too() -> None:
    found = Screener("baseline-en").analyze(REPORT)
    assert support_of(found, "We planted 14")


def test_nothing_to_link(screener: Screener) -> None:
    assert not any(each.support for each in screener.analyze("Hello there, all of you.").sentences)
    assert replace(screener.analyze("Hello."), claims=()).claims == ()
