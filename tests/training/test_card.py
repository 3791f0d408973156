"""The model card tells what the results file says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from greenscan.training.cards.card import CARD, render_card, write_card
from greenscan.training.cards.figures import PLOT
from greenscan.training.cards.markdown import code, table
from tests.training import authored_results as authored

FULL = {
    **authored.transformer_results(),
    "cross_validation": authored.cross_validation(),
    "public": [authored.public_result()],
    "research": [authored.research_result()],
    "ablation": authored.ablation(),
    "notes": ["The hills were labelled\nin one pass."],
}


def tables(card: str) -> list[list[list[str]]]:
    """Return the cells of each table of a card, as a renderer of Markdown sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body(card))
    found: list[list[list[str]]] = []
    for token, content in pairwise(tokens):
        _take(found, token, content)
    return found


def _take(found: list[list[list[str]]], token: Token, content: Token) -> None:
    if token.type == "table_open":
        found.append([])
    elif token.type == "tr_open":
        found[-1].append([])
    elif token.type in {"th_open", "td_open"}:
        found[-1][-1].append(content.content)


def body(card: str) -> str:
    return card.split("---\n", 2)[2]


def front_matter(card: str) -> dict[str, str]:
    lines = card.split("---\n", 2)[1].splitlines()
    return dict(line.split(": ", 1) for line in lines)


def table_with(card: str, head: str) -> dict[str, list[str]]:
    """Return the rows, by first cell, of the one table whose first column is called `head`."""
    (rows,) = (rows for rows in tables(card) if rows[0][0] == head)
    return {row[0]: row[1:] for row in rows}


def headings(card: str) -> list[str]:
    return [line.lstrip("# ") for line in body(card).splitlines() if line.startswith("#")]


def test_sections_come_in_order() -> None:
    assert headings(render_card(FULL)) == [
        "meadow 7",
        "Use",
        "Data",
        "Split",
        "Training",
        "Test",
        "Confusion matrix",
        "Calibration",
        "Eight bits against single precision",
        "Sentence embeddings",
        "Cross-validation",
        "Public sets",
        "Fine-tuned on public sets",
        "What each lever brought",
        "Limits",
        "What it must not be used for",
    ]


@pytest.mark.parametrize("make", [authored.transformer_results, authored.baseline_results])
def test_any_section_may_be_missing(make: Callable[[], dict[str, Any]]) -> None:
    whole = make()
    for name in whole.keys() - {"model", "claim_threshold"}:
        card = render_card({key: value for key, value in whole.items() if key != name})
        assert card.endswith("legal finding.\n")
    least = render_card({key: whole[key] for key in ("model", "claim_threshold")})
    assert headings(least)[1:] == ["Use", "Limits", "What it must not be used for"]


@pytest.mark.parametrize("results", [FULL, authored.baseline_results()])
def test_every_table_is_whole(results: dict[str, Any]) -> None:
    card = render_card(results)
    assert "$" not in card
    found = tables(card)
    assert len(found) == card.count("\n| --- |")
    for rows in found:
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}


def test_data_by_part_with_licence() -> None:
    rows = table_with(render_card(FULL), "part")
    assert rows["`hills`"] == ["100", "10", "70", "5", "15", "10", "Apache-2.0"]
    assert rows["`river_banks`"] == ["20", "2", "5", "5", "5", "5", "CC BY 4.0"]


def test_split_and_test_figures() -> None:
    card = render_card(FULL)
    assert table_with(card, "side")["development"] == ["11", "1", "1", "4"]
    assert "On 13 sentences of held-out documents" in card
    assert "by 200 bootstrap" in card
    assert "| macro-F1 over the four labels | 0.700 | 0.650 to 0.740 |" in card
    assert table_with(card, "true \\ said")["**unsupported**"] == ["1", "0", "2", "0"]


def test_training_of_a_transformer() -> None:
    card = render_card(FULL)
    assert "Fine-tuned from tiny/base (Apache-2.0)." in card
    assert table_with(card, "set")["`clouds`"] == ["310", "MIT", f"`{authored.DIGEST}`"]
    recipe = table_with(card, "hyper-parameter")
    assert recipe["learning rate"] == ["0.0001"]
    assert recipe["freeze words"] == ["yes"]
    assert table_with(card, "seed")["11"] == ["0.512", "0.613", ""]
    assert "Kept: the best epoch of seed 12." in card


def test_the_mean_of_seeds_is_named() -> None:
    results = authored.transformer_results()
    results["training"]["chosen"] = None
    assert "Kept: the mean of the weights of all seeds." in render_card(results)


def test_training_of_a_baseline() -> None:
    card = render_card(authored.baseline_results())
    rows = [row for rows in tables(card) if rows[0][0] == "head" for row in rows]
    assert ["labels", "3.0", "0.500", "", ""] in rows
    assert ["labels", "10.0", "0.600", "yes", "1.50"] in rows
    assert "Eight bits" not in card
    assert "Fine-tuned" not in card


def test_what_eight_bits_cost() -> None:
    card = render_card(FULL)
    assert table_with(card, "scheme")["eight bits"] == ["0.0031"]
    assert "change by quantisation -0.010 (-0.020 to +0.005)" in card
    assert "same label for 97.5 % of the sentences" in card


def test_cross_validation_by_part() -> None:
    card = render_card(FULL)
    (rows,) = (rows for rows in tables(card) if rows[0][1:] == ["`hills`", "`river_banks`"])
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["sentences"] == ["100", "20"]
    assert by_name["macro-F1 over the four labels"] == ["0.600 (0.550 to 0.640)"] * 2
    assert by_name["contrast sets wholly right"] == ["", "6 of 8 (75 %)"]


def test_contrast_sets_are_not_spoken_of_where_there_are_none() -> None:
    results = authored.transformer_results() | {"cross_validation": authored.cross_validation()}
    del results["cross_validation"]["parts"]["river_banks"]
    card = render_card(results)
    assert "Cross-validation" in card
    assert "ontrast set" not in card


def test_public_sets_show_what_was_measured() -> None:
    card = render_card(FULL)
    (rows,) = (rows for rows in tables(card) if rows[0][1:] == ["`open_set`"])
    assert rows[1:] == [
        ["sentences", "40"],
        ["claims among them", "10"],
        ['F1 of "is a claim"', "0.610 (0.560 to 0.650)"],
        ['average precision of "is a claim"', "0.660 (0.610 to 0.700)"],
    ]


def test_models_for_research_show_every_metric_of_their_set() -> None:
    (rows,) = (rows for rows in tables(render_card(FULL)) if rows[0][0] == "public set")
    assert [row[3] for row in rows[1:]] == ["macro-F1", "F1 of `yes`"]
    assert rows[2][1:3] == ["90 / 40", "3 at 5e-05"]
    assert rows[2][4:] == ["0.700 ± 0.010", "0.700 (0.650 to 0.740)", "0.700 (0.650 to 0.740)"]
    one_run = authored.research_result() | {"deviation": {}}
    del one_run["cross_validation"]
    (rows,) = (
        rows
        for rows in tables(render_card(FULL | {"research": [one_run]}))
        if rows[0][0] == "public set"
    )
    assert rows[1][4:] == ["0.800", "0.800 (0.750 to 0.840)", ""]


def test_what_is_left_of_the_embeddings() -> None:
    results = authored.transformer_results()
    rows = table_with(render_card(results), "measure")
    assert list(rows.values())[1:] == [["0.900"], ["0.850"], ["0.700"]]
    assert not any("contrast set" in name for name in rows)
    results["similarity"]["same_set_first"] = {"tuned": 0.75, "base": 0.625}
    rows = table_with(render_card(results), "measure")
    assert rows["nearest sentence is of the same contrast set"] == ["0.750"]
    assert rows["the same, by the base"] == ["0.625"]


def test_limits_follow_the_model() -> None:
    card = render_card(FULL)
    assert "- A sentence is read up to its token 96;" in card
    assert "- Of the labelled sentences 38 % are claims." in card
    assert "- Meant for text in `en`:" in card
    assert "- The hills were labelled in one pass.\n" in card
    assert "token" not in render_card(authored.baseline_results())


def test_nothing_is_told_of_kinds_where_the_data_has_none() -> None:
    results = authored.transformer_results() | {"cross_validation": authored.cross_validation()}
    results["data"]["kinds"] = dict.fromkeys(results["data"]["kinds"], 0)
    card = render_card(results)
    assert "of the kind" not in card
    assert "- The data names no kinds of claims" in card
    assert "The data names no kinds" not in render_card(FULL)


def test_free_sources_leave_the_use_free() -> None:
    card = render_card(FULL)
    assert "For research only" not in card
    assert front_matter(card)["license"] == "apache-2.0"
    assert front_matter(card)["base_model"] == '"tiny/base"'
    assert front_matter(card)["language"] == "[en]"


@pytest.mark.parametrize("name", ["my-encoder", "/home/me/encoder", "a/b/c"])
def test_a_base_that_is_no_model_of_the_hub_is_told_but_not_linked(name: str) -> None:
    card = render_card({**FULL, "base": {**FULL["base"], "name": name}})
    assert "base_model" not in front_matter(card)
    assert f"Fine-tuned from {name}" in card


@pytest.mark.parametrize(
    ("licence", "asked", "why"),
    [
        ("CC BY-NC-SA 4.0", "cc-by-nc-sa-4.0", "forbids commercial use"),
        ("not known", "unknown", "is not known to allow other use"),
        ("", "unknown", "is not known to allow other use"),
    ],
)
def test_an_auxiliary_set_may_restrict_the_model(licence: str, asked: str, why: str) -> None:
    results = authored.transformer_results()
    results["training"]["auxiliary"][0]["licence"] = licence
    card = render_card(results)
    start = f"**For research only:** made from `clouds` under a licence that {why}.\n"
    assert body(card).split("\n\n")[1] + "\n" == start
    assert front_matter(card)["license"] == asked


def test_labelled_data_without_a_stated_licence_restricts_the_model() -> None:
    results = authored.transformer_results() | {"licences": {"hills": "CC-BY-NC-4.0"}}
    card = render_card(results)
    assert (
        "**For research only:** made from `hills` under a licence that forbids commercial use, and "
        "from `river_banks` under a licence that is not known to allow other use.\n"
    ) in card
    assert front_matter(card)["license"] == "other"
    assert table_with(card, "part")["`river_banks`"][-1] == "not known"


def test_a_name_that_occurs_twice_hides_no_licence() -> None:
    results = authored.transformer_results()
    results["licences"]["hills"] = "CC BY-NC 4.0"
    results["training"]["auxiliary"][0]["name"] = "hills"
    assert "**For research only:** made from `hills`" in render_card(results)


def test_card_and_picture_are_written(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    results = authored.transformer_results()
    write_card(tmp_path, results)
    card = (tmp_path / CARD).read_text(encoding="utf-8")
    assert card == render_card(results)
    assert (
        "![Reliability diagram, share of right labels by mean confidence: "
        "at 0.46, 0.50 of 4; at 0.93, 0.89 of 9](calibration.svg)\n"
    ) in card
    assert (tmp_path / PLOT).read_bytes().startswith(b"<?xml")
    del results["reliability"]
    write_card(tmp_path, results)
    assert not (tmp_path / PLOT).exists()


def test_cells_cannot_break_a_table() -> None:
    text = table(("a", "b"), [("one | two\nthree", 4), ("short",)])
    assert text.splitlines()[2:] == [r"| one \| two three | 4 |", "| short |  |"]
    with pytest.raises(ValueError, match="3 cells in a table of 2"):
        table(("a", "b"), [(1, 2, 3)])
    assert code("a `b`\nc") == "`a 'b' c`"
