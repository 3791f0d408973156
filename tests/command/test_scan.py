"""The command as its users call it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import greenscan
from greenscan.cli import main
from tests.exporting.pdf_words import highlights

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
VAGUE = (
    "We are committed to a greener future for our planet. "
    "Our eco-friendly range helps you live more sustainably."
)
NO_CLAIM = "The annual meeting takes place in Leeds. Sales rose by 4 % in the second quarter."


def scan(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["scan", *map(str, arguments)], input=stdin)


@pytest.fixture
def vague(tmp_path: Path) -> Path:
    path = tmp_path / "vague.txt"
    path.write_text(VAGUE)
    return path


def test_a_table_on_standard_output_and_the_rest_on_standard_error() -> None:
    result = scan(SAMPLE)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("northmoor-dairies-2024.pdf: 3 pages,")
    assert "vague" in result.stdout
    assert "screened in" in result.stderr
    assert "screened in" not in result.stdout
    assert "21 claims" not in result.stderr


def test_standard_input_is_read_for_a_dash() -> None:
    result = scan("-", "--format", "json", stdin=VAGUE)
    (report,) = json.loads(result.stdout)["reports"]
    assert report["document"]["name"] == "<stdin>"
    assert [claim["verdict"] for claim in report["claims"]] == ["vague", "vague"]


def test_a_pdf_comes_through_standard_input_as_well() -> None:
    result = scan("-", "--format", "json", stdin=SAMPLE.read_bytes())
    assert json.loads(result.stdout)["reports"][0]["document"]["pages"] == 3


@pytest.mark.parametrize("name", ["claims.json", "claims.jsonl", "claims.CSV"])
def test_the_suffix_of_the_output_tells_the_format(name: str, vague: Path, tmp_path: Path) -> None:
    target = tmp_path / name
    result = scan(vague, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    content = target.read_text(encoding="utf-8")
    if name.endswith("json"):
        assert greenscan.Report.from_dict(json.loads(content)["reports"][0]).claims
    elif name.endswith("jsonl"):
        assert [json.loads(line)["page"] for line in content.splitlines()] == [None, None]
    else:
        assert len(list(csv.reader(StringIO(content)))) == 3


def test_the_format_option_has_the_last_word(vague: Path, tmp_path: Path) -> None:
    scan(vague, "-o", tmp_path / "out.txt", "--format", "csv")
    assert (tmp_path / "out.txt").read_text().startswith("document,id,")


def test_an_existing_file_is_left_alone_without_force(vague: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    result = scan(vague, "-o", target)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert target.read_text() == "mine"
    assert scan(vague, "-o", target, "--force").exit_code == 0
    assert target.read_text() != "mine"


def test_a_register_is_written_and_gone_on_with(vague: Path, tmp_path: Path) -> None:
    target = tmp_path / "register.xlsx"
    assert scan(vague, "-o", target).exit_code == 0
    workbook = load_workbook(target)
    sheet = workbook["Claims"]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(2, titles.index("Note") + 1).value = "mine"
    workbook.save(target)
    result = scan(vague, "-o", target, "--force")
    assert result.exit_code == 0
    assert "vague.txt: 2 sentences, 2 claims: 2 vague" in result.stderr
    assert "vague.txt: 0 new, 2 unchanged" in result.stderr
    assert load_workbook(target)["Claims"].cell(2, titles.index("Note") + 1).value == "mine"


def test_what_is_no_register_is_refused_before_anything_is_screened(
    vague: Path, tmp_path: Path
) -> None:
    target = tmp_path / "register.xlsx"
    target.write_text("mine")
    result = scan(vague, "-o", target, "--force")
    assert result.exit_code == 2
    assert "no XLSX workbook" in result.stderr
    assert "screened" not in result.stderr
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--format", "xlsx"],
        ["a.txt", "--format", "yaml"],
        ["a.txt", "-o", "out.unknown"],
        ["a.txt", "-o", "out"],
        ["a.txt", "-o", "no-folder/out.csv"],
        ["a.txt", "-o", "out.csv", "--format", "table"],
        ["a.txt", "--fail-on", "supported"],
        ["a.txt", "--model", "no-such-model"],
    ],
)
def test_wrong_use_is_status_2_and_writes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(VAGUE)
    result = scan(*arguments)
    assert result.exit_code == 2
    assert "screened" not in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_fail_on_tells_by_its_status(vague: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text(NO_CLAIM)
    assert scan(vague, "--fail-on", "vague").exit_code == 1
    assert scan(vague, "--fail-on", "unsupported").exit_code == 0
    assert scan(vague, "--fail-on", "unsupported", "--fail-on", "vague").exit_code == 1
    assert scan(clean, "--fail-on", "vague", "--fail-on", "unsupported").exit_code == 0


def test_one_bad_input_is_recorded_and_the_others_are_screened(vague: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.pdf"
    result = scan(vague, missing, SAMPLE, "--format", "json", "--fail-on", "vague")
    assert result.exit_code == 3
    content = json.loads(result.stdout)
    names = [report["document"]["name"] for report in content["reports"]]
    assert names == ["vague.txt", "northmoor-dairies-2024.pdf"]
    (failure,) = content["failures"]
    assert "missing.pdf" in failure["name"]
    assert failure["remedy"] in result.stderr


def test_the_baseline_screens_as_well(vague: Path) -> None:
    result = scan(vague, "--model", "baseline-en", "--format", "json")
    assert json.loads(result.stdout)["reports"][0]["model"]["name"] == "baseline-en"


def test_a_pipe_that_closes_early_is_no_traceback() -> None:
    command = f"{sys.executable} -m greenscan scan {SAMPLE} --format jsonl | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert "Traceback" not in done.stderr


def test_a_terminal_without_unicode_still_gets_its_table(vague: Path) -> None:
    vague.write_text("We are committed to a “greener” future – for all of our planet.", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "greenscan", "scan", vague],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert b"a ?greener? future ? for all" in done.stdout


def test_version_answers_without_loading_anything_heavy() -> None:
    code = (
        "import sys; from greenscan.cli import main; main(['--version'], standalone_mode=False);"
        "assert not {'spacy', 'numpy', 'rich'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"greenscan {greenscan.__version__}\n"


def test_a_pdf_is_a_copy_of_the_report_with_its_flagged_claims_highlighted(tmp_path: Path) -> None:
    flagged, every = tmp_path / "flagged.pdf", tmp_path / "every.pdf"
    assert scan(SAMPLE, "-o", flagged).exit_code == 0
    assert scan(SAMPLE, "-o", every, "--with-supported").exit_code == 0
    found = [highlights(path.read_bytes()) for path in (flagged, every)]
    assert 0 < len(found[0]) < len(found[1])
    assert not any(each.subject.startswith("supported") for each in found[0])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SAMPLE, SAMPLE, "-o", "copy.pdf"), "one PDF file"),
        (("-", "-o", "copy.pdf"), "one PDF file"),
        ((SAMPLE, "--format", "pdf"), "name a file by -o"),
    ],
)
def test_what_cannot_be_an_annotated_pdf_is_refused(
    arguments: tuple[str | Path, ...], said: str
) -> None:
    result = scan(*arguments, stdin=VAGUE)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("copy.pdf").exists()


def test_a_text_has_no_annotated_pdf(vague: Path, tmp_path: Path) -> None:
    result = scan(vague, "-o", tmp_path / "copy.pdf")
    assert result.exit_code == 2
    assert "cannot be written anew" in result.stderr
    assert not (tmp_path / "copy.pdf").exists()


def rules(*arguments: str | Path) -> set[str]:
    claims = json.loads(scan(*arguments, "--format", "json").stdout)["reports"][0]["claims"]
    return {rule["jurisdiction"] for claim in claims for rule in claim["rules"]}


def test_only_rules_of_the_jurisdictions_that_are_asked_for_are_cited(vague: Path) -> None:
    assert {"EU", "UK", "US"} <= rules(vague)
    assert rules(vague, "--jurisdiction", "eu", "--jurisdiction", "UK") == {"EU", "UK"}


def test_a_pack_of_the_user_is_taken_up_and_named(vague: Path, tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(
        "version: 1\nkind: cues\nentries:\n- id: house-range\n  category: generic\n"
        "  flag: VAGUE_GENERIC\n  name: our range\n  phrases: [range helps]\n"
        "  fires: Our range helps.\n  silent: The range is wide.\n"
    )
    (report,) = json.loads(scan(vague, "--pack", pack, "--format", "json").stdout)["reports"]
    assert [each["name"] for each in report["packs"]] == ["house.yaml"]
    assert "house-range" in {cue["entry"] for claim in report["claims"] for cue in claim["cues"]}
    pack.write_text("version: 1\nkind: cues\nentries: 3\n")
    result = scan(vague, "--pack", pack)
    assert result.exit_code == 2
    assert "house.yaml:3" in result.stderr
