"""Callouts: a big number and the words beside it are one statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.body import Body
from greenscan.reading.pdf.drafts import Draft
from greenscan.reading.pdf.lines import Line

_BIG = 1.35  # size of the number, against running text and against its words
_LONGEST_NUMBER = 30  # characters
_MOST_PARTS = 4  # of the number: "more than 16,500", "S$1.1 million"
_HEAVIER = 90  # difference in font weight that is seen
# The number of a chapter over its title, or that of a section before it: no "1.5 Million".
_CHAPTER = re.compile(
    r"#?0\d\.?"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s(?!(?i:[mbtr]+illion|thousand|tonn?e?s|times|\w*watts?)\b)"
    r"[A-Z][a-z]{3}.*"
)
_FEWEST_WORDS = 3
_MOST_WORDS = 45
_NEAR = 1.6  # white space between the number and its words, in sizes of the larger of the two


def join_callouts(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """Join each big number of a page with the words below, beside or above it."""
    joined: list[Draft] = []
    for draft, following in zip(drafts, [*drafts, None][1:], strict=True):
        if joined and joined[-1].is_callout and _takes(joined[-1], draft):
            joined[-1].pieces += draft.pieces
            continue
        if _is_number(draft, following, body):
            draft.is_callout = True
            draft.kind = BlockKind.PARAGRAPH
            if joined and _belongs_above(joined[-1], draft, following):
                draft.pieces = joined.pop().pieces + draft.pieces
        joined.append(draft)
    for draft in joined:
        draft.is_callout = draft.is_callout and len(draft.pieces) > 1
    return joined


def _belongs_above(above: Draft, number: Draft, below: Draft | None) -> bool:
    """Whether a number's words stand above it: they are nearer than those below."""
    if above.is_callout or above.kind is not BlockKind.PARAGRAPH or above.column != number.column:
        return False
    if above.text.endswith((".", ":")) or len(above.text.split()) > _MOST_WORDS // 3:
        return False
    gap = above.bottom - number.top
    if above.first.size * _BIG > number.first.size or not 0 <= gap < max(
        _NEAR * above.first.size, number.first.size / 2
    ):
        return False
    return below is None or not _takes(number, below) or number.bottom - below.top > 1.5 * gap


def _is_number(draft: Draft, following: Draft | None, body: Body) -> bool:
    """Whether a block is a number that its type sets apart from the words around it."""
    text = draft.text
    if (
        draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        or len(text) > _LONGEST_NUMBER
        or len(text.split()) > _MOST_PARTS
        or not any(character.isdigit() for character in text)
        or text[0].isalpha()
        or _CHAPTER.fullmatch(text)
    ):
        return False
    if draft.first.size >= _BIG * body.size:
        return True
    if following is None or len(following.text.split()) < _FEWEST_WORDS:
        return False
    return draft.weight >= body.weight + _HEAVIER and following.text[0].islower()


def _is_lesser(draft: Draft, number: Line) -> bool:
    """Whether the type of `draft` is clearly lighter or smaller than the number's."""
    if draft.first.size * _BIG <= number.size:
        return True
    return draft.first.size <= number.size and draft.weight + _HEAVIER <= number.weight


def _takes(callout: Draft, draft: Draft) -> bool:
    """Whether `draft` goes on with the words of a callout."""
    words = len(callout.text.split()) + len(draft.text.split())
    number, last = callout.first, callout.last
    if (
        draft.kind is not BlockKind.PARAGRAPH
        or not _is_lesser(draft, number)
        or words > _MOST_WORDS
        or not any(character.isalpha() for character in draft.text)
    ):
        return False
    if len(callout.pieces) > 1 and callout.text.endswith((".", "!")):
        return False
    if number.size < last.size:  # its words stood above
        return False
    gap = last.bottom - draft.top
    apart = draft.left - number.right
    beside = -number.size <= apart <= 2 * number.size and (
        draft.bottom < number.top and draft.top > number.bottom
    )
    reach = min(number.size, 2.5 * draft.first.size) if last is number else last.size
    below = gap < _NEAR * reach
    overlap = draft.left < max(callout.right, number.right) and draft.right > callout.left
    return beside or (below and overlap)
