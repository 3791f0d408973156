"""Sheets: pages as they are read from the file, before their layout is understood."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from greenscan.reading.pdf.fragments import Fragment, find_fragments, upright
from greenscan.reading.pdf.glyphs import FloatArray, Glyphs, read_glyphs
from greenscan.reading.pdf.graphics import Graphics, read_graphics
from greenscan.reading.pdf.letters import Letters, read_letters
from greenscan.reading.pdf.opening import label_of

_SCAN = 0.5  # share of the page that a picture covers where it is a scan
_GARBAGE = 0.4  # share of characters without meaning from which a page's text is garbage
_PRIVATE = (0xE000, 0xF8FF)


@dataclass(slots=True)
class Sheet:
    """One page.

    Attributes
    ----------
    index
        Position in the file, counted from 0.
    label
        Page number as a viewer shows it.
    width, height
        In points, as a viewer shows the page.
    left, bottom, right, top
        Edges in the reading direction of most of the text.
    angle
        That direction, in degrees.
    boxes
        Left, bottom, right, top of every letter in page coordinates.
    fragments
        In content order; layout takes those at `angle` apart from the others.
    furniture
        Fragments that were found to be furniture.
    graphics
        What is drawn beside the text.
    is_garbage
        Whether the characters have no meaning, as in fonts without a Unicode mapping.
    is_broken
        Whether the page could not be loaded, and is empty here.
    """

    index: int
    label: str
    width: float
    height: float
    left: float
    bottom: float
    right: float
    top: float
    angle: int
    boxes: FloatArray
    fragments: list[Fragment]
    graphics: Graphics
    is_garbage: bool = False
    is_broken: bool = False
    furniture: list[Fragment] = field(default_factory=list)


def load_sheet(pdf: Any, index: int) -> Sheet:
    """Load page `index`, counted from 0, of a pypdfium2 document; a broken one is empty."""
    import pypdfium2

    label = label_of(pdf, index)
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        nothing = np.zeros((0, 4), dtype=np.float32)
        drawn = Graphics(nothing, nothing, nothing, nothing, nothing)
        return Sheet(index, label, 0, 0, 0, 0, 0, 0, 0, nothing, [], drawn, is_broken=True)
    try:
        return _read_sheet(page, index, label)
    finally:
        page.close()


def _read_sheet(page: Any, index: int, label: str) -> Sheet:
    textpage = page.get_textpage()
    try:
        glyphs = read_glyphs(textpage)
    finally:
        textpage.close()
    graphics = read_graphics(page)
    frame = page.get_cropbox()
    letters = read_letters(glyphs, frame, hidden=_is_scan(graphics, frame))
    fragments = find_fragments(letters, glyphs.styles)
    angle = upright(fragments)
    left, bottom, right, top = _turned(frame, angle)
    width, height = page.get_size()
    return Sheet(
        index=index,
        label=label,
        width=width,
        height=height,
        left=left,
        bottom=bottom,
        right=right,
        top=top,
        angle=angle,
        boxes=_clipped(letters, frame),
        fragments=fragments,
        graphics=graphics.turned(angle),
        is_garbage=_is_garbage(glyphs),
    )


def _is_scan(graphics: Graphics, frame: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = frame
    area = max((right - left) * (top - bottom), 1.0)
    boxes = graphics.images
    sizes = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return bool((sizes > _SCAN * area).any())


def _is_garbage(glyphs: Glyphs) -> bool:
    codes = glyphs.codes[glyphs.style >= 0]
    codes = codes[codes != 0x20]
    if len(codes) < 20:
        return False
    strange = (
        ((codes < 0x20) & ~np.isin(codes, [0x02, 0x09, 0x0A, 0x0D]))
        | ((codes >= _PRIVATE[0]) & (codes <= _PRIVATE[1]))
        | ((codes >= 0x80) & (codes < 0xA0))
        | (codes == 0xFFFD)
    )
    return bool(strange.mean() > _GARBAGE)


def _turned(
    frame: tuple[float, float, float, float], angle: int
) -> tuple[float, float, float, float]:
    """Return the edges of the page seen along `angle`."""
    left, bottom, right, top = frame
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    along = [x * cos + y * sin for x, y in corners]
    across = [y * cos - x * sin for x, y in corners]
    return min(along), min(across), max(along), max(across)


def _clipped(letters: Letters, frame: tuple[float, float, float, float]) -> FloatArray:
    """Return the letters' boxes, cut at the edges of the page."""
    left, bottom, right, top = frame
    lowest = np.array([left, bottom, left, bottom], dtype=np.float32)
    highest = np.array([right, top, right, top], dtype=np.float32)
    return np.clip(letters.boxes, lowest, highest)
