"""The few passages of a document that may back a claim, found without a loop over all pairs.

Three searches, each a product of matrices: by the classifier's embeddings, by static vectors of
words, by the rare words that both hold. What a claim itself refers to is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from greenscan.linking.candidates import Candidate
from greenscan.linking.facts import Facts, References, facts_of, references_in
from greenscan.linking.rare_words import RareWords
from greenscan.linking.vectors import FloatArray, StaticVectors
from greenscan.linking.wording import row_wording

PER_SEARCH = 8
PER_CLAIM = 14
_CHUNK = 256  # claims that are compared at a time


@dataclass(frozen=True, slots=True)
class Collection:
    """The candidates of a document with all that is compared.

    Attributes
    ----------
    candidates
        In the order of the text.
    facts
        Of each, its context included.
    tokens
        Of each, its context included.
    static
        Shape ``(candidates, width)``.
    embeddings
        Shape ``(candidates, width)``; rows of zeros for those without, width 0 where no candidate
        has any.
    words
        The rare words of each, its context included.
    """

    candidates: tuple[Candidate, ...]
    facts: tuple[Facts, ...]
    tokens: tuple[npt.NDArray[np.intp], ...]
    static: FloatArray
    embeddings: FloatArray
    words: RareWords


def collect(
    candidates: Sequence[Candidate], sentence_embeddings: FloatArray, vectors: StaticVectors
) -> Collection:
    """Return the candidates of a document, ready to be searched."""
    texts = [searched_text(candidate) for candidate in candidates]
    tokens = tuple(map(vectors.tokens, texts))
    facts = tuple(map(facts_of, texts))
    embeddings = np.zeros((len(candidates), sentence_embeddings.shape[1]), np.float32)
    for row, candidate in enumerate(candidates):
        if candidate.sentence >= 0 and embeddings.shape[1]:
            embeddings[row] = sentence_embeddings[candidate.sentence]
    words = RareWords([each.terms for each in facts])
    return Collection(tuple(candidates), facts, tokens, vectors.of(tokens), embeddings, words)


def searched_text(candidate: Candidate) -> str:
    """Return the words by which a candidate is found: a row is read with its title."""
    return row_wording(candidate.row) if candidate.row else candidate.text


def candidates_for(
    claims: Sequence[int], collection: Collection
) -> list[list[tuple[int, tuple[float, float, float]]]]:
    """Return for each claim the positions of its candidates, each with its three similarities.

    Parameters
    ----------
    claims
        Positions of the claims among the candidates.
    """
    found = []
    places = _Places(collection.candidates)
    for first in range(0, len(claims), _CHUNK):
        rows = np.array(claims[first : first + _CHUNK], np.intp)
        searches = [
            collection.embeddings[rows] @ collection.embeddings.T,
            collection.static[rows] @ collection.static.T,
            collection.words.likeness(rows),
        ]
        for row, claim in enumerate(rows):
            found.append(_merged(int(claim), [each[row] for each in searches], collection, places))
    return found


def _merged(
    claim: int, scores: list[FloatArray], collection: Collection, places: _Places
) -> list[tuple[int, tuple[float, float, float]]]:
    chosen: set[int] = set()
    for each in scores:
        count = min(PER_SEARCH + 1, len(each))
        best = np.argpartition(-each, count - 1)[:count]
        chosen.update(int(position) for position in best if each[position] > 0)
    total = np.sum(scores, axis=0)
    own = collection.candidates[claim]
    chosen.discard(claim)
    chosen = {
        each
        for each in chosen
        if not collection.candidates[each].inner and not _overlap(own, collection.candidates[each])
    }
    ranked = sorted(chosen, key=lambda each: (-float(total[each]), each))[:PER_CLAIM]
    for position in places.referred(own):
        if position not in ranked and not _overlap(own, collection.candidates[position]):
            ranked.append(position)
    return [
        (each, (float(scores[0][each]), float(scores[1][each]), float(scores[2][each])))
        for each in ranked
    ]


def _overlap(claim: Candidate, other: Candidate) -> bool:
    return claim.start < other.end and other.start < claim.end


class _Places:
    """Where footnotes stand, by page and number."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._notes: dict[tuple[int, str], list[int]] = {}
        for position, candidate in enumerate(candidates):
            if candidate.note:
                self._notes.setdefault((candidate.page, candidate.note), []).append(position)

    def referred(self, claim: Candidate) -> list[int]:
        """Return the footnotes whose number closes `claim`, on its page."""
        references: References = references_in(claim.text)
        found = []
        for note in sorted(references.notes):
            found += self._notes.get((claim.page, note), [])
        return found
