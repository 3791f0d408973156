"""Data of auxiliary tasks, from a file, a folder or the hub."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import numpy as np

from greenscan.training.data.auxiliary import AuxiliarySet, FloatArray, TaskType
from greenscan.training.data.catalogue import PublicSet, TaskSource, read_catalogue
from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.loading import as_word, text_problem
from greenscan.training.data.problems import raise_for
from greenscan.training.data.sources import Rows, read_rows


def load_auxiliary(name: str, source: str | os.PathLike[str], split: str = "train") -> AuxiliarySet:
    """Read the data of an auxiliary task.

    A set whose licence does not allow commercial use, or is not known, is read too: whoever
    publishes a model that learned from it has to heed ``licence``.

    Parameters
    ----------
    name
        Of the set in the catalogue.
    source, split
        See `greenscan.training.data.sources.read_rows`.

    Raises
    ------
    TrainingError
        The catalogue has no such set or says no task of it, the source cannot be read, or rows
        break the format; the message lists them by line.
    """
    entry = _entry(name)
    if entry.task is None:
        raise TrainingError(f"{name} has no plain label, so it cannot be learned as one task")
    data = read_rows(source, split)
    _check_columns(data, entry.task)
    targets = np.zeros((len(data.rows), entry.task.task.width), dtype=np.float32)
    problems = []
    for number, row in enumerate(data.rows):
        if problem := text_problem(row.get("text")):
            problems.append(f"{data.place(number)}: {problem}")
        try:
            targets[number] = _target(entry.task, row.get(entry.task.column))
        except _TargetError as error:
            problems.append(f"{data.place(number)}: {error}")
    raise_for(data.source, problems, f"give it the format of {name}")
    texts = tuple(row["text"].strip() for row in data.rows)
    return AuxiliarySet(entry.task.task, texts, targets, entry.licence, data.digest)


def _entry(name: str) -> PublicSet:
    entries = {each.name: each for each in read_catalogue()}
    if name not in entries:
        close = get_close_matches(name, entries, n=1)
        guess = f"did you mean {close[0]!r}? " if close else ""
        raise TrainingError(
            f"{name!r} is not in the catalogue: {guess}It has {', '.join(sorted(entries))}"
        )
    return entries[name]


def _check_columns(data: Rows, source: TaskSource) -> None:
    for column in ("text", source.column):
        if column not in data.columns:
            raise TrainingError(
                f"{data.source} has no column {column!r}, which {source.task.name} is read from; "
                f"it has {', '.join(data.columns)}: rename the one that is meant"
            )


class _TargetError(ValueError):
    """A value is not a target of the task."""


def _target(source: TaskSource, value: Any) -> FloatArray:
    """Return the target that `value` stands for, shape ``(width,)``."""
    match source.task.type:
        case TaskType.SINGLE:
            return _classes(source, {as_word(value)})
        case TaskType.MULTIPLE:
            return _classes(source, _actions(source, value))
        case TaskType.SCORE:
            return _score(source, value)


def _classes(source: TaskSource, names: set[str]) -> FloatArray:
    """Return 1 for the classes in `names`, 0 for the others."""
    allowed = (*source.task.classes, *source.nothing)
    if wrong := sorted(names - set(allowed)):
        raise _TargetError(f"{source.column} {wrong[0]!r} is not one of {', '.join(allowed)}")
    return np.array([each in names for each in source.task.classes], dtype=np.float32)


def _actions(source: TaskSource, value: Any) -> set[str]:
    """Return the actions in a mapping from aspects to lists of actions."""
    if not isinstance(value, Mapping):
        raise _TargetError(f"{source.column} is no mapping from aspects to lists of actions")
    # tables give every row the aspects of all others, with nothing in them
    lists = [actions for actions in value.values() if actions is not None]
    if not all(isinstance(actions, list) for actions in lists):
        raise _TargetError(f"{source.column} has an aspect without a list of actions")
    return {as_word(action) for actions in lists for action in actions}


def _score(source: TaskSource, value: Any) -> FloatArray:
    lowest, highest = source.range
    try:
        rating = float(as_word(value))
    except ValueError:
        raise _TargetError(f"{source.column} {value!r} is no number") from None
    if not lowest <= rating <= highest:
        raise _TargetError(f"{source.column} {rating:g} is not from {lowest:g} to {highest:g}")
    return np.array([(rating - lowest) / (highest - lowest)], dtype=np.float32)
