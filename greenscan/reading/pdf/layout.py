"""Layout: a sheet's fragments become blocks in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.cuts import cut, leaves
from greenscan.reading.pdf.drafts import Draft, wrapped
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.lines import find_lines
from greenscan.reading.pdf.markers import attach_markers
from greenscan.reading.pdf.paragraphs import find_paragraphs
from greenscan.reading.pdf.sheets import Sheet


def lay_out(sheet: Sheet) -> list[Draft]:
    """Return the blocks of one page."""
    level = [fragment for fragment in sheet.fragments if fragment.angle == sheet.angle]
    turned = [fragment for fragment in sheet.fragments if fragment.angle != sheet.angle]
    drafts: list[Draft] = []
    if level:
        for number, leaf in enumerate(leaves(cut(attach_markers(level)))):
            fragments = cast(Sequence[Fragment], leaf.items)
            for draft in find_paragraphs(find_lines(fragments, sheet.index)):
                draft.column = number
                drafts.append(draft)
    for fragment in turned:
        drafts.append(Draft(BlockKind.FIGURE, wrapped(find_lines([fragment], sheet.index))))
    return drafts
