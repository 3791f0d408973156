"""Areas: parts of a page that stand as one thing among columns: panels, tables, figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from statistics import median

from greenscan.reading.pdf.cuts import Boxed


class AreaKind(Enum):
    """What an area is."""

    PANEL = auto()
    TABLE = auto()
    FIGURE = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A rectangle with what stands in it.

    Attributes
    ----------
    kind
        What it is.
    items
        Fragments, and areas within it.
    left, bottom, right, top
        Its edges.
    separators
        Heights of the rules between the rows of a table, from top to bottom.
    """

    kind: AreaKind
    items: tuple[Boxed, ...]
    left: float
    bottom: float
    right: float
    top: float
    separators: tuple[float, ...] = ()

    @property
    def size(self) -> float:
        """Font size of most of what stands in it."""
        return median(item.size for item in self.items)


def hull(items: Sequence[Boxed]) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of the smallest rectangle around `items`."""
    return (
        min(item.left for item in items),
        min(item.bottom for item in items),
        max(item.right for item in items),
        max(item.top for item in items),
    )
