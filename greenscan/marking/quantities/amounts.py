"""Quantities: a number with its unit, an amount of money, a count, a fraction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenscan.labels import MarkCategory
from greenscan.marking.quantities.measured import Measured
from greenscan.marking.quantities.numbers import (
    DIGITS,
    MULTIPLIER,
    NUMBER,
    NUMBER_WORD,
    SPELT,
    tidy,
    value_of,
)
from greenscan.marking.quantities.units import CO2, SYMBOL, WORD, Unit, of_emissions, unit_of

_PER = (
    r"(?:(?:\s?/\s?|\s+per\s+)(?:(?P<thousands>1,?000|thousand|million)\s+)?"
    r"(?P<per>[A-Za-z€$£]{1,16}[23²³]?)(?!\w))?"
)
_QUALIFIED = r"[\s-](?:neutral|negative|positive|(?:emissions?[\s-])?free)(?!\w)"
_AMOUNT = re.compile(
    rf"(?:(?P<low>{NUMBER})(?:\s?[–—-]\s?|\s+to\s+))?(?:(?P<number>{NUMBER})|(?P<spelt>{SPELT}))"
    rf"(?:[\s-]?(?P<multiplier>(?i:{MULTIPLIER})))?[\s\u00a0-]{{0,2}}"
    rf"(?:(?P<symbol>{SYMBOL})(?![ABD-Za-z0-9])(?!C(?!O[2₂]))|(?P<word>(?i:{WORD}))(?!\w))"
    rf"(?:\s?(?:of\s+)?{CO2}(?!\w)(?!{_QUALIFIED}))?{_PER}"
)
_COUNTED = re.compile(r"(?:s|cent|pct)$", re.IGNORECASE)
_CURRENCIES = {
    "€": "EUR",
    "£": "GBP",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "₹": "INR",
    "euro": "EUR",
    "euros": "EUR",
    "dollars": "$",
    "pounds": "GBP",
    "yuan": "CNY",
    "rmb": "CNY",
}
_CODES = "EUR|USD|GBP|CHF|CNY|RMB|JPY|SEK|NOK|DKK|AUD|CAD|HKD|INR|BRL|ZAR|SGD"
CURRENCIES = frozenset({*_CODES.split("|"), *_CURRENCIES.values()})
"""The units of sums of money; ``$`` where it is not told whose."""
_SIZE = (  # behind a word a footnote's number may stand
    r"(?P<size>(?i:thousand|million|billion|trillion)(?![A-Za-z_]|\d{3})"
    r"|(?:(?i:mn|bn)|[mMkb])(?!\w))"
)
_MONEY = re.compile(
    rf"(?P<currency>(?<!\w)(?:US\$|A\$|C\$|HK\$|[€£$¥₹]|(?:{_CODES})(?!\w)))\s?"
    rf"(?P<number>{DIGITS})"
    rf"(?:\s?{_SIZE})?"
)
_MONEY_AFTER = re.compile(
    rf"(?P<number>{NUMBER})(?:\s?{_SIZE})?\s(?P<currency>(?i:euros?|dollars|pounds|yuan)|{_CODES})"
    r"(?!\w)"
)
_NOUNS = (
    r"tree|seedling|sapling|site|store|shop|vehicle|truck|lorr(?:y|ie)|van|bus|panel|turbine"
    r"|plant(?!s?\s(?:species|extract|materials?)(?!\w))(?!\sand\s\w+\sspecies)"
    r"|(?:[a-z]+\sand\s[a-z]+\s)?species|material(?=s)|ingredient|container|famil(?:y|ie)"
    r"|charger|charging point|heat pump|supplier|farm|farmer|factor(?:y|ie)|mill|office|building"
    r"|home|household|hour|bottle|pack|package|unit|product|garment|item|well|project|audit"
    r"|facilit(?:y|ie)|warehouse|location|countr(?:y|ie)|hotel|ship|vessel|aircraft|employee"
    r"|customer|hive|pond|spill|incident"
)
_COUNT = re.compile(
    rf"(?:(?P<number>{NUMBER})|(?P<spelt>{SPELT}))(?:\s?(?P<multiplier>(?i:{MULTIPLIER})))?"
    rf"\s(?:(?!(?:of|in|and|or|to|for|by|per)\s)[a-z-]{{2,20}}\s){{0,2}}?"
    rf"(?P<noun>{_NOUNS})(?:s|es)?(?!\w)"
)
_NUMBERED = re.compile(
    r"(?:scopes?|tiers?|phase|type|categor(?:y|ies)|group|class|step|goals?|sdgs?|level|table"
    r"|figure|fig\.|page|p\.|pp\.|note|iso|part|chapter|in|by|since|from|until)"
    r"\s(?:\d[\d.]{0,4}(?:,|\s?\+|\s?&|\sand|\sto)?\s?){0,3}$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"\d|half|third|quarter|fifth|tenth|{MULTIPLIER}|{NUMBER_WORD}", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MULTIPLE = re.compile(
    rf"(?P<number>{NUMBER}|{SPELT})(?:\stimes|[\s-]?fold)(?=\s(?:as|less|lower|smaller|fewer|more"
    rf"|higher|larger|greater|better|faster)(?!\w))"
    rf"|(?<!\w)factor\sof\s(?P<factor>{NUMBER}|{SPELT})"
)
_FRACTION = re.compile(
    r"(?<!\w)(?:(?<!first\s)(?<!second\s)half|(?:a|one|two|three|four)[\s-]"
    r"(?:third|quarter|fifth|tenth)s?)(?=\s(?:of\s(?!(?:19|20)\d\d)|our\s|the\s|all\s))",
    re.IGNORECASE,
)
_TOPS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_BOTTOMS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_WARMING = frozenset({1.5, 2.0})  # degrees that name a pathway, not a measurement


def amounts(sentence: str) -> Iterator[Measured]:
    """Yield the quantities of a sentence; their offsets are into it."""
    if not _NUMERIC.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    sorts = (_money, _with_units, _counts, _multiples)
    for found in (each for sort in sorts for each in sort(sentence)):
        if all(found.end <= start or end <= found.start for start, end in taken):
            taken.append((found.start, found.end))
            yield found
    yield from _fractions(sentence)


def _quantity(start: int, end: int, value: float | None, unit: str) -> Measured:
    return Measured(start, end, MarkCategory.QUANTITY, value, unit)


def _with_units(sentence: str) -> Iterator[Measured]:
    for match in _AMOUNT.finditer(sentence):
        unit = unit_of(match["symbol"] or match["word"])
        if unit is None:
            continue
        if unit.name == "t" and (match["co2"] or match["ghg"] or match["carbon"]):
            unit = of_emissions(unit, match.groupdict())
        if match["spelt"] and not _COUNTED.search(match["word"] or ""):
            continue  # as in "a two litre bottle"
        number = value_of(match["number"] or match["spelt"], match["multiplier"])
        if unit.name == "°C" and number in _WARMING:
            continue
        unit = _per(unit, match["per"], match["thousands"])
        single = match["low"] is None and unit.factor is not None
        value = tidy(number * (unit.factor or 1)) if single else None
        yield _quantity(match.start(), match.end(), value, unit.name)


def _per(unit: Unit, per: str | None, thousands: str | None) -> Unit:
    """Return `unit` for each of what `per` names."""
    if per is None:
        return unit
    below = unit_of(per)
    name = below.name if below else _currency(per)
    factor = below.factor if below else 1.0
    if thousands:
        factor = (factor or 1) * (1e6 if thousands == "million" else 1e3)
    if unit.factor is None or factor is None:
        return Unit(f"{unit.name}/{name}", None)
    return Unit(f"{unit.name}/{name}", unit.factor / factor)


def _currency(text: str) -> str:
    lower = text.lower()
    return _CURRENCIES.get(lower, text if text.isupper() or text == "$" else lower)


def _money(sentence: str) -> Iterator[Measured]:
    for pattern in (_MONEY, _MONEY_AFTER):
        for match in pattern.finditer(sentence):
            value = value_of(match["number"], match["size"])
            yield _quantity(match.start(), match.end(), value, _currency(match["currency"]))


def _counts(sentence: str) -> Iterator[Measured]:
    for match in _COUNT.finditer(sentence):
        number = match["number"] or match["spelt"]
        before = sentence[max(0, match.start() - 40) : match.start()]
        if _YEAR.fullmatch(number) or _NUMBERED.search(before):
            continue
        value = value_of(number, match["multiplier"])
        noun = re.sub("ie$", "y", match["noun"].split()[-1])
        yield _quantity(match.start(), match.end(), value, noun)


def _multiples(sentence: str) -> Iterator[Measured]:
    for match in _MULTIPLE.finditer(sentence):
        value = value_of(match["number"] or match["factor"])
        yield _quantity(match.start(), match.end(), value, "times")


def _fractions(sentence: str) -> Iterator[Measured]:
    for match in _FRACTION.finditer(sentence):
        words = re.split(r"[\s-]", match[0].lower())
        share = 0.5 if words == ["half"] else _TOPS[words[0]] / _BOTTOMS[words[1].rstrip("s")]
        yield _quantity(match.start(), match.end(), round(share * 100, 2), "%")
