"""Figures with what they are figures of: unit, year, and whether they tell a level or a change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from greenscan.labels import MarkCategory
from greenscan.linking.facts import years_in
from greenscan.linking.figures import number_of
from greenscan.linking.tables import Row, is_figure, is_period
from greenscan.linking.terms import STOP_WORDS, stem
from greenscan.marking.quantities.amounts import amounts
from greenscan.marking.quantities.numbers import WORDS

_CHANGE_BEFORE = re.compile(
    r"\b(?:fell|fall|fallen|dropped|declined|decreas\w+|reduc\w+|cut|lower\w*|down|sank|shrank|saved"
    r"|rose|risen|grew|grown|increas\w+|improv\w+|rais\w+|less|more|came down|gone down|brought"
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )up"
    r"|by(?! (?:the|year|end|20\d\d|\w+ 20\d\d)))\b[^.;]{0,40}$",
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
_BETWEEN = re.compile(
    r"\bbetween (?:the end of )?((?:19|20)\d\d) and (?:the end of )?(?:19|20)\d\d", re.IGNORECASE
)
_FEWEST = 3  # of what is counted; "one" and "two" stand in too many phrases
_NUMBERS = {word: number for word, number in WORDS.items() if number >= _FEWEST}
_OUT_OF = re.compile(
    rf"(?<![\w.,])(\d{{1,2}}|(?i:{'|'.join(_NUMBERS)})) (?:out of|in) (?:every )?"
    r"(ten|five|four|nine|eight|seven|six|twenty|10|20)(?= [a-z])"
)
_WHOLE = re.compile(r"\b(?:All|all) of (?:our|the|its)(?= [a-z])(?! (?:this|these|above))")
_SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_COUNT = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,9}"
    rf"|(?i:{'|'.join(_NUMBERS)}))\s"
    r"(?:(?:of|the|our|its|all)\s){0,2}(?P<words>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,2})"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|approx\.?|nearly|almost|roughly|circa|ca\.|up to|over"
    r"|more than|at least|less than|under|below|~|≈|>|<)\s?$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?:\b(?:over|above|more than|at least|exceed\w*|minimum of)|>|≥)\s?$", re.IGNORECASE
)
_MOST = re.compile(
    r"(?:\b(?:under|below|less than|fewer than|up to|at most)|<|≤)\s?$", re.IGNORECASE
)
_UNIT_AFTER_COMMA = re.compile(r",\s*([^,]{1,40})$")
_UNIT_AT_END = re.compile(r"\bin ((?:thousand |million |metric )?[^\s,]{1,20}(?: CO2e?)?)$")
_UNIT_IN_BRACKETS = re.compile(r"[(\[](?:in\s)?([^()\[\]]{1,40})[)\]]")
_CELL_SIZE = re.compile(r"\d\s?(million|m|bn|k)\W*$")
_CELL_SIZES = {"million": 1e6, "m": 1e6, "bn": 1e9, "k": 1e3}
_BOUND = re.compile(r"[<>~≈+]")
_MONEY_SIZE = re.compile(r"^([A-Z]{3}|US\$|[€$£])\s?(thousand|million|billion|mn|m|bn|k)$")
_BASED = re.compile(r"-based\b", re.IGNORECASE)  # "location-based" counts no locations
_FOLLOWING_YEAR = re.compile(
    r"^\s?(?:(?!(?:from|to|and|or|than|compared|against|versus|by)\s)[a-z%/€$²³][\w%/€$²³-]{0,11}\s"
    r"){0,3}?(?:in|for|\()\s?(?:FY\s?)?((?:19|20)\d\d)(?!\s?:)"
)
_LEADING_YEAR = re.compile(
    r"(?:\b(?:in|during|for|of)\s(?:the year\s)?(?:FY\s?)?((?:19|20)\d\d)\b"
    r"(?![^.;]{0,60}\d)[^.;]{0,60}"
    r"|((?:19|20)\d\d)\s?:\s?)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(  # figures before it are of a later year than the one it names
    r"\b(?:compared (?:with|to)|(?:up|down) from|from|than|against|versus|vs\.?|after|following)\s"
    r"(?=[^.;]{0,50}\d)(?:[^.;]|\.(?=\d)){1,70}\b(?:19|20)\d\d",
    re.IGNORECASE,
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
    at
        Where it starts in its sentence; 0 in a row.
    bound
        1 where the text tells that it is more (``above 90 %``), -1 where it is less; else 0.
    head
        Of a figure in a table whose columns are not years, what its column is headed.
    """

    value: float
    unit: str
    year: int | None
    base: int | None
    change: bool
    rough: bool
    text: str
    at: int = 0
    bound: int = 0
    head: str = ""


def measures_in(text: str) -> Iterator[Measure]:
    """Yield the figures of a sentence."""
    bases = {int(match[1]) for match in _BASE.finditer(text)}
    bases |= {int(match[1]) for match in _BETWEEN.finditer(text)}
    years = years_in(text) - bases
    only = next(iter(years)) if len(years) == 1 else None
    compared = _COMPARED.search(text) if only else None
    base = next(iter(bases)) if len(bases) == 1 else None
    taken: list[tuple[int, int]] = []
    unit = ""
    for found in amounts(text):
        if found.category is not MarkCategory.QUANTITY or found.value is None:
            continue
        taken.append((found.start, found.end))
        before, after = text[: found.start], text[found.end :]
        shown = text[found.start : found.end]
        change = found.unit == "%" and bool(
            _CHANGE_AFTER.search(after[:20]) or _CHANGE_BEFORE.search(before[-60:])
        )
        yield Measure(
            value=found.value,
            unit=_counted(found.unit),
            year=None
            if compared and found.start < compared.start()
            else _year_of(before, after, only, len(years)),
            base=base if change else None,
            change=change,
            rough=_ABOUT.search(before[-20:]) is not None or not any(map(str.isdigit, shown)),
            text=shown,
            at=found.start,
            bound=_bound_of(before),
        )
        unit = found.unit
    yield from _parts(text, taken, only)
    yield from _counts(text, taken, only)
    if unit and len(years) > 1:
        yield from _listed(text, taken, unit)


def _bound_of(before: str) -> int:
    """Return 1 where what stands before a figure tells that it is more, -1 if less, else 0."""
    tail = before[-20:]
    return 1 if _LEAST.search(tail) else -1 if _MOST.search(tail) else 0


def _counted(unit: str) -> str:
    """Return `unit`, marked where it is the noun of what is counted."""
    return f"#{stem(unit)}" if unit.islower() and unit.isalpha() and len(unit) > 2 else unit


def _year_of(before: str, after: str, only: int | None, count: int) -> int | None:
    if only is not None or not count:
        return only
    following = _FOLLOWING_YEAR.match(after)
    if following:
        return int(following[1])
    leading = _LEADING_YEAR.search(before)
    return int(leading[1] or leading[2]) if leading else None


def _parts(text: str, taken: list[tuple[int, int]], only: int | None) -> Iterator[Measure]:
    """Yield shares told as ``nine out of ten`` or ``all of our``."""
    for match in _OUT_OF.finditer(text):
        part, whole = (
            _NUMBERS.get(match[at].lower(), 0) or int(_digits(match[at])) for at in (1, 2)
        )
        if 0 < part < whole:
            taken.append(match.span())
            share = round(part / whole * 100, 2)
            yield Measure(share, "%", only, None, False, True, match[0], match.start())
    for match in _WHOLE.finditer(text):
        yield Measure(100.0, "%", only, None, False, False, match[0], match.start())


def _digits(word: str) -> str:
    return word if word.isdigit() else "0"


def _counts(text: str, taken: list[tuple[int, int]], only: int | None) -> Iterator[Measure]:
    for match in _COUNT.finditer(text):
        number = _NUMBERS.get(match["number"].lower()) or number_of(match["number"])
        words = match["words"].split()
        if number is not None and words[0] in _SIZES:
            number *= _SIZES[words.pop(0)]
        inside = any(start <= match.start() < end for start, end in taken)
        if number is None or inside or 1900 <= number <= 2100 or number < _FEWEST:
            continue
        for word in words:
            if word in STOP_WORDS or word.endswith(("ed", "ing", "ly")):
                continue
            yield Measure(
                value=number,
                unit=f"#{stem(word)}",
                year=only,
                base=None,
                change=False,
                rough=_ABOUT.search(text[max(0, match.start() - 20) : match.start()]) is not None,
                text=match["number"],
                at=match.start(),
                bound=_bound_of(text[: match.start()]),
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
        if number is None or 1900 <= number <= 2100:
            continue
        if all(not s <= match.start() < e for s, e in taken):
            year = int(match[2])
            yield Measure(number * factor, unit, year, None, False, False, match[1], match.start())


def measures_of(row: Row) -> Iterator[Measure]:
    """Yield the figures of a row of a table whose columns are years."""
    if not any(map(is_period, row.heads)):
        yield from _by_columns(row)
        return
    unit = _row_unit(row)
    if len(set(row.heads)) < len(row.heads):  # the same years again, of several things
        return
    for head, cell in zip(row.heads, row.cells, strict=False):
        years = years_in(head)
        number = number_of(cell)
        if not is_period(head) or len(years) != 1 or number is None:
            continue
        size = _CELL_SIZE.search(cell)
        number *= _CELL_SIZES[size[1].lower()] if size else 1
        shown = f"{number:.10f}".rstrip("0").rstrip(".")
        if "%" in cell:
            value, name = number, "%"
        else:
            value, name = _told(shown, unit)
        rough = _BOUND.search(cell) is not None
        yield Measure(
            value, name, next(iter(years)), None, False, rough, cell, bound=_bound_of(cell[:2])
        )


def _by_columns(row: Row) -> Iterator[Measure]:
    """Yield the figures of a row under heads that are no years; the year is in the title, if any.

    They are left out where a row has several figures and no heads for them.
    """
    if not row.heads and len(row.cells) != 1:
        return
    years = years_in(f"{row.label} {row.title}") or years_in(row.heading)
    year = next(iter(years)) if len(years) == 1 else None
    for head, cell in zip(row.heads or ("",), row.cells, strict=False):
        number = number_of(cell)
        if number is None or not is_figure(cell) or number <= 0:
            continue
        unit = _unit_in(head) or _row_unit(row)
        value, name = (number, "%") if "%" in cell else _told(f"{number:.10g}", unit)
        rough = _BOUND.search(cell) is not None
        yield Measure(value, name, year, None, False, rough, cell, head=head)


def _row_unit(row: Row) -> str:
    """Return the words of the unit that a row's figures are in, from its label or the title."""
    for words in (row.label, row.group, row.title, *row.heading.split("  ")):
        unit = _unit_in(words)
        if unit:
            return unit
    return ""


def _unit_in(words: str) -> str:
    """Return the words of the unit that a label or a head closes with or has in brackets."""
    for pattern in (_UNIT_IN_BRACKETS, _UNIT_AFTER_COMMA, _UNIT_AT_END):
        for found in pattern.finditer(words):
            if _told("1", found[1])[1].strip("#") and not _BASED.search(found[1]):
                return found[1]
    return "%" if words.rstrip(" 0123456789").endswith("%") else ""


def _told(number: str, unit: str) -> tuple[float, str]:
    """Return value and normalised unit of a number in `unit`; no unit where it is not known."""
    words = re.sub(r"^(?:in|of)\s", "", unit.strip())
    money = _MONEY_SIZE.match(words)
    told = f"{money[1]} {number} {money[2]}" if money else f"{number} {words}"
    found = next((each for each in amounts(told) if each.value is not None), None)
    if found is None or found.value is None:
        return float(number), ""
    return found.value, _counted(found.unit)
