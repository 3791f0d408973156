"""Explained claims in reports and exports."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import greenscan
from greenscan import Report, Screener
from greenscan.claims import Claim, Scores, Weight
from greenscan.classifying import Classifier, SelfExplaining, load_model
from greenscan.cli import main
from greenscan.explaining import explain
from greenscan.explaining.explainer import FLOOR, MOST
from greenscan.exporting import OutputFormat, claim_table, render
from tests.explaining.making import WordClassifier, make_claims, make_cue, make_mark
from tests.report.making import make_report, make_sentence

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
VAGUE = Scores(0.1, 0.9, 0.0, 0.0)
TEXT = "Our eco-friendly range helps you live more sustainably. We installed LED lighting."


def claim_of(text: str, *, cues: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> Claim:
    sentence = make_sentence(text, scores=VAGUE)
    sentence = replace(
        sentence,
        cues=tuple(make_cue(sentence, words) for words in cues),
        marks=tuple(make_mark(sentence, words) for words in marks),
    )
    (claim,) = make_claims(sentence)
    return claim


def told(claim: Claim) -> list[tuple[str, float]]:
    return [(weight.text, weight.weight) for weight in claim.weights]


def bare(report: Report) -> Report:
    """Return the report without what explaining adds."""
    claims = tuple(
        replace(claim, weights=(), cues=tuple(replace(cue, weight=None) for cue in claim.cues))
        for claim in report.claims
    )
    return replace(report, claims=claims)


@pytest.fixture(scope="module", params=["greenscan-en", "baseline-en"])
def classifier(request: pytest.FixtureRequest) -> Classifier:
    return load_model(request.param)


def test_the_word_that_decides_gets_the_weight() -> None:
    claim = claim_of("In 2023 the crates of Porto turned green.", cues=("green",), marks=("2023",))
    (claim,) = explain([claim], WordClassifier({"green": 0.8}))
    assert told(claim) == [("green", 0.8)]
    assert claim.cues[0].weight == 0.8


def test_a_mark_is_a_phrase() -> None:
    claim = claim_of("Green crates save 1.9 GWh of gas.", marks=("1.9 GWh",))
    (claim,) = explain([claim], WordClassifier({"green": 0.6, "gwh": -0.3}))
    assert told(claim) == [("Green crates save", 0.6), ("1.9 GWh", -0.3)]


def test_a_cue_within_a_phrase_has_its_own_weight() -> None:
    claim = claim_of("A green energy mix.", cues=("green energy", "energy mix"))
    (claim,) = explain([claim], WordClassifier({"green": 0.5, "mix": 0.25}))
    assert told(claim) == [("green energy mix", 0.75)]
    assert [cue.weight for cue in claim.cues] == [0.5, 0.25]


def test_what_tells_little_is_left_out_and_the_rest_is_in_order() -> None:
    words = {f"w{number}": 0.06 + number / 1000 for number in range(12)} | {"faint": 0.02}
    claim = claim_of(", ".join(words))
    (claim,) = explain([claim], WordClassifier(words))
    expected = [(f"w{number}", round(0.06 + number / 1000, 4)) for number in range(11, 3, -1)]
    assert told(claim) == expected
    assert len(claim.weights) == MOST
    (other,) = explain([claim_of("faint, loud")], WordClassifier({"loud": 0.9, "faint": FLOOR}))
    assert told(other) == [("loud", 0.9)]  # below a tenth of the largest


def test_a_score_that_no_phrase_moves_has_no_weights() -> None:
    (claim,) = explain([claim_of("Green, green.", cues=("green",))], WordClassifier({"green": 0.9}))
    assert claim.weights == ()
    assert claim.cues[0].weight == 0.0


def test_an_endless_sentence_is_weighed_as_far_as_it_is_read() -> None:
    claim = claim_of("Crates. " * 1_500 + "Green.", cues=("Green",))
    (claim,) = explain([claim], WordClassifier({"crates": 0.2, "green": 0.8}))
    assert claim.weights == ()
    assert claim.cues[0].weight == 0.0


def test_weights_of_the_baseline_are_those_of_its_coefficients() -> None:
    model = load_model("baseline-en")
    assert isinstance(model, SelfExplaining)
    (claim,) = Screener(model, explain=True).analyze("Our eco-friendly crates.").claims
    (characters,) = model.contributions([claim.text], [claim.label])
    for weight in claim.weights:
        assert weight.weight == pytest.approx(characters[weight.start : weight.end].sum(), abs=1e-4)
    for cue in claim.cues:
        assert cue.weight == pytest.approx(characters[cue.start : cue.end].sum(), abs=1e-4)
    assert claim.weights[0].text == "eco-friendly"


@pytest.fixture(scope="module")
def explained(classifier: Classifier) -> Report:
    return Screener(classifier, explain=True).analyze_file(SAMPLE)


def test_explaining_adds_weights_and_changes_nothing_else(
    classifier: Classifier, explained: Report
) -> None:
    plain = Screener(classifier).analyze_file(SAMPLE)
    assert not any(claim.weights for claim in plain.claims)
    assert not any(cue.weight for claim in plain.claims for cue in claim.cues)
    assert sum(bool(claim.weights) for claim in explained.claims) > len(explained.claims) / 2
    assert bare(explained) == plain
    assert bare(explained).to_json() == plain.to_json()


def test_the_same_input_gives_the_same_weights(classifier: Classifier) -> None:
    screener = Screener(classifier, explain=True)
    assert screener.analyze(TEXT).to_json() == screener.analyze(TEXT).to_json()


def test_weights_lie_in_their_claim(explained: Report) -> None:
    document = greenscan.read(SAMPLE)
    for claim in explained.claims:
        for weight in claim.weights:
            assert claim.start <= weight.start < weight.end <= claim.end
            assert document.text[weight.start : weight.end] == weight.text
            assert abs(weight.weight) >= FLOOR
        places = sorted((weight.start, weight.end) for weight in claim.weights)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_weights_survive_a_round_trip_and_rethreshold() -> None:
    report = greenscan.analyze(TEXT, model="baseline-en", explain=True)
    assert report.claims[0].weights
    assert Report.from_dict(json.loads(report.to_json())) == report
    assert report.rethreshold(claim=0.99).claims == ()
    assert report.rethreshold(claim=0.99).rethreshold(claim=0.5) == report
    weight = report.claims[0].weights[0]
    assert Weight.from_dict(json.loads(json.dumps(weight.to_dict()))) == weight


def explained_report() -> Report:
    report = make_report([make_sentence("A green, kind range.", scores=VAGUE)])
    return replace(
        report, claims=explain(report.claims, WordClassifier({"green": 0.5, "range": -0.2}))
    )


def test_weights_are_text_in_csv() -> None:
    (row,) = csv.DictReader(StringIO(render([explained_report()], OutputFormat.CSV), newline=""))
    assert row["weights"] == "A green +0.50; kind range -0.20"
    plain = make_report([make_sentence("A green range.", scores=VAGUE)])
    (row,) = csv.DictReader(StringIO(render([plain], OutputFormat.CSV), newline=""))
    assert row["weights"] == ""


def test_the_table_shows_the_words_under_the_claim() -> None:
    out = StringIO()
    Console(file=out, width=100, no_color=True).print(claim_table(explained_report()))
    lines = [line.strip() for line in out.getvalue().splitlines()]
    assert any(line.endswith("A green, kind range.") for line in lines)
    assert "A green +0.50; kind range -0.20" in lines


def test_the_command_explains_when_it_is_asked_to(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    command = ["scan", str(path), "--model", "baseline-en"]
    asked = CliRunner().invoke(main, [*command, "--explain"])
    assert asked.exit_code == 0, asked.stderr
    assert re.search(r"\w \+\d\.\d\d", asked.stdout)
    assert "+" not in CliRunner().invoke(main, command).stdout
    content = CliRunner().invoke(main, [*command, "--explain", "--format", "json"]).stdout
    assert Report.from_dict(json.loads(content)["reports"][0]).claims[0].weights
