"""What labelling tools export, as rows that are read like any other data."""

from __future__ import annotations

import logging
from dataclasses import replace

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.records import columns_of
from greenscan.training.data.sources import Rows
from greenscan.training.labelling import doccano, label_studio, prodigy
from greenscan.wording import counted

_TOOLS = (label_studio, prodigy, doccano)

_log = logging.getLogger(__name__)


def answers_in(data: Rows) -> Rows:
    """Return the answers in what Label Studio, doccano or Prodigy exported; other data as it is.

    Each has its text and the other data of its task, a ``label`` and, where one was chosen, a
    ``kind``. Tasks without an answer are left out, and so are those that a labeller skipped,
    rejected or ignored. A task that several labelled yields several rows, each with its place.

    Raises
    ------
    TrainingError
        The export is not as its tool writes it, or nothing in it is labelled.
    """
    tool = next((tool for tool in _TOOLS if tool.recognises(data)), None)
    if tool is None:
        return data
    found = list(tool.answers(data))
    if not found:
        raise TrainingError(
            f"{data.source}: none of its {counted(len(data.rows), 'task')} has an answer; label "
            f"them in {tool.NAME}, and export them again"
        )
    if missing := len(data.rows) - len({number for number, _ in found}):
        _log.info("%s: %s without an answer left out", data.source, counted(missing, "task"))
    rows = tuple(row for _, row in found)
    return replace(
        data,
        columns=columns_of(rows),
        rows=rows,
        numbers=tuple(data.numbers[number] for number, _ in found),
    )


def texts_in(data: Rows) -> list[str]:
    """Return the text of every row, answered or not, of `data` or of such an export.

    Raises
    ------
    TrainingError
        No row has a text.
    """
    tasks = (row["data"] if isinstance(row.get("data"), dict) else row for row in data.rows)
    texts = [text for task in tasks if isinstance(text := task.get("text"), str)]
    if not texts:
        names = ", ".join(map(repr, data.columns))
        raise TrainingError(f"{data.source} has no column 'text': it has {names}; rename one")
    return texts
