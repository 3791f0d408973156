"""Numbers as reports write them."""

from __future__ import annotations

import re

# Groups of three with a comma, an apostrophe or a blank between them; a comma before any other
# number of digits is a decimal one.
DIGITS = (
    r"(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?!\d)"
)
NUMBER = rf"(?<![\w.,'’])(?:(?<=[\s(])[-−–])?{DIGITS}"
MULTIPLIER = r"(?:thousand|million|billion|trillion|mn|bn)"
_FACTORS = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
}
_ONES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
WORDS = {
    **{word: value for word, value in _ONES.items() if value > 1},
    **_TEENS,
    **_TENS,
    **{f"{ten}-{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES},
}
NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?"
    rf"|{'|'.join([*_TEENS, *list(_ONES)[1:]])})"
)
_OF_A_SIZE = {"a": 1.0, "one": 1.0, "half a": 0.5}
SPELT = (
    rf"(?<![\w-])(?i:(?:{NUMBER_WORD}|(?:half\s)?a|one)(?=\s{MULTIPLIER}(?!\w))"
    rf"|{NUMBER_WORD}(?!\w))"
)
"""A number in words: ``four``; ``one`` and ``half a`` only before a multiplier."""
_GROUPED = re.compile(r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?")
_SEPARATORS = re.compile(r"[,'’ \u00a0\u202f]")


def value_of(number: str, multiplier: str | None = None) -> float:
    """Return the value of a number that `NUMBER` or `SPELT` matches.

    Parameters
    ----------
    number
        Such as ``1,200``, ``1 200.5``, ``1,9``, ``−12`` or ``four``.
    multiplier
        Such as ``million``, ``bn`` or ``k``.
    """
    factor = _FACTORS[multiplier.lower()] if multiplier else 1.0
    word = " ".join(number.lower().split())
    if word in WORDS or word in _OF_A_SIZE:
        return (WORDS | _OF_A_SIZE)[word] * factor
    sign = -1.0 if number[0] in "-−–" else 1.0
    digits = number.lstrip("-−–")
    if _GROUPED.fullmatch(digits):
        digits = _SEPARATORS.sub("", digits)
    return tidy(sign * float(digits.replace(",", ".")) * factor)


def tidy(value: float) -> float:
    """Return `value` without the noise that conversion leaves in its last digits."""
    return float(f"{value:.12g}")
