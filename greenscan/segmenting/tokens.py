"""Character offsets of tokens, and tokens of character offsets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc


class TokenOffsets:
    """Where the tokens of a `Doc` start and end.

    Attributes
    ----------
    starts
        The character offsets at which tokens start.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).reshape(-1, 2)
        self._starts: npt.NDArray[np.int64] = columns[:, 0].copy()
        self._ends: npt.NDArray[np.int64] = columns.sum(axis=1)
        self.starts = frozenset(self._starts.tolist())

    def starting_at(self, offsets: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the tokens that start exactly at `offsets`; other offsets are passed over."""
        wanted = np.asarray(offsets, dtype=np.int64)
        places = np.searchsorted(self._starts, wanted)
        known = places < len(self._starts)
        places, wanted = places[known], wanted[known]
        found: npt.NDArray[np.int64] = places[self._starts[places] == wanted].astype(np.int64)
        return found

    def of(self, tokens: npt.NDArray[np.int64]) -> list[int]:
        """Return the offsets at which `tokens` start."""
        starts: list[int] = self._starts[tokens].tolist()
        return starts

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the tokens that lie in ``text[start:end]`` with all of their text."""
        first = np.searchsorted(self._starts, start, side="left")
        return int(first), int(np.searchsorted(self._ends, end, side="right"))

    def touching(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the tokens that have any of their text in ``text[start:end]``."""
        first = np.searchsorted(self._ends, start, side="right")
        return int(first), int(np.searchsorted(self._starts, end, side="left"))
