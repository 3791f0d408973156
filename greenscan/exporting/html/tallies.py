"""Counts behind the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Self, TypeVar

from greenscan.claims import Claim
from greenscan.labels import Label

Key = TypeVar("Key", bound=Hashable)

_SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Tally:
    """Claims by verdict."""

    vague: int = 0
    unsupported: int = 0
    supported: int = 0

    @property
    def flagged(self) -> int:
        """Those that a verifier should look at."""
        return self.vague + self.unsupported

    @property
    def total(self) -> int:
        """All of them."""
        return self.flagged + self.supported

    @property
    def items(self) -> tuple[tuple[Label, int], ...]:
        """Verdicts with their counts, the flagged ones first."""
        return (
            (Label.VAGUE, self.vague),
            (Label.UNSUPPORTED, self.unsupported),
            (Label.SUPPORTED, self.supported),
        )

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Self:
        """Count `claims`."""
        counts = Counter(claim.verdict for claim in claims)
        return cls(counts[Label.VAGUE], counts[Label.UNSUPPORTED], counts[Label.SUPPORTED])


def tallied(claims: Iterable[Claim], key: Callable[[Claim], Key]) -> dict[Key, Tally]:
    """Return the tally of each group of `claims`, in the order in which the groups begin."""
    groups: dict[Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append(claim)
    return {name: Tally.of(group) for name, group in groups.items()}


class Sections:
    """The headings of a report, without those that stand above every claim.

    Such a heading, the title of the document for example, tells no two claims apart.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        paths = [path.split(_SEPARATOR) for path in {claim.section for claim in claims}]
        levels = zip(*paths, strict=False) if len(paths) > 1 else ()
        same = takewhile(lambda names: len(set(names)) == 1, levels)
        self._common = [names[0] for names in same]

    def name(self, section: str) -> str:
        """Return the first of the headings of `section`."""
        return self._telling(section)[0]

    def path(self, section: str) -> str:
        """Return the headings of `section` for the reader."""
        return " › ".join(self._telling(section))

    def _telling(self, section: str) -> list[str]:
        """Return the headings that are not common to all, or the last where all of them are."""
        path = section.split(_SEPARATOR)
        count = len(self._common)
        return (path[count:] or path[-1:]) if path[:count] == self._common else path
