"""Layout: a sheet's fragments become blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np

from greenscan.reading.document import BlockKind
from greenscan.reading.pdf.areas import Area, AreaKind, hull
from greenscan.reading.pdf.body import find_body
from greenscan.reading.pdf.callouts import join_callouts
from greenscan.reading.pdf.cuts import Boxed, Node, cut, leaves
from greenscan.reading.pdf.drafts import Draft, in_rows
from greenscan.reading.pdf.figures import find_figures
from greenscan.reading.pdf.flow import join_flow
from greenscan.reading.pdf.fragments import Fragment
from greenscan.reading.pdf.gathering import gather
from greenscan.reading.pdf.glyphs import FloatArray
from greenscan.reading.pdf.kinds import name_kinds
from greenscan.reading.pdf.lines import find_lines
from greenscan.reading.pdf.markers import attach_markers
from greenscan.reading.pdf.panels import group_by_panels
from greenscan.reading.pdf.paragraphs import find_paragraphs
from greenscan.reading.pdf.ruled import find_ruled_tables
from greenscan.reading.pdf.sheets import Sheet
from greenscan.reading.pdf.tables import read_rows, split_number_table

_TALLEST_ROW = 80.0  # points; a higher panel is no row of a table


def find_blocks(sheets: Sequence[Sheet]) -> list[Draft]:
    """Return the blocks of a document in reading order."""
    pages = [lay_out(sheet) for sheet in sheets]
    body = find_body([draft for page in pages for draft in page])
    drafts = [draft for page in pages for draft in join_callouts(page, body)]
    name_kinds(drafts, sheets, body)
    return join_flow(gather(drafts))


def lay_out(sheet: Sheet) -> list[Draft]:
    """Return the blocks of one page in reading order."""
    level = [fragment for fragment in sheet.fragments if fragment.angle == sheet.angle]
    turned = [fragment for fragment in sheet.fragments if fragment.angle != sheet.angle]
    drafts: list[Draft] = []
    if level:
        items = _with_areas(attach_markers(level, sheet.graphics.strokes), sheet)
        drafts += _drafts(items, sheet.index, count(1))
    if turned:
        lines = [line for item in turned for line in find_lines([item], sheet.index)]
        drafts.append(Draft(BlockKind.FIGURE, in_rows([[line]] for line in lines)))
    return drafts


def _with_areas(fragments: list[Fragment], sheet: Sheet) -> list[Boxed]:
    """Put tables, figures and panels into areas of their own."""
    graphics = sheet.graphics
    rules = np.concatenate([graphics.rules, _edges(graphics.panels)])
    areas = find_ruled_tables(fragments, rules)
    rest = _without(fragments, areas)
    figures = find_figures(rest, graphics)
    rest = _without(rest, figures)
    frame = (sheet.left, sheet.bottom, sheet.right, sheet.top)
    return group_by_panels([*rest, *areas, *figures], graphics.panels, frame)


def _edges(panels: FloatArray) -> FloatArray:
    """Return the upper and lower edges of filled rows, which rule a table as lines do."""
    panels = panels[panels[:, 3] - panels[:, 1] <= _TALLEST_ROW]
    upper, lower = panels.copy(), panels.copy()
    upper[:, 1] = upper[:, 3]
    lower[:, 3] = lower[:, 1]
    return np.concatenate([upper, lower])


def _without(fragments: Sequence[Fragment], areas: Sequence[Area]) -> list[Fragment]:
    gone = {id(item) for area in areas for item in area.items}
    return [fragment for fragment in fragments if id(fragment) not in gone]


def _drafts(items: Sequence[Boxed], page: int, columns: Iterator[int]) -> Iterator[Draft]:
    """Yield the blocks of a page or a panel, numbering the columns they stand in."""
    for leaf in leaves(cut(items, split_number_table)):
        column = next(columns)
        for draft in _leaf_drafts(leaf, page, columns):
            draft.column = draft.column or column
            yield draft


def _leaf_drafts(leaf: Node, page: int, columns: Iterator[int]) -> Iterator[Draft]:
    """Yield the blocks of one column: runs of text, and the areas between them."""
    if leaf.is_table:
        fragments = tuple(item for item in leaf.items if isinstance(item, Fragment))
        yield _table(Area(AreaKind.TABLE, fragments, *hull(fragments)), page)
        return
    run: list[Fragment] = []
    for item in sorted(leaf.items, key=lambda item: -item.top):
        if isinstance(item, Fragment):
            run.append(item)
            continue
        yield from _paragraphs(run, page)
        run = []
        if isinstance(item, Area):
            yield from _area_drafts(item, page, columns)
    yield from _paragraphs(run, page)


def _paragraphs(fragments: Sequence[Fragment], page: int) -> list[Draft]:
    return find_paragraphs(find_lines(fragments, page)) if fragments else []


def _area_drafts(area: Area, page: int, columns: Iterator[int]) -> Iterator[Draft]:
    if area.kind is AreaKind.PANEL:
        yield from _drafts(area.items, page, columns)
    elif area.kind is AreaKind.TABLE:
        yield _table(area, page)
    else:
        lines = find_lines([item for item in area.items if isinstance(item, Fragment)], page)
        yield Draft(BlockKind.FIGURE, in_rows([[line]] for line in lines))


def _table(area: Area, page: int) -> Draft:
    return Draft(BlockKind.TABLE, in_rows(read_rows(area, page)))
