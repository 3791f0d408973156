"""Body: the type that most of the running text is set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.drafts import Draft
from greenscan.reading.pdf.lines import Line

_FULL_LINE = 30  # characters; shorter lines are titles and labels, mostly


@dataclass(frozen=True, slots=True)
class Body:
    """Size, weight and colour of running text."""

    size: float
    weight: int
    color: int


def find_body(drafts: Sequence[Draft]) -> Body:
    """Measure the running text of a document."""
    running = [
        line
        for draft in drafts
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        for line in draft.lines
    ]
    lines = [line for line in running if len(line.text) > _FULL_LINE] or running
    shares: dict[tuple[float, int, int], int] = {}
    for line in lines:
        face = _face(line)
        shares[face] = shares.get(face, 0) + len(line.text)
    return Body(*max(sorted(shares), key=shares.__getitem__, default=(10.0, 400, 0)))


def _face(line: Line) -> tuple[float, int, int]:
    return round(line.size * 4) / 4, line.weight, line.color
