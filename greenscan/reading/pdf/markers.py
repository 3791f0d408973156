"""Markers: the bullets and numbers of list items, also where they are drawn apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from greenscan.reading.pdf.bullets import is_lone_marker
from greenscan.reading.pdf.fragments import Fragment

_FARTHEST = 4.0  # font sizes between a marker and its item
_LARGEST = 2.2  # size of a marker against its item's


def attach_markers(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Join each lone marker with the text to its right, so that no gutter runs between them."""
    lone = [item for item in fragments if is_lone_marker(item.text)]
    if not lone:
        return list(fragments)
    partners: dict[int, Fragment] = {}
    for marker in lone:
        partner = _partner(marker, fragments)
        if partner is not None and id(partner) not in partners:
            partners[id(partner)] = marker
    gone = {id(marker) for marker in partners.values()}
    joined = []
    for item in fragments:
        if id(item) in gone:
            continue
        joined.append(_joined(partners[id(item)], item) if id(item) in partners else item)
    return joined


def _partner(marker: Fragment, fragments: Sequence[Fragment]) -> Fragment | None:
    middle = (marker.top + marker.bottom) / 2
    right = [
        item
        for item in fragments
        if item is not marker
        and 0 <= item.left - marker.right + 0.2 * item.size <= _FARTHEST * item.size
        and item.bottom - 0.15 * item.size <= middle <= item.top + 0.15 * item.size
        and marker.size <= _LARGEST * item.size
        and not is_lone_marker(item.text)
    ]
    return min(right, key=lambda item: item.left, default=None)


def _joined(marker: Fragment, item: Fragment) -> Fragment:
    space = np.array([-1], dtype=np.int32)
    return Fragment(
        text=f"{marker.text} {item.text}",
        letters=np.concatenate([marker.letters, space, item.letters]),
        left=marker.left,
        text_left=item.left,
        right=item.right,
        base=item.base,
        size=item.size,
        weight=item.weight,
        weight_ends=item.weight_ends,
        font=item.font,
        color=item.color,
        angle=item.angle,
    )
