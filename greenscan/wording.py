"""Small matters of language in messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

# Control characters, what turns the direction of text or ends a line, and halves of surrogate
# pairs, which is how Python names bytes of a file name that are no UTF-8.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


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


def visible(text: str, *, keep: str = "") -> str:
    r"""Return `text` with an escape such as ``\x1b`` for each character that steers a terminal.

    Parameters
    ----------
    text
        From outside: a file name, or what a file says of itself.
    keep
        Characters that stay as they are.
    """
    return _STEERING.sub(
        lambda found: found[0] if found[0] in keep else ascii(found[0])[1:-1], text
    )
