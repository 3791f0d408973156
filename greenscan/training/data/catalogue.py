"""Public data sets that greenscan knows of, as ``catalogue.yaml`` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from importlib.resources import files
from typing import Any

from greenscan.labels import LABELS
from greenscan.training.cards.licences import UNKNOWN, Terms, terms
from greenscan.training.data.auxiliary import Task, TaskType

LABEL_COLUMN = "label"


class Unit(StrEnum):
    """What one row of a data set is."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    MIXED = "sentence or paragraph"
    TWEET = "tweet"


@dataclass(frozen=True, slots=True)
class TaskSource:
    """How a data set is learned as an auxiliary task.

    Attributes
    ----------
    task
        What is learned.
    column
        Where its targets are.
    nothing
        Values of `column` that stand for none of the classes.
    range
        Lowest and highest value of a score.
    """

    task: Task
    column: str
    nothing: tuple[str, ...] = ()
    range: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One public data set; None and empty stand for what is not known.

    Attributes
    ----------
    name
        What greenscan calls it; a Python identifier.
    title, authors, year, address
        Of the publication.
    hub
        Name on the hub.
    licence
        SPDX identifier, or `greenscan.training.cards.licences.UNKNOWN`.
    may_train_shipped
        Whether a model that is free for commercial use may learn from it.
    rows
        Number by split.
    unit
        What one row is.
    columns
        What each holds.
    labels
        By column, what each value means.
    ours
        Our label for those of their values that stand for one whatever the text says.
    mapping
        How the rest relates to our labels.
    weaknesses
        Known ones.
    task
        How it is learned as an auxiliary task; None where it has no plain label.
    """

    name: str
    title: str | None
    authors: str | None
    year: int | None
    address: str | None
    hub: str | None
    licence: str
    may_train_shipped: bool
    rows: Mapping[str, int]
    unit: Unit
    columns: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    ours: Mapping[str, str]
    mapping: str
    weaknesses: tuple[str, ...]
    task: TaskSource | None


def read_catalogue() -> tuple[PublicSet, ...]:
    """Return all public data sets of the catalogue, in its order."""
    text = files("greenscan.training.data").joinpath("catalogue.yaml").read_text(encoding="utf-8")
    return parse_catalogue(text)


def parse_catalogue(text: str) -> tuple[PublicSet, ...]:
    """Return the data sets that the YAML `text` lists.

    Raises
    ------
    ValueError
        An entry lacks a field, has one that is not known, or contradicts itself.
    """
    import yaml

    sets = tuple(_public_set(entry) for entry in yaml.safe_load(text))
    names = [each.name for each in sets]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"catalogue: {twice[0]} is listed twice")
    return sets


def _public_set(entry: Mapping[str, Any]) -> PublicSet:
    known = {field.name for field in fields(PublicSet)}
    name = entry.get("name", "an entry")
    if wrong := (known - {"task"}) ^ (entry.keys() - {"task"}):
        raise ValueError(f"catalogue: {name}: missing or not known: {', '.join(sorted(wrong))}")
    try:
        found = PublicSet(
            **{
                **entry,
                "licence": entry["licence"] or UNKNOWN,
                "unit": Unit(entry["unit"]),
                "weaknesses": tuple(entry["weaknesses"]),
                "task": _task_source(entry),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"catalogue: {name}: {error}") from error
    for problem in _problems(found):
        raise ValueError(f"catalogue: {name}: {problem}")
    return found


def _task_source(entry: Mapping[str, Any]) -> TaskSource | None:
    """Return how `entry` is learned: as it says, or by its plain label."""
    name, section = entry["name"], entry.get("task")
    if section is None:
        if LABEL_COLUMN not in entry["labels"]:
            return None
        classes = tuple(entry["labels"][LABEL_COLUMN])
        return TaskSource(Task(name, TaskType.SINGLE, classes), LABEL_COLUMN)
    if wrong := section.keys() - {"type", "column", "classes", "nothing", "range"}:
        raise ValueError(f"task: not known: {', '.join(sorted(wrong))}")
    lowest, highest = section.get("range", (0, 1))
    return TaskSource(
        Task(name, TaskType(section["type"]), tuple(section["classes"])),
        section["column"],
        tuple(section.get("nothing", ())),
        (float(lowest), float(highest)),
    )


def _problems(found: PublicSet) -> list[str]:
    """Say how `found` contradicts itself."""
    values = {value for meanings in found.labels.values() for value in meanings}
    words = [*values, *found.columns, *(found.task.task.classes if found.task else ())]
    checks = {
        "the name is no identifier": found.name.isidentifier(),
        "a label or column is no text; quote it": all(isinstance(word, str) for word in words),
        "there are no rows": bool(found.rows) and min(found.rows.values()) > 0,
        "there is no column text": "text" in found.columns,
        "labels of no column": found.labels.keys() <= found.columns.keys(),
        "a value that is not one of its labels is mapped to ours": found.ours.keys() <= values,
        "a value is mapped to what is no label of ours": set(found.ours.values()) <= set(LABELS),
        "its licence does not let it train the shipped model": not found.may_train_shipped
        or terms(found.licence) is Terms.COMMERCIAL,
        "the task's column is none of its columns": found.task is None
        or found.task.column in found.columns,
        "the task's range is empty": found.task is None
        or found.task.range[0] < found.task.range[1],
        "a score has one class": found.task is None
        or found.task.task.type is not TaskType.SCORE
        or found.task.task.width == 1,
    }
    return [problem for problem, holds in checks.items() if not holds]
