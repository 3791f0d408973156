"""What a page draws beside text: rules, filled panels, images, and where drawings are dense."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from greenscan.reading.pdf.glyphs import FloatArray

#: A page with more objects than this is a map or a scan of lines; the rest adds nothing.
_MOST_OBJECTS = 6000
_DEEPEST_FORM = 3

_ONE_PART, _MOST_SEGMENTS = 5, 400  # a path of one rectangle; a drawing

_THIN = 4.5  # points; a rectangle no thicker, and much longer, is a rule
_LONG = 8  # times as long as thick
_SHORTEST_RULE = 12.0  # points
_SMALLEST_PANEL, _LOWEST_PANEL = 24.0, 10.0  # width and height in points
_WHITE = 0xFA  # each colour channel at least this: not seen on white paper


_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Graphics:
    """Boxes of what a page draws, as arrays of shape ``(n, 4)``: left, bottom, right, top.

    Attributes
    ----------
    rules
        Horizontal lines.
    uprights
        Vertical lines.
    panels
        Filled rectangles large enough to hold text.
    images
        Pictures.
    strokes
        Everything else: curves, bars, icons.
    """

    rules: FloatArray
    uprights: FloatArray
    panels: FloatArray
    images: FloatArray
    strokes: FloatArray

    def turned(self, angle: int) -> Graphics:
        """Return the same boxes seen along the reading direction `angle`, in degrees."""
        if angle == 0:
            return self
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        boxes = {name: _turned(getattr(self, name), cos, sin) for name in Graphics.__slots__}
        if abs(sin) > abs(cos):
            boxes["rules"], boxes["uprights"] = boxes["uprights"], boxes["rules"]
        return Graphics(**boxes)


def _turned(boxes: FloatArray, cos: float, sin: float) -> FloatArray:
    corners = [(boxes[:, x], boxes[:, y]) for x in (0, 2) for y in (1, 3)]
    along = [x * cos + y * sin for x, y in corners]
    across = [y * cos - x * sin for x, y in corners]
    edges = [np.minimum.reduce(along), np.minimum.reduce(across)]
    edges += [np.maximum.reduce(along), np.maximum.reduce(across)]
    return np.stack(edges, axis=1).astype(np.float32)


def read_graphics(page: Any) -> Graphics:
    """Collect what a pypdfium2 page draws beside text."""
    import pypdfium2.raw as pdfium

    found: dict[str, list[_Box]] = {name: [] for name in Graphics.__slots__}
    for item, kind, box, matrix in _objects(page.raw):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found["images"].append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            for part in _parts(item, matrix) or [box]:
                found[_sort(item, part)].append(part)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            found["strokes"].append(box)
    return Graphics(
        **{name: np.array(boxes, dtype=np.float32).reshape(-1, 4) for name, boxes in found.items()}
    )


def _objects(page: Any) -> Iterator[tuple[Any, int, _Box, _Matrix]]:
    """Yield the objects of the page that are no text: with kind, box, matrix of their form.

    Form XObjects are looked into; pdfium gives the bounds of their parts in the form's own
    coordinates, which are moved to the page's.
    """
    import pypdfium2.raw as pdfium

    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    stack = [(pdfium.FPDFPage_GetObject(page, i), identity, 0) for i in reversed(range(count))]
    edges = [ctypes.c_float() for _ in range(4)]
    budget = _MOST_OBJECTS
    while stack and budget:
        item, matrix, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        budget -= 1
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST_FORM:
                inner = _product(_matrix(item), matrix)
                parts = min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
                stack += [
                    (pdfium.FPDFFormObj_GetObject(item, i), inner, depth + 1)
                    for i in reversed(range(parts))
                ]
        elif pdfium.FPDFPageObj_GetBounds(item, *edges):
            yield item, kind, _moved(matrix, *(edge.value for edge in edges)), matrix


def _parts(item: Any, outer: _Matrix) -> list[_Box]:
    """Return the boxes of a path's parts: programs draw the cells of a table as one path."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(item)
    if not _ONE_PART < count <= _MOST_SEGMENTS:
        return []
    matrix = _product(_matrix(item), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        parts[-1].append((x.value, y.value))
    if len(parts) < 2:
        return []
    return [
        _moved(matrix, *map(min, zip(*part, strict=True)), *map(max, zip(*part, strict=True)))
        for part in parts
        if len(part) > 1
    ]


def _matrix(item: Any) -> _Matrix:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """Return the matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> _Box:
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _sort(item: Any, box: _Box) -> str:
    """Say which kind of drawing a path is."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if height <= _THIN and width >= max(_SHORTEST_RULE, _LONG * height):
        return "rules"
    if width <= _THIN and height >= max(_SHORTEST_RULE, _LONG * width):
        return "uprights"
    if width >= _SMALLEST_PANEL and height >= _LOWEST_PANEL and _is_panel(item):
        return "panels"
    return "strokes"


def _is_panel(item: Any) -> bool:
    """Whether a path is a rectangle, perhaps with rounded corners, that shows on white paper."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPath_CountSegments(item) > _MOST_SEGMENTS:
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    if not mode.value:
        return bool(stroked.value)
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *parts):
        return True
    *channels, alpha = (part.value for part in parts)
    return alpha > 0 and min(channels) < _WHITE
