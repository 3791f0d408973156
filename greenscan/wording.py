"""Small matters of language in messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, as in ``1 byte`` or ``2 bytes``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that may have been meant by `word`, if any."""
    known = list(names)
    close = [name for name in known if name.casefold() == word.casefold()]
    close += get_close_matches(word, known, n=1)
    return close[0] if close else None


def guess(word: str, names: Iterable[str]) -> str:
    """Return ``did you mean 'greenscan-en'? `` where one of `names` may have been meant."""
    name = nearest(word, names)
    return "" if name is None else f"did you mean {name!r}? "
