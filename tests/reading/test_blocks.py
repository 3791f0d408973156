"""Blocks of plain text."""

from __future__ import annotations

import pytest

from greenscan.reading import BlockKind, find_blocks, from_text
from tests.reading.samples import of_kind, outline


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in find_blocks(text)]


def texts(text: str) -> list[str]:
    return [text[block.start : block.end] for block in find_blocks(text)]


def test_blank_lines_part_paragraphs() -> None:
    text = "We cut emissions.\nIn two years.\n\n\n  We save water.  \n"
    assert texts(text)[-1] == "We save water."


def test_one_paragraph_per_line() -> None:
    text = (
        "Our plant runs on solar power from its own roof, and has done so since 2020.\n"
        "We planted trees.\n"
        "In a second programme we replaced every lamp in the building by an LED, which took a"
        " year and saved a third of the electricity that lighting had used before.\n"
    )
    assert texts(text) == text.splitlines()


def test_wrapped_paragraphs_are_joined() -> None:
    text = (
        "Our plant in Leeds has run on solar power from\n"
        "its own roof since the summer of 2020. In 2021\n"
        "Leeds replaced every lamp in the building, and\n"
        "saved a third of its electricity.\n"
        "\n"
        "We planted trees.\n"
    )
    assert len(find_blocks(text)) == 2
    assert outline(from_text(text))[0][2] == " ".join(text.splitlines()[:4])


def test_a_line_in_lower_case_runs_on() -> None:
    assert (
        outline(from_text("We cut emissions\nby a third."))[0][2] == "We cut emissions by a third."
    )


def test_a_decimal_at_the_end_of_a_line_ends_nothing() -> None:
    assert len(find_blocks("Emissions fell by 3.5\npercent in 2020.")) == 1


def test_broken_words_are_rejoined() -> None:
    text = "We buy renew-\nable energy and low-\ncarbon steel for long-\nand short-term use.\n"
    assert from_text(text).text == (
        "We buy renewable energy and low-carbon steel for long- and short-term use.\n"
    )


def test_the_text_itself_decides_on_hyphens() -> None:
    text = "Post-consumer plastic counts. We buy post-\nconsumer plastic.\n"
    assert from_text(text).text == "Post-consumer plastic counts. We buy post-consumer plastic.\n"


def test_bullets_and_numbers_are_items_with_levels() -> None:
    text = (
        "Our targets are these:\n"
        "- halve the use of\n"
        "  water\n"
        "  - in Leeds\n"
        "  - in York\n"
        "- send no waste to landfill\n"
        "1. first\n"
        "2) second\n"
        "(c) third\n"
    )
    found = outline(from_text(text))
    assert [kind for kind, _, _ in found] == ["paragraph", *["list_item"] * 7]
    assert [level for _, level, _ in found] == [0, 1, 2, 2, 1, 1, 1, 1]
    assert found[1][2] == "- halve the use of water"


@pytest.mark.parametrize("bullet", ["•", "●", "–", "*", "▪", "✓"])
def test_bullets(bullet: str) -> None:
    assert kinds(f"{bullet} We cut emissions.\n{bullet} We save water.") == ["list_item"] * 2


def test_a_number_within_wrapped_prose_is_no_item() -> None:
    text = (
        "The plant keeps to the limits that are laid down in Article\n"
        "5. Its emissions of nitrogen oxides have been measured since\n"
        "the year 2015 by a laboratory that the authority has chosen.\n"
    )
    assert kinds(text) == ["paragraph"]


def test_headings() -> None:
    text = (
        "Sustainability report\n\n1. Climate\n\nWe cut emissions.\n\n1.2 How we measure\n"
        "We measure every year.\n"
    )
    assert outline(from_text(text)) == [
        ("heading", 1, "Sustainability report"),
        ("heading", 1, "1. Climate"),
        ("paragraph", 0, "We cut emissions."),
        ("heading", 2, "1.2 How we measure"),
        ("paragraph", 0, "We measure every year."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Our products are eco-friendly",
        "We cut emissions by 12 %",
        "We do much:\n- we save water",
        "Intro\n\nOur packaging is recyclable\n\nIt is made of paper.",
    ],
)
def test_what_may_be_a_claim_is_no_heading(text: str) -> None:
    found = find_blocks(text)
    index = 1 if text.startswith("Intro") else 0
    assert found[index].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "rows",
    [
        "Year\tEmissions\n2020\t12\n2021\t11",
        "| Year | Emissions |\n|------|-----------|\n| 2020 | 12 |",
        "Energy use    340   310\nWater use      12    11",
    ],
)
def test_tables(rows: str) -> None:
    text = f"We cut emissions and save water.\n\n{rows}\n\nMore to come soon."
    assert of_kind(from_text(text), BlockKind.TABLE) == [rows]


def test_double_spaces_make_no_table() -> None:
    assert kinds("We cut emissions.  We save water.\nWe plant trees.  We care.") != ["table"]


def test_dotted_lines_are_contents() -> None:
    text = "Climate .......... 4\nWater . . . . . . . 12\n\nWe cut emissions.\n"
    assert kinds(text) == ["contents", "paragraph"]


def test_rules_part_blocks_and_are_in_none() -> None:
    assert texts("We cut emissions.\n-----\nWe save water.") == [
        "We cut emissions.",
        "We save water.",
    ]


def test_nothing_is_found_in_nothing() -> None:
    assert find_blocks("") == find_blocks(" \n\t\u200b\n") == ()


def test_other_line_ends_are_understood() -> None:
    assert texts("- one\r\n- two\u2028- three") == ["- one", "- two", "- three"]
