"""What becomes of a document whose process did not bring back a result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MIB = 2**20


class Cause(StrEnum):
    """Why there is no result."""

    CRASH = "crash"
    TIME = "time"
    MEMORY = "memory"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Loss:
    """That a document was lost: why, and what more is known of it."""

    cause: Cause
    detail: str

    @property
    def reason(self) -> str:
        """What is wrong, as of `greenscan.report.Failure`."""
        return _WORDS[self.cause][0].format(self.detail)

    @property
    def remedy(self) -> str:
        """What helps."""
        return _WORDS[self.cause][1]


_WORDS = {
    Cause.CRASH: (
        "ended the process that screened it ({})",
        "save it anew, as PDF from another program, and allow more memory if it is large",
    ),
    Cause.TIME: (
        "was not screened within {}",
        "allow more time, or split it into smaller documents",
    ),
    Cause.MEMORY: (
        "needs more than {} of memory",
        "allow more memory, or split it into smaller documents",
    ),
    Cause.ERROR: (
        "could not be screened ({})",
        "this is a fault of greenscan: please report it, if you can with the document",
    ),
}


def in_seconds(seconds: float) -> str:
    """Return a stretch of time as a message says it."""
    return f"{seconds:g} s"


def in_mebibytes(size: int) -> str:
    """Return an amount of memory, in bytes, as a message says it."""
    return f"{size / _MIB:,.0f} MiB"
