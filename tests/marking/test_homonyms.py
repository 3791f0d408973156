"""Acronyms that have other meanings, and names that a company reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from greenscan.marking import MARKS, STRENGTH
from greenscan.reading import read
from greenscan.segmenting import segment
from tests.marking.making import spans_in

HOMONYMS = {
    "AWS": (
        "Our bottling site is working with AWS on its river basin.",
        "All mail is hosted on AWS in Frankfurt.",
    ),
    "CAR": (
        "The offsets carry serial numbers of CAR.",
        "THE CAR PARK HAS TEN CHARGERS, A CAR EACH",
    ),
    "ACR": ("Methane credits were issued by ACR.", "The ACR of the patient was measured."),
    "ASC": ("Farmed salmon with ASC.", "Revenue follows ASC 606."),
    "REC": ("The mill bought REC for its wind power.", "The REC form for recruitment is new."),
    "EMS": ("The EMS was audited to ISO 14001.", "An EMS crew took the injured to hospital."),
    "TPI": ("TPI sees our carbon management on level 3.", "The thread has 20 TPI."),
    "GS": ("The registry shows 400 GS credits.", "The ladder bears the GS mark."),
    "CER": ("We retired 90 CER credits.", "The CER of the lender rose."),
    "PRI": ("The fund is a PRI signatory.", "The PRI card of the exchange failed."),
    "BPI": ("A compostable bag with BPI.", "The BPI team redrew the business process."),
    "NOP": ("Organic cotton under NOP.", "A NOP instruction fills the gap."),
}


def pack_marks(nlp: Language, text: str) -> list[str]:
    return [span.text for span in spans_in(nlp, text, MARKS)]


@pytest.mark.parametrize("acronym", HOMONYMS)
def test_homonyms_are_told_apart(acronym: str, nlp: Language) -> None:
    meant, other = HOMONYMS[acronym]
    assert any(acronym in text for text in pack_marks(nlp, meant))
    assert not any(acronym in text.split() for text in pack_marks(nlp, other))


def test_acronyms_count_only_in_capitals(nlp: Language) -> None:
    assert not pack_marks(nlp, "The car took carbon credits to the registry.")


NAMED = {
    "ungc": 0,
    "unep": 0,
    "unido": 0,
    "ilo": 0,
    "aws-acronym": 0,
    "sai-acronym": 0,
    "sdg": 0,
    "sdg-goal": 0,
    "ungc-principles": 0,
    "carbon-neutral-partner": 0,
    "ccca": 0,
    "lca-committee": 0,
    "sbti-validated": 2,
    "ecovadis": 1,
    "aa1000": 1,
    "report-verification": 1,
    "iso-management-system": 0,
    "lca-acronym": 1,
    "cnca": 2,
    "cnas": 2,
    "ghg-inspectors": 1,
    "award": 0,
    "five-year-plan": 0,
    "spc-opinions": 0,
    "green-finance-guidelines": 0,
    "mee-order-24": 0,
    "aucl": 0,
}


@pytest.mark.shared
def test_all_that_a_verifier_names_is_recognised(shared: Path, nlp: Language) -> None:
    doc = segment(read(shared / "examples" / "leverage_summit_2023.txt"), nlp)
    found = {span.id_: span._.get(STRENGTH) for span in doc.spans[MARKS]}
    assert {entry: found.get(entry) for entry in NAMED} == NAMED


def test_the_same_names_in_a_profile_of_another_body(nlp: Language) -> None:
    text = (
        "Since 2018 it joined UNGC, UNEP, AWS and SAI. "
        "It is approved by CNCA (CNCA-R-2011-123) and accredited by CNAS (CNAS IB0001). "
        "In 2021 its target was approved by SBTi, and it became a carbon neutral global action "
        "partner of UNIDO. It offers ISO management system certification and AA1000 report "
        "verification, is a member of an LCA committee and follows the ILO conventions. "
        "It cites the Law of the People’s Republic of China against Unfair Competition."
    )
    found = {span.id_ for span in spans_in(nlp, text, MARKS)}
    assert found >= {
        *("ungc", "unep", "aws-acronym", "sai-acronym", "cnca", "cnas", "sbti-validated"),
        *("carbon-neutral-partner", "unido", "iso-management-system", "aa1000"),
        *("report-verification", "lca-acronym", "lca-committee", "ilo", "aucl"),
    }
