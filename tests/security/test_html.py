"""Hostile HTML; more of it is in ``tests/reading/test_html.py``."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from greenscan.errors import DamagedDocumentError, EmptyDocumentError
from greenscan.reading import read

CLAIM = "We cut our emissions by 12 %."
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body>'


def text_of(markup: str) -> str:
    return read(markup.encode(), name="page.html").text


@pytest.mark.parametrize("start", ["<html><body>", _XHTML])
def test_a_hundred_thousand_levels_are_refused(start: str) -> None:
    with pytest.raises(DamagedDocumentError, match="nested too deeply"):
        text_of(start + "<div>" * 100_000 + CLAIM + "</div>" * 100_000)


def test_scripts_and_what_they_would_fetch_are_no_text() -> None:
    far = "http://192.0.2.1/x"  # conftest refuses any connection
    markup = (
        f"<html><head><base href='{far}'><link rel=stylesheet href='{far}'>"
        f"<style>@import url({far});</style><script src='{far}'>document.write('no')</script>"
        f"<meta http-equiv=refresh content='0;url={far}'></head>"
        f"<body onload='alert(1)'><p onclick='x()'>{CLAIM}<img src='{far}' onerror='x()'></p>"
        f"<iframe src='{far}'>no</iframe><object data='{far}'>no</object></body></html>"
    )
    assert text_of(markup) == CLAIM


def test_a_huge_attribute_is_read_over() -> None:
    assert text_of(f"<p title='{'a' * 5_000_000}'>{CLAIM}</p>") == CLAIM


@pytest.mark.parametrize("value", ["1", "'>'", "''"])
def test_too_many_attributes_are_refused(value: str) -> None:
    many = " ".join(f"a{number}={value}" for number in range(20_001))
    with pytest.raises(DamagedDocumentError, match="more than 20,000 attributes"):
        text_of(f"<p {many}>{CLAIM}</p>")
    assert text_of(f'<p title="{many.replace(chr(34), "")}">{CLAIM}</p>') == CLAIM


@pytest.mark.parametrize(
    "unit",
    [
        "<!DOCTYPE [",
        "<!--",
        "<!-- -->",
        "<?x ?>",
        '<a "',
        "<",
        "&#",
        "<style>",
        "<style>/*",
        "<style>a{",
        "<p style='a:b'>",
        "data:;a",
        "</p>",
        "<sup>1",
        "<ix:exclude>",
    ],
)
def test_time_does_not_explode(unit: str) -> None:
    """Whatever is repeated, ten times as much of it takes nowhere near a hundred times as long."""

    def seconds(count: int) -> float:
        start = process_time()
        with suppress(DamagedDocumentError, EmptyDocumentError):
            text_of(f"<html>{unit * count}{CLAIM}")
        return process_time() - start

    seconds(10)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.02)


def test_comments_before_the_first_element_take_no_time() -> None:
    start = process_time()
    assert text_of("<!-- a -->" * 5_000 + f"<html><p>{CLAIM}") == CLAIM
    assert process_time() - start < 2
