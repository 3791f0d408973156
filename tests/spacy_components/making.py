"""Texts and pipelines for the tests of the components."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from greenscan import Report
from greenscan.claims import Claim

CORPORA = Path(__file__).parents[2] / "corpora"
SAMPLE = CORPORA / "sample" / "northmoor-dairies-2024.pdf"
LINKED = CORPORA / "linked-reports"

TEXT = (
    "Our planet\n\n"
    "We are committed to a greener future. In FY2022 the Porto plant cut its gas use by 1.9 GWh "
    "(11 % below FY2019).\n\n"
    "Climate change could disrupt our supply chain.\n"
)
STEPS = (
    "greenscan_segmenter",
    "greenscan_marker",
    "greenscan_classifier",
    "greenscan_linker",
    "greenscan_assessor",
)


def pipeline(**config: object) -> Language:
    """Return a blank English pipeline with greenscan."""
    nlp = spacy.blank("en")
    nlp.add_pipe("greenscan", config=config)
    return nlp


def report_of(doc: Doc) -> Report:
    """Return the report on `doc`."""
    report = doc._.greenscan
    assert isinstance(report, Report)
    return report


def words_of(claim: Claim) -> tuple[str, ...]:
    """Return what is said of a claim, whatever its white space and place."""
    flags = (flag.code.value for flag in claim.flags)
    return (" ".join(claim.text.split()), claim.verdict.value, claim.kind.value, *flags)
