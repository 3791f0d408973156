"""Weights by leaving phrases out."""

from __future__ import annotations

import pytest

from greenscan.explaining import occlusion
from greenscan.explaining.occlusion import occlude, without
from greenscan.labels import Label
from tests.explaining.making import WordClassifier

TEXT = "Our green crates are kind."
SPANS = [(0, 3), (4, 9), (10, 16), (21, 25)]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Our green crates.", "green", "Our crates."),
        ("Our green, kind crates.", "green", "Our, kind crates."),
        ("Green crates.", "Green", "crates."),
        ("Crates are green.", "green", "Crates are."),
        ("a 5m wall", "5", "a m wall"),
        ("Green", "Green", ""),
    ],
)
def test_no_gap_stays_where_words_were(text: str, words: str, left: str) -> None:
    start = text.index(words)
    assert without(text, (start, start + len(words))) == left


def test_a_weight_is_what_the_probability_falls_by() -> None:
    classifier = WordClassifier({"green": 0.6, "kind": 0.2})
    (vague,) = occlude([TEXT], [Label.VAGUE], [SPANS], classifier)
    assert vague == pytest.approx([0, 0.6, 0, 0.2], abs=1e-6)
    (none,) = occlude([TEXT], [Label.NONE], [SPANS], classifier)
    assert none == pytest.approx([0, -0.6, 0, -0.2], abs=1e-6)


def test_every_distinct_text_is_classified_once_and_all_together() -> None:
    classifier = WordClassifier({"green": 0.6})
    first, second, third = occlude(
        [TEXT, "Our crates are kind.", TEXT],
        [Label.VAGUE] * 3,
        [SPANS, [(0, 3)], SPANS],
        classifier,
    )
    (batch,) = classifier.batches
    assert len(batch) == len(set(batch)) == 6
    assert first.tolist() == third.tolist()
    assert len(second) == 1


def test_many_texts_are_classified_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = occlude([TEXT], [Label.VAGUE], [SPANS], WordClassifier({"green": 0.6}))
    monkeypatch.setattr(occlusion, "TEXTS_AT_A_TIME", 2)
    classifier = WordClassifier({"green": 0.6})
    parts = occlude([TEXT], [Label.VAGUE], [SPANS], classifier)
    assert [len(batch) for batch in classifier.batches] == [2, 2, 1]
    assert parts[0].tolist() == whole[0].tolist()


def test_no_texts_ask_nothing() -> None:
    classifier = WordClassifier({})
    assert occlude([], [], [], classifier) == []
    assert classifier.batches == []
