"""Authored PDF files: pages that a test draws line by line, so that places are known."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from greenscan.reading import Block, BlockKind, Document
from greenscan.reading.pdf import read_pdf

A4 = (595.0, 842.0)
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"


@dataclass
class Pen:
    """Draws the pages of one file; heights count from the bottom, in points."""

    size: tuple[float, float] = A4

    def __post_init__(self) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=self.size, invariant=True)

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = REGULAR, color: str = ""
    ) -> None:
        """Draw one line of text with its base line at `y`."""
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(HexColor(color or "#000000"))
        self.canvas.drawString(x, y, text)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = 10,
        font: str = REGULAR,
        leading: float = 1.25,
    ) -> float:
        """Draw lines downward from `y`; returns the base line below the last."""
        for line in lines:
            self.text(x, y, line, size, font)
            y -= leading * size
        return y

    def column(self, x: float, y: float, width: float, text: str, size: float = 10) -> float:
        """Draw `text` broken to lines of `width`; returns the base line below the last."""
        return self.lines(x, y, broken(text, width, size), size)

    def rule(self, left: float, right: float, y: float) -> None:
        """Draw a horizontal line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, y, right, y)

    def panel(self, left: float, bottom: float, right: float, top: float) -> None:
        """Draw a grey box."""
        self.canvas.setFillColor(HexColor("#dddddd"))
        self.canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)

    def next_page(self, size: tuple[float, float] | None = None) -> None:
        """End the page."""
        self.canvas.showPage()
        if size is not None:
            self.canvas.setPageSize(size)

    def data(self) -> bytes:
        """End the file and return its bytes."""
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()

    def read(self) -> Document:
        """End the file and read it."""
        return read_pdf(self.data(), "authored.pdf")


def broken(text: str, width: float, size: float = 10, font: str = REGULAR) -> list[str]:
    """Break `text` to lines no wider than `width` points."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def text_of(document: Document, block: Block) -> str:
    """Return what a block says."""
    return document.text[block.start : block.end]


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    """Return kind and text of every block."""
    return [(block.kind, text_of(document, block)) for block in document.blocks]


def texts(document: Document, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [text_of(document, block) for block in document.blocks if block.kind is kind]


SOLAR = (
    "The solar roof in Leeds went into operation in March and now covers a third of the power "
    "that the plant uses in a year. Two more roofs are planned for the sites in York and Hull, "
    "where the grid operator has already agreed to the connection."
)
WATER = (
    "Water drawn from the river fell by a fifth after the cooling loop was closed. The meters "
    "were checked by an outside laboratory in June, and the readings are published every month "
    "on the company's own pages for neighbours and authorities."
)
WASTE = (
    "Most of the waste that leaves the plant is sorted by hand. Cardboard goes back to the mill "
    "it came from, and what remains is burned for heat in the town's own plant, which is being "
    "fitted with a better filter this winter."
)
