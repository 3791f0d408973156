"""Characters and lines: hyphens, spaces, scripts, hidden and doubled text, addresses."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics

from greenscan.reading import BlockKind
from tests.reading.pdf_pages import BOLD, SOLAR, WATER, Pen, texts

PARAGRAPH = BlockKind.PARAGRAPH


def paragraph(*lines: str) -> str:
    """Return what is read of a paragraph of these lines."""
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.lines(60, 640, lines)
    return texts(pen.read(), PARAGRAPH)[-1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("We want a sustain-", "able business for all."),
            "We want a sustainable business for all.",
        ),
        (("This is our long-", "term plan for growth."), "This is our long-term plan for growth."),
        (
            ("They run low-carbon and low-", "carbon sites."),
            "They run low-carbon and low-carbon sites.",
        ),
        (
            ("Safety comes first, training next: a safety-", "training plan is new."),
            "Safety comes first, training next: a safety-training plan is new.",
        ),
        (("All of our solar-", "powered pumps run."), "All of our solar-powered pumps run."),
        (("We count scope 1-", "3 emissions here."), "We count scope 1-3 emissions here."),
        (
            ("Details stand at https://example.org/reports/", "energy.html for all to see."),
            "Details stand at https://example.org/reports/energy.html for all to see.",
        ),
    ],
)
def test_lines_are_joined(lines: tuple[str, ...], expected: str) -> None:
    assert paragraph(*lines) == expected


def test_letter_spaced_heading() -> None:
    pen = Pen()
    pen.text(60, 740, "E M I S S I O N S   A N D   W A T E R", 16, BOLD)
    pen.column(60, 700, 440, SOLAR)
    assert texts(pen.read(), BlockKind.HEADING) == ["EMISSIONS AND WATER"]


def test_tracked_heading() -> None:
    pen = Pen()
    pen.canvas.setFont(BOLD, 16)
    pen.canvas.drawString(60, 740, "Emissions report", charSpace=3)
    pen.column(60, 700, 440, SOLAR)
    assert texts(pen.read(), BlockKind.HEADING) == ["Emissions report"]


def test_spaces_come_from_gaps_where_the_file_has_none() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    x = 60.0
    for word in ("Heat", "is", "taken", "from", "the", "river."):
        pen.text(x, 640, word)
        x += pdfmetrics.stringWidth(word, "Helvetica", 10) + 3
    assert texts(pen.read(), PARAGRAPH)[-1] == "Heat is taken from the river."


def test_footnote_digit_stays_where_it_comes_out() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.text(60, 640, "Emissions fell by 12% since 2019.")
    x = 60 + pdfmetrics.stringWidth("Emissions fell by 12% since 2019.", "Helvetica", 10)
    pen.text(x, 644, "12", 6)
    pen.text(x + 10, 640, "We go on.")
    assert texts(pen.read(), PARAGRAPH)[-1] == "Emissions fell by 12% since 2019.12 We go on."


def test_subscript_is_part_of_its_word() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.text(60, 640, "All CO")
    x = 60 + pdfmetrics.stringWidth("All CO", "Helvetica", 10)
    pen.text(x, 637.5, "2", 6)
    pen.text(x + 3.4, 640, "e is counted.")
    assert texts(pen.read(), PARAGRAPH)[-1] == "All CO2e is counted."


def test_overprinted_text_is_read_once() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.text(60, 640, "A shadow lies below this line of text.")
    pen.text(60.6, 639.5, "A shadow lies below this line of text.")
    assert texts(pen.read(), PARAGRAPH)[-1] == "A shadow lies below this line of text."


def test_double_letters_are_no_overprint() -> None:
    assert paragraph("Millions of coffee pellets will be billed.") == (
        "Millions of coffee pellets will be billed."
    )


def test_text_outside_the_page_is_left_out() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.text(60, 900, "Printer's notes above the page.")
    pen.text(700, 400, "And beside it.")
    assert pen.read().text == WATER


def test_clipped_text_is_left_out() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(300, 100, 200, 200)
    pen.canvas.clipPath(path, stroke=0)
    pen.text(60, 640, "Left over from an older layout.")
    pen.canvas.restoreState()
    assert pen.read().text == WATER


def test_invisible_text_is_left_out_of_ordinary_pages() -> None:
    pen = Pen()
    pen.column(60, 740, 440, WATER)
    hidden = pen.canvas.beginText(60, 640)
    hidden.setTextRenderMode(3)
    hidden.textLine("Nobody is meant to see this line.")
    pen.canvas.drawText(hidden)
    assert pen.read().text == WATER


def test_invisible_text_over_a_scan_is_kept() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    pen = Pen()
    scan = ImageReader(Image.new("L", (60, 80), 230))
    pen.canvas.drawImage(scan, 0, 0, 595, 842)
    hidden = pen.canvas.beginText(60, 640)
    hidden.setTextRenderMode(3)
    hidden.textLine("The recognised words of a scanned page.")
    pen.canvas.drawText(hidden)
    assert pen.read().text == "The recognised words of a scanned page."


def test_turned_margin_text_stays_out_of_sentences() -> None:
    pen = Pen()
    pen.column(60, 740, 440, SOLAR)
    pen.canvas.saveState()
    pen.canvas.translate(40, 650)
    pen.canvas.rotate(90)
    pen.text(0, 0, "Published in spring")
    pen.canvas.restoreState()
    document = pen.read()
    assert texts(document, PARAGRAPH) == [SOLAR]
    assert texts(document, BlockKind.FIGURE) == ["Published in spring"]


def test_turned_page_is_read_along_its_text() -> None:
    pen = Pen()
    pen.canvas.translate(595, 0)
    pen.canvas.rotate(90)
    pen.column(60, 500, 300, SOLAR)
    pen.column(420, 500, 300, WATER)
    document = pen.read()
    assert texts(document, PARAGRAPH) == [SOLAR, WATER]
    assert document.character_boxes is not None
    left, bottom, right, top = document.character_boxes[0]
    assert 95 - 12 < left < 95 < right < 95 + 4  # the page's coordinates, not the turned ones
    assert 60 - 1 < bottom < top < 60 + 8
