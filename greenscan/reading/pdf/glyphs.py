"""A page's characters as pdfium gives them: code points, boxes, size, weight, direction.

Two raw calls per character (box and text object) and a handful per text object are all that is
needed: a text object is one line in one font, so whatever else there is to know is shared.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]

# Weights by what a font's name says; the first match counts. Files often leave the weight out.
_WEIGHTS = (
    (re.compile(r"semi-?bold|demi|semibd|-sb", re.IGNORECASE), 600),
    (re.compile(r"extra-?bold|ultra", re.IGNORECASE), 800),
    (re.compile(r"black|heavy|-hv", re.IGNORECASE), 900),
    (re.compile(r"bold|-bd", re.IGNORECASE), 700),
    (re.compile(r"medi|-md", re.IGNORECASE), 500),
    (re.compile(r"light|-lt|thin", re.IGNORECASE), 300),
)
_REGULAR, _BOLD = 400, 700
_FORCE_BOLD = 1 << 18
_INVISIBLE = 3
_FILL_AND_STROKE = 2


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of one text object share.

    ``angle`` is the reading direction in whole degrees, counterclockwise; ``base`` the distance
    of the base line from the origin, across the reading direction.
    """

    font: str
    size: float
    weight: int
    color: int
    angle: int
    base: float
    invisible: bool


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of one page in content order.

    Attributes
    ----------
    codes
        Code points, shape ``(n,)``; those that pdfium made up have no style.
    boxes
        Left, bottom, right, top in page coordinates, shape ``(n, 4)``.
    style
        Index into `styles`, shape ``(n,)``; -1 where pdfium made the character up.
    """

    codes: IntArray
    boxes: FloatArray
    style: IntArray
    styles: tuple[Style, ...]


@cache
def _functions() -> tuple[Any, Any, Any]:
    """Return raw entries that take plain addresses, several times faster than typed pointers."""
    import pypdfium2.raw as pdfium

    address, integer = ctypes.c_void_p, ctypes.c_int
    box = ctypes.CFUNCTYPE(integer, address, integer, address)
    owner = ctypes.CFUNCTYPE(address, address, integer)
    text = ctypes.CFUNCTYPE(integer, address, integer, integer, address)
    return (
        ctypes.cast(pdfium.FPDFText_GetLooseCharBox, box),
        ctypes.cast(pdfium.FPDFText_GetTextObject, owner),
        ctypes.cast(pdfium.FPDFText_GetText, text),
    )


def read_glyphs(textpage: Any) -> Glyphs:
    """Read all characters of a pypdfium2 text page."""
    count = max(0, textpage.count_chars())
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    get_box, get_object, _ = _functions()
    # FS_RECTF has left, top, right, bottom as four floats, so pdfium fills the array in place.
    rectangles = np.zeros((count, 4), dtype=np.float32)
    start = rectangles.ctypes.data
    owners = np.zeros(count, dtype=np.uint64)
    for index in range(count):
        owner = get_object(handle, index)
        if owner:
            owners[index] = owner
            get_box(handle, index, start + 16 * index)
    style, styles = _styles(textpage, owners)
    boxes = rectangles[:, [0, 3, 2, 1]]
    return Glyphs(_codes(textpage, handle, count), boxes, style, styles)


def _codes(textpage: Any, handle: int | None, count: int) -> IntArray:
    """Return code points: in one call where each character is one UTF-16 unit."""
    import pypdfium2.raw as pdfium

    buffer = np.zeros(count + 2, dtype=np.uint16)
    written = _functions()[2](handle, 0, count, buffer.ctypes.data) if count else 1
    units = buffer[:count]
    if written == count + 1 and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units.astype(np.int32)
    raw = textpage.raw
    return np.array([pdfium.FPDFText_GetUnicode(raw, i) for i in range(count)], dtype=np.int32)


def _styles(textpage: Any, owners: npt.NDArray[np.uint64]) -> tuple[IntArray, tuple[Style, ...]]:
    """Return the style index of each character, and the styles in order of appearance."""
    addresses, first, inverse = np.unique(owners, return_index=True, return_inverse=True)
    styles: list[Style] = []
    known: dict[Style, int] = {}
    indices = np.full(len(addresses), -1, dtype=np.int32)
    fonts: dict[int, tuple[str, int]] = {}
    for place in np.argsort(first, kind="stable"):
        if addresses[place] == 0:
            continue
        style = _style_at(textpage.raw, int(first[place]), fonts)
        index = known.setdefault(style, len(styles))
        if index == len(styles):
            styles.append(style)
        indices[place] = index
    return indices[inverse], tuple(styles)


def _style_at(raw: Any, index: int, fonts: dict[int, tuple[str, int]]) -> Style:
    import pypdfium2.raw as pdfium

    owner = pdfium.FPDFText_GetTextObject(raw, index)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    turn = math.atan2(matrix.b, matrix.a)
    name, weight = _font(pdfium.FPDFTextObj_GetFont(owner), fonts)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    return Style(
        font=name,
        size=round(size, 2),
        weight=max(weight, _BOLD) if mode == _FILL_AND_STROKE else weight,
        color=_color(owner),
        angle=round(math.degrees(turn)) % 360,
        base=round(y.value * math.cos(turn) - x.value * math.sin(turn), 2),
        invisible=mode == _INVISIBLE,
    )


def _font(font: Any, fonts: dict[int, tuple[str, int]]) -> tuple[str, int]:
    """Return a font's name and weight; the calls are made once per font and page."""
    import pypdfium2.raw as pdfium

    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in fonts and address:
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("utf-8", "replace").split("+")[-1]
        stated = pdfium.FPDFFont_GetWeight(font)
        weight = next((value for part, value in _WEIGHTS if part.search(name)), 0)
        if pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD:
            weight = max(weight, _BOLD)
        fonts[address] = name, weight or (stated if stated > 0 else _REGULAR)
    return fonts.get(address, ("", _REGULAR))


def _color(owner: Any) -> int:
    """Return the fill colour as 0xRRGGBB."""
    import pypdfium2.raw as pdfium

    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(owner, *parts):
        return 0
    red, green, blue, _ = (part.value for part in parts)
    return red << 16 | green << 8 | blue
