"""Scraps: runs of short labels that are no sentences are the words of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.drafts import ROW, Draft

_LABEL_WORDS = 4
_FEWEST = 3


def gather_rows(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one block of the lines of a contents page."""
    gathered: list[Draft] = []
    for draft in drafts:
        last = gathered[-1] if gathered else None
        if (
            last is not None
            and draft.kind is last.kind is BlockKind.CONTENTS
            and draft.first.page == last.first.page
        ):
            (_, line), *rest = draft.pieces
            last.pieces += [(ROW, line), *rest]
        else:
            gathered.append(draft)
    return gathered


def gather_scraps(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one figure of each run of labels on a page."""
    gathered: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if run and (draft.first.page != run[0].first.page or not _is_label(draft)):
            gathered += _as_figure(run)
            run = []
        if _is_label(draft):
            run.append(draft)
        else:
            gathered.append(draft)
    return gathered + _as_figure(run)


def _is_label(draft: Draft) -> bool:
    if draft.kind is BlockKind.FIGURE:
        return True
    text = draft.text
    return (
        draft.kind is BlockKind.PARAGRAPH
        and not draft.is_callout
        and len(text.split()) <= _LABEL_WORDS
        and not text.endswith((".", "!", "?", ":"))
    )


def _as_figure(run: Sequence[Draft]) -> list[Draft]:
    figures = sum(draft.kind is BlockKind.FIGURE for draft in run)
    if len(run) < _FEWEST and not figures:
        return list(run)
    pieces = [
        (ROW if index == 0 else gap, line)
        for draft in run
        for index, (gap, line) in enumerate(draft.pieces)
    ]
    return [Draft(BlockKind.FIGURE, pieces, column=run[0].column)]
