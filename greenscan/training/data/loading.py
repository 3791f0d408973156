"""Labelled sentences from a file, a folder or the hub, checked row by row."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.columns import find_columns
from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.data.problems import raise_for
from greenscan.training.data.sources import Rows, read_rows
from greenscan.training.labelling.answers import answers_in
from greenscan.wording import counted

NEEDED = ("text", "label")
OPTIONAL = ("kind", "doc", "set", "previous", "next")

_LABEL_INDEX = {str(label): index for index, label in enumerate(LABELS)}
_KIND_INDEX = {str(kind): index for index, kind in enumerate(KINDS)}
_LABEL_NAMES, _KIND_NAMES = ", ".join(LABELS), ", ".join(KINDS)
_REMEDY = "correct these rows"
_REMEDY_LABELS = "correct these rows, or say what their labels mean with --value THEIRS=OURS"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row in our terms; an empty string stands for what it does not have."""

    text: str
    label: str
    kind: str
    document: str
    set: str
    previous: str
    next: str


def load_corpus(
    source: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
    split: str = "train",
) -> Corpus:
    """Read labelled sentences.

    Each row has a ``text`` and a ``label``. A ``kind`` goes with every claim or with none; without
    a ``doc`` a row is a document of its own; ``set`` names the contrast set that it is a version
    of; ``previous`` and ``next`` are the sentences around it. A row that repeats the text and the
    label of an earlier one is left out. What Label Studio, doccano and Prodigy export is read as
    well, see `greenscan.training.labelling.answers.answers_in`.

    Parameters
    ----------
    source, split
        See `greenscan.training.data.sources.read_rows`.
    columns
        Their names of columns by ours: ``{"text": "sentence"}``.
    values
        Our labels by theirs: ``{"0": "none", "1": "vague"}``. Whole numbers are written without a
        point, truth values ``true`` and ``false``; a label that is not mentioned is ours.

    Raises
    ------
    TrainingError
        The source cannot be read, lacks a column, or has rows that break the format or contradict
        one another. Nothing is used of data with one bad row; the message lists them by line.
    """
    values = values or {}
    for theirs, ours in values.items():
        if ours not in _LABEL_INDEX:
            raise TrainingError(f"--value {theirs}={ours}: {ours!r} is not one of {_LABEL_NAMES}")
    data = answers_in(read_rows(source, split))
    found = find_columns(data, columns, needed=NEEDED, optional=OPTIONAL)
    rows = [_in_our_terms(row, found, values) for row in data.rows]
    _check(data, found, rows)
    return _corpus(data, rows, _kept(data, rows))


def _check(data: Rows, found: Mapping[str, str], rows: Sequence[_Row]) -> None:
    """Raise an error that lists what is wrong with each of `rows`."""
    has_kinds = any(row.kind for row in rows)
    problems = []
    for number, row in enumerate(rows):
        place = data.place(number)
        if problem := text_problem(data.rows[number].get(found["text"])):
            problems.append(f"{place}: {problem}")
        if "doc" in found and not row.document:
            problems.append(f"{place}: doc is empty")
        problems += [f"{place}: {problem}" for problem in _problems_of_labels(row, has_kinds)]
    unknown = any(row.label and row.label not in _LABEL_INDEX for row in rows)
    raise_for(data.source, problems, _REMEDY_LABELS if unknown else _REMEDY)


def text_problem(text: Any) -> str | None:
    """Say what keeps `text` from being a sentence, if anything."""
    if text is None or (isinstance(text, str) and not text.strip()):
        return "text is empty"
    if not isinstance(text, str):
        return f"text is no text but {text!r}"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "text holds half of a surrogate pair"
    return None


def as_word(value: Any) -> str:
    """Return how `value` is written in options: ``1`` for 1 and 1.0, ``true``, empty for None."""
    if value is None or value != value:  # NaN, which tables hold where there is nothing
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _in_our_terms(
    row: Mapping[str, Any], found: Mapping[str, str], values: Mapping[str, str]
) -> _Row:
    words = {name: as_word(row.get(column)) for name, column in found.items()}
    label = words["label"]
    return _Row(
        text=words["text"],
        label=values.get(label, label),
        kind=words.get("kind", ""),
        document=words.get("doc", ""),
        set=words.get("set", ""),
        previous=words.get("previous", ""),
        next=words.get("next", ""),
    )


def _problems_of_labels(row: _Row, has_kinds: bool) -> Iterator[str]:
    """Say what is wrong with label and kind of `row`."""
    if not row.label:
        yield f"label is empty; it is one of {_LABEL_NAMES}"
    elif row.label not in _LABEL_INDEX:
        yield f"label {row.label!r} is not one of {_LABEL_NAMES}"
    elif row.kind and row.label == Label.NONE:
        yield f"label none has kind {row.kind!r}; a sentence that is no claim has no kind"
    elif not row.kind and row.label != Label.NONE and has_kinds:
        yield f"kind is empty, which other claims here have; it is one of {_KIND_NAMES}"
    if row.kind and row.kind not in _KIND_INDEX:
        yield f"kind {row.kind!r} is not one of {_KIND_NAMES}"


def _kept(data: Rows, rows: Sequence[_Row]) -> list[int]:
    """Return the rows that do not repeat an earlier one.

    A version that several contrast sets share is kept in each.
    """
    first: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    kept, problems = [], []
    for number, row in enumerate(rows):
        other = rows[earlier := first.setdefault(row.text, number)]
        for name, here, there in (
            ("label", row.label, other.label),
            ("kind", row.kind, other.kind),
        ):
            if here != there:
                problems.append(
                    f"{data.place(number)}: {name} {here!r}, but {there!r} for the same text in "
                    f"{data.place(earlier)}"
                )
                break
        if (row.text, row.set) not in seen:
            seen.add((row.text, row.set))
            kept.append(number)
    raise_for(data.source, problems, "decide which label is right")
    if repeats := len(rows) - len(kept):
        _log.info(
            "%s: %s left out that repeat an earlier one", data.source, counted(repeats, "row")
        )
    return kept


def _corpus(data: Rows, rows: Sequence[_Row], kept: Sequence[int]) -> Corpus:
    # names of a row's own document tell files of one name apart
    own = f"{data.name} {data.digest[:8]} row"
    chosen = [rows[number] for number in kept]
    return Corpus(
        texts=tuple(row.text for row in chosen),
        labels=np.array([_LABEL_INDEX[row.label] for row in chosen], dtype=np.int64),
        kinds=np.array([_KIND_INDEX.get(row.kind, NO_KIND) for row in chosen], dtype=np.int64),
        documents=tuple(rows[number].document or f"{own} {number + 1}" for number in kept),
        neighbours=tuple((row.previous, row.next) for row in chosen),
        parts=(data.name,) * len(chosen),
        sets=tuple(row.set for row in chosen),
        digest=data.digest,
    )
