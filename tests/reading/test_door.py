"""The door: sources, formats told by content, bad input, encodings, languages."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from greenscan.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    GreenscanError,
    ReadError,
    UnsupportedDocumentError,
)
from greenscan.reading import Format, from_text, language, read
from tests.reading.samples import (
    ARABIC,
    CHINESE,
    ENGLISH,
    GERMAN,
    MARKDOWN,
    archive,
    image,
    word_file,
)

OLE2 = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


def samples() -> dict[str, bytes]:
    return {
        "report.txt": ENGLISH.encode(),
        "report.html": f"<html><body><p>{ENGLISH}</p></body></html>".encode(),
        "report.docx": word_file(),
        "report.md": MARKDOWN.encode(),
    }


@pytest.mark.parametrize("name", samples())
def test_path_bytes_and_stream_give_the_same(name: str, tmp_path: Path) -> None:
    data = samples()[name]
    path = tmp_path / name
    path.write_bytes(data)
    document = read(path)
    assert document == read(str(path)) == read(data, name=name) == read(io.BytesIO(data), name=name)
    with path.open("rb") as stream:
        assert read(stream) == document
    assert document.name == name
    assert document.digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("report.pdf", b"<html><body><p>Please log in.</p></body></html>", "html"),
        ("report.PDF", b"Not found.", "text"),
        ("report.docx", b"Not found.", "text"),
    ],
)
def test_a_name_that_promises_something_else_is_told(name: str, data: bytes, told: str) -> None:
    (warning,) = read(data, name=name).warnings
    assert warning.startswith(f"the content is {told}, not what the name says")
    assert read(data, name="report").warnings == ()


def test_names_by_default() -> None:
    assert read(ENGLISH.encode()).name == "<bytes>"
    assert read(io.BytesIO(ENGLISH.encode())).name == "<stream>"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<!DOCTYPE HTML><p>x", Format.HTML),
        (b"\xef\xbb\xbf \n<!-- x --><html><p>x</html>", Format.HTML),
        (b"<div>x</div>", Format.HTML),
        ("<html><p>x</html>".encode("utf-16"), Format.HTML),
        (
            b'<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml">x</x:html>',
            Format.HTML,
        ),
        (b"a <b> c", Format.TEXT),
        (b"<3 the planet", Format.TEXT),
        (b"%PDF is a format", Format.TEXT),
        (word_file(), Format.DOCX),
    ],
)
def test_content_decides(data: bytes, form: Format) -> None:
    assert read(data, name="report.pdf").format is form


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (image("PNG"), "PNG, Portable Network Graphics.*OCR"),
        (image("JPEG"), "image.*OCR"),
        (image("TIFF"), "image.*OCR"),
        (archive("xl/workbook.xml"), "XLSX"),
        (archive("ppt/presentation.xml"), "PPTX"),
        (archive("mimetype", "META-INF/container.xml"), "EPUB"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("a.txt"), "ZIP archive.*unpack it"),
        (OLE2 + "WordDocument".encode("utf-16-le"), "DOC"),
        (OLE2, "OLE2"),
        (b"{\\rtf1 text}", "RTF"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"<?xml version='1.0'?><svg/>", "root element svg"),
        (b"From: a\nMIME-Version: 1.0\n\ntext", "e-mail"),
        (gzip.compress(ENGLISH.encode()), "GZIP"),
        (bytes(range(256)) * 4, "unknown kind"),
    ],
)
def test_other_content_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedDocumentError, match=said) as caught:
        read(data, name="report.pdf")
    assert str(caught.value).startswith("report.pdf: ")


def test_no_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.touch()
    for source in (path, b"", io.BytesIO()):
        with pytest.raises(EmptyDocumentError, match="holds no bytes"):
            read(source)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_only_white_space(suffix: str) -> None:
    with pytest.raises(EmptyDocumentError, match="holds no text"):
        read(" \n\t\r\n\xa0".encode(), name=f"report.{suffix}")


def test_a_truncated_pdf() -> None:
    with pytest.raises(DamagedDocumentError, match=r"^report\.pdf: "):
        read(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", name="report.pdf")


def test_missing_paths_and_directories(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.pdf: does not exist"):
        read(tmp_path / "none.pdf")
    with pytest.raises(ReadError, match="is a directory"):
        read(tmp_path)
    with pytest.raises(ReadError, match="not a regular file"):
        read(os.devnull)
    with pytest.raises(ReadError, match="cannot be opened"):
        read("a\0b")


def test_permission_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "report.txt"
    path.write_text(ENGLISH, "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read(path)


def test_closed_and_text_streams() -> None:
    stream = io.BytesIO(b"x")
    stream.close()
    with pytest.raises(ReadError, match="<stream>: cannot be read"):
        read(stream)
    with pytest.raises(TypeError, match="binary mode"):
        read(io.StringIO("x"))  # type: ignore[arg-type]


@pytest.mark.parametrize("cut", range(0, 600, 37))
def test_nothing_but_errors_of_ours_escapes(cut: int) -> None:
    for name, data in samples().items():
        broken = data[:cut] + b"\xff\0<\x01" + data[cut + 4 :]
        try:
            read(broken, name=name)
        except GreenscanError as error:
            assert str(error).startswith(name)  # noqa: PT017  both outcomes are right


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    text = f"{ENGLISH} “So far” – from the café."
    document = read(text.encode(encoding), name="report.txt")
    assert document.text == text
    assert bool(document.warnings) == (encoding == "cp1252")


def test_invalid_bytes_are_counted() -> None:
    document = read(b"We cut emissions \xff\xfe by a third, caf\xc3\xa9.", name="report.txt")
    assert document.text == "We cut emissions \ufffd\ufffd by a third, café."
    assert document.warnings == ("2 characters not valid in UTF-8: U+FFFD stands for each",)


def test_one_valid_character_tells_damaged_utf_8_from_another_encoding() -> None:
    assert read(b"Caf\xe9 \xff, " + "Zürich".encode()).text == "Caf\ufffd \ufffd, Zürich"
    assert read(b"Caf\xe9 de Z\xfcrich").text == "Café de Zürich"
    assert read(CHINESE.encode()[:-1]).text == f"{CHINESE[:-1]}\ufffd"


def test_an_encoding_of_another_script() -> None:
    text = "Компания сократила выбросы на десять процентов. " * 20
    document = read(text.encode("cp1251"), name="report.txt")
    assert document.text == text
    assert "cp1251" in document.warnings[0]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (GERMAN, "de", "the text looks like German (de): greenscan reads English"),
        (ARABIC, "ar", "Arabic (ar)"),
        (CHINESE, "zh", "Chinese (zh)"),
    ],
)
def test_other_languages_are_a_warning(text: str, code: str, said: str) -> None:
    document = from_text(text)
    assert document.metadata["language"] == code
    assert len(document.warnings) == 1
    assert said in document.warnings[0]


def test_a_mixed_document_is_a_warning_with_the_share() -> None:
    document = from_text("\n\n".join([ENGLISH] * 7 + [GERMAN] * 3))
    assert document.metadata["language"] == "en"
    share = round(100 * 3 * len(GERMAN) / (7 * len(ENGLISH) + 3 * len(GERMAN)))
    assert f"about {share}% of the text" in document.warnings[0]
    assert "German (de)" in document.warnings[0]


def test_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(language, "_identifier")
    document = from_text(
        "\n\n".join([ENGLISH] * 20 + ["Leeds plant: output, scrap, yield, cost data"])
    )
    assert document.metadata["language"] == "en"
    assert document.warnings == ()


@pytest.mark.parametrize("text", ["Grüne Energie", "We cut emissions.", "12 34 56", "ISO 14001"])
def test_little_text_is_in_no_language(text: str) -> None:
    document = from_text(text)
    assert "language" not in document.metadata
    assert document.warnings == ()
