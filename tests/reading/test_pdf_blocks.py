"""Blocks: headings, lists, captions, notes, tables, charts, contents, callouts."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.reading import BlockKind
from tests.reading.pdf_pages import BOLD, SOLAR, WASTE, WATER, Pen, kinds, texts

PARAGRAPH, HEADING, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
TABLE, FIGURE, CONTENTS = BlockKind.TABLE, BlockKind.FIGURE, BlockKind.CONTENTS


def test_headings_have_levels_by_size() -> None:
    pen = Pen()
    pen.text(60, 780, "Environment", 24, BOLD)
    pen.text(60, 740, "Energy", 16, BOLD)
    pen.text(60, 715, "Solar roofs", 10, BOLD)
    below = pen.column(60, 700, 440, SOLAR)
    pen.text(60, below - 15, "Water", 16, BOLD)
    below = pen.column(60, below - 35, 440, WATER)
    pen.text(60, below - 25, "Society", 24, BOLD)
    pen.column(60, below - 45, 440, WASTE)
    document = pen.read()
    found = [
        (block.level, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is HEADING
    ]
    assert found == [
        (1, "Environment"),
        (2, "Energy"),
        (3, "Solar roofs"),
        (2, "Water"),
        (1, "Society"),
    ]


def test_bold_lead_in_is_no_heading() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    pen.text(60, 660, "Heat. ", 10, BOLD)
    pen.text(92, 660, "The boiler was replaced by a heat pump in the summer of last year,")
    pen.text(60, 647.5, "and the old one was sold for scrap to a dealer in the next town.")
    assert texts(pen.read(), PARAGRAPH)[-1] == (
        "Heat. The boiler was replaced by a heat pump in the summer of last year, and the old one "
        "was sold for scrap to a dealer in the next town."
    )


def test_words_set_larger_within_a_sentence_go_on_with_it() -> None:
    pen = Pen()
    pen.text(60, 740, "The climate plan of the plant is in the hands of")
    pen.text(60, 727, "a committee that meets in public", 11, BOLD)
    pen.text(60, 714, "in every month of the year but August.")
    pen.column(60, 600, 440, WATER)
    assert texts(pen.read(), PARAGRAPH)[0] == (
        "The climate plan of the plant is in the hands of a committee that meets in public in "
        "every month of the year but August."
    )


def test_first_line_indent_begins_a_paragraph() -> None:
    pen = Pen()
    pen.lines(
        60, 740, ["One paragraph fills two lines of the column here,", "and ends at this point."]
    )
    pen.text(72, 715, "Another one begins with an indent and goes on")
    pen.lines(60, 702.5, ["to a second line, and to a third one after that,", "where it ends."])
    assert texts(pen.read(), PARAGRAPH) == [
        "One paragraph fills two lines of the column here, and ends at this point.",
        "Another one begins with an indent and goes on to a second line, and to a third one after "
        "that, where it ends.",
    ]


def test_bullets_that_wrap_are_one_item_each() -> None:
    pen = Pen()
    y = pen.column(60, 760, 440, "This is what the plant has done in the year under review:") - 5
    for lines in (
        ("replaced the boiler by a heat pump that runs on", "power from the new roof;"),
        ("closed the cooling loop; and",),
        ("sorted the waste by hand before it leaves the", "yard of the plant."),
    ):
        pen.text(60, y, "\u2022")
        y = pen.lines(72, y, lines)
    assert texts(pen.read(), ITEM) == [
        "\u2022 replaced the boiler by a heat pump that runs on power from the new roof;",
        "\u2022 closed the cooling loop; and",
        "\u2022 sorted the waste by hand before it leaves the yard of the plant.",
    ]


def test_numbered_and_dashed_items() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    pen.lines(60, 680, ["1. Measure what is used.", "2. Save what can be saved."])
    pen.lines(60, 640, ["\u2013 meters at every plant,", "\u2013 a report in every month"])
    assert texts(pen.read(), ITEM) == [
        "1. Measure what is used.",
        "2. Save what can be saved.",
        "\u2013 meters at every plant,",
        "\u2013 a report in every month",
    ]


def test_drawn_bullets_begin_items() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    for y, text in (
        (680, "Meters at every one of the plants"),
        (664, "A report in every month of it"),
    ):
        pen.canvas.circle(64, y + 3, 1.8, stroke=0, fill=1)
        pen.text(74, y, text)
    assert texts(pen.read(), ITEM) == [
        "Meters at every one of the plants",
        "A report in every month of it",
    ]


def test_dash_in_a_sentence_is_no_bullet() -> None:
    pen = Pen()
    pen.lines(
        60,
        740,
        [
            "The solar roof in Leeds went into operation in the month of March, and",
            "it now covers a third of the power that the plant uses in the year at",
            "hand \u2013 as had been promised when the work on it was begun in May 2021",
            "\u2013 and heats the yard.",
        ],
    )
    assert [kind for kind, _ in kinds(pen.read())] == [PARAGRAPH]


def test_caption_and_footnote() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    pen.text(60, 600, "Figure 3: Water drawn from the river", 9)
    pen.column(60, 560, 440, SOLAR)
    pen.text(60, 80, "1 Read at the meter on the first of January.", 7)
    assert [kind for kind, _ in kinds(pen.read())] == [
        PARAGRAPH,
        BlockKind.CAPTION,
        PARAGRAPH,
        BlockKind.FOOTNOTE,
    ]


def test_small_print_under_a_heading_is_no_footnote() -> None:
    pen = Pen()
    pen.column(60, 760, 440, WATER)
    pen.column(60, 690, 440, SOLAR)
    pen.text(60, 160, "Targets", 10, BOLD)
    pen.lines(60, 147, ["A third roof with solar panels in Hull in the year to come."], 8)
    pen.lines(60, 132, ["Water from the rain alone for all that is cooled in Leeds."], 8)
    pen.column(60, 60, 440, "Printed on paper from the waste of a mill that is near to Leeds.", 7)
    assert [kind for kind, _ in kinds(pen.read())] == [
        PARAGRAPH,
        PARAGRAPH,
        HEADING,
        PARAGRAPH,
        PARAGRAPH,
        BlockKind.FOOTNOTE,
    ]


def test_ruled_table_is_read_row_by_row() -> None:
    pen = Pen()
    pen.column(60, 780, 440, SOLAR)
    rows = [
        (("Topic",), ("Target",), ("Result",)),
        (("Energy",), ("Cut the use of power by a", "tenth until 2030"), ("On the way",)),
        (("Water",), ("Close the cooling loop in", "every one of the plants"), ("Done in two",)),
    ]
    y = 660.0
    pen.rule(60, 500, y + 12)
    for row in rows:
        for x, lines in zip((60, 160, 400), row, strict=True):
            pen.lines(x, y, lines)
        y -= 15 if row is rows[0] else 27.5
        pen.rule(60, 500, y + 12)
    pen.column(60, y - 20, 440, WATER)
    assert kinds(pen.read()) == [
        (PARAGRAPH, SOLAR),
        (
            TABLE,
            "Topic | Target | Result\n"
            "Energy | Cut the use of power by a tenth until 2030 | On the way\n"
            "Water | Close the cooling loop in every one of the plants | Done in two",
        ),
        (PARAGRAPH, WATER),
    ]


def _ruled(pen: Pen, y: float, rows: Sequence[Sequence[str]], *, closed: bool = True) -> float:
    """Draw rows of bold labels and texts below rules; returns the base line below the last."""
    pen.rule(60, 530, y + 12)
    for place, (label, *parts) in enumerate(rows):
        pen.text(60, y, label, 10, BOLD)
        y = min(pen.column(160 + 200 * column, y, 180, part) for column, part in enumerate(parts))
        y -= 5
        if closed or place < len(rows) - 1:
            pen.rule(60, 530, y + 12)
    return y


def test_last_row_of_a_table_needs_no_rule_below() -> None:
    pen = Pen()
    rows = [
        ("Power", "Who buys it, and from which of the grids", "The head of buying"),
        ("Heat", "Who runs the boilers, and who checks them once a year", "The head of works"),
        ("Water", "Who reads the meters of the wells, and who signs for them", "Nobody yet"),
    ]
    y = _ruled(pen, 780, rows, closed=False)
    pen.column(60, y - 30, 440, SOLAR)
    table = "\n".join(" | ".join(row) for row in rows)
    assert kinds(pen.read()) == [(TABLE, table), (PARAGRAPH, SOLAR)]


def test_columns_of_text_below_a_table_are_no_row_of_it() -> None:
    pen = Pen()
    rows = [
        ("Power", "Who buys it, and from which grid", "The head of buying"),
        ("Heat", "Who runs the boilers", "The head of works"),
    ]
    y = _ruled(pen, 780, rows)
    pen.column(60, y - 15, 90, WATER)
    pen.column(160, y - 15, 180, WASTE)
    pen.column(360, y - 15, 170, SOLAR)
    found = kinds(pen.read())
    assert [kind for kind, _ in found] == [TABLE, PARAGRAPH, PARAGRAPH, PARAGRAPH]


def test_bold_label_near_its_cell_is_a_cell() -> None:
    pen = Pen()
    rows = [
        (
            "Net water intake",
            "All the water that is taken from wells and rivers, less what returns",
        ),
        ("Water sent to rivers", "What goes back to the river, and is no warmer than it by 3 K"),
    ]
    _ruled(pen, 780, [*rows, ("Scale", "The mean of all of the plants")])
    (table,) = texts(pen.read(), TABLE)
    assert table.split("\n")[1] == " | ".join(rows[1])


def test_number_table_without_rules() -> None:
    pen = Pen()
    pen.column(60, 780, 440, SOLAR)
    for y, cells in (
        (680, ("Emissions in tonnes", "2023", "2024")),
        (665, ("Scope 1", "1,200", "1,150")),
        (650, ("Scope 2", "800", "\u2013")),
        (635, ("Scope 3", "n/a", "45,000")),
    ):
        for x, cell in zip((60, 300, 400), cells, strict=True):
            pen.text(x, y, cell)
    pen.column(60, 600, 440, WATER)
    assert texts(pen.read(), TABLE) == [
        "Emissions in tonnes | 2023 | 2024\n"
        "Scope 1 | 1,200 | 1,150\n"
        "Scope 2 | 800 | \u2013\n"
        "Scope 3 | n/a | 45,000"
    ]


def test_two_columns_of_text_between_rules_are_no_table() -> None:
    pen = Pen()
    for y in (730, 600, 470, 340):
        pen.rule(60, 530, y)
    for y, left, right in ((710, SOLAR, WATER), (580, WATER, WASTE), (450, WASTE, SOLAR)):
        pen.column(60, y, 220, left)
        pen.column(310, y, 220, right)
    assert {kind for kind, _ in kinds(pen.read())} == {PARAGRAPH}


def test_background_grid_is_no_table() -> None:
    pen = Pen()
    for y in range(300, 800, 4):
        pen.rule(40, 560, y)
    pen.column(60, 700, 220, SOLAR)
    pen.column(310, 700, 220, WATER)
    assert texts(pen.read(), PARAGRAPH) == [SOLAR, WATER]


def test_contents_page() -> None:
    pen = Pen()
    pen.text(60, 780, "Contents", 20, BOLD)
    titles = ("About us", "Energy and climate", "Water", "Waste and packaging", "People")
    for place, title in enumerate(titles):
        pen.text(60, 740 - 16 * place, title)
        pen.text(500, 740 - 16 * place, str(3 + 7 * place))
    pen.next_page()
    pen.column(60, 740, 440, SOLAR)
    assert texts(pen.read(), CONTENTS) == [
        "About us | 3\nEnergy and climate | 10\nWater | 17\nWaste and packaging | 24\nPeople | 31"
    ]


def test_contents_with_pages_before_the_titles() -> None:
    pen = Pen()
    pen.text(60, 780, "In this report", 16, BOLD)
    lines = [
        "02 About the company",
        "05 Energy, heat, steam",
        "11 Water of the mills",
        "19 Waste, old and new",
    ]
    pen.lines(60, 750, lines)
    pen.column(60, 600, 440, SOLAR)
    assert texts(pen.read(), CONTENTS) == [" ".join(lines)]


def test_contents_with_leaders() -> None:
    pen = Pen()
    pen.lines(60, 740, ["Energy ................... 4", "Water .................... 9"])
    pen.column(60, 640, 440, SOLAR)
    assert texts(pen.read(), CONTENTS) == [
        "Energy ................... 4\nWater .................... 9"
    ]


def test_words_in_a_chart_are_a_figure() -> None:
    pen = Pen()
    pen.column(60, 780, 440, SOLAR)
    canvas = pen.canvas
    canvas.line(100, 450, 100, 620)
    for place, height in enumerate((120, 90, 60, 30)):
        canvas.rect(120 + 60 * place, 450, 30, height, fill=1)
        pen.text(122 + 60 * place, 438, str(2021 + place), 8)
        pen.text(122 + 60 * place, 455 + height, f"{height * 10:,}", 8)
    for place in range(4):
        pen.text(80, 450 + 50 * place, str(50 * place), 8)
    pen.column(60, 400, 440, WATER)
    document = pen.read()
    assert texts(document, PARAGRAPH) == [SOLAR, WATER]
    words = set("\n".join(texts(document, FIGURE) + texts(document, TABLE)).split())
    assert {"2021", "2024", "1,200", "300", "150"} <= words


def test_big_number_and_its_words_are_one_paragraph() -> None:
    pen = Pen()
    pen.column(60, 780, 440, SOLAR)
    pen.text(60, 620, "45%", 36, BOLD)
    pen.lines(60, 595, ["reduction in Scope 1 and 2 emissions", "since 2019"], 12)
    pen.text(320, 620, "1.2 million", 36, BOLD)
    pen.lines(320, 595, ["litres of water saved"], 12)
    pen.column(60, 500, 440, WATER)
    assert texts(pen.read(), PARAGRAPH) == [
        SOLAR,
        "45% reduction in Scope 1 and 2 emissions since 2019",
        "1.2 million litres of water saved",
        WATER,
    ]


def test_number_of_a_section_is_no_callout() -> None:
    pen = Pen()
    pen.text(60, 760, "2.5 Emissions", 24, BOLD)
    pen.lines(
        60, 730, ["The boilers of the plant burn gas, and", "they are the most of it by far."]
    )
    pen.text(60, 600, "2.5 million", 24, BOLD)
    pen.text(60, 575, "tonnes were saved")
    pen.column(60, 500, 440, SOLAR)
    assert kinds(pen.read())[:3] == [
        (HEADING, "2.5 Emissions"),
        (PARAGRAPH, "The boilers of the plant burn gas, and they are the most of it by far."),
        (PARAGRAPH, "2.5 million tonnes were saved"),
    ]


def test_word_in_a_drawing_below_a_column_is_no_heading() -> None:
    pen = Pen()
    pen.text(60, 780, "Energy", 16, BOLD)
    pen.column(60, 760, 220, SOLAR)
    pen.text(110, 500, "Biogas", 24, BOLD, color="#cc0000")
    pen.text(310, 780, "Water", 16, BOLD)
    pen.column(310, 760, 220, WATER)
    assert texts(pen.read(), HEADING) == ["Energy", "Water"]


def test_large_statement_is_no_heading() -> None:
    pen = Pen()
    pen.lines(60, 760, ["Our renewable power now covers over", "6,000 homes in eleven towns"], 20)
    pen.column(60, 680, 440, SOLAR)
    assert texts(pen.read(), PARAGRAPH)[0] == (
        "Our renewable power now covers over 6,000 homes in eleven towns"
    )


def test_sentence_that_names_a_table_is_no_caption() -> None:
    pen = Pen()
    pen.column(60, 760, 440, "Table 3 shows what the plant has drawn from the river since May.")
    pen.column(60, 700, 440, "Map out the risks first. Image files are not kept by anybody.")
    assert {kind for kind, _ in kinds(pen.read())} == {PARAGRAPH}


def test_table_on_a_turned_page() -> None:
    pen = Pen()
    pen.canvas.translate(595, 0)
    pen.canvas.rotate(90)
    for y, cells in (
        (512, ("Topic", "Target")),
        (497, ("Energy", "A tenth less")),
        (482, ("Water", "Half")),
    ):
        pen.rule(60, 500, y + 12)
        pen.text(60, y, cells[0])
        pen.text(300, y, cells[1])
    pen.rule(60, 500, 479)
    pen.column(60, 440, 440, SOLAR)
    assert kinds(pen.read()) == [
        (TABLE, "Topic | Target\nEnergy | A tenth less\nWater | Half"),
        (PARAGRAPH, SOLAR),
    ]
