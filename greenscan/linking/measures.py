"""Figures with what they are figures of: unit, year, and whether they tell a level or a change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from greenscan.labels import MarkCategory
from greenscan.linking.facts import years_in
from greenscan.linking.figures import number_of
from greenscan.linking.tables import Row, is_period
from greenscan.linking.terms import STOP_WORDS, stem
from greenscan.marking.quantities.amounts import amounts

_CHANGE_BEFORE = re.compile(
    r"\b(?:fell|fall|fallen|dropped|declined|decreas\w+|reduc\w+|cut|lower\w*|down|sank|shrank|saved"
    r"|rose|risen|grew|grown|increas\w+|improv\w+|up|rais\w+|less|more|came down|gone down|brought"
    r"|by)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s?(?:\)|points?)?\s?(?:less|more|lower|higher|below|above|fewer|under|reduction|decrease"
    r"|increase|cut|drop|fall|rise|growth|down|up|better|worse|improvement|saving)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:since|from|below|above|compared (?:to|with)|against|versus|vs\.?|than (?:in )?"
    r"|relative to|base(?:line)?(?: year)?(?: of)?|over)\s(?:the )?(?:level of |levels? in "
    r"|base year |FY\s?)?"
    r"((?:19|20)\d\d)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,9})\s"
    r"(?:(?:of|the|our|its|all)\s){0,2}(?P<words>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|approx\.?|nearly|almost|roughly|circa|ca\.|up to|over"
    r"|more than|at least|less than|under|below|~|≈|>|<)\s?$",
    re.IGNORECASE,
)
_UNIT_AFTER_COMMA = re.compile(r",\s*([^,]{1,40})$")
_UNIT_IN_BRACKETS = re.compile(r"[(\[](?:in\s)?([^()\[\]]{1,40})[)\]]")
_BASED = re.compile(r"-based\b", re.IGNORECASE)  # "location-based" counts no locations
_FOLLOWING_YEAR = re.compile(
    r"^\s?(?:[\w%/€$²³-]{1,12}\s){0,3}?(?:in|for|\()\s?(?:FY\s?)?((?:19|20)\d\d)"
)
_LISTED = re.compile(r"(?<![\w.,])(\d[\d,.]*\d|\d)\s(?:in|for|\()\s?(?:FY\s?)?((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure.

    Attributes
    ----------
    value
        In `unit`.
    unit
        Normalised as in marks; of a count without such a unit, the stem of what is counted with
        ``#`` before it.
    year
        That it is of; None where it is not told.
    base
        Of a change, the year that it is against; None where it is none or not told.
    change
        Whether it tells by how much something changed, in per cent.
    rough
        Whether the text calls it about so much.
    text
        As it stands.
    """

    value: float
    unit: str
    year: int | None
    base: int | None
    change: bool
    rough: bool
    text: str


def measures_in(text: str) -> Iterator[Measure]:
    """Yield the figures of a sentence."""
    bases = {int(match[1]) for match in _BASE.finditer(text)}
    years = years_in(text) - bases
    only = next(iter(years)) if len(years) == 1 else None
    base = next(iter(bases)) if len(bases) == 1 else None
    taken: list[tuple[int, int]] = []
    unit = ""
    for found in amounts(text):
        if found.category is not MarkCategory.QUANTITY or found.value is None:
            continue
        taken.append((found.start, found.end))
        before, after = text[: found.start], text[found.end :]
        change = found.unit == "%" and bool(
            _CHANGE_AFTER.search(after[:20]) or _CHANGE_BEFORE.search(before[-60:])
        )
        yield Measure(
            value=found.value,
            unit=_counted(found.unit),
            year=_year_of(after, only, len(years)),
            base=base if change else None,
            change=change,
            rough=_ABOUT.search(before[-20:]) is not None,
            text=text[found.start : found.end],
        )
        unit = found.unit
    yield from _counts(text, taken, only)
    if unit and len(years) > 1:
        yield from _listed(text, taken, unit)


def _counted(unit: str) -> str:
    """Return `unit`, marked where it is the noun of what is counted."""
    return f"#{stem(unit)}" if unit.islower() and unit.isalpha() and len(unit) > 2 else unit


def _year_of(after: str, only: int | None, count: int) -> int | None:
    if only is not None:
        return only
    found = _FOLLOWING_YEAR.match(after) if count else None
    return int(found[1]) if found else None


def _counts(text: str, taken: list[tuple[int, int]], only: int | None) -> Iterator[Measure]:
    for match in _COUNT.finditer(text):
        number = number_of(match["number"])
        inside = any(start <= match.start() < end for start, end in taken)
        if number is None or inside or 1900 <= number <= 2100 or number < 10:
            continue
        for word in match["words"].split():
            if word in STOP_WORDS:
                continue
            yield Measure(
                value=number,
                unit=f"#{stem(word)}",
                year=only,
                base=None,
                change=False,
                rough=_ABOUT.search(text[max(0, match.start() - 20) : match.start()]) is not None,
                text=match["number"],
            )


def _listed(text: str, taken: list[tuple[int, int]], unit: str) -> Iterator[Measure]:
    """Yield the figures of ``154 kWh in 2019, 138 in 2022``: the later ones share the unit."""
    scale = next((each for each in amounts(text) if each.unit == unit and each.value), None)
    if scale is None or scale.value is None:
        return
    shown = number_of(text[scale.start : scale.end])
    factor = scale.value / shown if shown else 1.0
    for match in _LISTED.finditer(text):
        number = number_of(match[1])
        if number is not None and all(not s <= match.start() < e for s, e in taken):
            yield Measure(number * factor, unit, int(match[2]), None, False, False, match[1])


def measures_of(row: Row) -> Iterator[Measure]:
    """Yield the figures of a row of a table whose columns are years."""
    unit = _row_unit(row)
    for head, cell in zip(row.heads, row.cells, strict=False):
        years = years_in(head)
        number = number_of(cell)
        if not is_period(head) or len(years) != 1 or number is None:
            continue
        shown = f"{number:.10f}".rstrip("0").rstrip(".")
        if "%" in cell:
            value, name = number, "%"
        else:
            value, name = _told(shown, unit)
        yield Measure(value, name, next(iter(years)), None, False, False, cell)


def _row_unit(row: Row) -> str:
    """Return the words of the unit that a row's figures are in, from its label or the title."""
    for words in (row.label, row.group, row.title, *row.heading.split("  ")):
        for pattern in (_UNIT_IN_BRACKETS, _UNIT_AFTER_COMMA):
            for found in pattern.finditer(words):
                if _told("1", found[1])[1].strip("#") and not _BASED.search(found[1]):
                    return found[1]
        if words.rstrip(" 0123456789").endswith("%"):
            return "%"
    return ""


def _told(number: str, unit: str) -> tuple[float, str]:
    """Return value and normalised unit of a number in `unit`; no unit where it is not known."""
    words = re.sub(r"^(?:in|of)\s", "", unit.strip())
    found = next((each for each in amounts(f"{number} {words}") if each.value is not None), None)
    if found is None or found.value is None:
        return float(number), ""
    return found.value, _counted(found.unit)
