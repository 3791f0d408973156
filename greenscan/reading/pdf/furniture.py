"""Running headers, footers, page numbers and menus: what repeats at one place over many pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.sheets import Sheet

_HEAD, _FOOT, _SIDE = 0.14, 0.11, 0.07  # shares of the page where furniture is looked for
_FEWEST_PAGES = 3
_LINE_SHARE = 0.15  # of all pages, that have something repeated on the same line
_ANY_SHARE = 0.4  # of all pages, for what repeats to the letter anywhere on the page
_SLOT = 3.0  # points by which the place may differ
_LONGEST = 160  # characters
_BESIDE = 80  # characters of a text that stands on the line of a running header

_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]+")

_Key = tuple[str, int, int]
_Line = tuple[int, int, int]


def mark_furniture(sheets: Sequence[Sheet]) -> None:
    """Move the fragments that are furniture from ``fragments`` to ``furniture``, in place."""
    for sheet, repeated in zip(sheets, _repeated(sheets), strict=True):
        gone = {id(fragment) for fragment in repeated}
        gone |= {id(item) for item in sheet.fragments if _is_beside(item, repeated, sheet)}
        sheet.furniture = [item for item in sheet.fragments if id(item) in gone]
        sheet.fragments = [item for item in sheet.fragments if id(item) not in gone]


def _repeated(sheets: Sequence[Sheet]) -> list[list[Fragment]]:
    """Return for each page what repeats, on lines where enough pages have something repeated."""
    common = _common(sheets)  # the keys of all others would be far too many
    seen: dict[_Key, set[int]] = defaultdict(set)
    for sheet in sheets:
        for fragment in sheet.fragments:
            for key in _keys(_texts(fragment, sheet) & common, fragment, sheet):
                seen[key].add(sheet.index)
    candidates = [
        [item for item in sheet.fragments if _repeats(item, sheet, seen, common, len(sheets))]
        for sheet in sheets
    ]
    pages: dict[_Line, set[int]] = defaultdict(set)
    for sheet, found in zip(sheets, candidates, strict=True):
        for fragment in found:
            for line in _lines(fragment, sheet):
                pages[line].add(sheet.index)
    fewest = max(_FEWEST_PAGES, _LINE_SHARE * len(sheets))
    return [
        [item for item in found if any(len(pages[line]) >= fewest for line in _lines(item, sheet))]
        for sheet, found in zip(sheets, candidates, strict=True)
    ]


def _common(sheets: Sequence[Sheet]) -> set[str]:
    """Return the texts that stand on enough pages, wherever on them."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        counts.update(set().union(*(_texts(item, sheet) for item in sheet.fragments)))
    return {text for text, pages in counts.items() if pages >= _FEWEST_PAGES}


def _texts(fragment: Fragment, sheet: Sheet) -> set[str]:
    return {*_variants(fragment, sheet), *_exact(fragment)}


def _keys(texts: Collection[str], fragment: Fragment, sheet: Sheet) -> Iterator[_Key]:
    """Yield each text with its place, counted from either side, as left and right pages mirror."""
    if not texts:
        return
    base = round(fragment.base / _SLOT)
    places = {
        round((fragment.left - sheet.left) / _SLOT),
        -1 - round((sheet.right - fragment.right) / _SLOT),
    }
    for text in texts:
        for place in places:
            for distance in (place, -1 - place):
                yield text, base, distance
                yield text, base + 1, distance


def _lines(fragment: Fragment, sheet: Sheet) -> list[_Line]:
    """Return the line that a fragment stands on: a header's is the same through a report."""
    base, size = round((fragment.base - sheet.bottom) / _SLOT), round(fragment.size)
    return [(fragment.angle - sheet.angle, base + shift, size) for shift in (0, 1)]


def _variants(fragment: Fragment, sheet: Sheet) -> tuple[str, ...]:
    """Return what stays the same from page to page, in a header or footer.

    Of a lone number that is its distance from the page's place in the file (twice the place
    where a sheet holds two pages): a page number keeps it, a footnote's number does not.
    """
    text = fragment.text.lower()
    if len(text) > _LONGEST:
        return ()
    if text.isdecimal() and len(text) < 5:
        number = int(text)
        fixed = () if _is_foot(fragment, sheet) else (text,)
        return (f"#{number - sheet.index}", f"##{number - 2 * sheet.index}", *fixed)
    if _ROMAN.fullmatch(text):
        return ("#",)
    return (_NUMBER.sub("#", text) if any(map(str.isalpha, text)) else text,)


def _exact(fragment: Fragment) -> tuple[str, ...]:
    """Return what stays the same in a menu."""
    return () if len(fragment.text) > _BESIDE else (f"={fragment.text}",)


def _repeats(
    fragment: Fragment,
    sheet: Sheet,
    seen: Mapping[_Key, set[int]],
    common: Container[str],
    pages: int,
) -> bool:
    def count(texts: Iterable[str]) -> int:
        keys = _keys([text for text in texts if text in common], fragment, sheet)
        return max((len(seen[key]) for key in keys), default=0)

    if _is_outer(fragment, sheet) and count(_variants(fragment, sheet)) >= _FEWEST_PAGES:
        return True
    return count(_exact(fragment)) >= max(_FEWEST_PAGES + 1, _ANY_SHARE * pages)


def _is_foot(fragment: Fragment, sheet: Sheet) -> bool:
    edge = sheet.bottom + _FOOT * (sheet.top - sheet.bottom)
    return fragment.angle == sheet.angle and fragment.base < edge


def _is_outer(fragment: Fragment, sheet: Sheet) -> bool:
    """Whether a fragment stands where furniture does: at an edge, or turned."""
    width = sheet.right - sheet.left
    return (
        fragment.angle != sheet.angle
        or fragment.base > sheet.top - _HEAD * (sheet.top - sheet.bottom)
        or _is_foot(fragment, sheet)
        or fragment.right < sheet.left + _SIDE * width
        or fragment.left > sheet.right - _SIDE * width
    )


def _is_beside(fragment: Fragment, repeated: Sequence[Fragment], sheet: Sheet) -> bool:
    """Whether the text stands on the line of a running header: the chapter's name, mostly."""
    return (
        len(fragment.text) <= _BESIDE
        and _is_outer(fragment, sheet)
        and any(
            abs(fragment.base - other.base) < 0.25 * other.size
            and fragment.angle == other.angle
            and abs(fragment.size - other.size) < 0.1 * other.size
            for other in repeated
        )
    )
