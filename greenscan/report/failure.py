"""What stands in a batch where a report should be."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Self

from greenscan.errors import ReadError
from greenscan.wording import visible


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be screened: its name, what is wrong, what helps."""

    name: str
    reason: str
    remedy: str

    @classmethod
    def of(cls, error: ReadError) -> Self:
        """Return `error` as a record."""
        return cls(name=error.name, reason=error.reason, remedy=error.remedy)

    def __str__(self) -> str:
        return visible(f"{self.name}: {self.reason}; {self.remedy}")

    def to_dict(self) -> dict[str, str]:
        """Return plain JSON types."""
        return asdict(self)
