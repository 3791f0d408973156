"""Counts behind the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
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


def section_names(claims: Sequence[Claim]) -> dict[str, str]:
    """Return a short name for the section of each claim: the first heading that tells them apart.

    Headings that stand above every claim, such as the title of the document, are left out. A
    claim under those only is named by the last of them.
    """
    paths = {claim.section: claim.section.split(_SEPARATOR) for claim in claims}
    common = _common(list(paths.values()))
    return {
        section: path[common] if len(path) > common else path[-1] for section, path in paths.items()
    }


def _common(paths: Sequence[Sequence[str]]) -> int:
    if len(paths) < 2:
        return 0
    levels = zip(*paths, strict=False)
    return sum(1 for _ in takewhile(lambda names: len(set(names)) == 1, levels))
