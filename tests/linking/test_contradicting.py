"""Figures that disagree, and those that only seem to."""

from __future__ import annotations

import pytest

from greenscan import Screener
from greenscan.findings import findings_in
from greenscan.linking import Links
from greenscan.reading import from_text
from greenscan.segmenting import SENTENCES, segment
from tests.linking.cases import NEAR, TRUE, Opposed

TABLE = """
Table 1: Greenhouse gases of the group, kt CO2e

                                   2018     2022     2023
Scope 1                             171      149      140
Scope 2, location-based             118       96       84
Scope 1 and 2                       289      245      224
"""


def linked(screener: Screener, claim: str) -> Links:
    """Return what is found for the first sentence, be it a claim to the classifier or not."""
    return linked_in(screener, f"{claim} Our offices are in the old town.\n{TABLE}", 0)


def linked_in(screener: Screener, text: str, row: int) -> Links:
    """Return what is found for the sentence at `row` of a text."""
    document = from_text(text)
    doc = segment(document, screener._pipeline)
    predictions = screener.classifier.classify([span.text for span in doc.spans[SENTENCES]])
    found = screener.linker.link(document, doc, findings_in(doc), predictions, [row])
    return found.get(row, Links())


def test_another_figure_for_the_same_thing(screener: Screener) -> None:
    claim = "Scope 1 and 2 emissions of the group were 212 kt CO2e in 2023."
    found = linked(screener, claim).contradiction
    assert found is not None
    assert (found.claimed, found.found) == ("212 kt CO2e", "224")
    assert "reconciled" in found.why
    assert found.quote.startswith("Scope 1 and 2")
    assert found.heading.split() == ["2018", "2022", "2023"]


@pytest.mark.parametrize(
    "claim",
    [
        "Scope 1 and 2 emissions of the group were 224 kt CO2e in 2023.",
        "Scope 1 and 2 emissions of the group were about 0.22 Mt CO2e in 2023.",
        "Scope 1 and 2 emissions of the group were 224,000 t CO2e in 2023.",
        "Scope 1 and 2 emissions of the group were 260 kt CO2e in 2021.",
        "Scope 1 emissions of our plant in Gorse were 120 kt CO2e in 2023.",
        "Scope 2 emissions of the group, market-based, were 70 kt CO2e in 2023.",
        "By 2030 scope 1 and 2 emissions of the group will be below 150 kt CO2e.",
        "Scope 1 and 2 emissions of the group fell by 22 % between 2018 and 2023.",
    ],
    ids=["same", "rounded", "unit", "year", "site", "method", "target", "change"],
)
def test_what_only_seems_to_disagree(screener: Screener, claim: str) -> None:
    assert linked(screener, claim).contradiction is None


def disagreeing(screener: Screener, case: Opposed) -> str:
    """Return the passage that is found to disagree with the claim of `case`."""
    year = 2024 if "2024" in f"{case.claim} {case.rest}" else 2023
    title = f"Lodden plc Sustainability report {year}"
    text = f"{title}\n\n{case.claim} Our offices are in the old town.\n\n{case.rest}"
    doc = segment(from_text(text), screener._pipeline)
    texts = [span.text for span in doc.spans[SENTENCES]]
    row = next(row for row, each in enumerate(texts) if each.startswith(case.claim[:20]))
    found = linked_in(screener, text, row).contradiction
    return found.quote if found else ""


@pytest.mark.parametrize("case", TRUE, ids=[case.name for case in TRUE])
def test_the_passage_that_disagrees_is_named(screener: Screener, case: Opposed) -> None:
    assert disagreeing(screener, case).startswith(case.quote)


@pytest.mark.parametrize("case", NEAR, ids=[case.name for case in NEAR])
def test_another_quantity_is_no_disagreement(screener: Screener, case: Opposed) -> None:
    assert disagreeing(screener, case) == ""
