"""A page's characters as pdfium gives them: code points, boxes, and the style of each.

Two raw calls per character (box and text object) and a handful per text object are all that is
needed: a text object is one line in one font, so whatever else there is to know is shared.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.reading.pdf.styles import Style, StyleReader

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.integer[Any]]
BoolArray = npt.NDArray[np.bool_]


_SETTLED, _LEAP = 7, 24  # characters


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of one page in content order.

    Attributes
    ----------
    codes
        Code points, shape ``(n,)``.
    boxes
        Left, bottom, right, top in page coordinates, shape ``(n, 4)``: as wide as the character's
        advance and as high as its font, which is what a highlight should cover.
    style
        Index into `styles`, shape ``(n,)``; -1 where pdfium made the character up.
    styles
        What the text objects of the page look like.
    """

    codes: IntArray
    boxes: FloatArray
    style: IntArray
    styles: tuple[Style, ...]


@cache
def _functions() -> tuple[Callable[..., int], Callable[..., int | None], Callable[..., int]]:
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
    get_box = _functions()[0]
    # FS_RECTF has left, top, right, bottom as four floats, so pdfium fills the array in place.
    rectangles = np.zeros((count, 4), dtype=np.float32)
    start = rectangles.ctypes.data
    owners = _owners(handle, count)
    for index in np.flatnonzero(owners).tolist():
        get_box(handle, index, start + 16 * index)
    style, styles = _styles(handle, owners)
    return Glyphs(_codes(textpage, handle, count), rectangles[:, [0, 3, 2, 1]], style, styles)


def _owners(handle: int | None, count: int) -> npt.NDArray[np.uint64]:
    """Return the address of each character's text object; 0 where pdfium made it up.

    The characters of an object follow one another. After a few of one object, a leap that lands
    on the same object again saves asking for those leapt over.
    """
    get_object = _functions()[1]
    owners = np.zeros(count, dtype=np.uint64)
    before, run, index = 0, 0, 0
    while index < count:
        owner = get_object(handle, index) or 0
        run = run + 1 if owner == before else 0
        before = owner
        step = 1
        if run > _SETTLED and index + _LEAP < count and owner:
            step = _LEAP if get_object(handle, index + _LEAP) == owner else 1
        owners[index : index + step] = owner
        index += step
    return owners


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


def _styles(
    handle: int | None, owners: npt.NDArray[np.uint64]
) -> tuple[IntArray, tuple[Style, ...]]:
    """Return the style index of each character, and the styles in order of appearance."""
    addresses, first, inverse = np.unique(owners, return_index=True, return_inverse=True)
    known: dict[Style, int] = {}
    indices = np.full(len(addresses), -1, dtype=np.int32)
    reader = StyleReader(handle)
    for place in np.argsort(first, kind="stable").tolist():
        address = int(addresses[place])
        if address:
            style = reader.read(address, int(first[place]))
            indices[place] = known.setdefault(style, len(known))
    return indices[inverse], tuple(known)
