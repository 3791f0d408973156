"""How a sentence is cut into phrases."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenscan.explaining.phrases import phrases


def cut(text: str, *known: str) -> list[str]:
    """Return the phrases of a text in which the words `known` stay whole."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in known]
    return [text[start:end] for start, end in phrases(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We reduced waste by a third.", ["We reduced waste", "by a third"]),
        ("We’ve planted trees, shrubs", ["We’ve planted trees", "shrubs"]),
        (
            "greenhouse gas emissions reduction target",
            ["greenhouse gas", "emissions reduction target"],
        ),
        ("(1,200 t of CO₂) and 5 %", ["1,200 t", "of CO₂", "and 5 %"]),
        ("R&D for low-carbon steel – now", ["R&D", "for low-carbon steel", "now"]),
        ("below 1.5°C", ["below 1.5°C"]),
        ("... !", []),
        ("", []),
    ],
)
def test_function_words_begin_a_phrase_and_punctuation_ends_one(
    text: str, expected: list[str]
) -> None:
    assert cut(text) == expected


def test_what_is_known_stays_whole() -> None:
    text = "Our mills use less water than in 2019, in all of Porto."
    assert cut(text, "less water than", "in 2019") == [
        "Our mills use",
        "less water than",
        "in 2019",
        "in all of Porto",
    ]


def test_known_spans_that_overlap_are_one_phrase() -> None:
    text = "Our green energy certificates count."
    assert cut(text, "green energy", "energy certificates", "green") == [
        "Our",
        "green energy certificates",
        "count",
    ]


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=4))
def test_every_letter_is_in_one_phrase(text: str, drawn: list[tuple[int, int]]) -> None:
    known = [(start, start + length) for start, length in drawn if start + length <= len(text)]
    found = phrases(text, known)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    outside = list(text)
    for start, end in found:
        assert start < end
        outside[start:end] = " " * (end - start)
    assert not re.search(r"[^\W_]", "".join(outside))
