"""What is kept of a document that is done, so that it need not be done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from greenscan.batch.losing import Cause

if TYPE_CHECKING:
    from greenscan.exporting.table import Cell


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may take: seconds and bytes, None for no limit."""

    timeout: float | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a batch, done.

    Attributes
    ----------
    settings
        Digest of all that the result depends on beside the document.
    content
        SHA-256 of the document; None where it cannot be read at all.
    files
        Size, in bytes, of each output by its suffix.
    facts
        What the summary says of it; None for a failure.
    failure
        Path, reason and remedy; None for a result.
    cause
        Of a failure whose process was lost.
    limits
        That held when the process was lost.
    rows
        The claims, in the columns of the claim table.
    """

    settings: str
    content: str | None
    files: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, Any] | None = None
    failure: Mapping[str, str] | None = None
    cause: Cause | None = None
    limits: Limits | None = None
    rows: list[list[Cell]] = field(default_factory=list)

    def to_json(self) -> str:
        """Return the record as text, the same for the same record."""
        return json.dumps(asdict(self), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Record | None:
        """Return the record that ``to_json`` described; None for anything else."""
        try:
            data = json.loads(text)
            cause, limits = data.pop("cause"), data.pop("limits")
            return cls(
                **data,
                cause=None if cause is None else Cause(cause),
                limits=None if limits is None else Limits(**limits),
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def stands(self, settings: str, content: str | None, limits: Limits) -> bool:
        """Say whether screening the document again could only give the same.

        A crash may have had its reason outside of the document; what went beyond a limit is worth
        another try when the limit has been changed.
        """
        if (self.settings, self.content) != (settings, content) or content is None:
            return False
        if self.cause is Cause.CRASH:
            return False
        before = self.limits or limits
        if self.cause is Cause.TIME:
            return before.timeout == limits.timeout
        return self.cause is not Cause.MEMORY or before.memory == limits.memory


def digest_of(path: str) -> str | None:
    """Return the SHA-256 of a file; None where there is none that can be read."""
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
