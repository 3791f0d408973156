"""Warnings: pages whose words cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.reading.pdf.sheets import Sheet

_PICTURE = 0.1  # share of the page that pictures cover; a smaller one is a logo
_OUTLINES = 100  # strokes, as where letters are drawn as outlines


def warnings_for(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return what a reader of the result has to know about the pages, naming them."""
    bare = [s.index + 1 for s in sheets if not (s.fragments or s.furniture) and _is_drawn(s)]
    garbage = [s.index + 1 for s in sheets if s.is_garbage]
    broken = [s.index + 1 for s in sheets if s.is_broken]
    warnings = []
    if broken:
        warnings.append(f"{_named(broken)} a broken structure: repair the file with a PDF tool")
    if bare:
        warnings.append(f"{_named(bare)} no text layer: run OCR first")
    if garbage:
        warnings.append(
            f"{_named(garbage)} text whose characters have no meaning: run OCR on the file"
        )
    return tuple(warnings)


def _is_drawn(sheet: Sheet) -> bool:
    """Whether the page has a picture, or enough outlines, that words might be part of."""
    images, strokes = sheet.graphics.images, sheet.graphics.strokes
    sizes = (images[:, 2] - images[:, 0]) * (images[:, 3] - images[:, 1])
    return sizes.sum() >= _PICTURE * sheet.width * sheet.height or len(strokes) >= _OUTLINES


def _named(pages: Sequence[int]) -> str:
    """Return ``page 3 has`` or ``pages 1, 3-5 have``."""
    if len(pages) == 1:
        return f"page {pages[0]} has"
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    names = (f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"pages {', '.join(names)} have"
