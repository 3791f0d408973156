"""Any text in: a report of which the invariants hold, and files that read back, or a clear error.

Few examples by default, the same each time; ``HYPOTHESIS_PROFILE=thorough`` looks further.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html
from openpyxl import load_workbook

from greenscan import Screener
from greenscan.claims import Claim
from greenscan.errors import ReadError
from greenscan.exporting import OutputFormat, render
from greenscan.exporting.cells import guarded, storable
from greenscan.exporting.html.cleaning import clean
from greenscan.exporting.register import write_register
from greenscan.reading import Document, from_text, read
from greenscan.report import Failure, Report
from tests.exporting.making import Reviewer, make_claim, report_of
from tests.security.strategies import any_text

SCREENED = settings(max_examples=max(10, settings().max_examples // 4))
WRITTEN = settings(SCREENED, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(model="baseline-en")


def check_document(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip()
        end = block.end
    assert [page.start for page in document.pages] == sorted(p.start for p in document.pages)


@given(any_text())
def test_a_string_is_read_or_refused(text: str) -> None:
    try:
        document = from_text(text)
    except ReadError:
        return
    check_document(document)
    assert document == from_text(text)
    assert from_text(document.text, repair=False).text == document.text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@given(text=any_text())
@SCREENED
def test_bytes_are_read_or_refused(name: str, text: str) -> None:
    start = "<html>" if name.endswith("html") else ""
    try:
        document = read(f"{start}{text}".encode("utf-8", "surrogatepass"), name=name)
    except ReadError:
        return
    check_document(document)


@given(text=any_text())
@SCREENED
def test_a_report_keeps_its_invariants(screener: Screener, text: str) -> None:
    try:
        report = screener.analyze(text)
    except ReadError:
        return
    document = from_text(text)
    end = 0
    for sentence in report.sentences:
        assert end <= sentence.start < sentence.end
        assert document.text[sentence.start : sentence.end] == sentence.text
        end = sentence.end
        if isinstance(sentence, Claim):
            for mark in sentence.marks:
                assert document.text[mark.start : mark.end] == mark.text
            for cue in sentence.cues:
                assert document.text[cue.start : cue.end] == cue.text
            for support in sentence.support:
                assert document.text[support.start : support.end] == support.quote
    assert len({claim.id for claim in report.claims}) == len(report.claims)
    assert screener.analyze(text).to_json() == report.to_json()
    assert Report.from_dict(json.loads(report.to_json())).to_json() == report.to_json()


def of(text: str) -> Report:
    """Return a report that cites `text` wherever a document's text is cited."""
    return report_of(make_claim(text, section=text), make_claim("We care."), name=text)


@given(text=any_text(least=1))
@WRITTEN
def test_tables_read_back(text: str) -> None:
    report = of(text)
    rows = list(csv.DictReader(io.StringIO(render([report], OutputFormat.CSV), newline="")))
    assert [row["text"] for row in rows] == [guarded(text), "We care."]
    assert not [
        value
        for row in rows
        for value in row.values()
        if value.startswith(("=", "@", "\t", "\r")) or (value[:1] in "+-" and not _number(value))
    ]
    lines = [json.loads(line) for line in render([report], OutputFormat.JSONL).split("\n") if line]
    assert [line["text"] for line in lines] == [text, "We care."]
    (told,) = json.loads(render([report], OutputFormat.JSON))["reports"]
    assert Report.from_dict(told).claims == report.claims


def _number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return not value
    return True


@given(text=any_text(least=1))
@WRITTEN
def test_a_register_reads_back(tmp_path: Path, text: str) -> None:
    path = tmp_path / "register.xlsx"
    path.unlink(missing_ok=True)
    failure = Failure(text, text, text)
    write_register(path, [of(text), failure], today=date(2024, 1, 1))
    quotes = [row[Reviewer(path).titles.index("Quote")] for row in Reviewer(path).rows()]
    assert quotes[0] == storable(text)
    for sheet in load_workbook(path).worksheets:
        for cells in sheet.iter_rows():
            formulas = [cell.value for cell in cells if cell.data_type == "f"]
            assert all(str(each).startswith("=COUNTIF('Claims'!$") for each in formulas)
    before = len(Reviewer(path).rows())
    write_register(path, [of(text)], today=date(2024, 1, 2))
    assert len(Reviewer(path).rows()) == before


@given(text=any_text(least=1))
@WRITTEN
def test_a_page_reads_back(text: str) -> None:
    tree = html.document_fromstring(of(text).to_html().encode())
    plain = html.document_fromstring(of("plain").to_html().encode())
    assert {element.tag for element in tree.iter()} <= {element.tag for element in plain.iter()}
    said = next(each for each in tree.iter("span") if each.get("class") == "said")
    assert "".join(map(str, said.itertext())).split() == clean(text).split()
    assert not [
        key for element in tree.iter() for key in element.attrib if str(key).startswith("on")
    ]
