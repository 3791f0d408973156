"""Flow: a paragraph that goes on in the next column or on the next page becomes one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.drafts import Draft

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_END = re.compile(r"[.!?:][\"'”’»)\]]*\d{0,2}$")
_RUNS_ON = re.compile(
    r"(?:[,–—&/-]|\b(?:and|or|of|the|a|an|in|to|for|with|by|on|our|at|from|as|that|is|are))$"
)
_ONE_SIZE = 0.06
_FULL = 0.8  # share of the column that the last line before a break fills
_FARTHEST = 14  # blocks looked back over


def join_flow(drafts: Sequence[Draft]) -> list[Draft]:
    """Join each block that begins in mid-sentence with the one it goes on from.

    What stood between the two parts steps aside: before them if it is on the page where the
    block begins, after them otherwise, so that pages keep their order in the text.
    """
    flowed: list[Draft] = []
    for draft in drafts:
        place = _source(flowed, draft)
        if place is None:
            flowed.append(draft)
            continue
        source = flowed.pop(place)
        between = flowed[place:]
        del flowed[place:]
        page = draft.first.page
        flowed += [item for item in between if item.first.page < page]
        source.pieces += draft.pieces
        flowed.append(source)
        flowed += [item for item in between if item.first.page >= page]
    return flowed


def _source(flowed: Sequence[Draft], draft: Draft) -> int | None:
    """Return the place of the block that `draft` goes on from; None where there is none."""
    if draft.kind not in _PROSE or draft.first.marker or draft.first.is_bulleted:
        return None
    if draft.is_callout:
        return None
    running = draft.text[0].islower()
    best, best_score = None, 0.0
    for back in range(1, min(_FARTHEST, len(flowed)) + 1):
        other = flowed[len(flowed) - back]
        if other.last.page < draft.first.page - 1:
            break
        if other.kind in _PROSE and not other.is_callout:
            if _continues(other, draft, running=running):
                score = _likeness(other, draft) - 0.1 * back
                if score > best_score and _may_move(flowed[len(flowed) - back + 1 :], other, draft):
                    best, best_score = len(flowed) - back, score
            elif not running:
                break
        elif other.kind is BlockKind.HEADING and not running:
            break
    return best


def _likeness(upper: Draft, lower: Draft) -> float:
    """Say how well the two parts go together."""
    below = upper.last.page == lower.first.page and abs(upper.left - lower.left) < lower.first.size
    unfinished = _RUNS_ON.search(upper.text) is not None
    return 2.0 + 2.0 * below + 1.5 * unfinished


def _may_move(between: Sequence[Draft], source: Draft, draft: Draft) -> bool:
    """Whether what stands between may step aside without tearing pages apart."""
    return all(
        item.first.page == item.last.page and item.last.page in (source.last.page, draft.first.page)
        for item in between
    )


def _continues(upper: Draft, lower: Draft, *, running: bool) -> bool:
    """Whether `lower` is the rest of `upper`."""
    first, last = lower.first, upper.last
    end, start = last.fragments[-1].size_ends[1], first.fragments[0].size_ends[0]
    if abs(start - end) > _ONE_SIZE * end or _END.search(upper.text):
        return False
    if upper.text.endswith(";") and upper.kind is not BlockKind.PARAGRAPH:
        return False
    if len(upper.text.split()) < 4 or len(lower.text.split()) < 2:
        return False
    if last.page == first.page and upper.column == lower.column and not running:
        return False
    if running:
        return True
    width = max(upper.column_right - upper.column_left, 1.0)
    full = last.right - upper.column_left > _FULL * width
    same_face = last.weight_ends[1] == first.weight_ends[0] and last.color == first.color
    return full and same_face and (bool(_RUNS_ON.search(upper.text)) or len(upper.pieces) > 1)
