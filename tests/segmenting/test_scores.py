"""The authored cases: sentence boundaries as good as promised, and better than the sentencizer."""

from __future__ import annotations

import pytest

from .scoring import Score, cut_with_greenscan, cut_with_sentencizer, load_cases, score

# The held-out cases are for measuring only: no message may show them, hence the bare numbers.
SETS = ("development", "held_out")


@pytest.mark.parametrize("name", SETS)
def test_boundaries_are_found(name: str) -> None:
    f1 = score(load_cases(name), cut_with_greenscan).boundaries.f1
    assert f1 >= 0.98


@pytest.mark.parametrize("name", SETS)
def test_greenscan_beats_the_sentencizer(name: str) -> None:
    cases = load_cases(name)
    ours = score(cases, cut_with_greenscan)
    theirs = score(cases, cut_with_sentencizer)
    boundaries = ours.boundaries.f1, theirs.boundaries.f1
    sentences = ours.sentences.f1, theirs.sentences.f1
    assert boundaries[0] > boundaries[1]
    assert sentences[0] > sentences[1]


@pytest.mark.parametrize("name", SETS)
def test_there_are_enough_cases(name: str) -> None:
    cases = load_cases(name)
    count, distinct = len(cases), len({case.id for case in cases})
    assert count >= 150
    assert distinct == count


def test_score_counts_what_is_missed_and_what_is_wrong() -> None:
    counts = Score(hits=3, found=4, wanted=6)
    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(0.6)
