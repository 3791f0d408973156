"""Fixtures of the tests of the components."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.spacy_components.making import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline()
