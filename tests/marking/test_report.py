"""Marks, cues and topics in reports and exports."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

import greenscan
from greenscan import Cue, Mark, PackError, Report, Screener
from greenscan.claims import Scores
from greenscan.exporting import OutputFormat, render
from greenscan.labels import CueCategory, Flag, MarkCategory, Topic
from tests.marking.making import mark_pack, write
from tests.report.making import make_report, make_sentence

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
TEXT = (
    "We are committed to a greener future.\n\n"
    "In FY2022 the Porto plant cut its gas use by 1.9 GWh (11 % below FY2019). "
    "All mills are certified to ISO 14001, and each crate has a blue seal.\n"
)
MARK = Mark(
    category=MarkCategory.QUANTITY,
    strength=1,
    name="quantity",
    start=10,
    end=17,
    text="1.9 GWh",
    value=1900.0,
    unit="MWh",
    entry="quantity",
)
CUE = Cue(
    category=CueCategory.GENERIC,
    flag=Flag.VAGUE_GENERIC,
    name="greener",
    start=2,
    end=9,
    text="greener",
    entry="green",
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener("baseline-en")


def marked_report() -> Report:
    sentence = make_sentence("A greener 1.9 GWh.", scores=Scores(0.1, 0.7, 0.1, 0.1))
    sentence = replace(sentence, topic=Topic.ENERGY, marks=(MARK,), cues=(CUE,))
    return make_report([sentence, replace(make_sentence("No claim."), marks=(MARK,))])


def test_findings_survive_a_round_trip() -> None:
    assert Mark.from_dict(json.loads(json.dumps(MARK.to_dict()))) == MARK
    assert Cue.from_dict(json.loads(json.dumps(CUE.to_dict()))) == CUE
    report = marked_report()
    again = Report.from_dict(json.loads(report.to_json()))
    assert again == report
    assert again.claims[0].topic is Topic.ENERGY
    assert again.claims[0].marks == again.other_sentences[0].marks == (MARK,)


def test_findings_are_plain_in_json() -> None:
    (line,) = render([marked_report()], OutputFormat.JSONL).splitlines()
    claim = json.loads(line)
    assert claim["topic"] == "energy"
    assert claim["marks"][0]["category"] == "quantity"
    assert (claim["marks"][0]["value"], claim["marks"][0]["unit"]) == (1900.0, "MWh")
    assert (claim["cues"][0]["flag"], claim["cues"][0]["text"]) == ("VAGUE_GENERIC", "greener")


def test_findings_are_texts_in_csv() -> None:
    (row,) = csv.DictReader(StringIO(render([marked_report()], OutputFormat.CSV), newline=""))
    assert (row["topic"], row["quantities"]) == ("energy", "1.9 GWh")
    assert (row["marks"], row["cues"]) == ("1.9 GWh (quantity, 1)", "greener (generic)")


def test_rethreshold_keeps_findings() -> None:
    wider = marked_report().rethreshold(claim=0.05)
    assert [claim.marks for claim in wider.claims] == [(MARK,), (MARK,)]


def test_sentences_carry_their_own_findings(screener: Screener) -> None:
    by_text = {sentence.text: sentence for sentence in screener.analyze(TEXT).sentences}
    vague, figure, certificate = by_text.values()
    assert vague.cues
    assert [(mark.category.value, mark.value) for mark in figure.marks] == [
        ("period", 2022.0),
        ("boundary", None),
        ("quantity", 1900.0),
        ("quantity", 11.0),
        ("base_year", 2019.0),
    ]
    assert figure.topic is Topic.ENERGY
    assert "iso-14001" in {mark.entry for mark in certificate.marks}


@pytest.mark.parametrize("source", ["text", "pdf"])
def test_offsets_are_into_the_document(source: str, screener: Screener) -> None:
    document = greenscan.read(SAMPLE) if source == "pdf" else None
    text = document.text if document else TEXT
    report = screener.analyze_document(document) if document else screener.analyze(TEXT)
    findings = 0
    for sentence in report.sentences:
        own: list[Mark | Cue] = [*sentence.marks, *sentence.cues]
        for finding in own:
            assert sentence.start <= finding.start < finding.end <= sentence.end
            assert text[finding.start : finding.end] == finding.text
            findings += 1
    assert findings > 5


def test_a_users_pack_shows_in_the_report(tmp_path: Path) -> None:
    path = write(tmp_path, mark_pack())
    report = Screener("baseline-en", packs=[path]).analyze(TEXT)
    marks = [mark for sentence in report.sentences for mark in sentence.marks]
    assert [pack.name for pack in report.packs] == [path.name]
    assert Report.from_dict(report.to_dict()).rethreshold(claim=0.1).packs == report.packs
    assert [mark.strength for mark in marks if mark.entry == "seal"] == [2]
    with pytest.raises(PackError):
        Screener("baseline-en", packs=[write(tmp_path, "version: 9")])
