"""What phrases, patterns and contexts mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from greenscan.marking import Catalogue
from greenscan.marking.finding import Finder
from greenscan.marking.inflection import inflections
from greenscan.marking.schema import read_pack
from greenscan.marking.words import Words, split_words
from tests.marking.making import mark_pack, write


def matches(nlp: Language, folder: Path, text: str, **changes: str | None) -> list[str]:
    """Return what one entry finds in a text of one sentence a line."""
    pack = read_pack(write(folder, mark_pack(**changes)))
    starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
    found = Finder(Catalogue.from_packs([pack]), nlp.vocab).find(Words(text, nlp.vocab, starts))
    return [text[item.start : item.end] for item in found.entries]


@pytest.mark.parametrize(
    "text",
    [
        "eco-friendly",
        "Eco Friendly",
        "eco‑friendly",
        "ECO  friendly",
        "eco-\nfriendly",
        "(eco-friendly),",
    ],
)
def test_spelling_makes_no_difference(text: str, nlp: Language, tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path, mark_pack(phrases="[eco-friendly]")))
    words = Words(f"An {text} box", nlp.vocab, [0])
    (found,) = Finder(Catalogue.from_packs([pack]), nlp.vocab).find(words).entries
    assert f"An {text} box"[found.start : found.end] == text.strip("(),")


def test_case_may_count(nlp: Language, tmp_path: Path) -> None:
    text = "FSC and fsc and Fsc"
    assert matches(nlp, tmp_path, text, phrases="[FSC]", case="exact") == ["FSC"]
    assert matches(nlp, tmp_path, text, phrases="[FSC]") == ["FSC", "fsc", "Fsc"]


def test_a_star_stands_for_inflections(nlp: Language, tmp_path: Path) -> None:
    text = "We commit to it, committed to it, are committing to it; a commitment to it."
    found = matches(nlp, tmp_path, text, phrases='["commit* to"]')
    assert found == ["commit to", "committed to", "committing to"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("reduce", {"reduces", "reduced", "reducing"}),
        ("supply", {"supplies", "supplied", "supplying"}),
        ("plan", {"plans", "planned", "planning"}),
        ("strive", {"strives", "strove", "striven", "striving"}),
        ("activit", {"activity", "activities"}),
        ("process", {"processes", "processed"}),
    ],
)
def test_inflections(word: str, forms: set[str]) -> None:
    assert forms <= set(inflections(word))
    assert inflections(word)[0] == word


def test_inflections_are_no_prefixes() -> None:
    assert "carbon" not in inflections("car")
    assert inflections("SDG") == ("SDG", "SDGs")


def test_subscripts_and_signs_are_read_through(nlp: Language, tmp_path: Path) -> None:
    assert matches(nlp, tmp_path, "CO₂ neutral", phrases="[CO2 neutral]") == ["CO₂ neutral"]
    assert matches(nlp, tmp_path, "FSC® Mix", phrases="[FSC Mix]") == ["FSC® Mix"]
    assert matches(nlp, tmp_path, "China’s market", phrases='["China\'s market"]') == [
        "China’s market"
    ]
    assert split_words("国家级绿色工厂") == list("国家级绿色工厂")


def test_a_match_does_not_reach_over_a_sentence(nlp: Language, tmp_path: Path) -> None:
    assert matches(nlp, tmp_path, "It is blue\nseal it.") == []


def test_unless_drops_what_it_touches(nlp: Language, tmp_path: Path) -> None:
    text = "A blue seal, a blue seal toy and a big blue seal."
    assert matches(nlp, tmp_path, text, unless='["blue seal toy*", big blue]') == ["blue seal"]


def test_near_and_unless_near_look_at_the_sentence(nlp: Language, tmp_path: Path) -> None:
    text = "A blue seal on crates\nA blue seal\nA blue seal on crates in the zoo"
    assert matches(nlp, tmp_path, text, near='["crate*"]') == ["blue seal"] * 2
    assert matches(nlp, tmp_path, text, near='["crate*"]', unless_near="[zoo]") == ["blue seal"]


def test_the_longest_of_a_category_stays(nlp: Language, tmp_path: Path) -> None:
    assert matches(
        nlp, tmp_path, "A big blue seal", phrases="[blue seal, seal, big blue seal]"
    ) == ["big blue seal"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("[{LOWER: kind}, {LOWER: to}, {OP: '?'}, {LOWER: planet}]", "kind to our planet", True),
        ("[{LOWER: kind}, {OP: '*'}, {LOWER: planet}]", "kind to all of our planet", True),
        ("[{LOWER: kind}, {OP: '*'}, {LOWER: planet}]", "kind to a b c d e planet", False),
        ("[{LOWER: {IN: [net, near]}}, {LOWER: zero}]", "Net-zero", True),
        ("[{ORTH: LEED}, {LOWER: {REGEX: '^(gold|silver)$'}}]", "LEED Gold", True),
        ("[{ORTH: LEED}, {LOWER: {REGEX: '^(gold|silver)$'}}]", "leed Gold", False),
        ("[{LOWER: page}, {IS_DIGIT: true}]", "page 41", True),
        ("[{LOWER: a}, {LOWER: b, OP: '!'}, {LOWER: c}]", "a x c", True),
    ],
)
def test_token_patterns(
    pattern: str, text: str, found: bool, nlp: Language, tmp_path: Path
) -> None:
    result = matches(nlp, tmp_path, f"It is {text}.", patterns=f"[{pattern}]", phrases=None)
    assert result == ([text] if found else [])
