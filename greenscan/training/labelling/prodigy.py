"""Tasks for Prodigy, and the answers in its exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.problems import raise_for
from greenscan.training.data.records import Row
from greenscan.training.data.sources import Rows
from greenscan.training.labelling.rows import Answer, json_lines, label_and_kind

if TYPE_CHECKING:
    from greenscan.training.labelling.tasks import Task

NAME = "Prodigy"

_OPTIONS = [{"id": str(name), "text": str(name)} for name in (*LABELS, *KINDS)]
_ACCEPTED = "accept"
_META = ("doc", "page", "section", "lead_in", "previous", "next")  # what is shown below the text


def write(tasks: Sequence[Task]) -> str:
    """Return `tasks` for the interface ``choice``, suggestions as options chosen beforehand."""
    return json_lines(map(_task, tasks))


def _task(task: Task) -> Row:
    facts = task.facts()
    shown = {name: value for name in _META if (value := facts.pop(name))}
    row = {**facts, "options": _OPTIONS, "meta": shown}
    if (suggestion := task.suggestion) is not None:
        shown |= {"model": suggestion.model, "score": suggestion.score}
        row |= {"accept": list(suggestion.answers), "scores": dict(suggestion.scores)}
    return row


def recognises(data: Rows) -> bool:
    """Whether `data` is what ``prodigy db-out`` wrote of choices, or tasks that were never given.

    Tasks have ``options``, answers ``answer`` as well.
    """
    columns = set(data.columns)
    return "options" in columns or columns >= {"answer", "_task_hash"}


def answers(data: Rows) -> Iterator[Answer]:
    """Yield what was chosen in each row of the export `data` that was accepted.

    Raises
    ------
    TrainingError
        An accepted row has no list of choices; lists all such.
    """
    accepted = [
        (number, row) for number, row in enumerate(data.rows) if row.get("answer") == _ACCEPTED
    ]
    problems = [
        f"{data.place(number)}: accept is no list of choices"
        for number, row in accepted
        if not isinstance(row.get("accept", []), list)
    ]
    raise_for(data.source, problems, "export the data set again with prodigy db-out")
    for number, row in accepted:
        yield number, {**_context(row), **row, **label_and_kind(row.get("accept", []))}


def _context(row: Mapping[str, Any]) -> Mapping[str, Any]:
    meta = row.get("meta")
    return meta if isinstance(meta, dict) else {}
