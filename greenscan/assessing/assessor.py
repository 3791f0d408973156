"""`assess`: which sentences are claims, and the word on each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from greenscan.claims import Assessment, Claim, Sentence
from greenscan.classifying.decision import decide
from greenscan.labels import LABELS, Label


def assess(
    sentences: Sequence[Sentence], *, threshold: float, uncertain_below: float
) -> tuple[tuple[Claim, ...], tuple[Sentence, ...]]:
    """Decide which sentences are claims, and assess those.

    Parameters
    ----------
    sentences
        Of one document, in reading order.
    threshold
        A sentence is a claim when its probability of being one is at least this.
    uncertain_below
        A claim is uncertain when its label has a probability below this.

    Returns
    -------
    tuple
        The claims and the other sentences, each in reading order.
    """
    scores = [[sentence.scores.of(label) for label in LABELS] for sentence in sentences]
    labels = decide(np.array(scores, dtype=np.float64).reshape(-1, len(LABELS)), threshold)
    claims: list[Claim] = []
    others: list[Sentence] = []
    for sentence, label in zip(sentences, labels, strict=True):
        if label is Label.NONE:
            others.append(sentence.plain())
        else:
            word = Assessment(verdict=label)
            claims.append(Claim.of(sentence, label, word, uncertain_below=uncertain_below))
    return tuple(claims), tuple(others)
