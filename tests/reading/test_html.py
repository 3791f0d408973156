"""HTML, XHTML and inline XBRL."""

from __future__ import annotations

import pytest

from greenscan.errors import DamagedDocumentError, EmptyDocumentError
from greenscan.reading import BlockKind, Document, Format, read
from tests.reading.samples import ENGLISH, of_kind, outline

XHTML = "http://www.w3.org/1999/xhtml"
IX = "http://www.xbrl.org/2013/inlineXBRL"


def page(body: str, head: str = "") -> Document:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read(markup.encode(), name="page.html")


def xhtml(body: str, prologue: str = "") -> Document:
    markup = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<html xmlns="{XHTML}" xmlns:ix="{IX}">'
        f"<body>{body}</body></html>"
    )
    return read(markup.encode(), name="report.xhtml")


def texts(document: Document) -> list[str]:
    return [text for _, _, text in outline(document)]


def test_headings_paragraphs_and_lists() -> None:
    document = page(
        "<h1>Report</h1><p>We cut\n  emissions.</p><h3>Water</h3>"
        "<ul><li>Save water<ul><li>in Leeds</li></ul></li><li><p>Reuse it.</p><p>Always.</p></ul>"
        "<blockquote>Well done.</blockquote>"
        "<figure><img><figcaption>Our plant</figcaption></figure>"
    )
    assert document.format is Format.HTML
    assert outline(document) == [
        ("heading", 1, "Report"),
        ("paragraph", 0, "We cut emissions."),
        ("heading", 3, "Water"),
        ("list_item", 1, "Save water"),
        ("list_item", 2, "in Leeds"),
        ("list_item", 1, "Reuse it."),
        ("paragraph", 0, "Always."),
        ("paragraph", 0, "Well done."),
        ("caption", 0, "Our plant"),
    ]
    assert document.text == "\n\n".join(texts(document))


def test_inline_elements_do_not_break_words() -> None:
    document = page("<p>CO<sub>2</sub> em<b>iss</b><i>ions</i> are d<span>own</span>.</p>")
    assert document.text == "CO2 emissions are down."


def test_spaces_and_soft_hyphens() -> None:
    assert page("<p>by&nbsp;12&#160;% sustain&shy;able &amp; so on</p>").text == (
        "by 12 % sustainable & so on"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("emissions<sup>1</sup> fell", "emissions fell"),
        ("over 10<sup>3</sup> m<sup>2</sup>", "over 10³ m²"),
        ("CO<sup>2</sup> fell", "CO2 fell"),
        ("the 21<sup>st</sup> time", "the 21st time"),
        ('fell<a href="#fn1"><sup>1</sup></a>.', "fell."),
        ('fell <a href="#n2">[2]</a>.', "fell ."),
    ],
)
def test_superscripts(markup: str, text: str) -> None:
    assert page(f"<p>{markup}</p>").text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<nav>no</nav>",
        "<header>no</header>",
        "<footer>no</footer>",
        "<p hidden>no</p>",
        "<div style='color: red; DISPLAY: none'>no</div>",
        "<div class='a gone'>no</div>",
        "<div role=navigation>no</div>",
        "<button>no</button>",
        "<noscript>no</noscript>",
        "<template>no</template>",
        "<!-- no -->",
    ],
)
def test_what_is_not_shown_is_left_out(hidden: str) -> None:
    style = "<style>@media print { .a { display: none } } .gone { display: none }</style>"
    document = page(f"<div class=a>We cut{hidden} emissions.</div>", style)
    assert "".join(texts(document)).replace(" ", "") == "Wecutemissions."


def test_a_header_with_the_title_and_a_footer_in_an_article_are_kept() -> None:
    document = page("<header><h1>Report</h1></header><article><footer>Note.</footer></article>")
    assert texts(document) == ["Report", "Note."]


def test_text_in_bare_elements_is_prose() -> None:
    assert texts(page("<div>One<div>two</div>three <span>four</span></div>")) == [
        "One",
        "two",
        "three four",
    ]


def test_line_breaks_are_read_as_in_plain_text() -> None:
    document = page("<p>Our targets:<br>• save water<br>• cut emissions<br><br>We do both.</p>")
    assert outline(document) == [
        ("paragraph", 0, "Our targets:"),
        ("list_item", 1, "• save water"),
        ("list_item", 1, "• cut emissions"),
        ("paragraph", 0, "We do both."),
    ]


def test_a_bold_paragraph_is_a_heading() -> None:
    document = page(f"<h2>Report</h2><p><b>Our targets</b></p><p><b>{ENGLISH}</b></p>")
    assert [kind for kind, _, _ in outline(document)] == ["heading", "heading", "paragraph"]
    assert document.blocks[1].level == 3


def test_data_tables() -> None:
    document = page(
        "<table><caption>Energy</caption><tr><th>Year<th>MWh<th>Cost<tr><td>2021<td><p>340</p>"
        "<td>$<td>12</table>"
    )
    assert outline(document) == [
        ("caption", 0, "Energy"),
        ("table", 0, "Year | MWh | Cost\n2021 | 340 | $12"),
    ]


def test_layout_tables_yield_their_prose() -> None:
    document = page(
        f"<table><tr><td><h2>Climate</h2><p>{ENGLISH}</p></td><td>Leeds</td></tr></table>"
        f"<table><tr><td>{ENGLISH} {ENGLISH}</td><td>York</td></tr></table>"
        "<table><tr><td>•</td><td>Save water</td></tr><tr><td>•</td><td>Cut waste</td></tr></table>"
    )
    assert [kind for kind, _, _ in outline(document)] == [
        "heading",
        *["paragraph"] * 4,
        *["list_item"] * 2,
    ]


def test_lists_of_links_are_contents() -> None:
    document = page(
        "<ul><li><a href=a>Climate</a><li><a href=b>Water</a><li><a href=c>Waste</a></ul><p>Text."
    )
    assert of_kind(document, BlockKind.CONTENTS) == ["Climate\nWater\nWaste"]


def test_notes_are_apart() -> None:
    document = page('<p>Text.</p><aside role="doc-footnote">Measured in 2021.</aside>')
    assert of_kind(document, BlockKind.FOOTNOTE) == ["Measured in 2021."]
    document = page('<section class="footnotes"><ol><li>One.</li></ol></section><p id="fn2">Two.')
    assert of_kind(document, BlockKind.FOOTNOTE) == ["One.", "Two."]


def test_preformatted_text_is_read_as_plain_text() -> None:
    assert texts(page("<pre>We cut\nemissions.\n\n- one\n- two</pre>")) == [
        "We cut emissions.",
        "- one",
        "- two",
    ]


def test_metadata() -> None:
    head = "<title>Green &amp;\nCo</title><meta name=author content='A. Author'>"
    assert page(f"<p>{ENGLISH}</p>", head).metadata == {
        "title": "Green & Co",
        "author": "A. Author",
        "language": "en",
    }


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "shift_jis"])
def test_encodings(encoding: str) -> None:
    markup = f'<html><head><meta charset="{encoding}"></head><body><p>caf\xe9</p></body></html>'
    if encoding == "shift_jis":
        markup = markup.replace("\xe9", "水")
    expected = "caf水" if encoding == "shift_jis" else "caf\xe9"
    assert read(markup.encode(encoding), name="page.html").text == expected


def test_entities_are_not_expanded() -> None:
    lines = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    document = xhtml("<p>We cut &a39; emissions&nbsp;now.</p>", f"<!DOCTYPE html [{lines}]>")
    assert document.text == "We cut &a39; emissions now."


def test_nothing_is_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("secret", "utf-8")
    prologue = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "secret" not in xhtml("<p>We cut &x; emissions.</p>", prologue).text.replace("&x;", "")


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(DamagedDocumentError, match="nested too deeply"):
        page("<div>" * 5000 + "x")


def test_deep_lists_and_tables_are_read() -> None:
    assert texts(page("<ul><li>" * 400 + "x")) == ["x"]
    assert texts(page("<table><tr><td>" * 300 + "x")) == ["x"]
    assert texts(page("<ul><li><a href=a>y</a>" * 300)) == [" ".join(["y"] * 300)]


def test_a_page_filled_by_scripts_is_empty() -> None:
    with pytest.raises(EmptyDocumentError, match="holds no text"):
        page("<div id=root></div><script>render()</script>")


def test_inline_xbrl_elements_are_transparent() -> None:
    document = xhtml(
        '<div style="display:none"><ix:header><ix:hidden>'
        '<ix:nonNumeric name="a">no</ix:nonNumeric>'
        "</ix:hidden></ix:header></div>"
        '<ix:nonNumeric name="b" escape="true"><p>We cut '
        '<ix:nonFraction name="c">12</ix:nonFraction>'
        "&#160;tonnes.</p><div/><p>We go on.</p><ix:exclude><p>Page 12</p></ix:exclude>"
        "</ix:nonNumeric>"
    )
    assert texts(document) == ["We cut 12 tonnes.", "We go on."]


def test_embedded_images_do_not_count() -> None:
    document = page(f'<img src="data:image/png;base64,{"A" * 200_000}"><p>We cut emissions.</p>')
    assert document.text == "We cut emissions."
