"""Reading order: columns, spreads, titles across columns, panels, paragraphs that run on."""

from __future__ import annotations

from greenscan.reading import BlockKind
from tests.reading.pdf_pages import BOLD, SOLAR, WASTE, WATER, Pen, kinds, texts

PARAGRAPH, HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


def test_two_columns_are_read_one_after_the_other() -> None:
    pen = Pen()
    below = pen.column(60, 700, 220, SOLAR)
    pen.column(60, below - 10, 220, WASTE)
    pen.column(310, 700, 220, WATER)
    assert kinds(pen.read()) == [(PARAGRAPH, SOLAR), (PARAGRAPH, WASTE), (PARAGRAPH, WATER)]


def test_columns_stay_apart_where_their_paragraphs_end_at_one_height() -> None:
    pen = Pen()
    for x in (60, 310):
        pen.column(x, 700, 220, SOLAR)
        pen.column(x, 560, 220, WATER)
    assert texts(pen.read(), PARAGRAPH) == [SOLAR, WATER, SOLAR, WATER]


def test_three_columns() -> None:
    pen = Pen()
    for x, text in ((50, SOLAR), (220, WATER), (390, WASTE)):
        pen.column(x, 700, 150, text, 9)
    assert texts(pen.read(), PARAGRAPH) == [SOLAR, WATER, WASTE]


def test_spread_is_read_left_page_first() -> None:
    pen = Pen((1190.0, 595.0))
    for x, text in ((60, SOLAR), (310, WATER), (660, WASTE), (910, SOLAR)):
        pen.column(x, 500, 220, text)
    pen.text(60, 540, "Energy on the left page", 18, BOLD)
    pen.text(660, 540, "Waste on the right page", 18, BOLD)
    assert kinds(pen.read()) == [
        (HEADING, "Energy on the left page"),
        (PARAGRAPH, SOLAR),
        (PARAGRAPH, WATER),
        (HEADING, "Waste on the right page"),
        (PARAGRAPH, WASTE),
        (PARAGRAPH, SOLAR),
    ]


def test_title_across_columns_divides_them() -> None:
    pen = Pen()
    pen.column(60, 760, 220, SOLAR)
    pen.column(310, 760, 220, WATER)
    pen.text(60, 600, "What the plant does with its waste, and what it wants to do", 16, BOLD)
    pen.column(60, 570, 220, WASTE)
    pen.column(310, 570, 220, SOLAR)
    assert kinds(pen.read()) == [
        (PARAGRAPH, SOLAR),
        (PARAGRAPH, WATER),
        (HEADING, "What the plant does with its waste, and what it wants to do"),
        (PARAGRAPH, WASTE),
        (PARAGRAPH, SOLAR),
    ]


def test_short_title_above_columns_with_space_divides_them() -> None:
    pen = Pen()
    pen.column(60, 760, 220, SOLAR)
    pen.column(310, 760, 220, WATER)
    pen.text(60, 620, "Waste", 16, BOLD)
    pen.column(60, 590, 220, WASTE)
    pen.column(310, 590, 220, SOLAR)
    expected = [SOLAR, WATER, "Waste", WASTE, SOLAR]
    assert [text for _, text in kinds(pen.read())] == expected


def test_paragraph_runs_over_into_the_next_column() -> None:
    first, rest = SOLAR[:140].rsplit(" ", 1)[0], SOLAR[len(SOLAR[:140].rsplit(" ", 1)[0]) + 1 :]
    pen = Pen()
    pen.column(60, 700, 220, WATER)
    pen.column(60, 580, 220, first)
    pen.column(310, 700, 220, rest)
    assert texts(pen.read(), PARAGRAPH) == [WATER, SOLAR]


def test_enumeration_runs_over_into_the_next_column() -> None:
    wood = ["Three kinds of wood are used: birch", "from Finland; pine from one lake in Chile;"]
    rest = "Eucalyptus from Spain, where the forests are counted once in every five years."
    pen = Pen()
    pen.column(60, 700, 220, WATER)
    pen.lines(60, 600, wood)
    pen.column(310, 700, 220, rest)
    assert texts(pen.read(), PARAGRAPH) == [WATER, " ".join([*wood, rest])]


def test_panel_is_read_as_one_piece() -> None:
    pen = Pen()
    pen.panel(300, 560, 540, 720)
    pen.column(60, 700, 220, SOLAR)
    pen.column(310, 700, 220, WATER)
    pen.column(60, 540, 480, WASTE)
    assert texts(pen.read(), PARAGRAPH) == [SOLAR, WATER, WASTE]


def test_drawing_order_does_not_matter() -> None:
    pen = Pen()
    pen.column(310, 700, 220, WATER)
    pen.column(60, 700, 220, SOLAR)
    assert texts(pen.read(), PARAGRAPH) == [SOLAR, WATER]


def test_paragraph_over_a_page_break_is_one_block() -> None:
    first, rest = SOLAR[:140].rsplit(" ", 1)[0], SOLAR[len(SOLAR[:140].rsplit(" ", 1)[0]) + 1 :]
    pen = Pen()
    pen.column(60, 700, 440, WATER)
    pen.column(60, 640, 440, first)
    pen.text(60, 90, "1 Measured at the plant's own meter in 2024.", 7)
    pen.next_page()
    pen.column(60, 700, 440, rest)
    pen.column(60, 640, 440, WASTE)
    document = pen.read()
    assert texts(document, PARAGRAPH) == [WATER, SOLAR, WASTE]
    assert texts(document, BlockKind.FOOTNOTE) == ["1 Measured at the plant's own meter in 2024."]
    one, two = document.pages
    (block,) = (b for b in document.blocks if b.start < two.start < b.end)
    assert document.text[block.start : block.end] == SOLAR
    assert document.text[two.start :].startswith(rest)
    assert one.start == 0
    assert one.end == two.start
    assert two.end == len(document.text)
    note = next(b for b in document.blocks if b.kind is BlockKind.FOOTNOTE)
    assert note.end < block.start


def test_table_at_a_page_break_steps_aside() -> None:
    first, rest = SOLAR[:140].rsplit(" ", 1)[0], SOLAR[len(SOLAR[:140].rsplit(" ", 1)[0]) + 1 :]
    pen = Pen()
    pen.column(60, 700, 440, WATER)
    pen.column(60, 640, 440, first)
    for row, y in enumerate((560, 545, 530, 515)):
        pen.text(60, y, f"Plant {'ABCD'[row]}")
        for place in range(3):
            pen.text(200 + 90 * place, y, f"{120 + 7 * row + place}")
    pen.next_page()
    pen.column(60, 700, 440, rest)
    document = pen.read()
    assert texts(document, PARAGRAPH) == [WATER, SOLAR]
    assert [block.kind for block in document.blocks] == [
        PARAGRAPH,
        BlockKind.TABLE,
        PARAGRAPH,
    ]
