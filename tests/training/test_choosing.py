"""Which sentences are chosen to be labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from greenscan.classifying import Predictions
from greenscan.training.labelling.candidates import Candidate, Pool
from greenscan.training.labelling.choosing import NEAR, choose, doubts

SURE, CLAIM_OR_NOT, WHICH = (0.97, 0.01, 0.01, 0.01), (0.5, 0.5, 0, 0), (0, 0.5, 0.5, 0)


def pool(
    scores: Sequence[Sequence[float]],
    embeddings: Sequence[Sequence[float]] | None = None,
    documents: Sequence[str] | None = None,
) -> Pool:
    """Return sentences, by default all in one document, with vectors at right angles."""
    count = len(scores)
    vectors = np.eye(count) if embeddings is None else np.array(embeddings)
    candidates = tuple(
        Candidate(str(row), f"Sentence {row}.", document, "", "", "", "", "")
        for row, document in enumerate(documents or ["a"] * count)
    )
    labels = np.array(scores, dtype=np.float32)
    kinds = np.full((count, 5), 0.2, dtype=np.float32)
    return Pool(candidates, Predictions(labels, kinds, vectors.astype(np.float32)))


def rows(pool: Pool, count: int, threshold: float = 0.5) -> list[int]:
    return [choice.row for choice in choose(pool, count, threshold=threshold)]


def test_doubt_is_of_claims_at_the_threshold_and_of_labels_that_are_alike() -> None:
    scores = [SURE, CLAIM_OR_NOT, WHICH, (0, 1, 0, 0), (0.7, 0.3, 0, 0)]
    found = doubts(np.array(scores), 0.5)
    assert found == pytest.approx([0.06, 1, 1, 0, 0.6])
    assert doubts(np.array(scores), 0.3)[4] == pytest.approx(1)


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_doubt_has_its_bounds_at_any_threshold(threshold: float) -> None:
    found = doubts(np.array([SURE, CLAIM_OR_NOT, WHICH, (1, 0, 0, 0)]), threshold)
    assert ((found >= 0) & (found <= 1)).all()


def test_the_doubtful_come_first() -> None:
    assert rows(pool([SURE, (0.6, 0.4, 0, 0), CLAIM_OR_NOT]), 2) == [2, 1]


def test_what_says_the_same_is_not_chosen_twice() -> None:
    angle = np.arccos(1 - NEAR / 2)
    near = [(1, 0), (np.cos(angle), np.sin(angle)), (0, 1)]
    assert sorted(rows(pool([CLAIM_OR_NOT, CLAIM_OR_NOT, SURE], near), 3)) == [0, 2]


def test_of_equal_doubt_the_unlike_is_chosen() -> None:
    assert rows(pool([CLAIM_OR_NOT] * 3, [(1, 0), (0.8, 0.6), (0, 1)]), 2) == [0, 2]


def test_all_documents_have_their_turn() -> None:
    documents = ["a"] * 6 + ["b", "c"]
    chosen = rows(
        pool([*[CLAIM_OR_NOT] * 6, (0.6, 0.4, 0, 0), (0.6, 0.4, 0, 0)], None, documents), 3
    )
    assert Counter(documents[row] for row in chosen) == {"a": 1, "b": 1, "c": 1}


def test_a_random_share_does_not_follow_doubt() -> None:
    sentences = pool([*[CLAIM_OR_NOT] * 20, *[SURE] * 80])
    chosen = choose(sentences, 50, threshold=0.5, random_share=0.4, seed=1)
    drawn = [choice.row for choice in chosen if choice.random]
    assert len(chosen) == len({choice.row for choice in chosen}) == 50
    assert len(drawn) == 20
    assert sum(row >= 20 for row in drawn) > 10
    assert 0 < [choice.random for choice in chosen[:25]].count(True) < 20  # in between


def test_the_seed_decides_what_is_drawn() -> None:
    sentences = pool([CLAIM_OR_NOT] * 50)
    first, again, other = (
        choose(sentences, 20, threshold=0.5, random_share=0.5, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_a_model_without_embeddings_goes_by_the_letters() -> None:
    texts = ["We cut waste at Leeds.", "At Leeds we cut waste!", "Nature is in our bones."]
    bare = pool([CLAIM_OR_NOT] * 3, [()] * 3)
    candidates = tuple(
        Candidate(str(row), text, "a", "", "", "", "", "") for row, text in enumerate(texts)
    )
    assert rows(Pool(candidates, bare.predictions), 3) == [0, 2]


def test_no_sentence_is_no_choice() -> None:
    none = Predictions(*(np.empty((0, width), dtype=np.float32) for width in (4, 5, 2)))
    assert rows(Pool((), none), 5) == []
