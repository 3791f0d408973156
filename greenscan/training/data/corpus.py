"""Labelled sentences: what models are trained and judged on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from greenscan.errors import GreenscanError

NO_KIND = -100  # the index that torch's cross entropy leaves out

IntArray = npt.NDArray[np.int64]


class TrainingError(GreenscanError):
    """The labelled data, or the state of an earlier run, does not serve."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """``n`` labelled sentences.

    Attributes
    ----------
    texts
        The sentences.
    labels
        Shape ``(n,)``: positions in `greenscan.labels.LABELS`.
    kinds
        Shape ``(n,)``: positions in `greenscan.labels.KINDS`; `NO_KIND` where there is no claim.
    documents
        Name of the document that each sentence is from.
    neighbours
        The sentences before and after each; empty where there are none.
    parts
        Name of the data that each sentence is of.
    sets
        Contrast set that each sentence is a version of; empty where it is of none.
    digest
        SHA-256 of the data, in hexadecimal.
    """

    texts: tuple[str, ...]
    labels: IntArray
    kinds: IntArray
    documents: tuple[str, ...]
    neighbours: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]
    sets: tuple[str, ...]
    digest: str

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def has_kinds(self) -> bool:
        """Whether any claim has a kind."""
        return bool((self.kinds != NO_KIND).any())

    def part(self, name: str) -> IntArray:
        """Return the rows of the data called `name`."""
        return np.flatnonzero(np.array(self.parts) == name)

    def texts_at(self, rows: IntArray) -> list[str]:
        """Return the sentences in `rows`."""
        return [self.texts[row] for row in rows]


def join(corpora: Sequence[Corpus]) -> Corpus:
    """Put several corpora one after the other."""
    if len(corpora) == 1:
        return corpora[0]
    digests = "".join(each.digest for each in corpora)
    return Corpus(
        texts=tuple(text for each in corpora for text in each.texts),
        labels=np.concatenate([each.labels for each in corpora]),
        kinds=np.concatenate([each.kinds for each in corpora]),
        documents=tuple(name for each in corpora for name in each.documents),
        neighbours=tuple(pair for each in corpora for pair in each.neighbours),
        parts=tuple(part for each in corpora for part in each.parts),
        sets=tuple(name for each in corpora for name in each.sets),
        digest=hashlib.sha256(digests.encode()).hexdigest(),
    )
