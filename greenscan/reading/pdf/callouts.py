"""Callouts: a big number and the words beside it are one statement."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.body import Body
from greenscan.reading.pdf.drafts import Draft

_BIG = 1.35  # size of the number, against running text and against its words
_LONGEST_NUMBER = 30  # characters
_MOST_WORDS = 45
_NEAR = 1.6  # white space between the number and its words, in sizes of the larger of the two


def join_callouts(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """Join each big number of a page with the words below, beside or above it."""
    joined: list[Draft] = []
    for draft, following in zip(drafts, [*drafts, None][1:], strict=True):
        if joined and joined[-1].is_callout and _takes(joined[-1], draft):
            joined[-1].pieces += draft.pieces
            continue
        if _is_number(draft, body):
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
    if above.first.size * _BIG > number.first.size or not 0 <= gap < max(_NEAR * above.first.size, number.first.size / 2):
        return False
    return below is None or not _takes(number, below) or number.bottom - below.top > 1.5 * gap


def _is_number(draft: Draft, body: Body) -> bool:
    text = draft.text
    return (
        draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and draft.first.size >= _BIG * body.size
        and len(text) <= _LONGEST_NUMBER
        and any(character.isdigit() for character in text)
        and len(text.split()) <= 4
        and not text[0].isalpha()
    )


def _takes(callout: Draft, draft: Draft) -> bool:
    """Whether `draft` goes on with the words of a callout."""
    words = len(callout.text.split()) + len(draft.text.split())
    number = callout.first
    if (
        draft.kind is not BlockKind.PARAGRAPH
        or draft.first.size * _BIG > number.size
        or words > _MOST_WORDS
        or not any(character.isalpha() for character in draft.text)
    ):
        return False
    if len(callout.pieces) > 1 and callout.text.endswith((".", "!")):
        return False
    if callout.first.size < callout.last.size:  # its words stood above
        return False
    last = callout.last
    gap = last.bottom - draft.top
    beside = draft.left >= number.right - number.size and draft.top > number.bottom
    reach = min(number.size, 2.5 * draft.first.size) if last is number else last.size
    below = gap < _NEAR * reach
    overlap = draft.left < max(callout.right, number.right) and draft.right > callout.left
    return beside or (below and overlap)
