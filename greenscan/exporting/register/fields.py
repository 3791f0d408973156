"""The columns that only the register has: what changed, and what the reviewer enters."""

from __future__ import annotations

from enum import StrEnum

from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.table import CellKind, Group, Look
from greenscan.labels import LABELS, Label


class Change(StrEnum):
    """What became of a claim since the register was last written."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REWORDED = "reworded"
    MOVED = "moved"
    GONE = "gone"


class Decision(StrEnum):
    """What a reviewer decides on a claim."""

    SUPPORTED = "supported"
    AMEND = "amend wording"
    REMOVE = "remove"
    AWAITED = "evidence awaited"


VERDICTS: tuple[str, ...] = tuple(label.value for label in LABELS if label is not Label.NONE)

CHANGE = Look("Change", 10, Group.CHANGE, CellKind.WORD)
PREVIOUS = Look("Previous wording", 30, Group.CHANGE, folded=True)
HISTORY = Look("History", 40, Group.CHANGE, folded=True)

DECISION = Look("Decision", 12, Group.REVIEW, choices=tuple(Decision))
CORRECTED = Look("Corrected verdict", 12, Group.REVIEW, choices=(*VERDICTS, "no claim"))
REVIEW: tuple[Look, ...] = (
    DECISION,
    CORRECTED,
    Look("Evidence received", 15, Group.REVIEW),
    Look("Note", 18, Group.REVIEW),
    Look("Initials", 7, Group.REVIEW),
    Look("Date", 10, Group.REVIEW, CellKind.DATE),
)

LOOKS: tuple[Look, ...] = (
    CHANGE,
    *(column.look for column in COLUMNS),
    *REVIEW,
    PREVIOUS,
    HISTORY,
)
"""All columns of a new register, in their order."""


def title_of(name: str) -> str:
    """Return the title of the column called `name` in the claim table."""
    return next(column.look.title for column in COLUMNS if column.name == name)
