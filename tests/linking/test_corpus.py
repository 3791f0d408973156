"""What the shipped model reaches on the linked reports, with some margin."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("torch")

from greenscan.classifying import load_model
from greenscan.linking import Linker
from greenscan.training.linking.judging import judge
from greenscan.training.linking.material import linked_reports
from tests.corpora import LINKED, LINKED_PARTS


@pytest.fixture(scope="module")
def counts(linker: Linker) -> dict[str, Any]:
    classifier = load_model("greenscan-en")
    parts = [judge(linker, linked_reports(LINKED, part, classifier)) for part in LINKED_PARTS]
    return {key: sum(part[key] for part in parts) for key in parts[0]}


def test_most_first_passages_are_right(counts: dict[str, Any]) -> None:
    assert counts["first_right"] >= 0.8 * counts["given"]


def test_half_of_the_supported_claims_are_linked(counts: dict[str, Any]) -> None:
    assert counts["found"] >= 0.45 * counts["supported"]


def test_claims_without_support_are_given_none(counts: dict[str, Any]) -> None:
    assert counts["bare_given"] <= 0.05 * counts["bare"]


def test_contradictions_are_found_rather_than_imagined(counts: dict[str, Any]) -> None:
    assert counts["contradictions_found"] >= 3
    assert counts["false_contradictions"] <= 2
