"""A copy of a PDF report with a highlight and a pop-up note on its claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from greenscan.claims import Claim
from greenscan.errors import ExportError
from greenscan.exporting.note import claim_note
from greenscan.labels import Label
from greenscan.reading import Box
from greenscan.report import Report

if TYPE_CHECKING:
    import pikepdf

AUTHOR = "greenscan"
_COLOURS = {
    Label.VAGUE: (1.0, 0.85, 0.3),
    Label.UNSUPPORTED: (1.0, 0.65, 0.8),
    Label.SUPPORTED: (0.65, 0.9, 0.65),
}
_PRINTED = 4  # annotation flag of ISO 32000-2, 12.5.3
_POPUP = (240.0, 160.0)  # width and height in points


def annotate(source: bytes, report: Report, *, supported: bool = False) -> bytes:
    """Return a copy of `source` with a highlight and a note on every flagged claim.

    Annotations are those of ISO 32000-2, 12.5.6.10: any PDF reader shows them. What the file
    holds already, annotations too, stays. A claim that runs over a page break has a highlight on
    each page.

    Parameters
    ----------
    source
        The PDF that was screened.
    report
        Of that file.
    supported
        Whether to highlight the supported claims too.

    Raises
    ------
    ExportError
        When the report was made from another file, or the file cannot be written anew.
    """
    import pikepdf

    if hashlib.sha256(source).hexdigest() != report.document.digest:
        raise ExportError(
            f"{report.document.name}: the report was made from another file; screen this one"
        )
    claims = [claim for claim in report.claims if claim.flagged or supported]
    try:
        with pikepdf.open(BytesIO(source)) as pdf:
            for claim in claims:
                _highlight(pdf, claim)
            content = BytesIO()
            pdf.save(content, deterministic_id=True)
    except (pikepdf.PdfError, RuntimeError) as error:  # qpdf says it with either
        raise ExportError(
            f"{report.document.name}: the PDF cannot be written anew ({error}); print it to a new "
            "PDF and screen that"
        ) from error
    return content.getvalue()


def _highlight(pdf: pikepdf.Pdf, claim: Claim) -> None:
    note = claim_note(claim)
    for page, group in groupby(claim.boxes, key=lambda box: box.page):
        boxes = list(group)
        first = page == claim.boxes[0].page
        told = note if first else f"Continued from p. {claim.page_label}\n{note}"
        _add(pdf, page, boxes, claim, told)


def _add(pdf: pikepdf.Pdf, page: int, boxes: Sequence[Box], claim: Claim, note: str) -> None:
    from pikepdf import Array, Dictionary, Name, String

    target = pdf.pages[page - 1].obj
    colour, rect = _COLOURS[claim.verdict], _around(boxes)
    highlight = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            P=target,
            Rect=Array(rect),
            QuadPoints=Array(_corners(boxes)),
            C=Array(colour),
            T=String(AUTHOR),
            Subj=String(f"{claim.verdict.value} {claim.kind.value}"),
            Contents=String(note),
            NM=String(f"{claim.id}-{page}"),
            F=_PRINTED,
            AP=Dictionary(N=_appearance(pdf, boxes, rect, colour)),
        )
    )
    width, height = _POPUP
    popup = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Popup,
            Rect=Array([rect[2], rect[3] - height, rect[2] + width, rect[3]]),
            Parent=highlight,
            Open=False,
        )
    )
    highlight.Popup = popup
    if Name.Annots not in target:
        target.Annots = Array()
    target.Annots.extend([highlight, popup])


def _around(boxes: Iterable[Box]) -> list[float]:
    """Return left, bottom, right, top of what holds all `boxes`."""
    sides = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    left, bottom, right, top = zip(*sides, strict=True)
    return [min(left), min(bottom), max(right), max(top)]


def _corners(boxes: Iterable[Box]) -> list[float]:
    """Return the corners of each box in the order that readers expect: upper two, lower two."""
    return [
        value
        for box in boxes
        for value in (
            *(box.left, box.top, box.right, box.top),
            *(box.left, box.bottom, box.right, box.bottom),
        )
    ]


def _appearance(
    pdf: pikepdf.Pdf, boxes: Iterable[Box], rect: Sequence[float], colour: Sequence[float]
) -> pikepdf.Object:
    """Draw the highlight as a marker pen does: the words stay readable under it."""
    from pikepdf import Array, Dictionary, Name

    drawn = [f"/Marker gs {' '.join(map(str, colour))} rg"]
    for box in boxes:
        width, height = box.right - box.left, box.top - box.bottom
        drawn.append(f"{box.left:.2f} {box.bottom:.2f} {width:.2f} {height:.2f} re f")
    form = pdf.make_stream("\n".join(drawn).encode())
    form.Type = Name.XObject
    form.Subtype = Name.Form
    form.BBox = Array(list(rect))
    form.Group = Dictionary(S=Name.Transparency)
    form.Resources = Dictionary(
        ExtGState=Dictionary(Marker=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
    )
    return form
