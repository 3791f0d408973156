"""Markers: bullets and numbers drawn apart from their items, put back before the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from greenscan.reading.pdf.bullets import is_lone_marker, is_note_number
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.glyphs import FloatArray

# All in font sizes of the item.
_FARTHEST = 4.0  # distance between a number and its item
_SIGN_FARTHEST = 2.6  # the same for a bullet
_LARGEST = 2.2  # size of a marker
_SIGN = (0.12, 1.1)  # least and greatest width and height of a bullet that is drawn

_SMALL, _ALONE = 16.0, 2.0  # size of a drawn bullet and white space around it, in points
_STROKES = 2  # that a bullet is drawn with
_MOST_SIGNS = 500

_NOTE_WORDS = 5  # a lone number belongs to the text beside it if that is a sentence


def attach_markers(fragments: Sequence[Fragment], drawings: FloatArray) -> list[Fragment]:
    """Join each lone marker with the text to its right, so that no gutter runs between them.

    Parameters
    ----------
    fragments
        Of one page.
    drawings
        Boxes of small drawings, some of which are bullets: left, bottom, right, top.
    """
    partners: dict[int, Fragment] = {}
    for marker in fragments:
        if is_lone_marker(marker.text) or is_note_number(marker.text):
            partner = _partner(marker, fragments)
            if partner is not None:
                partners.setdefault(id(partner), marker)
    gone = {id(marker) for marker in partners.values()}
    joined = []
    for item in fragments:
        if id(item) in partners:
            joined.append(_joined(partners[id(item)], item))
        elif id(item) not in gone:
            joined.append(item)
    return _with_signs(joined, drawings)


def _partner(marker: Fragment, fragments: Sequence[Fragment]) -> Fragment | None:
    middle = (marker.top + marker.bottom) / 2
    fewest = 1 if is_lone_marker(marker.text) else _NOTE_WORDS
    reach = _FARTHEST if marker.text.strip("().[]").isalnum() else _SIGN_FARTHEST
    right = [
        item
        for item in fragments
        if item is not marker
        and 0 <= item.left - marker.right + 0.2 * item.size <= reach * item.size
        and item.bottom - 0.15 * item.size <= middle <= item.top + 0.15 * item.size
        and marker.size <= _LARGEST * item.size
        and len(item.text.split()) >= fewest
        and not is_lone_marker(item.text)
    ]
    return min(right, key=lambda item: item.left, default=None)


def _joined(marker: Fragment, item: Fragment) -> Fragment:
    return replace(
        item,
        text=f"{marker.text} {item.text}",
        letters=np.concatenate([marker.letters, np.array([-1], dtype=np.int32), item.letters]),
        left=marker.left,
        text_left=item.left,
    )


def _with_signs(fragments: Sequence[Fragment], drawings: FloatArray) -> list[Fragment]:
    """Flag the fragments that a drawn bullet stands before."""
    drawings = _alone(drawings)
    if not len(drawings):
        return list(fragments)
    wide, high = drawings[:, 2] - drawings[:, 0], drawings[:, 3] - drawings[:, 1]
    middle = (drawings[:, 1] + drawings[:, 3]) / 2
    signed = []
    for item in fragments:
        least, greatest = _SIGN[0] * item.size, _SIGN[1] * item.size
        gap = item.left - drawings[:, 2]
        is_sign = (
            (np.minimum(wide, high) >= least)
            & (np.maximum(wide, high) <= greatest)
            & (gap >= 0)
            & (gap <= _SIGN_FARTHEST * item.size)
            & (middle >= item.bottom)
            & (middle <= item.top)
        )
        signed.append(replace(item, has_sign=True) if is_sign.any() else item)
    return signed


def _alone(drawings: FloatArray) -> FloatArray:
    """Return the small drawings that are no part of a larger one, such as an icon."""
    size = np.maximum(drawings[:, 2] - drawings[:, 0], drawings[:, 3] - drawings[:, 1])
    small = drawings[(size <= _SMALL) & (size > 0)][:_MOST_SIGNS]
    near = (
        (small[:, None, 0] - _ALONE <= drawings[None, :, 2])
        & (small[:, None, 2] + _ALONE >= drawings[None, :, 0])
        & (small[:, None, 1] - _ALONE <= drawings[None, :, 3])
        & (small[:, None, 3] + _ALONE >= drawings[None, :, 1])
    )
    return np.asarray(small[near.sum(axis=1) <= _STROKES])
