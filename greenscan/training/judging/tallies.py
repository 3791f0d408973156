"""Metrics as functions of counts per group of documents.

Every metric here follows from counts that add up over groups. Resampling documents is then a
product of two matrices, and thousands of resamples take no time.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from greenscan.classifying.decision import decide
from greenscan.classifying.protocol import FloatArray
from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.corpus import NO_KIND, IntArray

BINS = 10

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts for ``g`` groups of documents, or for ``g`` resamples of them.

    Attributes
    ----------
    labels
        Shape ``(g, 4, 4)``: sentences by true and decided label.
    kinds
        Shape ``(g, 5, 5)``: true claims by true and most probable kind.
    confidence, hits, filled
        Shape ``(g, BINS)``: for the sentences whose most probable label has a probability in each
        tenth, the sum of these probabilities, how often they are right, and how many there are.
    losses
        Shape ``(g,)``: negative log-likelihoods of the labels, summed.
    """

    labels: Array
    kinds: Array
    confidence: Array
    hits: Array
    filled: Array
    losses: Array

    def summed(self, weights: Array) -> Self:
        """Add up over groups, each as often as `weights`, shape ``(resamples, g)``, says."""
        parts = (getattr(self, field.name) for field in fields(self))
        return type(self)(*(np.tensordot(weights, part, axes=1) for part in parts))

    def reliability(self) -> list[dict[str, float]]:
        """Return, for each tenth that is filled, how many, mean confidence and share right."""
        sums = (part.sum(axis=0) for part in (self.filled, self.confidence, self.hits))
        return [
            {
                "sentences": int(count),
                "confidence": round(float(confidence / count), 4),
                "right": round(float(hits / count), 4),
            }
            for count, confidence, hits in zip(*sums, strict=True)
            if count
        ]

    def metrics(self) -> dict[str, Array]:
        """Return each metric, shape ``(g,)``; F1 is 0 where a class occurs on neither side."""
        count = self.labels.sum(axis=(1, 2))
        by_label, by_kind = _f1(self.labels), _f1(self.kinds)
        none = LABELS.index(Label.NONE)
        missed = self.labels[:, none + 1 :, none].sum(axis=1)
        invented = self.labels[:, none, none + 1 :].sum(axis=1)
        found = self.labels[:, none + 1 :, none + 1 :].sum(axis=(1, 2))
        return {
            "macro_f1": by_label.mean(axis=1),
            **{f"f1_{label}": by_label[:, i] for i, label in enumerate(LABELS)},
            "claim_f1": _ratio(2 * found, 2 * found + missed + invented),
            "claim_precision": _ratio(found, found + invented),
            "claim_recall": _ratio(found, found + missed),
            "kind_accuracy": _ratio(np.trace(self.kinds, axis1=1, axis2=2), self.kinds.sum((1, 2))),
            "kind_macro_f1": by_kind.mean(axis=1),
            "calibration_error": _ratio(np.abs(self.confidence - self.hits).sum(axis=1), count),
            "log_loss": _ratio(self.losses, count),
        }


def tally(
    labels: FloatArray,
    kinds: FloatArray,
    *,
    threshold: float,
    true_labels: IntArray,
    true_kinds: IntArray,
    groups: IntArray,
) -> Tallies:
    """Count what a model got right and wrong.

    Parameters
    ----------
    labels, kinds
        Shapes ``(n, 4)`` and ``(n, 5)``: probabilities.
    threshold
        Claim probability from which a sentence is called a claim.
    true_labels, true_kinds
        Shape ``(n,)``; `NO_KIND` where there is no claim.
    groups
        Shape ``(n,)``: the group of documents that each sentence belongs to.
    """
    _, group = np.unique(groups, return_inverse=True)
    size = int(group.max()) + 1
    index = {label: i for i, label in enumerate(LABELS)}
    decided = np.array([index[label] for label in decide(labels, threshold)])
    claims = true_kinds != NO_KIND
    confidence = labels.max(axis=1).astype(np.float64)
    bins = np.minimum((confidence * BINS).astype(np.int64), BINS - 1)
    chosen = labels[np.arange(len(labels)), true_labels].astype(np.float64)
    return Tallies(
        labels=_summed((size, len(LABELS), len(LABELS)), (group, true_labels, decided)),
        kinds=_summed(
            (size, len(KINDS), len(KINDS)),
            (group[claims], true_kinds[claims], kinds[claims].argmax(axis=1)),
        ),
        confidence=_summed((size, BINS), (group, bins), confidence),
        hits=_summed((size, BINS), (group, bins), (labels.argmax(1) == true_labels).astype(float)),
        filled=_summed((size, BINS), (group, bins)),
        losses=_summed((size,), (group,), -np.log(np.clip(chosen, 1e-12, None))),
    )


def _summed(
    shape: tuple[int, ...], index: tuple[npt.NDArray[Any], ...], values: Array | float = 1.0
) -> Array:
    """Return an array of `shape` with `values` added at `index`."""
    total = np.zeros(shape)
    np.add.at(total, index, values)
    return total


def _f1(confusion: Array) -> Array:
    """Return F1 by class, shape ``(g, classes)``, of confusion matrices."""
    hits = np.diagonal(confusion, axis1=1, axis2=2)
    return _ratio(2 * hits, confusion.sum(axis=1) + confusion.sum(axis=2))


def _ratio(part: Array, whole: Array) -> Array:
    """Divide; 0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros_like(whole, dtype=np.float64), where=whole > 0)
