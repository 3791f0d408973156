"""Panels: filled or framed boxes whose text is read as one piece."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.reading.pdf.areas import Area, AreaKind, hull
from greenscan.reading.pdf.cuts import Boxed, split_bands
from greenscan.reading.pdf.glyphs import FloatArray

_LARGEST = 0.6  # share of the page; a larger one is its background
_FEWEST_LINES = 3
_SLACK = 2.0  # points


def group_by_panels(
    items: Sequence[Boxed], panels: FloatArray, frame: tuple[float, float, float, float]
) -> list[Boxed]:
    """Put what stands within a panel into an area, innermost panels first.

    A panel that text runs across is a highlight or a drawing, and is passed over.
    """
    left, bottom, right, top = frame
    page = (right - left) * (top - bottom)
    boxes = sorted(
        {tuple(round(float(edge), 1) for edge in box) for box in panels},
        key=lambda box: (box[2] - box[0]) * (box[3] - box[1]),
    )
    items = list(items)
    for box in boxes:
        if (box[2] - box[0]) * (box[3] - box[1]) > _LARGEST * page:
            break
        inside = [item for item in items if _is_inside(item, box)]
        if len(inside) == len(items) or len(split_bands(inside) if inside else ()) < _FEWEST_LINES:
            continue
        if any(_is_crossing(item, box) for item in items):
            continue
        if len(inside) == 1 and isinstance(inside[0], Area):
            continue
        gone = {id(item) for item in inside}
        items = [item for item in items if id(item) not in gone]
        items.append(Area(AreaKind.PANEL, tuple(inside), *hull(inside)))
    return items


def _is_inside(item: Boxed, box: Sequence[float]) -> bool:
    left, bottom, right, top = box
    return (
        item.left >= left - _SLACK
        and item.right <= right + _SLACK
        and item.bottom >= bottom - _SLACK
        and item.top <= top + _SLACK
    )


def _is_crossing(item: Boxed, box: Sequence[float]) -> bool:
    left, bottom, right, top = box
    overlaps = (
        item.left < right - _SLACK
        and item.right > left + _SLACK
        and item.bottom < top - _SLACK
        and item.top > bottom + _SLACK
    )
    return overlaps and not _is_inside(item, box)
