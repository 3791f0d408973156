"""Set the sample report: a short sustainability report of a company that does not exist.

Run ``python corpora/sample/make_report.py`` to write ``northmoor-dairies-2024.pdf`` beside this
file. The text was written for greenscan and is free to use under the project's licence.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

TARGET = Path(__file__).with_name("northmoor-dairies-2024.pdf")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=13, spaceAfter=7)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=22, leading=27, spaceAfter=10)
NOTE = ParagraphStyle("note", parent=BODY, fontSize=7.5, leading=10)


def _paragraphs(text: str) -> list[Flowable]:
    return [Paragraph(" ".join(part.split()), BODY) for part in text.strip().split("\n\n")]


def _bullets(items: list[str]) -> ListFlowable:
    rows = [ListItem(Paragraph(item, BODY), leftIndent=10) for item in items]
    return ListFlowable(rows, bulletType="bullet", start="•", leftIndent=10)


LETTER = """
Northmoor Dairies makes milk, butter and cheese at four sites in the north of England. This report
covers the financial year from 1 April 2023 to 31 March 2024 and the sites that we control.

Sustainability is in our DNA. We are passionate about leaving the planet in a better state for the
generations to come, and we work tirelessly to reduce our footprint wherever we can.

The year was not an easy one. Milk prices fell by 14%, and a wet spring kept cows indoors for
longer than in any year since 2012.

Even so, we cut the gas that we burn at our Harrogate creamery by 1.9 GWh, 11% below the 2019
financial year, by recovering heat from the evaporators. We will be carbon neutral by 2035.

Our farmers share that ambition. They are custodians of the land, and their natural milk is good
for you and kind to the planet.
"""

ENERGY = """
All electricity at our four sites has come from renewable sources since April 2022, backed by
guarantees of origin for UK wind farms. In March 2024 we fitted 620 solar panels on the roof of the
Skipton warehouse.

We have installed LED lighting and variable-speed drives. These and other initiatives make our
operations significantly more efficient.

By 2030 we will reduce Scope 1 and 2 emissions by 46% against 2019, with 25% reached by 2026; the
Science Based Targets initiative validated this target in November 2023. Emissions from farms that
supply us are not part of it.

Energy prices may rise further and could affect our margins.
"""

WATER = """
Cleaning takes most of the water that a dairy uses. Reverse osmosis at Skipton returned 41,000 m3
of water to the boilers in 2023/24, 18% of the site's intake. Water is a precious resource, and we
use it responsibly.

The Environment Agency sets limits for the water that we discharge. In 2023/24 we exceeded the
limit for suspended solids on two days in July.
"""

PACKAGING = """
Our new cheese wrapper is fully recyclable. The milk bottles in our own brand contain 40% recycled
HDPE, up from 30% in 2021. Customers love our eco-friendly packaging.

We are working with suppliers on better materials for our butter tubs.
"""


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 7.5)
    canvas.setFillColor(colors.HexColor("#555555"))
    canvas.drawString(
        20 * mm, A4[1] - 12 * mm, "Northmoor Dairies  |  Sustainability report 2023/24"
    )
    canvas.drawRightString(A4[0] - 20 * mm, 12 * mm, str(document.page))
    canvas.restoreState()


def _template() -> BaseDocTemplate:
    width, height = A4[0] - 40 * mm, A4[1] - 44 * mm
    column = (width - 8 * mm) / 2
    left = Frame(20 * mm, 22 * mm, column, height, id="left")
    right = Frame(28 * mm + column, 22 * mm, column, height, id="right")
    document = BaseDocTemplate(
        str(TARGET),
        pagesize=A4,
        invariant=1,
        title="Northmoor Dairies: Sustainability report 2023/24",
        author="Northmoor Dairies (fictitious)",
    )
    document.addPageTemplates(
        [
            PageTemplate("one", [Frame(20 * mm, 22 * mm, width, height)], onPage=_furniture),
            PageTemplate("two", [left, right], onPage=_furniture),
        ]
    )
    return document


def _figures() -> Table:
    rows = [
        ["", "2019", "2022/23", "2023/24"],
        ["Scope 1, tCO2e", "21,480", "18,910", "17,350"],
        ["Scope 2, market-based, tCO2e", "9,240", "0", "0"],
        ["Energy, GWh", "142", "131", "124"],
        ["Water, thousand m3", "1,012", "968", "931"],
    ]
    style = TableStyle(
        [
            ("FONTSIZE", (0, 0), (-1, -1), 8.5),
            ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#999999")),
        ]
    )
    return Table(rows, colWidths=[70 * mm, 28 * mm, 28 * mm, 28 * mm], style=style, hAlign="LEFT")


def _story() -> list[Flowable]:
    return [
        Paragraph("Sustainability report 2023/24", TITLE),
        Paragraph("A letter from our managing director", HEAD),
        *_paragraphs(LETTER),
        NextPageTemplate("two"),
        PageBreak(),
        Paragraph("Energy and climate", HEAD),
        *_paragraphs(ENERGY),
        Paragraph("Water", HEAD),
        *_paragraphs(WATER),
        FrameBreak(),
        Paragraph("Packaging", HEAD),
        *_paragraphs(PACKAGING),
        Paragraph("On our farms", HEAD),
        Paragraph("With the 212 farms that supply us we are", BODY),
        _bullets(
            [
                "planting hedgerows: 38 km on 61 farms in 2023/24, mapped by the Farm Trust;",
                "trialling feed that lowers methane;",
                "caring for nature in everything we do.",
            ]
        ),
        Spacer(1, 4 * mm),
        NextPageTemplate("one"),
        PageBreak(),
        Paragraph("Our figures", HEAD),
        _figures(),
        Spacer(1, 3 * mm),
        Paragraph("Table 1: Emissions, energy and water at our four sites.", NOTE),
        Paragraph("How we count", HEAD),
        *_paragraphs(
            "Emissions follow the GHG Protocol under the operational control approach. All four "
            "sites are certified to ISO 14001 by an accredited body. An independent assurance "
            "provider has verified the Scope 1 and 2 figures for 2023/24 to ISO 14064-3 with "
            "limited assurance."
        ),
    ]


if __name__ == "__main__":
    _template().build(_story())
