"""JSON, JSON Lines, CSV and the terminal table."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from time import process_time

import pytest
from rich.console import Console

from greenscan.claims import Scores
from greenscan.errors import MissingExtraError
from greenscan.exporting import OutputFormat, claim_table, render, write_whole
from greenscan.exporting.columns import COLUMNS
from greenscan.report import Failure, Report
from tests.exporting.making import Reviewer, full_claim, make_claim, report_of
from tests.report.making import make_report, make_sentence

VAGUE = Scores(0.1, 0.7, 0.1, 0.1)
AWKWARD = 'We are "green", always;\nand 5 % better.\u2028 = yes'


def outcomes() -> list[Report | Failure]:
    return [
        make_report([make_sentence(AWKWARD, scores=VAGUE), make_sentence("No claim.")], name="a"),
        Failure("b", "is empty", "give another"),
        make_report([make_sentence("Eco.", scores=VAGUE)], name="c"),
    ]


def test_json_holds_reports_and_failures_whole() -> None:
    content = json.loads(render(outcomes(), OutputFormat.JSON))
    assert [Report.from_dict(report) for report in content["reports"]] == [
        outcome for outcome in outcomes() if isinstance(outcome, Report)
    ]
    assert content["failures"] == [{"name": "b", "reason": "is empty", "remedy": "give another"}]


def test_json_has_the_same_shape_for_one_document_and_for_none() -> None:
    assert json.loads(render([], OutputFormat.JSON)) == {"reports": [], "failures": []}


def test_jsonl_is_one_claim_a_line() -> None:
    lines = render(outcomes(), OutputFormat.JSONL).rstrip("\n").split("\n")
    claims = [json.loads(line) for line in lines]
    assert [(claim["document"], claim["text"]) for claim in claims] == [
        ("a", AWKWARD),
        ("c", "Eco."),
    ]


def test_csv_reads_back_verbatim() -> None:
    rows = list(csv.DictReader(StringIO(render(outcomes(), OutputFormat.CSV), newline="")))
    assert [(row["document"], row["text"], row["verdict"]) for row in rows] == [
        ("a", AWKWARD, "vague"),
        ("c", "Eco.", "vague"),
    ]


def test_csv_without_claims_still_has_its_header() -> None:
    assert render([], OutputFormat.CSV).startswith("document,id,page,")


def test_jsonl_says_what_json_says_and_the_columns_of_the_table_beside_it() -> None:
    report = report_of(make_claim("We care."), full_claim())
    _, line = render([report], OutputFormat.JSONL).splitlines()
    told = json.loads(line)
    claim = report.claims[1].to_dict()
    assert {name: told[name] for name in claim} == claim
    assert told.keys() >= {column.name for column in COLUMNS}
    assert (told["before"], told["esrs"], told["base_year"]) == ("We care.", "E1", "2019")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_csv_lets_no_text_be_taken_for_a_formula(start: str) -> None:
    text = f"{start}1+1"
    report = report_of(make_claim(text), make_claim("−5 %"))
    hostile, harmless = csv.DictReader(StringIO(render([report], OutputFormat.CSV), newline=""))
    assert (hostile["text"], harmless["text"]) == (f"'{text}", "−5 %")
    assert harmless["before"] == f"'{text}"


def test_a_data_frame_has_the_columns_of_the_table() -> None:
    pytest.importorskip("pandas")
    frame = report_of(full_claim()).to_dataframe()
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert frame.loc[0, "flags"] == "ABSOLUTE"
    assert len(report_of().to_dataframe()) == 0


def test_a_data_frame_without_pandas_is_an_error_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"greenscan\[pandas\]"):
        report_of().to_dataframe()


@pytest.mark.parametrize("suffix", ["json", "jsonl", "CSV"])
def test_save_tells_the_format_by_the_suffix_and_overwrites_only_when_told(
    suffix: str, tmp_path: Path
) -> None:
    target = tmp_path / f"out.{suffix}"
    report = report_of(full_claim())
    report.save(target)
    expected = render([report], OutputFormat(suffix.lower()))
    assert target.read_bytes() == expected.encode()
    with pytest.raises(FileExistsError):
        report_of().save(target)
    assert target.read_bytes() == expected.encode()
    report_of().save(target, overwrite=True)
    assert target.read_bytes() != expected.encode()


def test_save_goes_on_with_a_register_even_when_told_to_overwrite(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    report_of(make_claim("One.")).save(target)
    report_of(make_claim("Two."), name="b.pdf").save(target, overwrite=True)
    assert len(Reviewer(target).rows()) == 2


@pytest.mark.parametrize("name", ["out", "out.docx", "out.xls"])
def test_save_refuses_another_suffix(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.json, \.jsonl, \.csv, \.xlsx"):
        report_of().save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def shown(report: Report, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, no_color=True).print(claim_table(report))
    return out.getvalue()


def test_table_shows_page_verdict_confidence_and_text() -> None:
    text = shown(make_report([make_sentence("We are green.", scores=VAGUE)], name="r.pdf"))
    head, _, _, row, *notes = [line for line in text.splitlines() if line.strip()]
    assert head == "r.pdf: 2 pages, 1 sentence, 1 claim: 1 vague, 0 unsupported, 0 supported"
    assert row.split() == ["ii", "vague", "70%", "We", "are", "green."]
    assert notes[0].strip() == "VAGUE_GENERIC"
    assert notes[1].strip().startswith("What do you mean by “green”")


def test_csv_tells_flags_and_question_of_each_claim() -> None:
    report = make_report([make_sentence("We are green.", scores=VAGUE)])
    (row,) = csv.DictReader(StringIO(render([report], OutputFormat.CSV), newline=""))
    assert row["flags"] == "VAGUE_GENERIC"
    assert row["missing"] == "definition; measure"
    assert row["question"].endswith("?")
    assert (row["subject"], row["priority"]) == ("company", "low")
    assert "UCPD Annex I 4a" in row["rules"]


def test_table_marks_uncertain_verdicts() -> None:
    assert "40%?" in shown(make_report([make_sentence("A.", scores=Scores(0.2, 0.4, 0.2, 0.2))]))


def test_table_lets_no_control_character_of_a_document_through() -> None:
    text = "Green \x1b[31mred\x07 \u202eworld \x9b31m"
    assert not set(shown(make_report([make_sentence(text, scores=VAGUE)]))) & set(
        "\x1b\x07\u202e\x9b"
    )


def test_table_takes_markup_for_text() -> None:
    report = make_report([make_sentence("[bold]green[/bold]", scores=VAGUE)], name="[red]a.pdf")
    assert "[bold]green[/bold]" in shown(report)
    assert "[red]a.pdf" in shown(report)


def test_table_introduces_a_list_item() -> None:
    item = replace(make_sentence("recycling paper;", scores=VAGUE), lead_in="In 2023 we began")
    assert "In 2023 we began recycling paper;" in shown(make_report([item]))


def test_write_whole_leaves_the_old_file_when_it_cannot_write(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "\ud800")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_write_whole_replaces(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    write_whole(target, "new\r\nü")
    assert target.read_bytes() == "new\r\nü".encode()


def test_fifteen_hundred_claims_are_written_to_every_format_in_five_seconds(
    tmp_path: Path,
) -> None:
    text = full_claim().text
    report = report_of(*(make_claim(f"{text} {number}") for number in range(1_500)))
    formats = [each for each in OutputFormat if each is not OutputFormat.PDF]  # needs its report
    report_of(full_claim()).save(tmp_path / "first.xlsx")  # imports and packs are there from now on
    start = process_time()
    for each in formats:
        report.save(tmp_path / f"claims.{each}")
    assert process_time() - start < 5
    assert all((tmp_path / f"claims.{each}").stat().st_size > 100_000 for each in formats)
