"""Fixtures of the linking tests."""

from __future__ import annotations

import pytest

from greenscan import Screener
from greenscan.linking import Linker


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener()


@pytest.fixture(scope="session")
def linker() -> Linker:
    return Linker()
