"""Letters: the characters of a page that a reader sees, cleaned, in the reading direction.

Control characters, spaces, overprinted duplicates and what lies outside the page are left out;
ligatures are taken apart; bullets from symbol fonts become ``•``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from greenscan.reading.pdf.glyphs import BoolArray, FloatArray, Glyphs, IntArray

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACES = (0x20, 0xA0, 0x1680, *range(0x09, 0x0E), *range(0x2000, 0x200B))
_SPACES += (0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_UNSEEN = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFD, 0xFFFF})
# pdfium's marks for a hyphen at a line's end, and hyphens that differ from "-" in breaking only.
_HYPHENS = frozenset({0x02, 0xFFFE, 0x2010, 0x2011})
_BULLET = 0x2022
_PRIVATE = (0xE000, 0xF8FF)

#: The same character this near to itself (in font sizes) is a shadow or a fake bold.
_OVERPRINT = 0.16

NO_SPACE, MADE_UP_SPACE, REAL_SPACE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Letters:
    """What is seen of a page, in content order; every array has shape ``(n,)``.

    Attributes
    ----------
    codes
        Code points.
    boxes
        Left, bottom, right, top in page coordinates, shape ``(n, 4)``.
    style
        Index into the styles of the page's `Glyphs`.
    joint
        What stands before a letter: no space, one that pdfium made up, or one of the file.
    left, right, base, size
        Place and size in the letter's own reading direction.
    angle
        That direction in degrees.
    """

    codes: IntArray
    boxes: FloatArray
    style: IntArray
    joint: IntArray
    left: FloatArray
    right: FloatArray
    base: FloatArray
    size: FloatArray
    angle: IntArray


def read_letters(
    glyphs: Glyphs, page: tuple[float, float, float, float], *, hidden: bool
) -> Letters:
    """Turn glyphs into letters.

    Parameters
    ----------
    glyphs
        Characters as pdfium gives them.
    page
        Left, bottom, right, top of what a viewer shows.
    hidden
        Whether text drawn in invisible mode counts, as it does behind a scanned page.
    """
    codes = _normalized(glyphs.codes)
    shown = _shown(glyphs, codes, page, hidden=hidden)
    joint = _joints(glyphs, codes, shown)
    indices = np.flatnonzero(shown)
    letters = _placed(glyphs, codes, indices, joint)
    letters = _without_overprint(letters)
    return _without_ligatures(letters)


def _normalized(codes: IntArray) -> IntArray:
    codes = codes.copy()
    codes[np.isin(codes, list(_HYPHENS))] = ord("-")
    codes[(codes >= _PRIVATE[0]) & (codes <= _PRIVATE[1])] = _BULLET
    codes[np.isin(codes, _SPACES)] = 0x20
    return codes


def _shown(
    glyphs: Glyphs, codes: IntArray, page: tuple[float, float, float, float], *, hidden: bool
) -> BoolArray:
    left, bottom, right, top = page
    x, y = ((glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2).T
    inside = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    unseen = (codes < 0x21) | ((codes >= 0x7F) & (codes < 0xA0)) | np.isin(codes, list(_UNSEEN))
    shown = (glyphs.style >= 0) & inside & ~unseen
    if glyphs.styles and not hidden:
        invisible = np.array([style.invisible for style in glyphs.styles])
        shown &= ~invisible[glyphs.style]
    empty = np.array([style.size < 1 for style in glyphs.styles] or [False])
    shown &= ~empty[glyphs.style] & _unclipped(glyphs, x, y)
    return np.asarray(shown, dtype=np.bool_)


def _unclipped(glyphs: Glyphs, x: FloatArray, y: FloatArray) -> BoolArray:
    """Return which characters have their middle inside of what their object is cut to."""
    everything = (-np.inf, -np.inf, np.inf, np.inf)
    clips = np.array([style.clip or everything for style in glyphs.styles] or [everything])
    left, bottom, right, top = clips[glyphs.style].T
    inside: BoolArray = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return inside


def _joints(glyphs: Glyphs, codes: IntArray, shown: BoolArray) -> IntArray:
    """Return for every shown letter the strongest space between it and the one before."""
    space = codes == 0x20
    real = np.cumsum(space & (glyphs.style >= 0) & ~_swallowed(glyphs, space))[shown]
    any_space = np.cumsum(space)[shown]
    joint = np.zeros(len(real), dtype=np.int32)
    joint[1:][np.diff(any_space) > 0] = MADE_UP_SPACE
    joint[1:][np.diff(real) > 0] = REAL_SPACE
    return joint


def _swallowed(glyphs: Glyphs, space: BoolArray) -> BoolArray:
    """Return the spaces drawn within the box of the character before, as after some ligatures."""
    swallowed = np.zeros(len(space), dtype=bool)
    swallowed[1:] = (
        (glyphs.style[1:] == glyphs.style[:-1])
        & (glyphs.boxes[1:, 2] <= glyphs.boxes[:-1, 2])
        & (glyphs.boxes[1:, 0] > glyphs.boxes[:-1, 0])
    )
    return swallowed & space


def _placed(glyphs: Glyphs, codes: IntArray, indices: IntArray, joint: IntArray) -> Letters:
    styles = glyphs.styles
    style = glyphs.style[indices]
    boxes = glyphs.boxes[indices]
    angle = np.array([s.angle for s in styles] or [0], dtype=np.int32)[style]
    size = np.array([s.size for s in styles] or [0], dtype=np.float32)[style]
    base = np.array([s.base for s in styles] or [0], dtype=np.float32)[style]
    _share_boxes(boxes, style)
    left, right = boxes[:, 0].copy(), boxes[:, 2].copy()
    for turn in np.unique(angle[angle != 0]):
        turned = angle == turn
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        corners = [boxes[turned, i] * cos + boxes[turned, j] * sin for i in (0, 2) for j in (1, 3)]
        left[turned] = np.minimum.reduce(corners)
        right[turned] = np.maximum.reduce(corners)
    return Letters(codes[indices], boxes, style, joint, left, right, base, size, angle)


def _share_boxes(boxes: FloatArray, style: IntArray) -> None:
    """Divide a box among the letters of a ligature that pdfium has taken apart already."""
    same = (boxes[1:] == boxes[:-1]).all(axis=1) & (style[1:] == style[:-1])
    if not same.any():
        return
    edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    for start, stop in zip(edges[::2], edges[1::2] + 1, strict=True):
        parts = np.linspace(boxes[start, 0], boxes[start, 2], stop - start + 1)
        boxes[start:stop, 0], boxes[start:stop, 2] = parts[:-1], parts[1:]


def _without_overprint(letters: Letters) -> Letters:
    """Drop a letter printed a second time on (nearly) the same spot."""
    count = len(letters.codes)
    if count < 2:
        return letters
    doubled = np.zeros(count, dtype=bool)
    reach = _OVERPRINT * letters.size
    for shift in (0.0, 0.5):
        row = np.floor(letters.base / (2 * reach) + shift).astype(np.int64)
        order = np.lexsort((np.arange(count), letters.left, row, letters.codes))
        before, after = order[:-1], order[1:]
        near = (
            (letters.codes[before] == letters.codes[after])
            & (letters.angle[before] == letters.angle[after])
            & (np.abs(letters.base[before] - letters.base[after]) < reach[after])
            & (np.abs(letters.left[before] - letters.left[after]) < reach[after])
        )
        doubled[np.maximum(before, after)[near]] = True
    return _taken(letters, np.flatnonzero(~doubled))


def _taken(letters: Letters, indices: IntArray) -> Letters:
    columns = (getattr(letters, name) for name in Letters.__slots__)
    return Letters(*(column[indices] for column in columns))


def _without_ligatures(letters: Letters) -> Letters:
    """Replace each ligature by its letters, which share its box in equal parts."""
    spots = np.flatnonzero(np.isin(letters.codes, list(_LIGATURES)))
    if not len(spots):
        return letters
    copies = np.ones(len(letters.codes), dtype=np.int64)
    copies[spots] = [len(_LIGATURES[int(code)]) for code in letters.codes[spots]]
    starts = np.cumsum(copies) - copies
    wide = _taken(letters, np.repeat(np.arange(len(copies)), copies))
    for spot in spots:
        parts, start = int(copies[spot]), int(starts[spot])
        _split(wide, start, _LIGATURES[int(letters.codes[spot])], parts)
    return wide


def _split(letters: Letters, start: int, text: str, parts: int) -> None:
    stop = start + parts
    letters.codes[start:stop] = [ord(character) for character in text]
    letters.joint[start + 1 : stop] = NO_SPACE
    for low, high in ((letters.left, letters.right), (letters.boxes[:, 0], letters.boxes[:, 2])):
        edges = np.linspace(low[start], high[start], parts + 1)
        low[start:stop], high[start:stop] = edges[:-1], edges[1:]
