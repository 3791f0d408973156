"""Pages of a report converted from PDF: where they begin, and what repeats on each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from lxml import etree

from greenscan.reading.html.elements import tag_of
from greenscan.reading.html.passages import Passage

_CLASS = re.compile(r"pf|page|page-?view|pdf-?page|report-?page", re.IGNORECASE)
_ID = re.compile(r"(?:page|pf|pg|pdf-?page)[-_]?[0-9a-f]+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_LONGEST = 120  # characters of a running header
_FEWEST, _SHARE = 3, 0.3  # pages that a running header is on
_EDGE = 2  # passages at either end of a page that may be running headers, without a place


def find_pages(root: etree._Element) -> dict[etree._Element, int]:
    """Find the elements that each hold one page: siblings that are marked as pages.

    Returns
    -------
    dict
        Numbers from 1; empty where the document is not made of pages.
    """
    siblings: defaultdict[etree._Element, list[etree._Element]] = defaultdict(list)
    for element in root.iter():
        parent = element.getparent()
        if parent is not None and tag_of(element) in ("div", "section") and _is_page(element):
            siblings[parent].append(element)
    pages = max(siblings.values(), key=len, default=[])
    return {element: number for number, element in enumerate(pages, 1)} if len(pages) > 1 else {}


def part_furniture(
    passages: Sequence[Passage],
) -> tuple[list[Passage], dict[int, list[str]]]:
    """Take running headers, footers and page numbers out of `passages`.

    Returns
    -------
    rest : list of Passage
        The others.
    furniture : dict
        What was taken out, by page.
    """
    keys = _edges(passages)
    on_pages = defaultdict(set)
    for index, key in keys.items():
        on_pages[key].add(passages[index].page)
    pages = len({passage.page for passage in passages if passage.page})
    enough = max(_FEWEST, _SHARE * pages)
    rest: list[Passage] = []
    furniture: dict[int, list[str]] = {}
    for index, passage in enumerate(passages):
        if index in keys and len(on_pages[keys[index]]) >= enough:
            furniture.setdefault(passage.page, []).append(passage.text)
        else:
            rest.append(passage)
    return (rest, furniture) if rest else (list(passages), {})


def _is_page(element: etree._Element) -> bool:
    if element.get("data-page-no") or element.get("data-page-number"):
        return True
    classes = element.get("class", "").split()
    return any(map(_CLASS.fullmatch, classes)) or _ID.fullmatch(element.get("id", "")) is not None


def _edges(passages: Sequence[Passage]) -> dict[int, tuple[str, float]]:
    """Return what might be a running header: its text without numbers, and its height."""
    counts = Counter(passage.page for passage in passages)
    seen: Counter[int] = Counter()
    keys = {}
    for index, passage in enumerate(passages):
        position = seen[passage.page]
        seen[passage.page] += 1
        if not passage.page or len(passage.text) > _LONGEST:
            continue
        height = round(passage.place[1]) if passage.place else 0.0
        if passage.place or min(position, counts[passage.page] - 1 - position) < _EDGE:
            keys[index] = (_DIGITS.sub("#", passage.text), height)
    return keys
