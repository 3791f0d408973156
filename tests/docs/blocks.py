"""The blocks of code of a Markdown page, and what is said to come out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_TITLE = re.compile(r'title="([^"]+)"')
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes
    ----------
    language
        As the fence tells it; empty where it does not.
    code
        What is in it.
    line
        Of the page, counted from 1: where the code starts.
    title
        Name of the file that it shows; else empty.
    note
        The comment right before it; else empty.
    follows
        Whether nothing stands between it and the block before.
    """

    language: str
    code: str
    line: int
    title: str
    note: str
    follows: bool


def pages() -> list[Path]:
    """Return the pages whose code is run: the README, and what stands in ``docs``."""
    return [ROOT / "README.md", ROOT / "corpora" / "README.md", *sorted(DOCS.rglob("*.md"))]


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the blocks of `page` in order."""
    note, before = "", ""
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "fence" and token.map:
            language, _, rest = token.info.strip().partition(" ")
            title = _TITLE.search(rest)
            yield Block(
                language=language,
                code=token.content,
                line=token.map[0] + 2,
                title=title[1] if title else "",
                note=note,
                follows=before == "fence",
            )
        comment = _COMMENT.match(token.content) if token.type == "html_block" else None
        note, before = comment[1] if comment else "", token.type
