"""Fixtures of the segmenting tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

from greenscan.reading.document import Document
from greenscan.segmenting import build_pipeline

from .making import make_document


@pytest.fixture(scope="session")
def nlp() -> Language:
    return build_pipeline()


@pytest.fixture
def document() -> Document:
    """A document with headings, a list and a table."""
    return make_document(
        ("heading", "Environment"),
        ("paragraph", "We cut our waste by 5%.2 In 2022 we saved water."),
        ("heading", "Climate"),
        ("paragraph", "By the end of the decade we will:"),
        ("list_item", "• halve our emissions;"),
        ("list_item", "2) buy only renewable power. All sites take part."),
        ("table", "Scope 1 12 11\nScope 2 8 6"),
        ("paragraph", "Progress is slow here."),
        levels=[1, 0, 2, 0, 1, 1, 0, 0],
    )
