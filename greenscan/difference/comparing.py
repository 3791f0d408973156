"""`compare_reports`: what became of each claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from greenscan.difference.pairing import SAME, pair
from greenscan.difference.statements import Statement


class Change(StrEnum):
    """What became of a claim; of several that fit, the first."""

    FIXED = "fixed"  # flagged before, supported now
    WORSENED = "worsened"  # supported before, flagged now
    REWORDED = "reworded"
    CHANGED = "changed"  # the same words with another verdict or other flags
    UNCHANGED = "unchanged"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim in two screenings.

    Attributes
    ----------
    change
        What became of it.
    old, new
        The claim in each; None where it is not in it.
    likeness
        Of the two texts, from 0 to 1; 0 where there is one only.
    """

    change: Change
    old: Statement | None
    new: Statement | None
    likeness: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "change": self.change.value,
            "old": self.old and self.old.to_dict(),
            "new": self.new and self.new.to_dict(),
            "likeness": self.likeness,
        }


def compare_reports(old: Sequence[Statement], new: Sequence[Statement]) -> list[Difference]:
    """Say of each claim of two screenings what became of it.

    Parameters
    ----------
    old, new
        The claims of each, in reading order; see `statements`.

    Returns
    -------
    list of Difference
        Those of the new screening in its order, then those that are gone in theirs.
    """
    pairs = {found[1]: found for found in pair(old, new)}
    differences = []
    for position, statement in enumerate(new):
        if position in pairs:
            before, _, likeness = pairs[position]
            change = _change(old[before], statement, likeness)
            differences.append(Difference(change, old[before], statement, likeness))
        else:
            differences.append(Difference(Change.NEW, None, statement))
    met = {found[0] for found in pairs.values()}
    gone = (statement for position, statement in enumerate(old) if position not in met)
    return differences + [Difference(Change.GONE, statement, None) for statement in gone]


def _change(old: Statement, new: Statement, likeness: float) -> Change:
    if old.flagged and not new.flagged:
        return Change.FIXED
    if new.flagged and not old.flagged:
        return Change.WORSENED
    if likeness < SAME:
        return Change.REWORDED
    if (old.verdict, set(old.flags)) != (new.verdict, set(new.flags)):
        return Change.CHANGED
    return Change.UNCHANGED
