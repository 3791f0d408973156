"""The tables of the pages are of what the code, the packs and the results say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import DOCS
from tests.docs.tables import current

PAGES = [page for page in sorted(DOCS.rglob("*.md")) if "<!-- table: " in page.read_text("utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_tables_are_current(page: Path) -> None:
    written = page.read_text("utf-8")
    assert written == current(written), "python -m tests.docs writes the tables"


def test_a_table_that_has_changed_is_written_anew() -> None:
    page = "a\n<!-- table: strengths -->\nold\n<!-- end -->\nb\n"
    told = current(page)
    assert told.startswith("a\n<!-- table: strengths -->\n| strength | meaning |\n")
    assert told.endswith("| 3 | independent assurance |\n<!-- end -->\nb\n")


def test_a_table_that_is_not_known_is_told() -> None:
    with pytest.raises(KeyError, match="colours"):
        current("<!-- table: colours -->\n<!-- end -->\n")
