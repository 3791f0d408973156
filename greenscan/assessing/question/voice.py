"""A company's own words, turned to the one who is asked."""

from __future__ import annotations

import re
from collections.abc import Callable

_READER = {"you": "customers", "your": "customers’", "yours": "customers’", "yourself": "customers"}
_COMPANY = {
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "i": "you",
    "my": "your",
    "me": "you",
}
# What belongs to everybody is not the company's.
_OF_ALL = re.compile(
    r"(?<![\w-])(our|Our)\s+(planet|world|earth|oceans|seas|society|times|natural\s+world"
    r"|(?:climate|environment)(?=$|[.;]|,\s+\w+ing\b|\s+(?:for|in|from|by|and\s+the"
    r"|and\s+our)\b))(?![\w-])"
)
_WORDS = re.compile(
    r"(?<![\w&-])(?:we|us|our|ours|ourselves|you|yours?|yourself|my|me|I)(?![\w&-])", re.IGNORECASE
)


def addressed(text: str) -> str:
    """Return `text` with the company as the one spoken to: ``our stores`` as ``your stores``.

    The reader whom the text calls *you* becomes *customers*.

    Examples
    --------
    >>> addressed("we help you to cut our waste")
    'you help customers to cut your waste'
    """
    text = _OF_ALL.sub(lambda match: f"{'The' if match[1] == 'Our' else 'the'} {match[2]}", text)
    turn: Callable[[re.Match[str]], str] = lambda match: _turned(match[0])  # noqa: E731
    return _WORDS.sub(turn, text)


def _turned(word: str) -> str:
    if word == "US":  # the country
        return word
    lower = word.lower()
    return _READER.get(lower) or _COMPANY[lower]
