"""Hostile DOCX; more of it is in ``tests/reading/test_word.py``."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from greenscan.errors import DamagedDocumentError, ReadError, UnsupportedDocumentError
from greenscan.reading import read
from tests.reading.samples import altered, word_file
from tests.security.making import paragraph, relationships, word, word_xml

CLAIM = "We cut our emissions by 12 %."
LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9)
)


def test_entities_are_refused_in_every_encoding() -> None:
    xml = f'<?xml version="1.0"?>{LAUGHS}]>{word_xml(paragraph("&a8;"))}'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(DamagedDocumentError):
            read(altered(word_file(), {"word/document.xml": xml.encode(encoding)}))


def test_an_external_entity_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    start = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    xml = start + word_xml(paragraph("&x;"))
    with pytest.raises(DamagedDocumentError, match="declares a document type") as caught:
        read(altered(word_file(), {"word/document.xml": xml.encode()}))
    assert "secret" not in str(caught.value).replace(str(tmp_path), "")


def test_a_part_that_is_not_checked_is_not_read() -> None:
    """A relationship may name a part without the suffix of XML, which would not be checked."""
    hidden = f"{LAUGHS}]>{word_xml(paragraph('&a8;'))}".encode()
    parts = {
        "_rels/.rels": relationships(("officeDocument", "word/hidden.bin", "Internal")),
        "word/hidden.bin": hidden,
    }
    assert "ha" not in read(word(paragraph(CLAIM), parts)).text.split()


def test_parts_and_tags_are_limited() -> None:
    many = {f"word/{number}.xml": b"<a/>" for number in range(10_001)}
    with pytest.raises(UnsupportedDocumentError, match="10,000 parts"):
        read(word(paragraph(CLAIM), many))
    with pytest.raises(UnsupportedDocumentError, match="2,000,000 tags"):
        read(word("<w:p/>" * 2_000_001))


def test_names_that_leave_the_archive_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../out.xml", "../../out.xml", "/tmp/out.xml", "C:\\out.xml", "word/../../out.xml"]  # noqa: S108
    document = read(word(paragraph(CLAIM), dict.fromkeys(names, b"<a/>")))
    assert document.text == CLAIM
    assert not list(tmp_path.parent.rglob("out.xml"))
    assert not Path("/tmp/out.xml").exists()  # noqa: S108


@pytest.mark.parametrize(
    "target", ["http://192.0.2.1/x", "file:///etc/hostname", "\\\\192.0.2.1\\share\\x"]
)
def test_what_lies_outside_is_not_fetched(target: str) -> None:
    kinds = ("image", "attachedTemplate", "hyperlink", "subDocument", "oleObject", "styles")
    parts = {
        "word/_rels/document.xml.rels": relationships(
            *((kind, target, "External") for kind in kinds)
        )
    }
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        '2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip r:link="r0"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    link = f'<w:p><w:hyperlink r:id="r2"><w:r><w:t>{CLAIM}</w:t></w:r></w:hyperlink></w:p>'
    assert read(word(picture + link, parts)).text == CLAIM


def test_two_parts_of_one_name_are_one(tmp_path: Path) -> None:
    path = tmp_path / "twice.docx"
    path.write_bytes(word(paragraph(CLAIM)))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", f"{LAUGHS}]>{word_xml(paragraph('&a8;'))}")
    with pytest.raises(ReadError):
        read(path)
