"""DOCX and Markdown."""

from __future__ import annotations

import io

import docx
import pytest

from greenscan.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    UnsupportedDocumentError,
)
from greenscan.reading import Format, read
from tests.reading.samples import ENGLISH, MARKDOWN, altered, outline, word_file

BODY = "word/document.xml"


def test_word() -> None:
    document = read(word_file(), name="report.docx")
    assert document.format is Format.DOCX
    assert outline(document) == [
        ("heading", 1, "Climate"),
        ("paragraph", 0, ENGLISH),
        ("heading", 2, "Targets"),
        ("list_item", 1, "Halve the use of water"),
        ("list_item", 1, "Send no waste to landfill"),
        ("caption", 0, "Table 1: energy"),
        ("table", 0, "Year | MWh\n2021 | 340"),
    ]
    assert document.metadata["title"] == "A report"
    assert document.metadata["author"] == "A. Author"
    assert document.metadata["language"] == "en"
    assert document.warnings == ()


def test_footnotes_of_word() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = {
        BODY: f"<w:document {space}><w:body><w:p><w:r><w:t>We cut emissions</w:t></w:r>{run}"
        "<w:r><w:t>.</w:t></w:r></w:p></w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>'
        "By 12 %.</w:t></w:r></w:p></w:footnote></w:footnotes>",
    }
    data = altered(word_file(), {name: part.encode() for name, part in parts.items()})
    assert outline(read(data)) == [
        ("paragraph", 0, "We cut emissions."),
        ("footnote", 0, "By 12 %."),
    ]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({BODY: b"<w:document"}, "its part word/document.xml is broken"),
        ({"word/styles.xml": b"\0\1"}, "its part word/styles.xml is broken"),
        ({BODY: b"<document/>"}, "the file is damaged"),
        ({BODY: None}, "without its main part"),
        ({BODY: b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "declares a document type"),
        ({BODY: b"<a>" * 300 + b"</a>" * 300}, "its part word/document.xml is broken"),
    ],
)
def test_broken_parts_are_named(parts: dict[str, bytes | None], reason: str) -> None:
    with pytest.raises(DamagedDocumentError, match=reason) as caught:
        read(altered(word_file(), parts), name="report.docx")
    assert str(caught.value).startswith("report.docx: ")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
def test_a_truncated_file(share: float) -> None:
    data = word_file()
    with pytest.raises(DamagedDocumentError, match="cut off"):
        read(data[: int(len(data) * share)], name="report.docx")


def test_damaged_bytes_are_a_clear_error() -> None:
    data = bytearray(word_file())
    at = data.index(b"word/document.xml") + 40
    data[at : at + 40] = b"\xff" * 40
    with pytest.raises(DamagedDocumentError):
        read(bytes(data))


def test_an_archive_that_unpacks_to_too_much() -> None:
    blown_up = b"<a>" + b" " * (65 * 2**20) + b"</a>"
    with pytest.raises(UnsupportedDocumentError, match="unpacks to more than"):
        read(altered(word_file(), {"word/styles.xml": blown_up}))


def test_a_word_file_without_text() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(EmptyDocumentError):
        read(stream.getvalue())


def test_a_password() -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedDocumentError, match="save a copy without"):
        read(data, name="report.docx")


def test_markdown() -> None:
    document = read(MARKDOWN.encode(), name="report.md")
    assert document.format is Format.MARKDOWN
    assert outline(document) == [
        ("heading", 1, "Climate"),
        ("paragraph", 0, ENGLISH),
        ("list_item", 1, "Halve the use of water"),
        ("list_item", 2, "in Leeds"),
        ("table", 0, "Year | MWh\n2021 | 340"),
        ("paragraph", 0, "We go on."),
    ]
    assert dict(document.metadata) == {
        "title": "A report",
        "created": "2022-03-01",
        "language": "en",
    }
    assert read(MARKDOWN.encode(), name="report.txt").format is Format.TEXT
