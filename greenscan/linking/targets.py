"""What a sentence about a plan says is to be reached, by when, and against which year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from greenscan.linking.facts import facts_of
from greenscan.linking.measures import measures_in

_YEAR = r"(20[2-6]\d)(?![\d%]|[.,]\d)"
_BY = re.compile(
    rf"\b(?:by|until|before|no later than)\s(?:the\s)?(?:(?:end of|year)\s)?(?:the year\s)?{_YEAR}"
    rf"|\b(?:is|are|was|set|planned|due|foreseen) (?:for|in) (?:the (?:year|end of) )?{_YEAR}"
    rf"|\b{_YEAR}\s(?:target|goal)s?\b|\b(?:target|goal)s? (?:for|of|in) {_YEAR}",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:against|compared (?:to|with)|relative to|from|below|versus|vs\.?|on) (?:an? |the |our )?"
    r"(?:base(?:line)?(?: year)?(?: of)? |levels? (?:of|in) )?((?:19|20)\d\d)(?![\d%]|[.,]\d)"
    r"|\b((?:19|20)\d\d) (?:base(?:line)?\b|as (?:the|a|our) base)"
    r"|\bbase(?:line)?[- ]?(?:year)?\b(?:(?!\b(?:19|20)\d\d)[^.;]){0,80}?\s"
    r"((?:19|20)\d\d)(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
NET_ZERO = re.compile(
    r"\b(?:net[- ]zero|(?:carbon|climate|CO2|greenhouse gas)[- ]neutral(?:ity)?)\b", re.IGNORECASE
)
_HALF = re.compile(r"\bhalv(?:e|ing)\b|\bcut\b[^.;]{0,60}\b(?:in|by) half\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\ball (?:of )?(?:our|the|its)\b|\b(?:entirely|exclusively|wholly|fully|solely)\b",
    re.IGNORECASE,
)
_STATED = re.compile(r"\bbase(?:line)?[- ]?year\b[^.;]{0,80}\b(?:is|was|:)\s", re.IGNORECASE)
_HALVED, _ALL = 50.0, 100.0


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached.

    Attributes
    ----------
    share
        In per cent; None where it is not told, or where several are.
    change
        Whether `share` is by how much something is to change.
    neutral
        Whether emissions are to be brought to zero or made up for.
    year
        By when; None where it is not told, or where several are.
    base
        Year that it is against; None where it is not told.
    shown
        The share as it stands.
    """

    share: float | None
    change: bool
    neutral: bool
    year: int | None
    base: int | None
    shown: str


def target_in(text: str) -> Target | None:
    """Return what a sentence aims at; None where it speaks of no target, or of several."""
    stated = _STATED.search(text) is not None
    if not (stated or facts_of(text).forward):
        return None
    years = {int(next(filter(None, match.groups()))) for match in _BY.finditer(text)}
    bases = {int(next(filter(None, match.groups()))) for match in _BASE.finditer(text)} - years
    shares = [each for each in measures_in(text) if each.unit == "%"]
    if len(years) > 1 or len(bases) > 1 or len(shares) > 1:
        return None
    year, base = next(iter(years), None), next(iter(bases), None)
    half = _HALF.search(text)
    neutral = NET_ZERO.search(text) is not None
    if not (year or (stated and base)):
        return None
    if shares:
        first = shares[0]
        return Target(first.value, first.change, neutral, year, base, first.text)
    if half:
        return Target(_HALVED, True, neutral, year, base, half[0])
    whole = _WHOLE.search(text)
    if whole and not neutral and not stated:
        return Target(_ALL, False, neutral, year, base, whole[0])
    if not (neutral or stated):
        return None
    return Target(None, False, neutral, year, base, "")
