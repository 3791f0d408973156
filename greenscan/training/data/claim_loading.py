"""Sentences of which the data tells only whether they are claims."""

from __future__ import annotations

import os
from collections.abc import Mapping

import numpy as np

from greenscan.labels import LABELS, Label
from greenscan.training.data.columns import find_columns
from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.data.loading import as_word, text_problem
from greenscan.training.data.problems import raise_for
from greenscan.training.data.sources import Rows, read_rows
from greenscan.training.labelling.answers import answers_in

CLAIM = "claim"

_NONE = str(Label.NONE)
_STAND_IN = LABELS.index(Label.VAGUE)  # which label a claim has is of no account
_KNOWN = {
    **dict.fromkeys(("0", "false", "no", _NONE), False),
    **dict.fromkeys(("1", "true", "yes", CLAIM), True),
    **{str(label): True for label in LABELS if label != Label.NONE},
}
_REMEDY = "correct these rows, or say what their labels mean with --value THEIRS=none or =claim"


def load_claims(
    source: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
    split: str = "train",
) -> Corpus:
    """Read sentences that are labelled as claim or not.

    Each row has a ``text`` and a ``label``; without a ``doc`` a row is a document of its own. All
    rows count, repeated ones too: a published set is judged as it was published.

    Parameters
    ----------
    source, split
        See `greenscan.training.data.sources.read_rows`.
    columns
        Their names of columns by ours: ``{"text": "sentence"}``.
    values
        ``none`` or ``claim`` by their labels. In any case known are 0 and 1, false and true, no
        and yes, none and claim, and the labels of `greenscan.labels`.

    Returns
    -------
    Corpus
        The label of its claims is a stand-in.

    Raises
    ------
    TrainingError
        The source cannot be read, lacks a column, or has rows that break the format. Nothing is
        used of data with one bad row; the message lists them by line.
    """
    meaning = _KNOWN | _meaning(values or {})
    data = answers_in(read_rows(source, split))
    found = find_columns(data, columns, needed=("text", "label"), optional=("doc",))
    words = [as_word(row.get(found["label"])) for row in data.rows]
    claims = [meaning.get(word, meaning.get(word.casefold())) for word in words]
    problems = []
    for number, (word, claim) in enumerate(zip(words, claims, strict=True)):
        if problem := text_problem(data.rows[number].get(found["text"])):
            problems.append(f"{data.place(number)}: {problem}")
        if claim is None:
            problems.append(f"{data.place(number)}: label {word!r} tells neither none nor claim")
    raise_for(data.source, problems, _REMEDY)
    return _corpus(data, found, [bool(claim) for claim in claims])


def _meaning(values: Mapping[str, str]) -> dict[str, bool]:
    """Check what the user says of labels."""
    for theirs, ours in values.items():
        if ours not in {_NONE, CLAIM}:
            raise TrainingError(
                f"--value {theirs}={ours}: {ours!r} is not one of {_NONE}, {CLAIM}, which are "
                "what --binary knows"
            )
    return {theirs: ours == CLAIM for theirs, ours in values.items()}


def _corpus(data: Rows, found: Mapping[str, str], claims: list[bool]) -> Corpus:
    count = len(claims)
    documents = [as_word(row.get(found["doc"])) if "doc" in found else "" for row in data.rows]
    return Corpus(
        texts=tuple(as_word(row[found["text"]]) for row in data.rows),
        labels=np.where(claims, _STAND_IN, LABELS.index(Label.NONE)).astype(np.int64),
        kinds=np.full(count, NO_KIND, dtype=np.int64),
        documents=tuple(name or f"row {number}" for number, name in enumerate(documents, 1)),
        neighbours=(("", ""),) * count,
        parts=(data.name,) * count,
        sets=("",) * count,
        digest=data.digest,
    )
