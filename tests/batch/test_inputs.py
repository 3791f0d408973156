"""What a user names becomes documents; what they are called becomes safe names of outputs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from greenscan.batch.inputs import expand
from greenscan.batch.naming import output_stem, printable

NOWHERE = Path("nowhere")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.pdf",
        "a.HTML",
        "data.xlsx",
        ".hidden.pdf",
        "in/c.docx",
        ".git/d.txt",
        "out/e.html",
    ):
        path = Path("docs", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return Path("docs")


def test_a_folder_stands_for_the_documents_in_it_but_not_for_the_outputs(folder: Path) -> None:
    inputs = expand(["docs"], without=folder / "out")
    assert inputs.paths == ["docs/a.HTML", "docs/b.pdf", "docs/in/c.docx"]
    assert inputs.passed_over == 1


@pytest.mark.usefixtures("folder")
def test_a_pattern_stands_for_the_files_that_match() -> None:
    assert expand(["docs/*.*"], without=NOWHERE).paths == [
        "docs/a.HTML",
        "docs/b.pdf",
        "docs/data.xlsx",
    ]
    Path("docs/[1].pdf").touch()
    assert expand(["docs/[1].pdf"], without=NOWHERE).paths == ["docs/[1].pdf"]


@pytest.mark.usefixtures("folder")
def test_a_list_stands_for_its_lines_and_prose_is_a_document() -> None:
    listed, prose = Path("list.txt"), Path("prose.txt")
    listed.write_bytes(b"\xef\xbb\xbf# mine\r\ndocs/b.pdf\r\n\r\n caf\xe9.pdf\ndocs/data.xlsx\n")
    prose.write_text("We care for our planet.\nSee docs/b.pdf\n")
    assert expand(["list.txt", "prose.txt"], without=NOWHERE).paths == [
        "docs/b.pdf",
        os.fsdecode(b"caf\xe9.pdf"),
        "docs/data.xlsx",
        "prose.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_each_document_is_taken_once_and_a_name_that_is_nothing_is_kept() -> None:
    named = ["docs/b.pdf", "./docs/b.pdf", "docs/in/../b.pdf", "no.pdf", "x" * 5000, "a\0b"]
    assert expand(named, without=NOWHERE).paths == ["docs/b.pdf", "no.pdf", "x" * 5000, "a\0b"]


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("2023/report.pdf", "report-"),
        ("../../etc/passwd", "passwd-"),
        ("a/..", "document-"),
        ("x" * 5000 + ".pdf", "x" * 60 + "-"),
        ("\t\x1b[31m\n.pdf", "31m-"),
        (os.fsdecode(b"caf\xe9.pdf"), "caf-"),
        ("Nachhaltigkeit für alle.pdf", "Nachhaltigkeit-fur-alle-"),
        ("環境報告書.pdf", "document-"),
        ("-rf.pdf", "rf-"),
        ("CON", "CON-"),
    ],
)
def test_the_name_of_an_output_is_safe_anywhere(path: str, start: str) -> None:
    stem = output_stem(path)
    assert stem.startswith(start)
    assert stem.isascii()
    assert len(stem) - len(start) == 12
    assert not set(stem) & set('/\\:*?"<>|\n\t\0 ')


def test_names_differ_by_folder_and_not_by_spelling() -> None:
    assert output_stem("2023/report.pdf") != output_stem("2024/report.pdf")
    assert output_stem("report.pdf") != output_stem("report.html")
    assert output_stem("./2023//report.pdf") == output_stem("2023/report.pdf")


def test_a_name_that_is_no_text_can_be_shown() -> None:
    assert printable(os.fsdecode(b"caf\xe9.pdf")) == "caf\\xe9.pdf"
    assert printable("für.pdf") == "für.pdf"
