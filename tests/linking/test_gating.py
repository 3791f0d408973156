"""What may back a claim, and what only shares words with it."""

from __future__ import annotations

import pytest

from greenscan import Screener
from greenscan.findings import findings_in
from greenscan.linking.candidates import candidates_in
from greenscan.linking.facts import references_in
from greenscan.linking.gating import plausible
from greenscan.linking.linker import known_of
from greenscan.linking.retrieval import candidates_for, collect
from greenscan.reading import from_text
from greenscan.segmenting import SENTENCES, segment

NOTES = "Some of it is explained below, at the foot of the page."


def backing(screener: Screener, claim: str, passage: str) -> list[str]:
    """Return the passages of a report of two that may back the first."""
    document = from_text(f"{claim}\n\nEnergy\n\n{NOTES}\n\n{passage}\n")
    doc = segment(document, screener._pipeline)
    predictions = screener.classifier.classify([span.text for span in doc.spans[SENTENCES]])
    candidates = candidates_in(document, doc)
    collection = collect(candidates, predictions.embeddings, screener.linker.model.vectors)
    known = known_of(document, candidates, findings_in(doc), predictions.labels)
    near = candidates_for([0], collection)[0]
    found = plausible(0, near, references_in(claim), collection, known)
    return [candidates[position].text for position, _ in found]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Of our suppliers in the CDP supply chain programme, 69 % have set climate targets.",
            "Our customers in the CDP supply chain programme made up 8 % of sales.",
        ),
        (
            "Each year the forest project saves about one million tonnes of CO2 equivalents.",
            "Each year the boiler project saves about 20,000 tonnes of CO2 equivalents.",
        ),
        (
            "Zero carbon emissions from the operations of our power stations.",
            "01 Eliminating carbon emissions from operations",
        ),
        (
            "We follow the scope 3 value chain standard for our greenhouse gas emissions.",
            "13 GHG Protocol, Corporate Value Chain (Scope 3) Accounting and Reporting Standard",
        ),
        (
            "The climate targets of our group have been approved by the SBTi.",
            "Suppliers should have their climate targets approved by the SBTi before 2024.",
        ),
        (
            "We are not able to buy renewable electricity for the studios.",
            "In 2021 we bought renewable electricity for 100 % of the studios.",
        ),
    ],
    ids=["another share", "another mass", "number in a list", "a title", "a demand", "admitted"],
)
def test_what_only_shares_words_backs_nothing(screener: Screener, claim: str, passage: str) -> None:
    assert backing(screener, claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Our suppliers answer the questions of the CDP supply chain programme.",
            "Of our suppliers in the CDP supply chain programme, 69 % measured their emissions.",
        ),
        (
            "We follow the scope 3 value chain standard for our greenhouse gas emissions.",
            "13 The scope 3 emissions are calculated by the GHG Protocol, for the value chain.",
        ),
        (
            "In some countries green electricity is not available, so we buy certificates.",
            "In 2021 we bought certificates for the green electricity of nine countries.",
        ),
    ],
    ids=["a share", "a footnote with a verb", "done instead"],
)
def test_what_gives_more_may_back(screener: Screener, claim: str, passage: str) -> None:
    assert backing(screener, claim, passage) == [passage]
