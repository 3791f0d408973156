"""What holds for real reports: offsets, boxes within pages, order, furniture."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from greenscan.reading import BlockKind, Document
from greenscan.reading.pdf import read_pdf

pytestmark = pytest.mark.shared

REPORTS = (
    "altria-tcfd_2021",
    "mcdonalds_2021",
    "netflix_2021",
    "nextera_2022",
    "sligro_2015",
    "tpg-climate_2023",
)
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@cache
def _read(path: Path) -> Document:
    return read_pdf(path.read_bytes(), path.name)


@pytest.fixture(params=REPORTS)
def document(request: pytest.FixtureRequest, shared: Path) -> Document:
    return _read(shared / "reports" / f"{request.param}.pdf")


def test_blocks_follow_one_another(document: Document) -> None:
    edge = 0
    for block in document.blocks:
        assert document.text[edge : block.start] == ("\n\n" if edge else "")
        assert block.start < block.end
        text = document.text[block.start : block.end]
        assert text == text.strip()
        if block.kind in (*PROSE, BlockKind.HEADING):
            assert "\n" not in text
        edge = block.end
    assert edge == len(document.text)


def test_pages_follow_one_another(document: Document) -> None:
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert [page.end for page in document.pages] == [*starts[1:], len(document.text)]
    assert [page.number for page in document.pages] == list(range(1, len(starts) + 1))


def test_boxes_are_within_their_pages(document: Document) -> None:
    boxes = document.character_boxes
    assert boxes is not None
    assert boxes.shape == (len(document.text), 4)
    for page in document.pages:
        part = boxes[page.start : page.end]
        part = part[~np.isnan(part[:, 0])]
        assert (part[:, 0] <= part[:, 2]).all()
        assert (part[:, 1] <= part[:, 3]).all()
        assert (part >= 0).all()
        assert (part[:, [0, 2]] <= page.width + 0.01).all()
        assert (part[:, [1, 3]] <= page.height + 0.01).all()


def test_what_has_no_box_is_white_space_or_between_cells(document: Document) -> None:
    boxes = document.character_boxes
    assert boxes is not None
    hidden = {document.text[place] for place in np.flatnonzero(np.isnan(boxes[:, 0]))}
    assert hidden <= {" ", "\n", "|"}
    assert {"e", "."} <= {document.text[place] for place in np.flatnonzero(~np.isnan(boxes[:, 0]))}


def test_furniture_is_no_block(document: Document) -> None:
    for page in document.pages:
        blocks = {
            document.text[block.start : block.end]
            for block in document.blocks
            if page.start <= block.start < page.end
        }
        assert not {text for text in page.furniture if len(text) > 25} & blocks


def test_prose_seldom_begins_or_breaks_in_mid_sentence(document: Document) -> None:
    prose = [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]
    long = [text for text in prose if len(text.split()) > 25]
    assert len(long) > 20
    assert sum(text[0].islower() for text in long) <= 0.02 * len(long)
    ended = sum(re.search(r"[.!?:;][\"”’)\]]*[\d,* ]*$", text) is not None for text in long)
    assert ended >= 0.93 * len(long)


def test_no_control_characters(document: Document) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\xad]", document.text)
