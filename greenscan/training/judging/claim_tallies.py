"""Metrics of the question "is this sentence a claim", whatever its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.decision import claim_probability
from greenscan.classifying.protocol import FloatArray
from greenscan.labels import LABELS, Label
from greenscan.training.data.corpus import IntArray
from greenscan.training.judging.bootstrap import RESAMPLES, Estimate
from greenscan.training.judging.tallies import BINS, Array, Tallies

BoolArray = npt.NDArray[np.bool_]

_NONE = LABELS.index(Label.NONE)
_TAILS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class ClaimTallies(Tallies):
    """Counts of claims for ``g`` groups of documents, or for ``g`` resamples of them.

    Attributes
    ----------
    labels
        Shape ``(g, 2, 2)``: sentences by what they are and what was decided; no claim, claim.
    kinds
        Shape ``(g, 0, 0)``.
    confidence, hits, filled
        Shape ``(g, BINS)``: for the sentences whose claim probability is in each tenth, the sum of
        these probabilities, how many are claims, and how many there are.
    losses
        Shape ``(g,)``: negative log-likelihoods, summed.
    """

    def reliability(self) -> list[dict[str, float]]:
        """Return, for each tenth that is filled, how many, mean probability, share of claims."""
        # a dataclass with slots is made anew, and super() would look for the one before
        rows = Tallies.reliability(self)
        return [
            {
                "sentences": row["sentences"],
                "probability": row["confidence"],
                "claims": row["right"],
            }
            for row in rows
        ]

    def metrics(self) -> dict[str, Array]:
        """Return each metric, shape ``(g,)``; 0 where there is nothing to divide by."""
        missed, invented, found = self.labels[:, 1, 0], self.labels[:, 0, 1], self.labels[:, 1, 1]
        count = self.labels.sum(axis=(1, 2))
        gaps = np.abs(self.confidence - self.hits).sum(axis=1)
        return {
            "claim_f1": _ratio(2 * found, 2 * found + missed + invented),
            "claim_precision": _ratio(found, found + invented),
            "claim_recall": _ratio(found, found + missed),
            "calibration_error": _ratio(gaps, count),
            "log_loss": _ratio(self.losses, count),
        }


def tally_claims(
    labels: FloatArray, *, threshold: float, claims: BoolArray, groups: IntArray
) -> ClaimTallies:
    """Count what a model got right and wrong about being a claim.

    Parameters
    ----------
    labels
        Shape ``(n, 4)``: probabilities.
    threshold
        Claim probability from which a sentence is called a claim.
    claims
        Shape ``(n,)``: whether each sentence is one.
    groups
        Shape ``(n,)``: the group of documents that each sentence belongs to.
    """
    _, group = np.unique(groups, return_inverse=True)
    size = int(group.max()) + 1
    said = claim_probability(labels)
    bins = np.minimum((said * BINS).astype(np.int64), BINS - 1)
    none = labels[:, _NONE].astype(np.float64)
    chosen = np.where(claims, 1 - none, none)
    confusion, confidence, hits, filled, losses = (
        np.zeros(shape) for shape in ((size, 2, 2), *((size, BINS),) * 3, (size,))
    )
    np.add.at(confusion, (group, claims.astype(int), (said >= threshold).astype(int)), 1)
    np.add.at(confidence, (group, bins), said)
    np.add.at(hits, (group, bins), claims)
    np.add.at(filled, (group, bins), 1)
    np.add.at(losses, group, -np.log(np.clip(chosen, 1e-12, None)))
    return ClaimTallies(confusion, np.zeros((size, 0, 0)), confidence, hits, filled, losses)


def average_precision(
    labels: FloatArray, claims: BoolArray, groups: IntArray, seed: int
) -> Estimate:
    """Return the average precision of the ranking by claim probability, with its interval.

    Groups of documents are drawn with replacement, as in `greenscan.training.judging.bootstrap`.
    A draw without a claim counts as 0.

    Parameters
    ----------
    labels
        Shape ``(n, 4)``: probabilities.
    claims
        Shape ``(n,)``: whether each sentence is a claim.
    groups
        Shape ``(n,)``: the group of documents that each sentence belongs to.
    seed
        Of the draws.
    """
    _, group = np.unique(groups, return_inverse=True)
    size = int(group.max()) + 1
    draws = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), RESAMPLES)
    order = np.argsort(labels[:, _NONE], kind="stable")
    scores = labels[order, _NONE]
    ranked = _Ranked(claims[order], np.append(scores[1:] != scores[:-1], True))
    whole = ranked.average_precision(np.ones(len(claims)))
    drawn = [ranked.average_precision(draw[group[order]]) for draw in draws]
    low, high = np.percentile(drawn, _TAILS)
    numbers = {"value": whole, "low": float(low), "high": float(high)}
    return {name: round(number, 4) for name, number in numbers.items()}


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Sentences from the likeliest claim to the unlikeliest.

    scikit-learn's function for this takes milliseconds a call, which thousands of draws add up.

    Attributes
    ----------
    claims
        Shape ``(n,)``: whether each sentence is a claim.
    last
        Shape ``(n,)``: whether a sentence is the last of those with its probability.
    """

    claims: BoolArray
    last: BoolArray

    def average_precision(self, weights: npt.NDArray[Any]) -> float:
        """Return the mean, over the claims, of the precision at each claim's rank.

        Parameters
        ----------
        weights
            Shape ``(n,)``: how often each sentence counts.
        """
        found = np.cumsum(weights * self.claims)[self.last]
        seen = np.cumsum(weights)[self.last]
        precision = _ratio(found.astype(np.float64), seen.astype(np.float64))
        return float((np.diff(found, prepend=0) * precision).sum() / max(found[-1], 1))


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
