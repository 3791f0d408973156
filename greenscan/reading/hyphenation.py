"""Words that were broken at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Container

_LONGEST = 60  # characters of a word that are looked at
_HYPHENED = re.compile(r"\w[-‐]$")
_TAIL = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*[-‐]$")
_HEAD = re.compile(r"\w+")
_LINKING = re.compile(r"(?:by|for|in|of|on|the|to)-\w")  # "like-" over "for-like"
_CAPITAL_WORDS = 2  # in a line whose capitals are no acronym
_SUSPENDING = frozenset({"and", "or", "to", "as", "but"})  # "long- and short-term"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# First parts that English keeps a hyphen after, for compounds that the text has nowhere else.
# Parts that are syllables too ("re", "pro", "in", "over") are left out.
_COMPOUNDING = frozenset(
    "all carbon climate cross decision eco emission emissions end energy ex fact fast five four"  # noqa: SIM905
    " fully future half hard high large life long low mid multi nature near net non science self"
    " semi short single six small socio ten third three top two ultra waste water well wide"
    " year zero".split()
)
_SUFFIXES = frozenset(
    "al ally ed er ers est fer ing ings ise ised ity ize ized less ly ment ments ness s ship"  # noqa: SIM905
    " tion tions".split()
)


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of `text` in lower case, compounds with their hyphens."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def rejoin(upper: str, lower: str, known: Container[str]) -> str | None:
    """Say how a word broken between two lines goes together.

    Parameters
    ----------
    upper, lower
        The lines before and after the break.
    known
        Words of the document in lower case, which decide between "recycling" and "low-carbon".

    Returns
    -------
    str or None
        The hyphen that stays between the two lines: ``""`` or ``"-"``. None where `upper` does
        not end in a broken word.
    """
    if upper.endswith("\xad"):
        return ""
    if _is_capitals(upper) and _is_capitals(lower):
        upper, lower = upper.lower(), lower.lower()
    head = _HEAD.match(lower)
    if head is None or _HYPHENED.search(upper[-2:]) is None:
        return None
    if _LINKING.match(lower):
        return "-"
    if head.group() in _SUSPENDING:
        return None
    tail, second = _TAIL.search(upper[-_LONGEST:]), head.group()
    if tail is None or not second.islower():
        return "-"
    first = tail.group()[:-1]
    if (first + second).lower() in known or (first.rpartition("-")[2] + second).lower() in known:
        return ""
    if f"{first}-{second}".lower() in known or "-" in first or first.isupper():
        return "-"
    return "-" if first.lower() in _COMPOUNDING and second not in _SUFFIXES else ""


def _is_capitals(line: str) -> bool:
    """Whether a line of several words is set in capitals, so that they tell of no acronym."""
    return line.isupper() and len(_WORD.findall(line)) >= _CAPITAL_WORDS
