"""Static vectors of tokens: what a text is about, at hardly any cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

FloatArray = npt.NDArray[np.float32]
_LONGEST = 128  # tokens of a text that are read
_FIRST_WORD = 1996  # tokens before it are control signs and single characters
_SLIGHT = 0.05  # weight of the most common tokens


class StaticVectors:
    """Vectors of tokens, the same wherever a token stands.

    Parameters
    ----------
    tokenizer
        Cuts texts into tokens.
    vectors
        Shape ``(tokens, width)``, unit length.
    weights
        Shape ``(tokens,)``: how much a token tells, by its rank in common text.
    """

    def __init__(self, tokenizer: Tokenizer, vectors: FloatArray, weights: FloatArray) -> None:
        self._tokenizer = tokenizer
        self.vectors = vectors
        self.weights = weights

    def tokens(self, text: str) -> npt.NDArray[np.intp]:
        """Return the tokens of `text`, each once, that carry weight."""
        ids = self._tokenizer.encode(text[: _LONGEST * 8], add_special_tokens=False).ids[:_LONGEST]
        tokens = np.array(list(dict.fromkeys(ids)), np.intp)
        return tokens[self.weights[tokens] > 0]

    def of(self, tokens: Sequence[npt.NDArray[np.intp]]) -> FloatArray:
        """Return a vector of unit length for each text, given by its tokens."""
        found = np.zeros((len(tokens), self.vectors.shape[1]), np.float32)
        for row, ids in enumerate(tokens):
            if len(ids):
                found[row] = self.weights[ids] @ self.vectors[ids]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(lengths, 1e-9), np.float32)

    def covered(self, claim: npt.NDArray[np.intp], passage: npt.NDArray[np.intp]) -> float:
        """Return how well the tokens of a claim are met in a passage, from 0 to 1.

        Each token of the claim counts by its weight, with its nearest token in the passage.
        """
        if not len(claim) or not len(passage):
            return 0.0
        nearest = (self.vectors[claim] @ self.vectors[passage].T).max(axis=1)
        weights = self.weights[claim]
        return float(weights @ np.maximum(nearest, 0.0) / weights.sum())

    def met(self, first: npt.NDArray[np.intp], second: npt.NDArray[np.intp]) -> float:
        """Return how well each of two texts is met in the other, from 0 to 1."""
        return min(self.covered(first, second), self.covered(second, first))


def token_weights(ranks: npt.NDArray[np.intp]) -> FloatArray:
    """Return weights that grow with the logarithm of a token's rank in common text."""
    weights = np.log((ranks + 2.0) / _FIRST_WORD)
    return np.where(ranks < _FIRST_WORD, 0.0, np.maximum(weights, _SLIGHT)).astype(np.float32)
