"""Figures that disagree, and those that only seem to."""

from __future__ import annotations

import pytest

from greenscan import Screener
from greenscan.findings import findings_in
from greenscan.linking import Links
from greenscan.reading import from_text
from greenscan.segmenting import SENTENCES, segment

TABLE = """
Table 1: Greenhouse gases of the group, kt CO2e

                                   2018     2022     2023
Scope 1                             171      149      140
Scope 2, location-based             118       96       84
Scope 1 and 2                       289      245      224
"""


def linked(screener: Screener, claim: str) -> Links:
    """Return what is found for the first sentence, be it a claim to the classifier or not."""
    document = from_text(f"{claim} Our offices are in the old town.\n{TABLE}")
    doc = segment(document, screener._pipeline)
    predictions = screener.classifier.classify([span.text for span in doc.spans[SENTENCES]])
    found = screener.linker.link(document, doc, findings_in(doc), predictions, [0])
    return found.get(0, Links())


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
