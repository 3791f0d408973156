"""Pages: furniture, labels, boxes, warnings, metadata, and files that cannot be read."""

from __future__ import annotations

import hashlib
import io
import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from greenscan.errors import DamagedDocumentError, EmptyDocumentError, EncryptedDocumentError
from greenscan.reading import BlockKind, Document
from greenscan.reading.pdf import read_pdf
from tests.reading.pdf_pages import BOLD, SOLAR, WASTE, WATER, Pen, texts

MONTHS = ("May", "June", "July", "August", "October")


def report(pages: int = 6) -> Pen:
    """Draw a report with running headers, a menu, chapters and mirrored page numbers."""
    pen = Pen()
    for page in range(pages):
        pen.text(60, 810, "Example Ltd Sustainability Report 2024", 8)
        pen.text(470, 810, ("Energy", "Water", "Waste")[page // 2], 8)
        for place, name in enumerate(("Home", "Energy", "Water", "Waste")):
            pen.text(10, 500 - 20 * place, name, 6)
        pen.text(60 if page % 2 else 520, 30, str(page + 11), 8)
        pen.column(60, 700 - 40 * page, 440, (SOLAR, WATER, WASTE)[page % 3])
        if page < pages - 1:
            pen.next_page()
    return pen


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_furniture_is_kept_out_of_the_text() -> None:
    document = report().read()
    assert texts(document, BlockKind.PARAGRAPH) == [SOLAR, WATER, WASTE] * 2
    assert len(document.blocks) == 6
    for place, page in enumerate(document.pages):
        assert set(page.furniture) == {
            "Example Ltd Sustainability Report 2024",
            ("Energy", "Water", "Waste")[place // 2],
            "Home",
            "Energy",
            "Water",
            "Waste",
            str(place + 11),
        }


def test_footnote_numbers_are_no_page_numbers() -> None:
    pen = Pen()
    for page in range(5):
        pen.column(60, 700 - 30 * page, 440, SOLAR)
        pen.text(60, 60, str(page % 2 + 1), 6)
        pen.text(72, 60, f"Measured by hand in the month of {MONTHS[page]}.", 7)
        pen.text(500, 25, f"Page {page + 1}", 7)
        if page < 4:
            pen.next_page()
    document = pen.read()
    assert texts(document, BlockKind.FOOTNOTE)[0] == "1 Measured by hand in the month of May."
    assert [page.furniture for page in document.pages] == [(f"Page {n}",) for n in range(1, 6)]


def test_page_labels_are_those_of_the_viewer() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(report(5).data()))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 4, style=PageLabelStyle.DECIMAL, prefix="A-", start=3)
    document = read_pdf(written(writer), "labelled.pdf")
    assert [page.label for page in document.pages] == ["i", "ii", "A-3", "A-4", "A-5"]
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]


def test_labels_are_numbers_where_the_file_has_none() -> None:
    assert [page.label for page in report(4).read().pages] == ["1", "2", "3", "4"]


def test_boxes_cover_a_phrase() -> None:
    pen = Pen()
    lines = ("The plant cut its use of power by a tenth", "in the year, as the meters show to all.")
    pen.lines(60, 640, lines, 12)
    document = pen.read()
    start = document.text.index("power")
    (box,) = document.boxes(start, start + len("power"))
    left = 60 + stringWidth("The plant cut its use of ", "Helvetica", 12)
    assert box.page == 1
    assert box.left == pytest.approx(left, abs=0.5)
    assert box.right == pytest.approx(left + stringWidth("power", "Helvetica", 12), abs=0.5)
    assert 640 - 4 < box.bottom < 640
    assert 640 + 8 < box.top < 640 + 13


def test_boxes_come_one_for_each_line_and_page() -> None:
    first, rest = WATER[:150].rsplit(" ", 1)[0], WATER[len(WATER[:150].rsplit(" ", 1)[0]) + 1 :]
    pen = Pen()
    pen.column(60, 100, 300, first)
    pen.next_page()
    pen.column(60, 700, 300, rest)
    document = pen.read()
    assert document.text == WATER
    boxes = document.boxes(0, len(document.text))
    assert [box.page for box in boxes] == sorted(box.page for box in boxes)
    assert {box.page for box in boxes} == {1, 2}
    tops = [box.top for box in boxes if box.page == 1]
    assert tops == sorted(tops, reverse=True)
    assert all(box.left == pytest.approx(60, abs=1) for box in boxes)


def test_boxes_agree_with_another_library() -> None:
    data = report().data()
    document = read_pdf(data, "report.pdf")
    places: list[tuple[float, float]] = []

    def visit(text: str, _: object, matrix: list[float], *_rest: object) -> None:
        if text.startswith("Water drawn"):
            places.append((matrix[4], matrix[5]))

    PdfReader(io.BytesIO(data)).pages[1].extract_text(visitor_text=visit)
    start = document.text.index("Water drawn")
    box = document.boxes(start, start + 5)[0]
    ((x, y),) = places
    assert box.left == pytest.approx(x, abs=0.5)
    assert box.bottom < y < box.top


def test_boxes_of_nothing() -> None:
    document = report().read()
    gap = document.text.index("\n\n")
    assert document.boxes(gap, gap + 2) == ()
    assert document.boxes(5, 5) == ()


def test_boxes_are_in_page_coordinates_of_a_cropped_page() -> None:
    pen = Pen()
    pen.text(300, 400, "Cropped words stay where they were drawn.")
    pen.text(300, 40, "Cut off at the foot of the page.")
    writer = PdfWriter(clone_from=io.BytesIO(pen.data()))
    writer.pages[0].cropbox = RectangleObject((250, 300, 580, 500))
    document = read_pdf(written(writer), "cropped.pdf")
    assert document.text == "Cropped words stay where they were drawn."
    (box,) = document.boxes(0, 7)
    assert box.left == pytest.approx(300, abs=0.5)
    assert box.bottom < 400 < box.top


def test_made_up_characters_have_no_box() -> None:
    document = report().read()
    boxes = document.character_boxes
    assert boxes is not None
    assert boxes.shape == (len(document.text), 4)
    assert boxes.dtype == np.float32
    hidden = np.isnan(boxes[:, 0])
    assert {document.text[i] for i in np.flatnonzero(hidden)} == {" ", "\n"}


def test_metadata_and_digest() -> None:
    pen = report()
    pen.canvas.setTitle("A year of work")
    pen.canvas.setAuthor("Example Ltd")
    data = pen.data()
    document = read_pdf(data, "report.pdf")
    assert document.metadata["title"] == "A year of work"
    assert document.metadata["author"] == "Example Ltd"
    assert document.metadata["pages"] == "6"
    assert document.digest == hashlib.sha256(data).hexdigest()
    assert document.name == "report.pdf"


def test_same_bytes_same_document() -> None:
    data = report().data()
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(lambda _: read_pdf(data, "report.pdf"), range(4))
    for other in others:
        assert other == first
        np.testing.assert_array_equal(other.character_boxes, first.character_boxes)


def scanned(pen: Pen) -> None:
    pen.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 50, 50, 500, 700)


def test_pages_without_text_are_named() -> None:
    pen = Pen()
    for page in range(7):
        if page in (1, 3, 4, 5):
            scanned(pen)
        elif page != 2:
            pen.column(60, 700, 440, (SOLAR, WATER)[page % 2])
        pen.next_page()
    document = pen.read()
    assert document.warnings == ("pages 2, 4-6 have no text layer: run OCR first",)
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)
    assert document.pages[1].start == document.pages[1].end


def test_document_without_text_asks_for_ocr() -> None:
    pen = Pen()
    scanned(pen)
    with pytest.raises(EmptyDocumentError, match=r"scan\.pdf.*text layer.*OCR"):
        read_pdf(pen.data(), "scan.pdf")


def test_blank_document_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read_pdf(Pen().data(), "blank.pdf")


def test_meaningless_characters_are_a_warning() -> None:
    pen = report()
    pen.next_page()
    pen.text(60, 700, "placeholder")
    data = pen.data()
    writer = PdfWriter(clone_from=io.BytesIO(data))
    garble(writer.pages[6], writer)
    document = read_pdf(written(writer), "garbled.pdf")
    assert document.warnings == (
        "page 7 has text whose characters have no meaning: run OCR on the file",
    )


def garble(page: PageObject, writer: PdfWriter) -> None:
    """Give the page text in a font whose ToUnicode map leads into the private use area."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    cmap = DecodedStreamObject()
    cmap.set_data(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <41> <5A> <E041> endbfrange\nendcmap end end"
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/ToUnicode"): writer._add_object(cmap),
        }
    )
    content = DecodedStreamObject()
    content.set_data(b"BT /G 12 Tf 60 700 Td (" + b"GARBLEDWORDSOFAPAGE" * 3 + b") Tj ET")
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/G"): font})}
    )
    page[NameObject("/Contents")] = writer._add_object(content)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_password_is_asked_for(algorithm: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(report().data()))
    writer.encrypt("secret", algorithm=algorithm)
    with pytest.raises(EncryptedDocumentError, match=r"locked\.pdf.*password"):
        read_pdf(written(writer), "locked.pdf")


def test_empty_user_password_opens() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(report().data()))
    writer.encrypt("", owner_password="owner", algorithm="AES-256")  # noqa: S106
    assert texts(read_pdf(written(writer), "open.pdf"), BlockKind.PARAGRAPH)[0] == SOLAR


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_file(share: float) -> None:
    data = report().data()
    with pytest.raises(DamagedDocumentError, match=r"cut\.pdf.*truncated.*again"):
        read_pdf(data[: math.floor(share * len(data))], "cut.pdf")


@pytest.mark.parametrize(
    "data",
    [b"not a pdf at all", b"%PDF-1.7\nnothing here\nstartxref\n0\n%%EOF"],
)
def test_broken_file(data: bytes) -> None:
    with pytest.raises(DamagedDocumentError, match=r"broken\.pdf"):
        read_pdf(data, "broken.pdf")


def test_no_bytes() -> None:
    with pytest.raises(EmptyDocumentError):
        read_pdf(b"", "empty.pdf")


def test_blocks_do_not_overlap() -> None:
    check(report().read())


def check(document: Document) -> None:
    """Check what holds for every document."""
    edge = 0
    for block in document.blocks:
        assert edge <= block.start < block.end <= len(document.text)
        assert document.text[edge : block.start] == ("\n\n" if edge else "")
        edge = block.end
    assert edge == len(document.text)


def test_heading_in_another_face_is_named() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    pen.text(60, 660, "Where the waste goes", 10, BOLD)
    pen.column(60, 645, 440, WASTE)
    assert texts(pen.read(), BlockKind.HEADING) == ["Where the waste goes"]
