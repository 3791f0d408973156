"""A register that is there already: nothing that a reviewer did is lost."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from greenscan.errors import RegisterError
from greenscan.exporting.register import write_register
from greenscan.labels import Flag, Label
from tests.exporting.making import SUPPORT, Reviewer, make_claim, report_of

ONE, TWO, THREE = "We care for nature.", "Our bottles are green.", "We planted 40 trees in Leeds."
DAY = date(2027, 2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    write_register(path, [report_of(*map(make_claim, (ONE, TWO, THREE)))])
    return path


def changes(path: Path) -> dict[str, str]:
    reviewer = Reviewer(path)
    quote, change = (reviewer.titles.index(title) for title in ("Quote", "Change"))
    return {row[quote]: row[change] for row in reviewer.rows()}


def test_rows_are_marked_new_unchanged_changed_and_gone(path: Path) -> None:
    reviewer = Reviewer(path)
    for text in (ONE, TWO, THREE):
        reviewer.enter(text, Decision="remove", Note=f"on {text}", Initials="AB")
    reviewer.save()
    report = report_of(
        make_claim(ONE), make_claim(TWO, flags=[Flag.ABSOLUTE]), make_claim("Fresh air for all.")
    )
    write_register(path, [report], today=DAY)
    assert changes(path) == {
        ONE: "unchanged",
        TWO: "changed",
        THREE: "gone",
        "Fresh air for all.": "new",
    }
    merged = Reviewer(path)
    for text in (ONE, TWO, THREE):
        entries = [merged.read(text, title) for title in ("Decision", "Note", "Initials")]
        assert entries == ["remove", f"on {text}", "AB"]
    assert merged.read(TWO, "Flags") == "ABSOLUTE"
    *_, run = merged.workbook["Runs"].iter_rows(values_only=True)
    assert run[-6:] == (1, 1, 1, 0, 0, 1)
    assert run[1] == "2027-02-03"


@pytest.mark.parametrize(
    "now",
    [
        make_claim(ONE, verdict=Label.SUPPORTED),
        make_claim(ONE, flags=[Flag.PUFFERY]),
        make_claim(ONE, support=[SUPPORT]),
    ],
)
def test_another_verdict_flag_or_support_is_a_change_and_the_history_keeps_the_old(
    path: Path, now: object
) -> None:
    claim = make_claim(ONE, verdict=Label.UNSUPPORTED)
    assert now != claim
    write_register(path, [report_of(claim)])
    write_register(path, [report_of(now)], today=DAY)  # type: ignore[arg-type]
    assert changes(path)[ONE] == "changed"
    assert "Verdict: unsupported" in Reviewer(path).read(ONE, "History")


def test_a_claim_that_comes_back_finds_its_entries(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(ONE, Note="mine")
    reviewer.save()
    write_register(path, [report_of(make_claim(TWO))])
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO))])
    assert (changes(path)[ONE], Reviewer(path).read(ONE, "Note")) == ("unchanged", "mine")


def test_a_reworded_claim_keeps_its_row_and_shows_the_old_wording(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(THREE, Decision="evidence awaited")
    reviewer.save()
    now = "We planted 45 trees in Leeds."
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO), make_claim(now))])
    merged = Reviewer(path)
    assert changes(path) == {ONE: "unchanged", TWO: "unchanged", now: "reworded"}
    assert merged.read(now, "Previous wording") == THREE
    assert merged.read(now, "Decision") == "evidence awaited"
    assert merged.read(now, "Claim ID") == make_claim(now).id
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO), make_claim(now))])
    assert changes(path)[now] == "unchanged"


def test_other_words_or_another_page_are_no_rewording(path: Path) -> None:
    now = [make_claim("Our fleet runs on hydrogen."), make_claim(f"{THREE} Again.", page=9)]
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO), *now)])
    assert sorted(changes(path).values()) == ["gone", "new", "new", "unchanged", "unchanged"]


def test_the_same_words_on_another_page_have_moved(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(THREE, Note="mine")
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO), make_claim(THREE, page=3))])
    merged = Reviewer(path)
    assert changes(path)[THREE] == "moved"
    assert [merged.read(THREE, title) for title in ("Page", "Note")] == [3, "mine"]


def test_reordered_filtered_and_extended_by_hand(path: Path) -> None:
    reviewer = Reviewer(path)
    sheet = reviewer.claims
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    order = [*reversed(range(len(rows[0])))]
    turned = [[row[column] for column in order] for row in (rows[0], *reversed(rows[1:]))]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["Claims of the report, as of May"])
    sheet.append([])
    for number, row in enumerate(turned):
        sheet.append(["Owner" if number == 0 else f"owner {number}", *row])
    sheet.append(["nobody", *[None] * 20, "a row of my own"])
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(order) + 1)}{len(rows) + 2}"
    sheet.auto_filter.add_filter_column(3, ["remove"])
    sheet.row_dimensions[4].hidden = True
    reviewer.enter(TWO, Note="seen", Date="2026-05-04")
    sheet.title = "My claims"
    own = reviewer.workbook.create_sheet("Evidence", 0)
    own["A1"], own["B2"] = "invoice", "=1+1"
    own["A1"].comment = Comment("from Leeds", "AB")
    reviewer.save()

    report = report_of(make_claim(ONE), make_claim(TWO), make_claim(THREE), make_claim("Fresh."))
    write_register(path, [report])
    workbook = load_workbook(path)
    sheet = workbook["My claims"]
    assert sheet["A1"].value == "Claims of the report, as of May"
    title_row = [cell.value for cell in sheet[3]]
    assert title_row == ["Owner", *turned[0]]
    quote, note, change = (title_row.index(title) for title in ("Quote", "Note", "Change"))
    found = [
        (row[0], row[quote], row[note], row[change])
        for row in sheet.iter_rows(4, 8, None, None, True)
    ]
    assert found == [
        ("owner 1", THREE, None, "unchanged"),
        ("owner 2", TWO, "seen", "unchanged"),
        ("owner 3", ONE, None, "unchanged"),
        ("nobody", None, None, None),
        (None, "Fresh.", None, "new"),
    ]
    assert sheet["V7"].value == "a row of my own"
    assert sheet.row_dimensions[4].hidden
    assert sheet.auto_filter.ref.endswith("8")
    assert sheet.auto_filter.filterColumn[0].filters.filter == ["remove"]
    assert workbook.sheetnames[0] == "Evidence"
    assert workbook["Evidence"]["B2"].value == "=1+1"
    assert workbook["Evidence"]["A1"].comment.text == "from Leeds"


def test_what_a_reviewer_wrote_over_our_words_is_in_the_history(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(ONE, Question="Who, where, when?", Verdict="supported")
    reviewer.save()
    for _ in range(2):
        write_register(path, [report_of(*map(make_claim, (ONE, TWO, THREE)))], today=DAY)
    merged = Reviewer(path)
    assert merged.read(ONE, "Verdict") == "vague"
    history = "Until 2027-02-03\nVerdict: supported\nQuestion: Who, where, when?"
    assert merged.read(ONE, "History") == history
    column = get_column_letter(merged.titles.index("History") + 1)
    assert not merged.claims.column_dimensions[column].hidden


def test_formats_dates_comments_and_formulas_of_the_reviewer_stay(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(ONE, Note="=1+1", Evidence_received="'=not a formula")
    cell = reviewer.claims.cell(reviewer.row_of(ONE), reviewer.titles.index("Date") + 1)
    cell.value = datetime(2026, 5, 4)
    cell.fill = PatternFill("solid", fgColor="112233")
    cell.comment = Comment("checked twice", "AB")
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE, verdict=Label.SUPPORTED))])
    merged = Reviewer(path)
    cell = merged.claims.cell(merged.row_of(ONE), merged.titles.index("Date") + 1)
    assert cell.value == datetime(2026, 5, 4)
    assert cell.fill.fgColor.rgb == "00112233"
    assert cell.comment is not None
    assert cell.comment.text == "checked twice"
    assert merged.read(ONE, "Note") == "=1+1"
    assert merged.read(ONE, "Evidence received") == "'=not a formula"


def test_a_claim_that_a_reviewer_split_over_two_rows_keeps_both(path: Path) -> None:
    reviewer = Reviewer(path)
    values = [cell.value for cell in reviewer.claims[reviewer.row_of(ONE)]]
    reviewer.claims.append(values)
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE, verdict=Label.SUPPORTED))])
    merged = Reviewer(path)
    verdicts = [row[merged.titles.index("Verdict")] for row in merged.rows()]
    assert verdicts == ["supported", "vague", "vague", "supported"]


def test_a_deleted_column_comes_back_at_the_right_and_a_renamed_one_stays(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.enter(ONE, Note="mine")
    reviewer.claims.cell(1, reviewer.titles.index("Note") + 1).value = "Remarks"
    reviewer.claims.delete_cols(reviewer.titles.index("Flags") + 1)
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE, flags=[Flag.PUFFERY]))])
    merged = Reviewer(path)
    assert merged.titles[-2:] == ["Flags", "Note"]
    assert merged.read(ONE, "Flags") == "PUFFERY"
    assert merged.read(ONE, "Remarks") == "mine"


def test_added_rows_have_drop_downs_and_belong_to_the_reviewers_table(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.claims.auto_filter.ref = None
    reviewer.claims.add_table(Table(displayName="Mine", ref=reviewer.claims.dimensions))
    reviewer.claims.data_validations.dataValidation = []
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE), make_claim("Fresh."))])
    merged = Reviewer(path)
    assert merged.claims.tables["Mine"].ref == merged.claims.dimensions
    letter = get_column_letter(merged.titles.index("Decision") + 1)
    covered = [v for v in merged.claims.data_validations.dataValidation if f"{letter}5" in v.sqref]
    assert len(covered) == 1


def test_claims_of_documents_that_are_not_in_this_run_are_left_as_they_are(path: Path) -> None:
    write_register(path, [report_of(make_claim("Fresh."), name="b.pdf")])
    assert changes(path) == {ONE: "new", TWO: "new", THREE: "new", "Fresh.": "new"}
    workbook = Reviewer(path).workbook
    for name in ("Summary", "Pages", "Method", "Runs"):
        documents = {row[0] for row in workbook[name].iter_rows(values_only=True)}
        assert {"report.pdf", "b.pdf"} <= documents


def test_a_document_under_a_new_name_is_known_by_its_claims(path: Path) -> None:
    write_register(path, [report_of(make_claim(ONE), make_claim(TWO), name="final.pdf")])
    assert changes(path) == {ONE: "unchanged", TWO: "unchanged", THREE: "gone"}
    assert {row[1] for row in Reviewer(path).rows()[:2]} == {"final.pdf"}


def test_a_sheet_of_ours_whose_protection_was_lifted_is_kept(path: Path) -> None:
    reviewer = Reviewer(path)
    reviewer.workbook["Summary"].protection.sheet = False
    reviewer.workbook["Summary"]["H1"] = "my own count"
    reviewer.save()
    write_register(path, [report_of(make_claim(ONE))])
    workbook = Reviewer(path).workbook
    assert workbook["Summary (kept)"]["H1"].value == "my own count"
    assert workbook["Summary"]["H1"].value is None
    assert workbook["Pages"].protection.sheet


@pytest.mark.parametrize("lock", ["~$register.xlsx", ".~lock.register.xlsx#"])
def test_a_register_that_is_open_is_refused(path: Path, lock: str) -> None:
    before = path.read_bytes()
    path.with_name(lock).write_text("AB")
    with pytest.raises(RegisterError, match="open in another program"):
        write_register(path, [report_of(make_claim(ONE))])
    assert path.read_bytes() == before


def damaged(content: bytes) -> list[bytes]:
    return [b"", b"PK\x03\x04", content[: len(content) // 2], b"\xd0\xcf\x11\xe0" + bytes(2_000)]


@pytest.mark.parametrize("which", range(4))
def test_a_damaged_file_is_refused_and_left_alone(path: Path, which: int) -> None:
    content = damaged(path.read_bytes())[which]
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="is damaged, protected by a password"):
        write_register(path, [report_of(make_claim(ONE))])
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_broken_parts_are_damage(path: Path, part: str) -> None:
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content[: len(content) // 2] if name == part else content)
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="damaged"):
        write_register(path, [report_of(make_claim(ONE))])
    assert path.read_bytes() == before


def test_another_workbook_is_refused(path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Claim ID"
    workbook.save(path)
    with pytest.raises(RegisterError, match="no claim register"):
        write_register(path, [report_of(make_claim(ONE))])
    assert load_workbook(path).worksheets[0]["A1"].value == "Claim ID"


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/vbaProject.bin", b"", "macros"),
        ("xl/drawings/drawing9.xml", b"<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>", "text boxes"),
    ],
)
def test_what_would_be_lost_is_told_and_nothing_is_written(
    path: Path, part: str, content: bytes, words: str
) -> None:
    with ZipFile(path, "a") as package:
        package.writestr(part, content)
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=words):
        write_register(path, [report_of(make_claim(ONE))])
    assert path.read_bytes() == before
