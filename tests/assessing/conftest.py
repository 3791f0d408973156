"""Fixtures of the assessing tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

from greenscan.marking import MARKER
from greenscan.segmenting import build_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    pipeline = build_pipeline()
    pipeline.add_pipe(MARKER)
    return pipeline
