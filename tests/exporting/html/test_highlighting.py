"""Spans that lie in, beside and across one another."""

from __future__ import annotations

from lxml import etree

from greenscan.exporting.html.highlighting import Highlight, highlighted


def nested(text: str, *highlights: Highlight) -> str:
    """Return the text with brackets in place of elements; fails where they do not nest."""
    root = etree.fromstring(f"<p>{highlighted(text, highlights)}</p>")
    return _brackets(root)


def _brackets(element: etree._Element) -> str:
    inner = (element.text or "") + "".join(
        _brackets(child) + (child.tail or "") for child in element
    )
    if element.tag == "i":
        return f"^{element.get('data-n')}"
    return inner if element.tag == "p" else f"{element.get('class')}[{inner}]"


def test_text_without_highlights_is_escaped() -> None:
    assert highlighted("a < b & c", ()) == "a &lt; b &amp; c"


def test_a_span_in_another_is_nested() -> None:
    assert nested("abcdef", Highlight(1, 5, "m"), Highlight(2, 3, "c")) == "am[bc[c]de]f"


def test_a_span_that_crosses_another_is_divided() -> None:
    assert nested("abcdef", Highlight(0, 4, "m"), Highlight(2, 6, "c")) == "m[abc[cd]]c[ef]"


def test_equal_spans_hold_each_other() -> None:
    assert nested("abc", Highlight(0, 3, "m"), Highlight(0, 3, "c")) == "m[c[abc]]"


def test_three_spans_across_one_another_keep_every_character_once() -> None:
    spans = (Highlight(0, 5, "m"), Highlight(2, 7, "c"), Highlight(4, 9, "f"))
    root = etree.fromstring(f"<p>{highlighted('abcdefghij', spans)}</p>")
    assert etree.tostring(root, method="text", encoding="unicode") == "abcdefghij"
    covered = [root.xpath("//*[@class=$style]//text()", style=style) for style in ("m", "c", "f")]
    assert covered == [["ab", "cd", "e"], ["cd", "e", "fg"], ["e", "fg", "hi"]]


def test_a_letter_stands_once_and_after_the_end() -> None:
    spans = (Highlight(0, 4, "f", letter="a"), Highlight(2, 6, "f", letter="b"))
    assert nested("abcdef", *spans) == "f[abf[cd]]^af[ef]^b"


def test_what_reaches_beyond_the_text_is_cut_off() -> None:
    assert nested("abc", Highlight(-4, 2, "m"), Highlight(2, 90, "c"), Highlight(7, 9, "f")) == (
        "m[ab]c[c]"
    )


def test_a_title_cannot_leave_its_attribute() -> None:
    assert 'title="&#34;&gt;x"' in highlighted("a", [Highlight(0, 1, "m", title='">x')])
