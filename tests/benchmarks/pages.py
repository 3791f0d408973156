"""Reports of any length, made of the sentences that this project wrote itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

SENTENCES = Path(__file__).parents[2] / "corpora" / "contrast" / "train.jsonl"
PER_PAGE = 16  # as in the reports of companies
_PER_PARAGRAPH = 4
_TABLE_EVERY = 6  # pages


def sentences() -> Iterator[str]:
    """Yield sentences without end; from the second round on, each names another area."""
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text("utf-8").splitlines()]
    yield from texts
    for area in count(2):
        yield from (f"In area {area}, {text[0].lower()}{text[1:]}" for text in texts)


def write_report(pages: int, target: Path) -> None:
    """Write a PDF with headings, paragraphs, running heads and a table on every sixth page."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    texts = sentences()
    story: list[Any] = []
    for page in range(pages):
        story.append(Paragraph(f"Our progress, part {page + 1}", styles["Heading2"]))
        for _ in range(PER_PAGE // _PER_PARAGRAPH):
            words = " ".join(islice(texts, _PER_PARAGRAPH))
            story.append(Paragraph(_escaped(words), styles["BodyText"]))
        if page % _TABLE_EVERY == 0:
            story.append(Table(_rows(page)))
        story.append(PageBreak())
    SimpleDocTemplate(str(target)).build(story, onFirstPage=_furniture, onLaterPages=_furniture)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rows(page: int) -> list[list[str]]:
    return [
        ["Energy and emissions", "2021", "2022", "2023"],
        *(
            [name, *(f"{(page + 7) * (row + 3) * year % 9973:,}" for year in (2021, 2022, 2023))]
            for row, name in enumerate(("Electricity, MWh", "Gas, MWh", "Scope 1, t CO2e"))
        ),
    ]


def _furniture(canvas: Any, _: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, 800, "A company of no name | Sustainability report 2023")
    canvas.drawRightString(520, 30, str(canvas.getPageNumber()))
