"""The words that say what a text is about, cut to light stems."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_SUFFIX_FIRST = (
    ("isations", "is"), ("izations", "is"), ("isation", "is"), ("ization", "is"),
    ("ically", "ic"), ("ising", "is"), ("izing", "is"), ("ised", "is"), ("ized", "is"),
    ("ies", "y"), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("ly", ""),
    ("s", ""), ("e", ""),
)  # fmt: skip
_SHORTEST_STEM = 3
_LONGEST_ACRONYM = 5

# Function words, and the words that every sustainability report is full of.
STOP_WORDS = frozenset(
    """a about above across after again against ago all almost already also although always am among
    an and another any are around as at away back be became because become been before being below
    between both but by came can come could did do does doing done down due during each either else
    entire even ever every everywhere few first for from full fully further gave get gets give given
    go goes going good got great had has have having he help her here high higher his how however if
    in into is it its itself just keep last least less let like long look low lower made main mainly
    make makes making many may means might more most much must near need never new next no none nor
    not nothing now of off often on once one only onto or other our ours out over own part per place
    put rather said same see seen several shall she should since so some something still such take
    taken than that the their them then there these they thing this those through thus to today
    together too toward towards two under until up upon us use used uses using very was way we well
    went were what when where whether which while who whole whose why will with within without work
    would year years yet you your
    also annual annually approach around based commit committed company companies continue
    continues continued corporate environment environmental environmentally ensure group including
    overall page period report reported reporting section sustainability sustainable table total
    figure note see""".split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the light stem of a word in lower case: plural, -ing, -ed and -e are cut off.

    A double consonant that the cut leaves is made single: ``fitted`` and ``fit`` are one.
    """
    for suffix, kept in _LONGEST_SUFFIX_FIRST:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            if suffix == "s" and word.endswith(("ss", "us", "is")):
                return word
            cut = word[: -len(suffix)] + kept
            doubled = len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in "aeiouls"
            return cut[:-1] if doubled else cut
    return word


def terms_in(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text` that carry a subject, in order.

    Short words in capitals stay as they are: ``LED`` is not ``led``.
    """
    return tuple(
        word if word.isupper() and len(word) <= _LONGEST_ACRONYM else stem(word.lower())
        for word in _WORD.findall(text)
        if word.lower() not in STOP_WORDS
    )
