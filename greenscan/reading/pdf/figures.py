"""Figures: the words and numbers inside charts, diagrams and maps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from greenscan.reading.pdf.areas import Area, AreaKind, hull
from greenscan.reading.pdf.cells import is_numeric
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.glyphs import FloatArray, IntArray
from greenscan.reading.pdf.graphics import Graphics

_NEAR = 9.0  # points between strokes of one drawing
_SMALLEST = (50.0, 40.0)  # width and height of a drawing with words in it, in points
_FEWEST_STROKES = 4
_MARGIN = 1.6  # labels stand this far outside the strokes, in font sizes
_MOST_STROKES = 1500
_LABEL_WORDS = 4  # a line of more words is prose
_LABELS = 0.7  # share of lines in a drawing that are labels
_FEWEST_LABELS = 4


def find_figures(fragments: Sequence[Fragment], graphics: Graphics) -> list[Area]:
    """Find the labels of drawings; what is prose within a drawing stays prose."""
    figures: list[Area] = []
    taken: set[int] = set()
    prose = _prose(fragments)
    running = [item for item in fragments if id(item) in prose]
    for box in _drawings(graphics):
        inside = [item for item in fragments if id(item) not in taken and _is_near(item, box)]
        labels = [item for item in inside if id(item) not in prose]
        numbers = sum(is_numeric(item.text) for item in labels)
        if len(labels) < _FEWEST_LABELS or len(labels) < _LABELS * len(inside):
            continue
        if numbers < 2 and len(labels) < 2 * _FEWEST_LABELS:
            continue
        if any(_is_within(item, hull(labels)) for item in running):
            continue
        taken.update(id(item) for item in labels)
        figures.append(Area(AreaKind.FIGURE, tuple(labels), *hull(labels)))
    return figures


def _is_within(item: Fragment, box: Sequence[float]) -> bool:
    """Whether the middle of `item` is in `box`."""
    left, bottom, right, top = box
    return left < (item.left + item.right) / 2 < right and bottom < item.base < top


def _is_near(item: Fragment, box: FloatArray) -> bool:
    left, bottom, right, top = map(float, box)
    margin = _MARGIN * item.size
    return (
        item.left >= left - 2 * margin
        and item.right <= right + 2 * margin
        and item.bottom >= bottom - margin
        and item.top <= top + margin
    )


def _prose(fragments: Sequence[Fragment]) -> set[int]:
    """Return ids of the fragments that belong to running text: stacked lines of many words."""
    prose: set[int] = set()
    rows = sorted(fragments, key=lambda item: -item.base)
    stacks: list[list[Fragment]] = []
    for item in rows:
        stack = next((stack for stack in stacks if _is_below(stack[-1], item)), None)
        if stack is None:
            stacks.append([item])
        else:
            stack.append(item)
    for stack in stacks:
        words = sum(len(item.text.split()) for item in stack)
        if words >= 2 * _LABEL_WORDS and words > _LABEL_WORDS * len(stack) * 0.75:
            prose.update(id(item) for item in stack)
    return prose


def _is_below(upper: Fragment, lower: Fragment) -> bool:
    step = (upper.base - lower.base) / lower.size
    apart = max(upper.left, lower.left) > min(upper.right, lower.right)
    return 0.7 < step < 1.8 and not apart and abs(upper.size - lower.size) < 0.1 * lower.size


def _drawings(graphics: Graphics) -> list[FloatArray]:
    """Return the hulls of strokes that stand close together, the largest first."""
    boxes = np.concatenate([graphics.strokes, graphics.uprights])
    if not _FEWEST_STROKES <= len(boxes) <= _MOST_STROKES:
        return []
    labels = _clusters(boxes)
    hulls = []
    for label in np.unique(labels):
        members = boxes[labels == label]
        box = np.concatenate([members[:, :2].min(axis=0), members[:, 2:].max(axis=0)])
        wide, high = box[2] - box[0], box[3] - box[1]
        if len(members) >= _FEWEST_STROKES and wide >= _SMALLEST[0] and high >= _SMALLEST[1]:
            hulls.append(box)
    return sorted(hulls, key=lambda box: float((box[0] - box[2]) * (box[3] - box[1])))


def _clusters(boxes: FloatArray) -> IntArray:
    """Return for each box the number of its group: near one another, directly or over others."""
    grown = boxes + np.array([-_NEAR, -_NEAR, _NEAR, _NEAR], dtype=np.float32) / 2
    touching = (
        (grown[:, None, 0] <= grown[None, :, 2])
        & (grown[None, :, 0] <= grown[:, None, 2])
        & (grown[:, None, 1] <= grown[None, :, 3])
        & (grown[None, :, 1] <= grown[:, None, 3])
    )
    labels = np.arange(len(boxes))
    while True:
        lowest = np.where(touching, labels[None, :], len(boxes)).min(axis=1)
        lowest = lowest[lowest]
        if (lowest == labels).all():
            return labels.astype(np.int32)
        labels = lowest
