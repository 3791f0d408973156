"""What a PDF holds, read with libraries other than the one that wrote it."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdf
from pdfplumber.pdf import PDF

_EDGE = 0.1  # points


@dataclass(frozen=True)
class Highlight:
    """A highlight annotation: its page, counted from 1, and the boxes that it covers."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    name: str
    note: str
    subject: str


def highlights(content: bytes) -> list[Highlight]:
    """Return greenscan's highlights as pypdf finds them."""
    found = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages, 1):
        for reference in page.annotations or ():
            entry = reference.get_object()
            if entry["/Subtype"] == "/Highlight" and entry.get("/T") == "greenscan":
                quads = [float(value) for value in entry["/QuadPoints"]]
                boxes = (
                    (quads[at], quads[at + 5], quads[at + 2], quads[at + 1])
                    for at in range(0, len(quads), 8)
                )
                told = (str(entry[key]) for key in ("/NM", "/Contents", "/Subj"))
                found.append(Highlight(number, tuple(boxes), *told))
    return found


def covered(pdf: PDF, highlight: Highlight) -> str:
    """Return the characters whose centres lie under the highlight, as pdfplumber finds them."""
    page = pdf.pages[highlight.page - 1]
    under = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["y0"] + char["y1"]) / 2
        if any(
            left - _EDGE <= x <= right + _EDGE and bottom <= y <= top
            for left, bottom, right, top in highlight.boxes
        ):
            under.append(char["text"])
    return "".join(under)


def letters(text: str) -> Counter[str]:
    """Count the letters and digits of `text`; order, case and ligatures make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(character for character in plain if character.isalnum())
