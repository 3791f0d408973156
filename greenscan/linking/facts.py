"""What a text names: sites and other names, years, scopes, figures; and what it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from greenscan.linking.figures import parsed
from greenscan.linking.terms import STOP_WORDS, terms_in

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&-]*[a-zß-ÿ][\w’'&-]*|[A-Z]{2,}[\w-]*|[A-Z]+\d+\b")
_FISCAL = re.compile(r"fy\s?\d")
_CAPITALIZED = re.compile(r"\s[A-Z][a-z]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•]\s+|[“\"(]\s*)$")
_YEAR = re.compile(
    r"(?<![\d.,])(?:FY\s?'?)?((?:19|20)\d\d)(?:\s?[/–-]\s?(\d{2,4}))?(?![\d%]|[.,]\d)"
)
_SHORT_YEAR = re.compile(r"\bFY\s?'?(\d\d)(?:/(\d\d))?\b")
_SCOPE = re.compile(
    r"\bscopes?\s?-?\s?([123](?:(?:\s?,\s?|\s?\+\s?|\s?&\s?|\s(?:and|to)\s)[123])*)", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![\d])\s?"
    r"(%|per ?cent\b|percentage points?\b|million\b|billion\b|thousand\b|bn\b|m\b|k\b)?",
    re.IGNORECASE,
)
_FACTORS = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
_PAGES = re.compile(
    r"\b(?:pages?|pp?\.)\s?(\d{1,3})(?:\s?(?:[-–]|and|to|,|&)\s?(\d{1,3}))?", re.IGNORECASE
)
_TABLE = re.compile(
    r"\b(?:table|figure|fig\.|chart|exhibit)\s?([A-Z]?\d+(?:[.-]\d+)*|[IVX]+\b)", re.IGNORECASE
)
_SECTION = re.compile(
    r"\b(?:section|chapter|note|annex|appendix)\s?([A-Z]?\d+(?:\.\d+)*|[A-Z]\b)", re.IGNORECASE
)
_GLUED = re.compile(
    r"(?:[a-z)%][.,]?|[a-z\d)][.!?]|[A-Z]{2}[.,]?)(?P<mark>\d{1,2}|[a-e]|[*†‡]{1,3})"
    r"(?P<more>(?:,\s?\d{1,2})*)$|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹])"
)
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_CODE = re.compile(
    r"\b(?:ISO(?:/IEC)?|ISAE|ISRS|EN|IFRS|SDG|GRI|tier|phase|no\.|part)\s?\d[\d-]*", re.IGNORECASE
)
_NO_FIGURES = (_YEAR, _SHORT_YEAR, _SCOPE, _PAGES, _TABLE, _SECTION, _CODE)
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_PLAIN_NAMES = frozenset(
    {"scope", "table", "figure", "section", "page", "note", "annex", "co2", "co2e", "ghg", "eur"}
    | {"usd", "gbp", "kwh", "mwh", "gwh", "fy", "ceo", "esg"}
)
_FUTURE = re.compile(
    r"\b(?:will|shall|plan(?:s|ned)?|aims?|target(?:s|ed)?|intend(?:s|ed)?|by 20[2-5]\d|goals?|"
    r"commit(?:s|ted)?|ambition|want|seek|strive|until 20[2-5]\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names.

    Attributes
    ----------
    terms
        Stems of the words that carry its subject.
    names
        Words with a capital inside a sentence, in lower case: sites, brands, schemes.
    years
        Calendar years; of a financial year, the one it ends in.
    scopes
        Emission scopes.
    figures
        Values of its numbers, years left out, with ``%`` where they are shares.
    forward
        Whether it speaks of plans.
    """

    terms: frozenset[str]
    names: frozenset[str]
    years: frozenset[int]
    scopes: frozenset[str]
    figures: frozenset[tuple[float, str]]
    forward: bool


@dataclass(frozen=True, slots=True)
class References:
    """Where a claim sends its reader."""

    pages: frozenset[str]
    tables: frozenset[str]
    sections: frozenset[str]
    notes: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.pages or self.tables or self.sections or self.notes)


@lru_cache(maxsize=16384)
def facts_of(text: str) -> Facts:
    """Return what `text` names."""
    return Facts(
        terms=frozenset(terms_in(text)),
        names=names_in(text),
        years=years_in(text),
        scopes=scopes_in(text),
        figures=figures_in(text),
        forward=_FUTURE.search(text) is not None,
    )


@lru_cache(maxsize=16384)
def names_in(text: str) -> frozenset[str]:
    """Return, in lower case, the words with a capital that do not just open a sentence."""
    found = set()
    for match in _NAME.finditer(text):
        word = match[0].strip("'’-").lower()
        opens = _SENTENCE_START.search(text[max(match.start() - 4, 0) : match.start()])
        if opens and not any(map(str.isupper, match[0][1:])) and not _goes_on(text, match.end()):
            continue
        if _FISCAL.match(word):
            continue
        if word not in STOP_WORDS and word not in _MONTHS and word not in _PLAIN_NAMES:
            found.add(word.removesuffix("'s").removesuffix("’s"))
    return frozenset(found)


def _goes_on(text: str, end: int) -> bool:
    """Whether a second word with a capital follows: the first is then part of a name."""
    return _CAPITALIZED.match(text[end : end + 12]) is not None


@lru_cache(maxsize=16384)
def years_in(text: str) -> frozenset[int]:
    """Return the years named in `text`; of ``2022/23`` and of ``FY23``, 2023."""
    found = set()
    for match in _YEAR.finditer(text):
        first, tail = int(match[1]), match[2]
        if tail and len(tail) == 2 and int(tail) == (first + 1) % 100:
            first += 1
        elif tail and len(tail) == 4 and int(tail) > first:
            found.add(int(tail))
        found.add(first)
    for match in _SHORT_YEAR.finditer(text):
        found.add(2000 + int(match[2] or match[1]))
    return frozenset(found)


def scopes_in(text: str) -> frozenset[str]:
    """Return the emission scopes named in `text`: ``scope 1 and 2`` names two."""
    found: set[str] = set()
    for match in _SCOPE.finditer(text):
        digits = re.findall(r"[123]", match[1])
        if re.search(r"\bto\b", match[1]) and len(digits) == 2:
            digits = [str(digit) for digit in range(int(digits[0]), int(digits[1]) + 1)]
        found.update(digits)
    return frozenset(found)


def figures_in(text: str) -> frozenset[tuple[float, str]]:
    """Return values and ``%`` or nothing of the numbers in `text` that are no years."""
    found = set()
    for pattern in _NO_FIGURES:
        text = pattern.sub(" ", text)
    for match in _FIGURE.finditer(text):
        value = parsed(match[1])
        unit = (match[2] or "").lower()
        if value is None or (not unit and 1900 <= value <= 2100 and match[1].isdigit()):
            continue
        if unit in _FACTORS:
            found.add((value * _FACTORS[unit], ""))
        else:
            found.add((value, "%" if unit else ""))
    return frozenset(found)


def references_in(text: str) -> References:
    """Return the pages, tables, sections and footnotes that `text` names."""
    pages: set[str] = set()
    for match in _PAGES.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        pages.update(map(str, range(first, last + 1)) if 0 <= last - first < 20 else (match[1],))
        pages.add(str(last))
    tail = _GLUED.search(text[-12:])
    notes: set[str] = set()
    if tail:
        if tail["raised"]:
            notes.add(tail["raised"].translate(_SUPERSCRIPT))
        else:
            notes.update([tail["mark"], *re.findall(r"\d+", tail["more"])])
    return References(
        pages=frozenset(pages),
        tables=frozenset(match[1].upper() for match in _TABLE.finditer(text)),
        sections=frozenset(match[1].upper() for match in _SECTION.finditer(text)),
        notes=frozenset(notes),
    )
