"""Auxiliary tasks: other label sets that the encoder learns beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


class TaskType(StrEnum):
    """How the targets of a task are to be read."""

    SINGLE = "single"  # one of several classes
    MULTIPLE = "multiple"  # any of several classes
    SCORE = "score"  # one number from 0 to 1


@dataclass(frozen=True, slots=True)
class Task:
    """One auxiliary task.

    Attributes
    ----------
    name
        A Python identifier.
    type
        How the targets are to be read.
    classes
        Names of the columns of the targets; one for a score.
    """

    name: str
    type: TaskType
    classes: tuple[str, ...]

    @property
    def width(self) -> int:
        """Number of columns of the targets."""
        return len(self.classes)


@dataclass(frozen=True, slots=True)
class AuxiliarySet:
    """Texts with the targets of one task.

    Attributes
    ----------
    task
        What the targets mean.
    texts
        ``n`` sentences.
    targets
        Shape ``(n, task.width)``, from 0 to 1.
    licence
        Of the data.
    digest
        SHA-256 of the data, in hexadecimal.
    """

    task: Task
    texts: tuple[str, ...]
    targets: FloatArray
    licence: str
    digest: str

    def __len__(self) -> int:
        return len(self.texts)
