"""Running headers, footers, page numbers and menus: what repeats at one place over many pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.sheets import Sheet

_TOP, _BOTTOM, _SIDE = 0.14, 0.11, 0.07  # shares of the page where furniture is looked for
_FEWEST_PAGES = 3
_SHARE = 0.4  # of all pages, for what repeats anywhere on the page
_SLOT = 3.0  # points by which the place may differ
_LONGEST = 160  # characters
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]+")

_Key = tuple[str, int, int]


def mark_furniture(sheets: Sequence[Sheet]) -> None:
    """Move the fragments that are furniture from ``fragments`` to ``furniture``, in place."""
    seen: dict[_Key, set[int]] = defaultdict(set)
    for sheet in sheets:
        for fragment in sheet.fragments:
            for key in _keys(fragment, sheet):
                seen[key].add(sheet.index)
    for sheet in sheets:
        repeated = [
            fragment for fragment in sheet.fragments if _repeats(fragment, sheet, seen, len(sheets))
        ]
        beside = [
            fragment
            for fragment in sheet.fragments
            if fragment not in repeated and _is_beside(fragment, repeated, sheet)
        ]
        gone = {id(fragment) for fragment in (*repeated, *beside)}
        sheet.furniture = [item for item in sheet.fragments if id(item) in gone]
        sheet.fragments = [item for item in sheet.fragments if id(item) not in gone]


def _normalized(text: str) -> str:
    text = _NUMBER.sub("#", text.lower())
    return "#" if _ROMAN.fullmatch(text) else text


def _keys(fragment: Fragment, sheet: Sheet) -> list[_Key]:
    """Return text and place; counted from either side, as left and right pages mirror."""
    text = _normalized(fragment.text)
    if len(text) > _LONGEST:
        return []
    base = round(fragment.base / _SLOT)
    places = {
        round(fragment.left / _SLOT),
        -1000 - round((sheet.right - fragment.right) / _SLOT),
        -1000 - round((fragment.left - sheet.left) / _SLOT),
        round((sheet.right - fragment.right + sheet.left) / _SLOT),
    }
    return [(text, base + shift, place) for shift in (0, 1) for place in places]


def _repeats(
    fragment: Fragment, sheet: Sheet, seen: dict[_Key, set[int]], pages: int
) -> bool:
    count = max((len(seen[key]) for key in _keys(fragment, sheet)), default=0)
    if count < _FEWEST_PAGES:
        return False
    return _is_outer(fragment, sheet) or count >= max(4, _SHARE * pages)


def _is_outer(fragment: Fragment, sheet: Sheet) -> bool:
    height, width = sheet.top - sheet.bottom, sheet.right - sheet.left
    if fragment.angle != sheet.angle:
        return True
    return (
        fragment.base > sheet.top - _TOP * height
        or fragment.base < sheet.bottom + _BOTTOM * height
        or fragment.right < sheet.left + _SIDE * width
        or fragment.left > sheet.right - _SIDE * width
    )


def _is_beside(fragment: Fragment, repeated: Sequence[Fragment], sheet: Sheet) -> bool:
    """Whether the text stands on the line of a running header: the chapter's name, mostly."""
    return (
        len(fragment.text) <= 80
        and _is_outer(fragment, sheet)
        and any(
            abs(fragment.base - other.base) < 1.5
            and fragment.angle == other.angle
            and abs(fragment.size - other.size) < 0.1 * other.size
            for other in repeated
        )
    )
