"""Which stretches of text are worth classifying."""

from __future__ import annotations

import re

from greenscan.reading.document import BlockKind

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE})

_FEWEST_WORDS = 3
_CLOSED_WORDS = 4
_CLAUSE_WORDS = 8
_LETTER = re.compile(r"[^\W\d_]")
_STATEMENT_CUE = re.compile(
    r"\b(?:we|is|are|was|were|has|have|had|will|can|must|aims?|by 20\d\d)\b"
    r"|\bwe['’](?:re|ve|ll)\b|\d\s?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:how|what|when|where|which|who|why|gri|sasb|tcfd|esrs|sdg|table|fig(?:ure)?|note|annex)\b",
    re.IGNORECASE,
)
# Judging looks at the head of a text only: what is longer than this is a table taken for prose.
_HEAD = 2000


def is_sentence(text: str) -> bool:
    """Return whether `text` reads as prose: three words at least, and not mostly figures."""
    head = text[:_HEAD]
    words = [word for word in head.split() if _LETTER.search(word)]
    if len(words) < _FEWEST_WORDS:
        return False
    letters = sum(map(str.isalpha, head))
    visible = sum(map(len, head.split()))
    return letters * 5 >= visible * (1 if len(words) > 2 * _FEWEST_WORDS else 2)


def is_statement(text: str) -> bool:
    """Return whether a heading plainly states something: reports put claims in big type.

    A heading is a statement when it has four words or more and ends as a sentence does, or when
    it is a full clause: eight words or more, with a verb, a pronoun or a figure that titles seldom
    have.
    """
    stripped = text.strip().rstrip("\"'”’")
    count = len(stripped.split())
    if stripped.endswith((".", "!")) and not stripped.endswith(".."):
        return count >= _CLOSED_WORDS
    if count < _CLAUSE_WORDS or _TITLE.match(stripped):
        return False
    return _STATEMENT_CUE.search(stripped) is not None
