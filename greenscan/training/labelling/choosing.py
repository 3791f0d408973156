"""Which sentences are most worth labelling."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.decision import claim_probability
from greenscan.identity import normalised
from greenscan.labels import LABELS, Label
from greenscan.training.labelling.candidates import Pool

NEAR = 0.05  # cosine distance; sentences that are closer say the same, and one of them is enough

_NONE = LABELS.index(Label.NONE)

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of a pool that was chosen, and whether at random."""

    row: int
    random: bool


def choose(
    pool: Pool, count: int, *, threshold: float, random_share: float = 0.0, seed: int = 0
) -> list[Choice]:
    """Choose sentences that the model is in doubt of, unlike one another, over all documents.

    A share of them is first drawn at random from the whole pool: what is measured on these alone
    holds for the documents, which is not so for sentences that were chosen for their difficulty.
    Then one sentence at a time is added, the one with the highest product of doubt, distance to
    the nearest sentence that was chosen before (weighted k-center), and ``1 / (1 + k)`` for a
    document of which ``k`` were chosen.

    Parameters
    ----------
    pool
        What there is to choose from.
    count
        How many. Fewer are chosen where the rest is as good as certain, or says the same as what
        was chosen.
    threshold
        Probability of being a claim from which the model calls one.
    random_share
        Between 0 and 1.
    seed
        Of what is drawn.

    Returns
    -------
    list
        The most telling first, and those drawn at random at random places between them, so that
        any first part of the list is as good as one of its length.
    """
    rng = np.random.default_rng(seed)
    count = min(count, len(pool))
    drawn = rng.permutation(len(pool))[: round(count * random_share)]
    chosen = _doubtful(pool, count - len(drawn), drawn, doubts(pool.predictions.labels, threshold))
    places = set(rng.permutation(len(drawn) + len(chosen))[: len(drawn)].tolist())
    random, doubtful = iter(drawn.tolist()), iter(chosen)
    return [
        Choice(next(random), True) if place in places else Choice(next(doubtful), False)
        for place in range(len(drawn) + len(chosen))
    ]


def doubts(labels: npt.NDArray[np.floating[Any]], threshold: float) -> FloatArray:
    """Return how near each sentence is to another label than its own.

    The larger of two: whether it is a claim, which is most in doubt at the threshold; and which of
    the claim labels it has, which is most in doubt where the two likeliest are alike, and matters
    as far as it is a claim.

    Parameters
    ----------
    labels
        Shape ``(n, 4)``: probabilities in the order of `greenscan.labels.LABELS`.
    threshold
        Between 0 and 1.

    Returns
    -------
    numpy.ndarray
        Shape ``(n,)``, from 0, certain, to 1, undecided.
    """
    claim = claim_probability(labels)
    below = claim / threshold if threshold > 0 else np.ones_like(claim)
    above = (1 - claim) / (1 - threshold) if threshold < 1 else np.ones_like(claim)
    of_claims = np.sort(np.delete(labels.astype(np.float64), _NONE, axis=1), axis=1)
    margin = of_claims[:, -1] - of_claims[:, -2]
    # (1 - margin / claim) * claim, without dividing by what may be nothing
    doubt: FloatArray = np.clip(np.maximum(np.minimum(below, above), claim - margin), 0.0, 1.0)
    return doubt


def _doubtful(pool: Pool, count: int, drawn: npt.NDArray[np.int64], doubt: FloatArray) -> list[int]:
    """Return up to `count` rows that are not among `drawn`."""
    documents = [candidate.document for candidate in pool.candidates]
    names = {name: number for number, name in enumerate(dict.fromkeys(documents))}
    numbers = np.array([names[name] for name in documents], dtype=np.int64)
    vectors = _vectors(pool)
    distance = np.ones(len(pool))
    for row in drawn:
        np.minimum(distance, _distances(vectors, row), out=distance)
    taken = Counter(numbers[drawn].tolist())
    share = np.array([1 / (1 + taken[number]) for number in range(len(names))])
    chosen: list[int] = []
    while len(chosen) < count:
        worth = np.where(distance >= NEAR, doubt * distance * share[numbers], 0.0)
        row = int(worth.argmax())
        if worth[row] <= 0:
            break
        chosen.append(row)
        number = numbers[row]
        share[number] = 1 / (1 / share[number] + 1)
        np.minimum(distance, _distances(vectors, row), out=distance)
        distance[row] = 0.0
    return chosen


def _vectors(pool: Pool) -> Any:
    """Return a vector of unit length for each sentence: the model's, or of its characters."""
    embeddings = pool.predictions.embeddings
    if embeddings.shape[1] or not len(pool):
        return embeddings
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(
        preprocessor=normalised, analyzer="char_wb", ngram_range=(4, 4), dtype=np.float32
    )
    return vectoriser.fit_transform([candidate.text for candidate in pool.candidates])


def _distances(vectors: Any, row: int) -> FloatArray:
    """Return the cosine distances of all rows to one, shape ``(n,)``."""
    one = vectors[[row]]
    product = vectors @ one.T
    near = product.toarray() if hasattr(product, "toarray") else product
    return np.asarray(1.0 - near, dtype=np.float64).ravel()
