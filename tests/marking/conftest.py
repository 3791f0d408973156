"""Fixtures of the marking tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

from greenscan.marking import MARKER, Catalogue, load_catalogue
from greenscan.segmenting import build_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    pipeline = build_pipeline()
    pipeline.add_pipe(MARKER)
    return pipeline


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()
