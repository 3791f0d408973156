"""Names of claims that survive a re-run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

_DIGITS = 12
_WORD = re.compile(r"[^\W_]+")  # what str.isalnum() holds for


class SentenceIds:
    """Gives each sentence of one document an id from its normalised text and its place.

    The place is the page and, should the same text stand there more than once, which of them
    it is. Sentences have to come in reading order.
    """

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, text: str, page: int | None) -> str:
        """Return the id, twelve hexadecimal digits, of the next sentence."""
        place = "" if page is None else str(page)
        key = (normalised(text), place)
        self._seen[key] += 1
        content = "\x1f".join((*key, str(self._seen[key])))
        return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]


def normalised(text: str) -> str:
    """Return `text` without differences of case, width, spacing and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(folded))
