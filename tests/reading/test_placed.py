"""Reports converted from PDF to XHTML, where every line has its place on a page."""

from __future__ import annotations

from greenscan.reading import Document, read
from tests.reading.samples import outline


def report(body: str, style: str = "") -> Document:
    markup = (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><style>{style}</style></head><body>{body}</body></html>"
    )
    return read(markup.encode(), name="report.xhtml")


def placed(*lines: tuple[str, int, int, int]) -> str:
    """Return lines, each with its left and upper distance and font size, as converters do."""
    return "".join(
        f'<span style="position:absolute;left:{left}pt;top:{top}pt;font-size:{size}pt">'
        f"{text}</span>"
        for text, left, top, size in lines
    )


def sheets(*bodies: str) -> str:
    return "".join(f'<div class="page" id="page{n}">{body}</div>' for n, body in enumerate(bodies))


def test_placed_lines_become_paragraphs() -> None:
    document = report(
        sheets(
            placed(
                ("Climate", 50, 40, 20),
                ("We cut the emis", 50, 80, 10),
                ("sions", 125, 80, 10),
                (" of our plant in Leeds by twelve per cent, com-", 150, 80, 10),
                ("pared with the base year of 2015 that we chose.", 50, 92, 10),
                ("A new paragraph.", 50, 116, 10),
                ("• Save water", 60, 140, 10),
                ("• Cut waste", 60, 152, 10),
                ("Year", 50, 180, 10),
                ("MWh", 200, 180, 10),
                ("2021", 50, 192, 10),
                ("340", 200, 192, 10),
                ("This sentence does not end on", 50, 230, 10),
            ),
            placed(("its first page.", 50, 40, 10)),
        )
    )
    assert outline(document) == [
        ("heading", 1, "Climate"),
        (
            "paragraph",
            0,
            "We cut the emis sions of our plant in Leeds by twelve per cent, compared with the"
            " base year of 2015 that we chose.",
        ),
        ("paragraph", 0, "A new paragraph."),
        ("list_item", 1, "• Save water"),
        ("list_item", 1, "• Cut waste"),
        ("table", 0, "Year | MWh\n2021 | 340"),
        ("paragraph", 0, "This sentence does not end on its first page."),
    ]
    assert document.text[document.pages[1].start :] == "its first page."


def test_places_by_class_and_running_headers() -> None:
    style = (
        ".t{position:absolute}.x0{left:70px}.y1{bottom:800px}.y2{bottom:700px}"
        ".y3{bottom:685px}.y4{bottom:20px}.fs0{font-size:48px}"
    )

    def line(text: str, height: str) -> str:
        return f'<div class="t x0 {height} fs0">{text}</div>'

    topics = ("emissions", "water", "waste", "energy")
    body = "".join(
        f'<div class="pf" data-page-no="{number:x}"><div class="pc">'
        + line("Annual report", "y1")
        + line(f"On this page we tell how our use of {topic} has", "y2")
        + line(f"changed: {topic} is down.", "y3")
        + line(str(number), "y4")
        + "</div></div>"
        for number, topic in enumerate(topics, 1)
    )
    document = report(body, style)
    assert [text for _, _, text in outline(document)] == [
        f"On this page we tell how our use of {topic} has changed: {topic} is down."
        for topic in topics
    ]
    assert len(document.blocks) == len(document.pages) == 4
    assert document.pages[2].furniture == ("Annual report", "3")
    found = document.page_at(document.text.index("waste"))
    assert found is not None
    assert found.number == 3
