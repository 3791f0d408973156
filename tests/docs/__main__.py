"""Writes the tables and the outputs of the pages anew: ``python -m tests.docs [PAGE...]``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.blocks import DOCS
from tests.docs.running import as_shown, furnish, outcomes
from tests.docs.tables import current


def write(page: Path) -> None:
    """Bring `page` up to date."""
    page.write_text(current(page.read_text("utf-8")), "utf-8")
    with TemporaryDirectory() as name:
        folder = Path(name)
        furnish(folder)
        found = [(block, as_shown(block.code, said)) for block, said in outcomes(page, folder)]
    lines = page.read_text("utf-8").splitlines(keepends=True)
    for block, told in reversed(found):
        lines[block.line - 1 : block.line - 1 + block.code.count("\n")] = [told]
    page.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    for path in map(Path.absolute, map(Path, sys.argv[1:])) if sys.argv[1:] else DOCS.rglob("*.md"):
        write(path)
