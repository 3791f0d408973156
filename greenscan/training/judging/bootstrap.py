"""Bootstrap intervals by resampling documents."""

from __future__ import annotations

import numpy as np

from greenscan.training.judging.tallies import Array, Tallies

RESAMPLES = 2000
_TAILS = (2.5, 97.5)


Estimate = dict[str, float]
"""A ``value`` with ``low`` and ``high``, the bounds of its 95 % interval."""


def estimates(tallies: Tallies, seed: int) -> dict[str, Estimate]:
    """Return every metric with its interval.

    Groups of documents are drawn with replacement (percentile bootstrap): sentences of one report
    are alike, and drawing sentences would make the intervals too narrow.
    """
    whole, drawn = _whole(tallies), _drawn(tallies, seed)
    return {name: _estimate(whole[name], drawn[name]) for name in whole}


def differences(first: Tallies, second: Tallies, seed: int) -> dict[str, Estimate]:
    """Return `first` minus `second`, paired: both are measured on the same draws."""
    whole = _whole(first), _whole(second)
    drawn = _drawn(first, seed), _drawn(second, seed)
    return {
        name: _estimate(whole[0][name] - whole[1][name], drawn[0][name] - drawn[1][name])
        for name in whole[0]
    }


def _whole(tallies: Tallies) -> dict[str, Array]:
    return tallies.summed(np.ones((1, len(tallies.labels)))).metrics()


def _drawn(tallies: Tallies, seed: int) -> dict[str, Array]:
    groups = len(tallies.labels)
    draws = np.random.default_rng(seed).multinomial(groups, np.full(groups, 1 / groups), RESAMPLES)
    return tallies.summed(draws.astype(np.float64)).metrics()


def _estimate(value: Array, drawn: Array) -> Estimate:
    low, high = np.percentile(drawn, _TAILS)
    numbers = {"value": float(value[0]), "low": float(low), "high": float(high)}
    return {name: round(number, 4) for name, number in numbers.items()}
