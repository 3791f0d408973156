"""Fixtures that many tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real reports and data, named by GREENSCAN_SHARED; the test skips without it."""
    folder = os.environ.get("GREENSCAN_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("GREENSCAN_SHARED does not name the folder of real reports")
    return Path(folder)
