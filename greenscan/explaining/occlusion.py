"""Weights by occlusion: how far the probability falls when a phrase is left out.

After M. D. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks" (2014),
and, for words, J. Li, W. Monroe and D. Jurafsky, "Understanding neural networks through
representation erasure" (2016). It asks nothing of the classifier but its probabilities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from greenscan.classifying import Classifier
from greenscan.explaining.phrases import Span
from greenscan.labels import LABELS, Label

TEXTS_AT_A_TIME = 4096
"""Texts that are classified in one call; bounds the memory for what a classifier returns."""

Floats = npt.NDArray[np.float64]


def occlude(
    texts: Sequence[str],
    labels: Sequence[Label],
    spans: Sequence[Sequence[Span]],
    classifier: Classifier,
) -> list[Floats]:
    """Weigh spans of texts by what the probability of a label loses without them.

    Parameters
    ----------
    texts, labels
        Of each case the whole text and the label that is explained.
    spans
        Of each case what to leave out, one at a time.
    classifier
        Classifies every distinct text once, whatever case it is from.

    Returns
    -------
    list
        One array a case, of the length of its spans: the label's probability with a span less
        that without it, between -1 and 1.
    """
    shortened = [
        [without(text, span) for span in own] for text, own in zip(texts, spans, strict=True)
    ]
    rows = {text: row for row, text in enumerate(dict.fromkeys([*texts, *_flat(shortened)]))}
    probabilities = _probabilities(list(rows), classifier)
    weights = []
    for text, label, others in zip(texts, labels, shortened, strict=True):
        column = probabilities[:, LABELS.index(label)]
        weights.append(column[rows[text]] - column[[rows[other] for other in others]])
    return weights


def without(text: str, span: Span) -> str:
    """Return a text without one span, and without the gap that it would leave.

    Examples
    --------
    >>> without("Our green, kind crates.", (4, 9))
    'Our, kind crates.'
    >>> without("Our green crates.", (4, 9))
    'Our crates.'
    """
    head, tail = text[: span[0]], text[span[1] :]
    if not tail[:1].isalnum():
        head = head.rstrip()
    return f"{head}{tail}".strip()


def _flat(lists: Sequence[Sequence[str]]) -> Iterator[str]:
    return (text for own in lists for text in own)


def _probabilities(texts: Sequence[str], classifier: Classifier) -> Floats:
    """Return the probabilities of the labels, shape ``(n, 4)``."""
    remaining = iter(texts)
    parts = [np.empty((0, len(LABELS)))]
    while batch := list(islice(remaining, TEXTS_AT_A_TIME)):
        parts.append(classifier.classify(batch).labels.astype(np.float64))
    return np.concatenate(parts)
