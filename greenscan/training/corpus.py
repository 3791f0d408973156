"""Labelled sentences as read from a folder, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.errors import GreenscanError
from greenscan.labels import KINDS, LABELS, Label

FILE_NAME = "train.jsonl"
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
    digest
        SHA-256 of the file, in hexadecimal.
    """

    texts: tuple[str, ...]
    labels: IntArray
    kinds: IntArray
    documents: tuple[str, ...]
    neighbours: tuple[tuple[str, ...], ...]
    digest: str

    def __len__(self) -> int:
        return len(self.texts)

    def texts_at(self, rows: IntArray) -> list[str]:
        """Return the sentences in `rows`."""
        return [self.texts[row] for row in rows]


def load_corpus(folder: Path) -> Corpus:
    """Read ``train.jsonl`` in `folder`.

    One JSON object a line: ``text``, ``label``, ``kind`` (null without a claim), ``doc`` and,
    where known, ``previous`` and ``next``.

    Raises
    ------
    TrainingError
        The file is missing, or a row has an unknown label or kind, no text or no document.
    """
    from datasets import Dataset
    from datasets.exceptions import DatasetGenerationError

    path = folder / FILE_NAME
    if not path.is_file():
        raise TrainingError(f"{path} does not exist: name a folder that holds {FILE_NAME}")
    content = path.read_bytes()
    if not content.strip():
        raise TrainingError(f"{path} is empty: it needs one JSON object a line")
    try:
        rows: list[dict[str, Any]] = Dataset.from_json(str(path), keep_in_memory=True).to_list()
    except DatasetGenerationError as error:
        raise TrainingError(f"{path} cannot be read: it needs one JSON object a line") from error
    problems = [f"row {i}: {why}" for i, row in enumerate(rows, 1) if (why := _problem(row))]
    if problems:
        shown = "\n".join(problems[:10])
        raise TrainingError(f"{path}: {len(problems)} rows break the format\n{shown}")
    return _corpus(rows, hashlib.sha256(content).hexdigest())


def _problem(row: Mapping[str, Any]) -> str | None:
    """Say what is wrong with `row`, if anything."""
    label, kind = row.get("label"), row.get("kind")
    if not str(row.get("text") or "").strip():
        return "text is empty"
    if not row.get("doc"):
        return "doc is empty"
    if label not in LABELS:
        return f"label {label!r} is not one of {', '.join(LABELS)}"
    if label == Label.NONE and kind is not None:
        return f"label none has kind {kind!r}; kind must be null"
    if label != Label.NONE and kind not in KINDS:
        return f"kind {kind!r} is not one of {', '.join(KINDS)}"
    return None


def _corpus(rows: Sequence[Mapping[str, Any]], digest: str) -> Corpus:
    """Turn checked `rows` into arrays."""
    label_index = {str(label): i for i, label in enumerate(LABELS)}
    kind_index = {str(kind): i for i, kind in enumerate(KINDS)}
    return Corpus(
        texts=tuple(str(row["text"]) for row in rows),
        labels=np.array([label_index[row["label"]] for row in rows], dtype=np.int64),
        kinds=np.array(
            [kind_index.get(row["kind"] or "", NO_KIND) for row in rows], dtype=np.int64
        ),
        documents=tuple(str(row["doc"]) for row in rows),
        neighbours=tuple((row.get("previous") or "", row.get("next") or "") for row in rows),
        digest=digest,
    )
