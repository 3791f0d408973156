"""Gathering: blocks that are parts of one table, contents page or figure are put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.drafts import ROW, Draft, in_rows
from greenscan.reading.pdf.lines import Line, find_lines

_CELL_GAP = 2.0  # white space between the cells of a row, in font sizes
_FEWEST_CELLS = 3
_ROWS_APART = 2.5  # white space between the parts of one table, in font sizes
_LABEL_WORDS = 4
_FEWEST_LABELS = 3

_LOOSE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE)


def gather(drafts: Sequence[Draft]) -> list[Draft]:
    """Put together the rows of tables and contents pages, and the labels of figures."""
    for draft in drafts:
        if draft.kind in _LOOSE and all(len(_cells(line)) >= _FEWEST_CELLS for line in draft.lines):
            draft.kind, draft.level = BlockKind.TABLE, 0
            draft.pieces = in_rows(
                [find_lines([cell], line.page) for cell in line.fragments] for line in draft.lines
            )
    return _with_figures(_with_rows(drafts))


def _cells(line: Line) -> list[int]:
    """Return where the cells of a line begin; one cell for a line of text."""
    gaps = (
        right.left - left.right > _CELL_GAP * line.size for left, right in pairwise(line.fragments)
    )
    return [0, *(place for place, gap in enumerate(gaps, start=1) if gap)]


def _with_rows(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one block of the parts of a contents page, or of a table."""
    gathered: list[Draft] = []
    for draft in drafts:
        if gathered and _are_parts(gathered[-1], draft):
            (_, line), *rest = draft.pieces
            gathered[-1].pieces += [(ROW, line), *rest]
        else:
            gathered.append(draft)
    return gathered


def _are_parts(upper: Draft, lower: Draft) -> bool:
    if upper.kind is not lower.kind or upper.last.page != lower.first.page:
        return False
    if upper.kind is BlockKind.TABLE:
        gap = upper.bottom - lower.top
        beside = upper.left < lower.right and lower.left < upper.right
        return beside and abs(gap) < _ROWS_APART * lower.first.size
    return upper.kind is BlockKind.CONTENTS


def _with_figures(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one figure of each run of short labels that are no sentences."""
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
    if len(run) < _FEWEST_LABELS and not any(draft.kind is BlockKind.FIGURE for draft in run):
        return list(run)
    pieces = [
        (ROW if place == 0 else gap, line)
        for draft in run
        for place, (gap, line) in enumerate(draft.pieces)
    ]
    return [Draft(BlockKind.FIGURE, pieces, column=run[0].column)]
