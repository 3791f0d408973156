"""The claim register as it is first written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from greenscan.exporting.cells import CELL_LIMIT, storable
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.register import write_register
from greenscan.exporting.register.fields import LOOKS, REVIEW
from greenscan.labels import Flag, Label
from greenscan.report import Failure, PackFacts
from tests.exporting.making import Reviewer, full_claim, make_claim, report_of

HOSTILE = (
    '=HYPERLINK("http://example.org","green")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "<script>alert(1)</script> & ]]> <![CDATA[",
    "\u202egreen\u202c \u200fworld",
    "#N/A",
    "TRUE",
    "007",
    "_x0041_ and {=A1}",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.xlsx"


def test_it_has_a_sheet_for_claims_counts_pages_method_and_runs(path: Path) -> None:
    write_register(path, [report_of(full_claim())])
    assert Reviewer(path).workbook.sheetnames == ["Claims", "Summary", "Pages", "Method", "Runs"]


def test_every_column_of_the_table_is_there_and_the_reviewers_after_it(path: Path) -> None:
    write_register(path, [report_of(full_claim())])
    titles = Reviewer(path).titles
    assert titles == [look.title for look in LOOKS]
    assert len(set(titles)) == len(titles)
    last = max(titles.index(column.look.title) for column in COLUMNS)
    assert [titles.index(look.title) for look in REVIEW] == list(range(last + 1, last + 7))


def test_a_claim_is_told_with_all_that_is_said_of_it(path: Path) -> None:
    claim = full_claim()
    before = make_claim("We care.", page=2)
    write_register(path, [report_of(before, claim)])
    reviewer = Reviewer(path)
    told = {title: reviewer.read(claim.text, title) for title in reviewer.titles}
    expected = {
        "Change": "new",
        "Claim ID": claim.id,
        "Page": 2,
        "Section": "Energy > Gas",
        "Sentence before": "We care.",
        "Sentence after": None,
        "ESRS": "E1",
        "GRI": "302",
        "Quantities": "1.9 GWh",
        "Base year": "2019",
        "Target year": "2030",
        "Scope, boundary": "All our sites",
        "Verdict": "unsupported",
        "Priority": "high",
        "Flags": "ABSOLUTE",
        "Why flagged": "ABSOLUTE: no case is left out [All]",
        "Missing": "plan; validation",
        "Question": "Which measures lead to it?",
        "Rules": "Made-up Act 4a",
        "Support page": "5",
        "Support": "p. 5: Gas use fell to 15 GWh.",
        "Contradiction": (
            "1.9 GWh here, 2.4 GWh there. Both figures are of 2023.\np. 7: Gas use rose."
        ),
        "Cues": "All (absolute)",
        "Decision": None,
    }
    assert {title: told[title] for title in expected} == expected
    assert "1.9 GWh (quantity, 1)" in told["Marks (strength 0–3)"]


def test_drop_downs_filter_frozen_header_and_print_set_up(path: Path) -> None:
    write_register(path, [report_of(full_claim(), make_claim("We care."))])
    sheet = Reviewer(path).claims
    lists = [validation.formula1 for validation in sheet.data_validations.dataValidation]
    assert lists == [
        '"supported,amend wording,remove,evidence awaited"',
        '"vague,unsupported,supported,no claim"',
    ]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "H2"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in sheet["A2:G3"] for cell in row if cell.value)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_report_says_stays_text(path: Path, text: str) -> None:
    write_register(path, [report_of(make_claim(text, section=text), name=text)])
    workbook = load_workbook(path)
    row = {str(head.value): cell for head, cell in zip(*workbook["Claims"].rows, strict=True)}
    for title in ("Quote", "Section", "Document"):
        cell = row[title]
        assert (cell.data_type, cell.value) == ("s", storable(text))
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    formulas = {
        cell.value
        for sheet in workbook.worksheets
        for cells in sheet.iter_rows()
        for cell in cells
        if cell.data_type == "f"
    }
    assert all(str(formula).startswith("=COUNTIF('Claims'!$") for formula in formulas)
    with ZipFile(path) as package:
        assert not [name for name in package.namelist() if "externalLink" in name]


def test_characters_that_a_workbook_cannot_hold_are_replaced(path: Path) -> None:
    write_register(path, [report_of(make_claim("Green\x00\x0b\x1f \ud800\uffff world."))])
    assert Reviewer(path).rows()[0][6] == "Green\ufffd\ufffd\ufffd \ufffd\ufffd world."


@pytest.mark.parametrize("text", ["green " * 5_000, "🌱" * 17_000, "\n" * 40_000])
def test_a_sentence_longer_than_a_cell_is_cut_and_says_so(path: Path, text: str) -> None:
    write_register(path, [report_of(make_claim(text))])
    value = str(Reviewer(path).rows()[0][6])
    assert len(value.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert value == text or (value.endswith(" […]") and text.startswith(value[:-4]))
    assert (value == text) == (len(text) == 30_000)


def test_several_reports_share_one_sheet_and_equal_names_are_told_apart(path: Path) -> None:
    first, second = report_of(make_claim("One.")), report_of(make_claim("One."), name="b.pdf")
    write_register(path, [first, Failure("c.pdf", "is empty", "give another"), second, first])
    reviewer = Reviewer(path)
    assert [row[1] for row in reviewer.rows()] == ["report.pdf", "b.pdf", "report.pdf (2)"]
    assert not reviewer.claims.column_dimensions["B"].hidden
    method = list(reviewer.workbook["Method"].iter_rows(values_only=True))
    assert ("c.pdf", "Not read", "is empty; give another") in method


def test_the_summary_counts_by_verdict(path: Path) -> None:
    claims = (
        make_claim("One.", flags=[Flag.PUFFERY, Flag.ABSOLUTE], section="A"),
        make_claim("Two.", flags=[Flag.PUFFERY], section="A"),
        make_claim("Three.", verdict=Label.SUPPORTED, page=3),
    )
    write_register(path, [report_of(*claims)])
    summary = list(Reviewer(path).workbook["Summary"].iter_rows(values_only=True))
    assert ("report.pdf", 2, 0, 1, 3) in summary
    assert ("action", 2, 0, 1, 3) in summary
    assert ("PUFFERY", 2, 0, 0, 2) in summary
    assert ("ABSOLUTE", 1, 0, 0, 1) in summary
    assert ("A", 2, 0, 0, 2) in summary
    assert ("(none)", 0, 0, 1, 1) in summary


def test_pages_are_told_also_without_a_claim(path: Path) -> None:
    write_register(path, [report_of(make_claim("One.", page=1), make_claim("Two.", page=3))])
    _, *pages = Reviewer(path).workbook["Pages"].iter_rows(values_only=True)
    assert [(row[1], row[4], row[5]) for row in pages] == [(1, 1, 1), (2, 0, 0), (3, 1, 1)]


def test_the_method_tells_what_it_takes_to_do_it_again(path: Path) -> None:
    report = replace(report_of(full_claim()), packs=(PackFacts("own.yaml", "22"),))
    write_register(path, [report])
    rows = Reviewer(path).workbook["Method"].iter_rows(values_only=True)
    told = {row[1]: row[2] for row in rows if row[0] == "report.pdf"}
    assert told["SHA-256 of the document"] == report.document.digest
    assert told["SHA-256 of the model"] == report.model.digest
    assert told["greenscan"] == report.greenscan_version
    assert told["Pack own.yaml"] == "SHA-256 22"
    assert told["Threshold: claim"] == "from a probability of 0.5"
    assert str(told["Rule Made-up Act 4a"]).endswith("Asks: that a reader can check it")


def test_a_report_without_claims_is_a_register_too(path: Path) -> None:
    write_register(path, [report_of()])
    assert Reviewer(path).rows() == []
    write_register(path, [report_of(make_claim("One."))])
    assert [row[0] for row in Reviewer(path).rows()] == ["new"]


def test_fifteen_hundred_claims_are_written_in_two_and_a_half_seconds(path: Path) -> None:
    full = full_claim()
    claims = [make_claim(f"{full.text} {number}", section="Energy") for number in range(1_500)]
    report = report_of(*claims)
    write_register(path, [report_of(full)])  # imports and packs are there from now on
    path.unlink()
    start = process_time()
    write_register(path, [report])
    assert process_time() - start < 2.5
