"""Each claim of two screenings is met once, and what became of it is told."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from greenscan.claims import Scores
from greenscan.cli import main
from greenscan.difference import Change, Statement, compare_reports, statements
from greenscan.difference.workbook import differences_workbook
from greenscan.labels import Flag, Label
from tests.report.making import make_report, make_sentence

NET_ZERO = "We aim to be net zero by 2045."
NET_ZERO_MORE = "We aim to be net zero in Scope 1 and 2 by 2045, from a base year of 2019."
RANGE = "Our eco-friendly range helps you live more sustainably."
PUMPS = "In 2023 we fitted heat pumps at 14 of our 60 stores."


def said(
    text: str, verdict: Label = Label.UNSUPPORTED, page: str = "1", flags: tuple[Flag, ...] = ()
) -> Statement:
    return Statement("report.pdf", "0123456789ab", page, text, verdict, flags)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (said(RANGE), said(RANGE), Change.UNCHANGED),
        (said(RANGE), said(RANGE, page="9"), Change.UNCHANGED),
        (said(RANGE), said(RANGE, Label.VAGUE), Change.CHANGED),
        (said(RANGE), said(RANGE, flags=(Flag.PUFFERY,)), Change.CHANGED),
        (said(PUMPS), said(PUMPS, Label.SUPPORTED), Change.FIXED),
        (said(PUMPS, Label.SUPPORTED), said(PUMPS), Change.WORSENED),
        (said(NET_ZERO), said(NET_ZERO_MORE), Change.REWORDED),
        (said(NET_ZERO), said(NET_ZERO_MORE, Label.SUPPORTED), Change.FIXED),
    ],
)
def test_what_became_of_a_claim(old: Statement, new: Statement, change: Change) -> None:
    (found,) = compare_reports([old], [new])
    assert (found.change, found.old, found.new) == (change, old, new)
    assert (found.likeness == 1.0) == (old.text == new.text)


def test_a_claim_without_a_counterpart_is_new_or_gone() -> None:
    found = compare_reports([said(RANGE)], [said(PUMPS)])
    assert [(each.change, each.old, each.new) for each in found] == [
        (Change.NEW, None, said(PUMPS)),
        (Change.GONE, said(RANGE), None),
    ]


def test_of_equal_texts_those_on_the_same_page_are_paired() -> None:
    old = [said(RANGE, Label.VAGUE, page="1"), said(RANGE, page="2")]
    new = [said(RANGE, page="2"), said(RANGE, Label.VAGUE, page="1")]
    assert [each.change for each in compare_reports(old, new)] == [Change.UNCHANGED] * 2


words = st.lists(st.sampled_from([NET_ZERO, NET_ZERO_MORE, RANGE, PUMPS, "", "🌍"]), max_size=6)


@given(words, words)
def test_every_claim_is_told_once(old: list[str], new: list[str]) -> None:
    found = compare_reports([*map(said, old)], [*map(said, new)])
    assert [each.new.text for each in found if each.new] == new
    assert Counter(each.old.text for each in found if each.old) == Counter(old)


def stored(folder: Path, name: str, *texts: str) -> Path:
    sure = Scores(0.0, 0.0, 1.0, 0.0)
    report = make_report([make_sentence(text, scores=sure) for text in texts], name=name)
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"reports": [report.to_dict()], "failures": []}), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["diff", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_shows_what_changed(tmp_path: Path) -> None:
    old = stored(tmp_path, "2023", NET_ZERO, RANGE)
    new = stored(tmp_path, "2024", NET_ZERO_MORE, RANGE, "\x1b[31mAll our sites are green.")
    status, output = run(old, new)
    assert status == 0
    assert "reworded" in output
    assert "1 unchanged, 1 new, 0 gone" in output
    assert RANGE not in output
    assert "\x1b[31m" not in output
    assert RANGE.split()[1] in run(old, new, "--all")[1]


def test_the_command_writes_json_and_no_file_twice(tmp_path: Path) -> None:
    old, out = stored(tmp_path, "2023", NET_ZERO), tmp_path / "changes.json"
    assert run(old, old, "-o", out)[0] == 0
    (claim,) = json.loads(out.read_text(encoding="utf-8"))["claims"]
    assert claim["change"] == "unchanged"
    assert claim["old"] == claim["new"]
    status, output = run(old, old, "-o", out)
    assert status == 2
    assert "--force" in output


@pytest.mark.parametrize("content", ["no json", "[1]", '{"reports": [{}]}', '{"a": 1}'])
def test_what_is_no_screening_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    status, output = run(path, path)
    assert status == 2
    assert "a.json" in output.replace("\n", "")


def test_registers_are_compared_as_their_reports_are(tmp_path: Path) -> None:
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    sure = Scores(0.0, 0.0, 1.0, 0.0)
    for path, texts in ((before, (NET_ZERO, RANGE)), (after, (NET_ZERO_MORE, RANGE))):
        make_report(
            [
                replace(make_sentence(text, scores=sure), id=f"{number:012x}")
                for number, text in enumerate(texts)
            ]
        ).save(path)
    out = tmp_path / "changes.xlsx"
    status, output = run(before, after, "-o", out)
    assert (status, output.strip()) == (
        0,
        "0 fixed, 0 worsened, 1 reworded, 0 changed, 1 unchanged, 0 new, 0 gone",
    )
    sheet = load_workbook(out).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][0] == "reworded"
    assert rows[1][8:10] == [NET_ZERO, NET_ZERO_MORE]
    assert rows[2][0] == "unchanged"


def test_a_workbook_holds_no_formulas() -> None:
    text = "=1+1 is \x07 green"
    content = differences_workbook(compare_reports([], [said(text)]))
    cell = load_workbook(BytesIO(content)).worksheets[0]["J2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("=1+1")


def test_a_workbook_that_is_no_register_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    status, output = run(path, path)
    assert status == 2
    assert "no claim register" in output.replace("\n", " ")


def test_statements_are_the_claims_of_a_report() -> None:
    report = make_report([make_sentence(PUMPS, scores=Scores(0.0, 0.0, 0.0, 1.0))])
    (found,) = statements([report])
    assert (found.text, found.verdict, found.page) == (PUMPS, Label.SUPPORTED, "ii")
