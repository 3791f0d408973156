"""Plain text: what is kept, what is repaired, what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenscan.errors import EmptyDocumentError, UnsupportedDocumentError
from greenscan.reading import Document, Format, find_blocks, from_text, read
from greenscan.reading.plain import MAX_CHARACTERS, MAX_LINES
from tests.reading.samples import ENGLISH, outline

LINES = st.lists(
    st.sampled_from(
        ["", "We cut", "by 12 %.", "- item", "1. item", "a\tb", "1  2", "\f", "sustain-", "able,"]
    )
)


def check(document: Document) -> None:
    """Assert what holds of the blocks of every document."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        shown = document.text[block.start : block.end]
        assert shown == shown.strip()
        end = block.end
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)


@given(st.one_of(st.text(), st.text(alphabet=" \n\r\t\f-.1aA•|\0\xad\u2028"), LINES.map("\n".join)))
def test_any_text(text: str) -> None:
    try:
        document = from_text(text)
    except EmptyDocumentError:
        assert not any(character.isalnum() for character in text)
        return
    check(document)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        f"  {ENGLISH}\n\n\n{ENGLISH} ",
        f"Climate\n\n{ENGLISH}\n- one\n- two\n",
        f"{ENGLISH}\f{ENGLISH}",
        "Year\tt\n2020\t12\n",
        "Größe – “quoted” … 10 °C\n",
    ],
)
def test_text_without_damage_is_kept(text: str) -> None:
    assert from_text(text).text == text


def test_form_feeds_part_pages() -> None:
    document = from_text("We cut emissions.\fWe save water, and\fwe plant trees.\n\f")
    assert [document.text[page.start : page.end].strip() for page in document.pages] == [
        "We cut emissions.",
        "We save water, and",
        "we plant trees.",
    ]
    assert [page.label for page in document.pages] == ["1", "2", "3"]
    assert outline(document)[-1][2] == "We save water, and we plant trees."
    page = document.page_at(document.text.index("plant"))
    assert page is not None
    assert page.number == 3


def test_a_page_may_begin_within_a_broken_word() -> None:
    document = from_text("We buy renew-\fable energy.")
    assert document.text == "We buy renewable energy."
    assert document.pages[1].start == document.text.index("able")


def test_without_form_feeds_there_are_no_pages() -> None:
    assert from_text(ENGLISH).pages == ()


def test_line_ends_become_newlines() -> None:
    assert from_text("One.\r\n\r\nTwo.\rThree.").text == "One.\n\nTwo.\nThree."


def test_nul_characters_are_removed_with_a_warning() -> None:
    document = from_text("We cut\0 emis\0sions.")
    assert document.text == "We cut emissions."
    assert document.warnings == ("2 NUL characters removed",)


def test_lone_surrogates_are_replaced_with_a_warning() -> None:
    document = from_text("We cut \ud800 emissions.")
    assert document.text == "We cut \ufffd emissions."
    assert document.warnings == ("1 lone surrogate replaced by U+FFFD",)


def test_invisible_characters_are_removed() -> None:
    assert from_text("\ufeffsustain\xadable\u200b growth").text == "sustainable growth"
    assert from_text("our progress\u200bin 2020").text == "our progress in 2020"


@pytest.mark.parametrize("text", ["", " \n\t\xa0", "\0\0", "\u200b\ufeff", "\f\f"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyDocumentError, match="<text>: holds no text"):
        from_text(text)


def test_too_long() -> None:
    with pytest.raises(UnsupportedDocumentError, match=r"10,000,000 characters.*split it"):
        from_text("x" * (MAX_CHARACTERS + 1))
    with pytest.raises(UnsupportedDocumentError, match=r"500,000 lines.*split it"):
        from_text("x\n" * (MAX_LINES + 1))


def test_a_long_line_is_read() -> None:
    text = f"{ENGLISH} " * 20_000
    assert len(from_text(text).blocks) == 1


def test_a_long_line_of_20_megabytes_is_refused() -> None:
    with pytest.raises(UnsupportedDocumentError, match="line"):
        read(b"We cut emissions by 12 %. " * 800_000, name="line.txt")


def test_name_and_digest() -> None:
    document = from_text("We cut emissions.", name="note")
    assert document.name == "note"
    assert document.format is Format.TEXT
    assert document.digest == read(b"We cut emissions.").digest


@pytest.mark.shared
def test_a_press_release(shared: Path) -> None:
    path = shared / "examples" / "leverage_summit_2023.txt"
    document = read(path)
    check(document)
    assert document.text == path.read_text("utf-8-sig")
    assert document.warnings == ()
    assert document.metadata["language"] == "en"
    found = outline(document)
    assert found[0][0] == "heading"
    assert ("heading", 1, "First Day of the Summit") in found
    lines = {line.strip() for line in document.text.splitlines()}
    assert all(text in lines for _, _, text in found)
    assert document.blocks == find_blocks(document.text)
