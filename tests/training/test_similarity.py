"""Embeddings that stay, and embeddings that move."""

from __future__ import annotations

import numpy as np
import pytest

from greenscan.training.judging.similarity import similarity

RANDOM = np.random.default_rng(4)


def unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / length, dtype=np.float32)


BASE = unit(RANDOM.normal(size=(60, 16)))


def test_the_same_embeddings_keep_everything() -> None:
    found = similarity(BASE, BASE, [""] * 60, seed=1)
    assert found == {
        "sentences": 60,
        "cosine": pytest.approx(1.0),
        "rank_correlation": pytest.approx(1.0),
        "nearest_kept": 1.0,
    }


def test_a_rotation_keeps_neighbours_but_not_the_place() -> None:
    rotation, _ = np.linalg.qr(RANDOM.normal(size=(16, 16)))
    found = similarity(unit(BASE @ rotation), BASE, [""] * 60, seed=1)
    assert found["nearest_kept"] == pytest.approx(1.0)
    assert found["rank_correlation"] == pytest.approx(1.0, abs=1e-3)
    assert abs(found["cosine"]) < 0.5


def test_collapsed_embeddings_lose_their_sets() -> None:
    sets = [f"s{i // 3}" for i in range(60)]
    centres = np.repeat(RANDOM.normal(size=(20, 16)), 3, axis=0)
    base = unit(centres + 0.1 * RANDOM.normal(size=(60, 16)))
    found = similarity(BASE, base, sets, seed=1)
    assert found["same_set_first"]["base"] > 0.9
    assert found["same_set_first"]["tuned"] < 0.3
