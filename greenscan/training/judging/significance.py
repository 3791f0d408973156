"""Whether one model is better than another by more than chance."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import numpy.typing as npt

from greenscan.training.judging.tallies import Array, Tallies

PERMUTATIONS = 9999
_BATCH = 500  # permutations at a time, to bound memory
_SAME = 1e-12  # differences that only rounding tells apart

BoolArray = npt.NDArray[np.bool_]


def randomisation_p(first: Tallies, second: Tallies, metric: str, seed: int) -> float:
    """Return the two-sided p value of a paired approximate-randomisation test over documents.

    Were the models equally good, it would not matter which of the two had said what of a document.
    So for each group of documents a coin decides whether the models swap what they said; p is the
    share of `PERMUTATIONS` such rearrangements, the observed one counted in, that set the models
    at least as far apart as they are (Noreen 1989, "Computer-Intensive Methods for Testing
    Hypotheses"; Yeh 2000, "More accurate tests for the statistical significance of result
    differences", for F1). The smallest value is ``1 / (PERMUTATIONS + 1)``.

    Parameters
    ----------
    first, second
        Tallies of the two models over the same groups of documents.
    metric
        Name of a metric of `Tallies.metrics`.
    seed
        Of the coin.
    """
    both = _joined(first, second)
    groups = len(first.labels)
    kept = np.zeros((1, groups))
    observed = _distances(both, kept, metric)[0]
    coin = np.random.default_rng(seed)
    at_least = 0
    for start in range(0, PERMUTATIONS, _BATCH):
        shape = (min(_BATCH, PERMUTATIONS - start), groups)
        swaps = coin.integers(0, 2, shape).astype(np.float64)
        at_least += int((_distances(both, swaps, metric) >= observed - _SAME).sum())
    return (at_least + 1) / (PERMUTATIONS + 1)


def mcnemar_p(first: BoolArray, second: BoolArray) -> float:
    """Return the two-sided p value of McNemar's exact test.

    It asks whether the sentences that only one of two models gets right fall to both alike
    (McNemar 1947, "Note on the sampling error of the difference between correlated proportions or
    percentages"; exact by the binomial distribution). It takes sentences as independent, which
    sentences of one report are not.

    Parameters
    ----------
    first, second
        Shape ``(n,)``: whether each model is right about each sentence.
    """
    from scipy.stats import binomtest

    only_first, only_second = int((first & ~second).sum()), int((second & ~first).sum())
    apart = only_first + only_second
    return float(binomtest(only_first, apart).pvalue) if apart else 1.0


def _joined(first: Tallies, second: Tallies) -> Tallies:
    """Return tallies whose groups are those of `first`, then those of `second`."""
    pairs = ((getattr(first, each.name), getattr(second, each.name)) for each in fields(first))
    return type(first)(*(np.concatenate(pair) for pair in pairs))


def _distances(both: Tallies, swaps: Array, metric: str) -> Array:
    """Return how far apart the models are in `metric` after each row of `swaps`.

    Parameters
    ----------
    both
        Tallies of two models as `_joined` returns them, over ``2 g`` groups.
    metric
        Name of the metric.
    swaps
        Shape ``(permutations, g)``: 1 where the models swap a group, else 0.
    """
    ours, theirs = (
        both.summed(np.hstack(shares)).metrics()[metric]
        for shares in ((1 - swaps, swaps), (swaps, 1 - swaps))
    )
    return np.abs(ours - theirs)
