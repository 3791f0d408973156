"""Markers: a bullet or number drawn apart from its item, put back before the item's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from greenscan.reading.pdf.fragments import Fragment

_FARTHEST = 4.0  # font sizes between a marker and its item
_LONE = re.compile(r"[^\w\s]{1,2}|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|o")


def attach_markers(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Join each lone marker with the text to its right, so that no gutter runs between them."""
    lone = [item for item in fragments if _LONE.fullmatch(item.text)]
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
        and marker.size <= 2.2 * item.size
        and not _LONE.fullmatch(item.text)
    ]
    return min(right, key=lambda item: item.left, default=None)


def _joined(marker: Fragment, item: Fragment) -> Fragment:
    space = np.array([-1], dtype=np.int32)
    return Fragment(
        text=f"{marker.text} {item.text}",
        letters=np.concatenate([marker.letters, space, item.letters]),
        left=marker.left,
        right=item.right,
        base=item.base,
        size=item.size,
        bold=item.bold,
        bold_ends=item.bold_ends,
        color=item.color,
        angle=item.angle,
    )
