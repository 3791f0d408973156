"""Styles: what the characters of one text object share."""

from __future__ import annotations

import ctypes
import math
import re
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

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
_INVISIBLE, _FILL_AND_STROKE = 3, 2

_ADDRESS, _INTEGER = ctypes.c_void_p, ctypes.c_int
_SIGNATURES = {
    "FPDFText_GetMatrix": (_INTEGER, _ADDRESS, _INTEGER, _ADDRESS),
    "FPDFText_GetCharOrigin": (_INTEGER, _ADDRESS, _INTEGER, _ADDRESS, _ADDRESS),
    "FPDFText_GetFontSize": (ctypes.c_double, _ADDRESS, _INTEGER),
    "FPDFTextObj_GetFont": (_ADDRESS, _ADDRESS),
    "FPDFTextObj_GetTextRenderMode": (_INTEGER, _ADDRESS),
    "FPDFPageObj_GetFillColor": (_INTEGER, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS),
    "FPDFPageObj_GetClipPath": (_ADDRESS, _ADDRESS),
    "FPDFClipPath_CountPaths": (_INTEGER, _ADDRESS),
    "FPDFClipPath_CountPathSegments": (_INTEGER, _ADDRESS, _INTEGER),
    "FPDFClipPath_GetPathSegment": (_ADDRESS, _ADDRESS, _INTEGER, _INTEGER),
    "FPDFPathSegment_GetPoint": (_INTEGER, _ADDRESS, _ADDRESS, _ADDRESS),
    "FPDFFont_GetBaseFontName": (ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t),
    "FPDFFont_GetWeight": (_INTEGER, _ADDRESS),
    "FPDFFont_GetFlags": (_INTEGER, _ADDRESS),
}


class Style(NamedTuple):
    """What the characters of one text object share.

    Attributes
    ----------
    font
        Name without the prefix of a subset.
    size
        In points, on the page.
    weight
        400 is regular, 700 bold.
    color
        Fill colour as 0xRRGGBB.
    angle
        Reading direction in whole degrees, counterclockwise.
    base
        Distance of the base line from the origin, across the reading direction.
    invisible
        Whether it is drawn in no colour, as text behind a scanned page is.
    clip
        Left, bottom, right, top of what it is cut to; None where it is not.
    """

    font: str
    size: float
    weight: int
    color: int
    angle: int
    base: float
    invisible: bool
    clip: tuple[float, float, float, float] | None


@cache
def _functions() -> Any:
    """Return pdfium's functions under their names, taking plain addresses."""
    import pypdfium2.raw as pdfium

    return SimpleNamespace(
        **{
            name: ctypes.cast(getattr(pdfium, name), ctypes.CFUNCTYPE(*signature))
            for name, signature in _SIGNATURES.items()
        }
    )


class StyleReader:
    """Reads styles of one page; memory that pdfium writes to is set aside once.

    Parameters
    ----------
    handle
        Address of the text page.
    """

    def __init__(self, handle: int | None) -> None:
        self._handle = handle
        self._pdfium = _functions()
        self._fonts: dict[int | None, tuple[str, int]] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._point = (ctypes.c_double * 2)()
        self._corner = (ctypes.c_float * 2)()
        self._channels = (ctypes.c_uint * 4)()
        self._name = ctypes.create_string_buffer(256)
        self._matrix_at = ctypes.addressof(self._matrix)
        self._point_at = [ctypes.addressof(self._point) + 8 * i for i in range(2)]
        self._corner_at = [ctypes.addressof(self._corner) + 4 * i for i in range(2)]
        self._channels_at = [ctypes.addressof(self._channels) + 4 * i for i in range(4)]

    def read(self, owner: int, index: int) -> Style:
        """Return the style of the text object at `owner`, whose first character is `index`."""
        pdfium = self._pdfium
        pdfium.FPDFText_GetMatrix(self._handle, index, self._matrix_at)
        pdfium.FPDFText_GetCharOrigin(self._handle, index, *self._point_at)
        a, b, c, d, *_ = self._matrix
        x, y = self._point
        size = pdfium.FPDFText_GetFontSize(self._handle, index) * math.hypot(c, d)
        turn = math.atan2(b, a)
        font, weight = self._font(pdfium.FPDFTextObj_GetFont(owner))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
        base = y if turn == 0 else y * math.cos(turn) - x * math.sin(turn)
        return Style(
            font,
            round(size, 2),
            max(weight, _BOLD) if mode == _FILL_AND_STROKE else weight,
            self._color(owner),
            round(math.degrees(turn)) % 360,
            round(base, 2),
            mode == _INVISIBLE,
            self._clip(owner),
        )

    def _font(self, font: int | None) -> tuple[str, int]:
        """Return a font's name and weight; the calls are made once per font and page."""
        if font not in self._fonts:
            self._fonts[font] = self._describe(font) if font else ("", _REGULAR)
        return self._fonts[font]

    def _describe(self, font: int) -> tuple[str, int]:
        pdfium = self._pdfium
        pdfium.FPDFFont_GetBaseFontName(font, ctypes.addressof(self._name), 256)
        name = self._name.value.decode("utf-8", "replace").split("+")[-1]
        weight = next((value for part, value in _WEIGHTS if part.search(name)), 0)
        if pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD:
            weight = max(weight, _BOLD)
        stated = int(pdfium.FPDFFont_GetWeight(font))
        return name, weight or (stated if stated > 0 else _REGULAR)

    def _color(self, owner: int) -> int:
        if not self._pdfium.FPDFPageObj_GetFillColor(owner, *self._channels_at):
            return 0
        red, green, blue, _ = self._channels
        return int(red << 16 | green << 8 | blue)

    def _clip(self, owner: int) -> tuple[float, float, float, float] | None:
        """Return the box around what all clip paths of the object leave."""
        pdfium = self._pdfium
        path = pdfium.FPDFPageObj_GetClipPath(owner)
        count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
        left, bottom, right, top = -math.inf, -math.inf, math.inf, math.inf
        for index in range(max(count, 0)):
            corners = []
            for part in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
                segment = pdfium.FPDFClipPath_GetPathSegment(path, index, part)
                pdfium.FPDFPathSegment_GetPoint(segment, *self._corner_at)
                corners.append(tuple(self._corner))
            if corners:
                across, up = zip(*corners, strict=True)
                left, bottom = max(left, min(across)), max(bottom, min(up))
                right, top = min(right, max(across)), min(top, max(up))
        return None if left == -math.inf else (left, bottom, right, top)
