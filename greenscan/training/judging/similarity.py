"""How much of the base's sense of similarity the fine-tuned embeddings keep.

Linking looks for passages by sentence embeddings. Fine-tuning pulls sentences of one label
together, whatever they are about; the anchor loss works against it, and this measures how well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from greenscan.classifying.protocol import FloatArray
from greenscan.training.job import Facts

NEAREST = 5
_PAIRS = 20_000


def similarity(tuned: FloatArray, base: FloatArray, sets: Sequence[str], seed: int) -> Facts:
    """Compare two sets of embeddings of the same ``n`` sentences.

    Parameters
    ----------
    tuned, base
        Shape ``(n, d)``, unit length.
    sets
        Contrast set of each sentence, empty where it is of none.
    seed
        Of the pairs that are drawn.

    Returns
    -------
    dict
        ``cosine``: mean cosine of a sentence's two embeddings. ``rank_correlation``: Spearman's,
        of the cosines of pairs of sentences. ``nearest_kept``: share of the `NEAREST` nearest
        sentences by the base that are among those by the tuned model. ``same_set_first``, where
        there are contrast sets: how often the nearest sentence is of the same set, by both.
    """
    from scipy.stats import spearmanr

    first, second = np.random.default_rng(seed).integers(0, len(tuned), (2, _PAIRS))
    different = first != second
    first, second = first[different], second[different]
    pairs = [(each[first] * each[second]).sum(1) for each in (tuned, base)]
    found: Facts = {
        "sentences": len(tuned),
        "cosine": round(float((tuned * base).sum(1).mean()), 4),
        "rank_correlation": round(float(spearmanr(*pairs).statistic), 4),
        "nearest_kept": round(_overlap(_nearest(tuned, NEAREST), _nearest(base, NEAREST)), 4),
    }
    versions = np.array([bool(name) for name in sets])
    if versions.any():
        names = np.array(sets)
        found["same_set_first"] = {
            name: round(float((names[_nearest(each, 1)[:, 0]] == names)[versions].mean()), 4)
            for name, each in (("tuned", tuned), ("base", base))
        }
    return found


def _nearest(embeddings: FloatArray, count: int) -> np.ndarray:
    """Return the positions of the `count` nearest other sentences of each, shape ``(n, count)``."""
    cosines = embeddings @ embeddings.T
    np.fill_diagonal(cosines, -np.inf)
    return np.argsort(-cosines, axis=1, kind="stable")[:, : min(count, len(cosines) - 1)]


def _overlap(first: np.ndarray, second: np.ndarray) -> float:
    shares = [len(set(a) & set(b)) / len(a) for a, b in zip(first, second, strict=True)]
    return float(np.mean(shares))
