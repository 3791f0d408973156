"""Joints: what goes between two lines of one paragraph, by the evidence of the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from greenscan.reading.hyphenation import rejoin, vocabulary

_SHORTEST = 3, 4  # letters of the two parts of a compound; shorter ones are syllables, mostly
# Second parts that English keeps a hyphen before, in a document that has the compound only once.
_SECONDS = frozenset(
    {
        *("adding", "approved", "based", "benchmarked", "breaking", "centric", "compliant"),
        *("driven", "edge", "efficient", "facing", "feasible", "free", "friendly", "funded"),
        *("generated", "handling", "intensive", "led", "level", "made", "neutral", "orientated"),
        *("oriented", "owned", "powered", "ready", "related", "rich", "scale", "selling"),
        *("sized", "specific", "term", "wide", "winning"),
    }
)
_TAIL = re.compile(r"(?<![\w-])([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[^\s]+[-\xad]$")
_REST = re.compile(r"^\w+")


def whole_words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of `lines` in lower case; those broken at a line end are left out."""
    whole = []
    for before, line in pairwise(["", *lines]):
        text = _REST.sub("", line) if before.endswith(("-", "\xad")) else line
        whole.append(_BROKEN.sub("", text))
    return vocabulary("\n".join(whole))


def joint(upper: str, lower: str, known: frozenset[str]) -> str | None:
    """Say how a word broken between two lines goes together.

    Two words that the document has on their own, but never as one, are a compound.

    Returns
    -------
    str or None
        The hyphen that stays, ``""`` or ``"-"``; None where `upper` does not end in a broken word.
    """
    hyphen = rejoin(upper, lower, known)
    tail, head = _TAIL.search(upper[-60:]), _HEAD.match(lower)
    if hyphen != "" or tail is None or head is None:
        return hyphen
    first, second = tail.group(1).lower(), head.group().lower()
    if first + second in known or len(first) < _SHORTEST[0]:
        return ""
    apart = len(second) >= _SHORTEST[1] and first in known and second in known
    return "-" if apart or second in _SECONDS else ""


def is_broken_address(before: str, after: str) -> bool:
    """Whether a line break fell into a web address."""
    last = before.rsplit(maxsplit=1)[-1]
    is_address = last.startswith(("http://", "https://", "www.")) or "://" in last
    return is_address and last[-1] in "/-_=&?.%" and not after[0].isupper()
