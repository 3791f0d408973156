"""Kinds: which blocks are headings, captions, footnotes, contents, or scattered labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.body import Body
from greenscan.reading.pdf.cells import is_numeric
from greenscan.reading.pdf.drafts import CELL, ROW, Draft
from greenscan.reading.pdf.lines import Line
from greenscan.reading.pdf.paragraphs import is_contents_line
from greenscan.reading.pdf.sheets import Sheet

_LARGE = 1.13  # a heading's size against running text
_SMALLEST = 0.9  # a heading's, where its face sets it apart
_SMALL, _FINE = 0.93, 0.87  # a footnote's, with a number at the foot of the page, and else
_NOTE_WORDS = 7  # of a footnote without a number
_MOST_WORDS = 18  # of a heading
_MOST_LINES = 4
_HEAVIER = 90  # difference in font weight that is seen
_CAPTION_WORDS = 30
_NEAR = 4.0  # white space between a title and a panel or table below, in font sizes
_DEEPEST = 6
_ONE_LEVEL = 1.1  # headings whose sizes differ by less are of one level
_FEWEST_OF_LEVEL = 2
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_BELOW = 1.5  # white space to a heading above, in font sizes
_SAME = 0.05  # by which sizes of one print may differ
_NOTE_ZONE = 0.35  # share of the page, from below, where small print is a footnote

_STATEMENT_WORDS = 8  # of a large-set statement, against a heading that has a verb or number
_STATEMENT = re.compile(
    r"^We\b|\b(?:we|is|are|was|were|has|have|had|will|been)\b"
    r"|\d\s?(?:%|percent|million|billion|tonnes|MWh|GWh)|\d,\d{3}|\bby 20\d\d\b"
)
_SENTENCE_END = re.compile(r"[.;,][\"'”’)]*\d{0,2}$")
_ENDED = re.compile(r"[.!?:;][\"'”’)]*$")
_CAPTION = re.compile(
    r"(?i:figure|fig\.|table|chart|graph|graphic|exhibit|diagram|illustration|photo|image|map)s?\s*"
    r"(?:[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s*(?:[:.–—|-]|$|(?=[A-Z(]))|[A-Z]\s*[:.]|[:|–—])"
    r"|(?i:sources?\s*:|photos? by)"
)
_NOTE = re.compile(
    r"(?:\(?\d{1,2}[).]?|\[\w{1,2}\]|[*†‡§^]{1,3}|\(?[a-z][).])"
    r"\s*(?=[A-Z\"'“‘(]|https?:|www\.|[a-z]+ )|notes?\s*:"
)
_PAGE_FIRST = re.compile(r"(\d{1,3})\s+(?=[A-Z][^\W\d_])")
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(r"(?:p\.?|page)?\s*(\d{1,3})(?:\s*[-–]\s*\d{1,3})?", re.IGNORECASE)


def name_kinds(drafts: Sequence[Draft], sheets: Sequence[Sheet], body: Body) -> None:
    """Say of every block what it is, in place."""
    before = [None, *drafts][:-1]
    for above, draft, following in zip(before, drafts, [*drafts, None][1:], strict=True):
        if draft.kind is BlockKind.TABLE:
            if _is_contents(draft):
                draft.kind = BlockKind.CONTENTS
        elif draft.kind is not BlockKind.FIGURE and not draft.is_callout:
            draft.kind = _kind(draft, above, following, sheets[draft.first.page], body)
            if draft.kind is BlockKind.HEADING and _names_nothing(above, draft, following):
                draft.kind = BlockKind.PARAGRAPH
    _set_levels([draft for draft in drafts if draft.kind is BlockKind.HEADING])


def _kind(
    draft: Draft, above: Draft | None, following: Draft | None, sheet: Sheet, body: Body
) -> BlockKind:
    text = draft.text
    if is_contents_line(text):
        return BlockKind.CONTENTS
    if _CAPTION.match(text) and not _is_sentence(text):
        return BlockKind.CAPTION
    if _is_note(draft, above, sheet, body):
        return BlockKind.FOOTNOTE
    if _opens_with_pages(draft, above):
        return BlockKind.CONTENTS
    if not any(character.isalpha() for character in text):
        return BlockKind.FIGURE
    if is_heading(draft, following, body):
        return BlockKind.HEADING
    return draft.kind


def _is_sentence(text: str) -> bool:
    """Whether what begins as a caption is longer than one, or ends as sentences do."""
    words = len(text.split())
    ended = _SENTENCE_END.search(text) is not None
    return words > _CAPTION_WORDS or (ended and words > _CAPTION_WORDS // 2)


def _is_note(draft: Draft, above: Draft | None, sheet: Sheet, body: Body) -> bool:
    """Whether small print at the foot of the page begins as a note does, or is very low.

    Without a number it is none where a heading names it, or the small print above it.
    """
    if draft.size > _SMALL * body.size:
        return False
    low = draft.top < sheet.bottom + _NOTE_ZONE * (sheet.top - sheet.bottom)
    fine = draft.size <= _FINE * body.size
    if _NOTE.match(draft.text):
        return low or fine
    return low and fine and len(draft.text.split()) >= _NOTE_WORDS and not _is_named(draft, above)


def _is_named(draft: Draft, above: Draft | None) -> bool:
    """Whether a block stands right below a heading, or goes on with what does."""
    if above is None or above.column != draft.column or above.last.page != draft.first.page:
        return False
    marker = draft.first.marker.strip("()[].")
    if marker.isalnum() or (draft.kind is BlockKind.LIST_ITEM and not marker):
        return False
    near = 0 <= above.bottom - draft.top < _BELOW * draft.size
    alike = above.first.font == draft.first.font and (
        abs(above.size - draft.size) < _SAME * draft.size
    )
    leads = above.kind in _PROSE and (above.kind is draft.kind or _ENDED.search(above.text))
    return near and (above.kind is BlockKind.HEADING or (alike and bool(leads)))


def is_heading(draft: Draft, following: Draft | None, body: Body) -> bool:
    """Whether a block names what follows it: set apart by its type, short, and no sentence."""
    text = draft.text
    words = text.split()
    if len(words) > _MOST_WORDS or len(draft.pieces) > _MOST_LINES or _SENTENCE_END.search(text):
        return False
    marker = draft.first.marker
    if draft.first.is_bulleted or (marker and not marker[0].isalnum() and marker[0] != "("):
        return False
    if text[0].islower() and draft.size < _LARGE * body.size:
        return False
    if len(words) >= _STATEMENT_WORDS and _STATEMENT.search(text):
        return False
    if draft.size >= _LARGE * body.size:
        return True
    if (
        draft.size < _SMALLEST * body.size
        or following is None
        or following.first.page != draft.first.page
    ):
        return False
    leads = following.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE)
    if following.column != draft.column and not _is_over(draft, following):
        return False
    heavy = draft.weight >= min(body.weight, following.weight) + _HEAVIER
    stands_out = heavy or _is_capitals(text) or _differs(draft.first, following.first)
    return leads and stands_out and not (marker and not heavy) and not text.endswith(":")


def _names_nothing(above: Draft | None, draft: Draft, following: Draft | None) -> bool:
    """Whether large words end a column of text, as those in a drawing or of a pull quote do."""
    if above is None or above.kind not in _PROSE or above.column != draft.column:
        return False
    if above.last.page != draft.first.page or following is None:
        return False
    if following.first.page != draft.first.page:
        return True
    return following.column != draft.column and following.top > draft.top + 2 * draft.size


def _is_over(title: Draft, text: Draft) -> bool:
    gap = title.bottom - text.top
    overlap = title.left < text.right and text.left < title.right
    return overlap and -title.size < gap < _NEAR * title.size


def _differs(title: Line, text: Line) -> bool:
    return title.color != text.color or title.font != text.font


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and text.upper() == text


def _set_levels(headings: Sequence[Draft]) -> None:
    """Rank headings by size; sizes that differ little, or are rare, share a level.

    At the smallest size, heavy type and capitals rank above the rest.
    """
    sizes: list[list[float]] = []
    for size in sorted((draft.size for draft in headings), reverse=True):
        if sizes and (sizes[-1][-1] <= _ONE_LEVEL * size or len(sizes[-1]) < _FEWEST_OF_LEVEL):
            sizes[-1].append(size)
        else:
            sizes.append([size])
    floors = [min(group) for group in sizes][: _DEEPEST - 1]
    heaviest = max((draft.weight for draft in headings), default=0)
    for draft in headings:
        level = next((i for i, floor in enumerate(floors, 1) if draft.size >= floor), len(floors))
        lesser = draft.weight < heaviest - _HEAVIER and not _is_capitals(draft.text)
        draft.level = level + (level == len(floors) and lesser)


def _opens_with_pages(draft: Draft, above: Draft | None) -> bool:
    """Whether most lines are titles behind page numbers that rise."""
    lines = [line.text for line in draft.lines]
    numbers = [int(match[1]) for line in lines if (match := _PAGE_FIRST.match(line))]
    goes_on = above is not None and above.kind is BlockKind.CONTENTS
    if len(numbers) < (_FEWEST_PAGES - goes_on) or 2 * len(numbers) <= len(lines):
        return False
    rising = all(low < high for low, high in pairwise(numbers))
    return rising and not any(line.endswith((".", ";", ":")) for line in lines)


def _is_contents(draft: Draft) -> bool:
    """Whether a table is a list of titles with page numbers that rise."""
    rows: list[list[str]] = []
    for gap, line in draft.pieces:
        if gap == ROW or not rows:
            rows.append([line.text])
        elif gap == CELL:
            rows[-1].append(line.text)
        else:
            rows[-1][-1] += " " + line.text
    numbers: list[int] = []
    for row in rows:
        found = [int(match[1]) for cell in row if (match := _PAGE_NUMBER.fullmatch(cell.strip()))]
        others = [cell for cell in row if is_numeric(cell) and not _PAGE_NUMBER.fullmatch(cell)]
        if len(found) > 1 or others:
            return False
        numbers += found
    if len(numbers) < 4 or 3 * len(numbers) < 2 * len(rows):
        return False
    rising = sum(low <= high for low, high in pairwise(numbers))
    return rising >= 0.9 * (len(numbers) - 1) and len(set(numbers)) > 2 and max(numbers) < 1000
