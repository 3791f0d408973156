"""The published schema describes what is written."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from greenscan.exporting import OutputFormat, render
from greenscan.report import Failure, Report
from tests.exporting.making import full_claim, make_claim, report_of
from tests.exporting.schema import PATH, content
from tests.report.making import make_report, make_sentence


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(PATH.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def written() -> dict[str, Any]:
    outcomes: list[Report | Failure] = [
        report_of(full_claim(), make_claim("We care.")),
        Failure("b.pdf", "is empty", "give another"),
        make_report([make_sentence("No claim.")]),
    ]
    content: dict[str, Any] = json.loads(render(outcomes, OutputFormat.JSON))
    return content


def test_it_is_current() -> None:
    assert PATH.read_text("utf-8") == content()


def test_what_is_written_is_valid(validator: Draft202012Validator) -> None:
    validator.validate(written())


def test_a_screening_is_valid(validator: Draft202012Validator) -> None:
    import greenscan

    report = greenscan.analyze(
        "We care for nature. We cut gas by 5 % in 2023.", model="baseline-en"
    )
    validator.validate(json.loads(render([report], OutputFormat.JSON)))


def test_a_missing_a_further_and_a_wrong_value_are_not(validator: Draft202012Validator) -> None:
    claim = written()["reports"][0]["claims"][0]
    for name in claim:
        lacking = deepcopy(written())
        del lacking["reports"][0]["claims"][0][name]
        assert not validator.is_valid(lacking), name
    changes: tuple[dict[str, Any], ...] = (
        {"verdict": "green"},
        {"page": "2"},
        {"further": 1},
        {"flags": [{}]},
    )
    for change in changes:
        wrong = deepcopy(written())
        wrong["reports"][0]["claims"][0] |= change
        assert not validator.is_valid(wrong), change
