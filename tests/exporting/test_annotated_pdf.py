"""Highlights cover the words of their claims, and notes say why."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pdfplumber
import pypdf
import pytest
from pypdf.annotations import FreeText

from greenscan import Report, Screener
from greenscan.claims import Assessment, Claim, RaisedFlag, Scores
from greenscan.errors import ExportError
from greenscan.exporting.annotated_pdf import annotate
from greenscan.labels import Flag, Label
from tests.exporting.pdf_words import covered, highlights, letters
from tests.reading.pdf_pages import Pen
from tests.report.making import make_report, make_sentence

REPORTS = ("singtel_2019", "adidas_2022", "sligro_2015", "carmax_2022", "symrise_2021")
VAGUE = "We care deeply for our green planet and always act in a sustainable and responsible way."
ACTION = "In 2023 we fitted heat pumps at 14 of our 60 stores in Hull, York and Leeds."
TARGET = "We will be carbon neutral in all of our operations and along our supply chain by 2040."


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener("baseline-en")


def drawn() -> bytes:
    """Return two pages: two columns with a claim each, and one that runs over the page break."""
    pen = Pen()
    pen.text(60, 780, "Environment", size=18)
    pen.column(60, 740, 200, f"{VAGUE} {VAGUE}")
    pen.column(320, 740, 200, ACTION)
    pen.column(
        60, 90, 460, "The report covers the whole group. We will be carbon neutral in all of"
    )
    pen.next_page()
    pen.column(
        60, 780, 460, "our operations and along our supply chain by 2040. Sales rose by 4 %."
    )
    return pen.data()


@pytest.fixture(scope="module")
def screened(screener: Screener) -> tuple[bytes, Report]:
    content = drawn()
    return content, screener.analyze_file(content).rethreshold(claim=0.05)


def test_a_highlight_covers_exactly_the_words_of_its_claim(screened: tuple[bytes, Report]) -> None:
    content, report = screened
    copy = annotate(content, report, supported=True)
    found = highlights(copy)
    claims = {claim.id: claim for claim in report.claims}
    assert {VAGUE, ACTION, TARGET} <= {claim.text for claim in report.claims}
    with pdfplumber.open(io.BytesIO(copy)) as pdf:
        for name in {each.name.split("-")[0] for each in found}:
            parts = [each for each in found if each.name.startswith(name)]
            under = "".join(covered(pdf, each) for each in parts)
            assert letters(under) == letters(claims[name].text)


def test_a_claim_over_a_page_break_is_highlighted_on_both_pages(
    screened: tuple[bytes, Report],
) -> None:
    content, report = screened
    claim = next(claim for claim in report.claims if claim.text == TARGET)
    copy = annotate(content, report, supported=True)
    found = [each for each in highlights(copy) if each.name.startswith(claim.id)]
    assert [each.page for each in found] == [1, 2]
    assert found[1].note.startswith("Continued from p. 1\n")


def test_supported_claims_are_left_out_unless_asked_for(screened: tuple[bytes, Report]) -> None:
    content, report = screened
    verdicts = {claim.id: claim.verdict for claim in report.claims}
    assert Label.SUPPORTED in verdicts.values()

    def told(supported: bool) -> set[Label]:
        found = highlights(annotate(content, report, supported=supported))
        return {verdicts[each.name.split("-")[0]] for each in found}

    assert told(supported=True) == set(verdicts.values())
    assert Label.SUPPORTED not in told(supported=False)


def test_the_note_tells_verdict_flags_and_question(screened: tuple[bytes, Report]) -> None:
    content, report = screened
    word = Assessment(
        verdict=Label.VAGUE,
        flags=(RaisedFlag(code=Flag.VAGUE_GENERIC, reason='"green" is not defined'),),
        question="What does “green” mean? <b>&amp;</b> =1+1",
    )
    claims = tuple(replace(claim, assessment=word) for claim in report.claims)
    first = highlights(annotate(content, replace(report, claims=claims)))[0]
    assert first.note.startswith("VAGUE ")
    assert 'VAGUE_GENERIC: "green" is not defined' in first.note
    assert "Ask: What does “green” mean? <b>&amp;</b> =1+1" in first.note
    assert first.subject.startswith("vague ")


def test_what_the_file_holds_already_stays(screener: Screener) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn()))
    mine = FreeText(text="Reviewed by A. B.", rect=(60, 20, 200, 40))
    writer.add_annotation(page_number=0, annotation=mine)
    file = io.BytesIO()
    writer.write(file)
    report = screener.analyze_file(file.getvalue()).rethreshold(claim=0.05)
    copy = annotate(file.getvalue(), report)
    page = pypdf.PdfReader(io.BytesIO(copy)).pages[0]
    contents = [each.get_object().get("/Contents") for each in page.annotations or ()]
    assert contents[0] == "Reviewed by A. B."
    assert len(contents) > 1


def test_the_copy_is_the_same_each_time(screened: tuple[bytes, Report]) -> None:
    assert annotate(*screened) == annotate(*screened)


def test_another_file_is_refused(screened: tuple[bytes, Report]) -> None:
    with pytest.raises(ExportError, match="another file"):
        annotate(screened[0] + b"\n", screened[1])


def test_a_file_that_is_no_pdf_is_refused() -> None:
    content = b"We are green."
    report = make_report([make_sentence("We are green.", scores=Scores(0.0, 1.0, 0.0, 0.0))])
    digest = hashlib.sha256(content).hexdigest()
    with pytest.raises(ExportError, match="cannot be written anew"):
        annotate(content, replace(report, document=replace(report.document, digest=digest)))


@pytest.mark.shared
def test_highlights_in_real_reports_cover_their_claims(shared: Path, screener: Screener) -> None:
    """Of a hundred, at least 97; layers that a page does not show are words to pdfplumber too."""
    right = sampled = 0
    for name in REPORTS:
        content = (shared / "reports" / f"{name}.pdf").read_bytes()
        report = screener.analyze_file(content)
        copy = annotate(content, report, supported=True)
        claims = {claim.id: claim for claim in report.claims if _on_one_page(claim)}
        found = [each for each in highlights(copy) if each.name.split("-")[0] in claims]
        with pdfplumber.open(io.BytesIO(copy)) as pdf:
            for row in np.random.default_rng(2026).choice(len(found), 20, replace=False):
                each = found[row]
                claim = claims[each.name.split("-")[0]]
                right += letters(covered(pdf, each)) == letters(claim.text)
                sampled += 1
    assert sampled == 100
    assert right >= 97


def _on_one_page(claim: Claim) -> bool:
    return len({box.page for box in claim.boxes}) == 1
