"""Periods, base years and target years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenscan.labels import MarkCategory
from greenscan.marking.quantities.measured import Measured
from greenscan.marking.quantities.units import SYMBOL, WORD

_BARE = (
    rf"(?<![\w.,:/])(?:(?<!-)|(?<=\bmid-))(?:19|20)\d\d(?![\d%/]|[.,]\d|[\s-]?(?:(?:{SYMBOL})(?!\w)"
    rf"|(?i:{WORD}|million|billion)(?!\w)))(?:s(?!\w))?"
)
_FISCAL = (
    r"(?<!\w)(?:FY|CY)\s?['’]?(?:(?:19|20)\d\d|\d\d)(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)"
)
_SPLIT = r"(?<![\w.,:/-])(?:19|20)\d\d\s?[/–-]\s?\d\d(?![\d/])"
_NAMED = r"(?:(?:fiscal|financial|calendar|reporting|base)\s+years?\s+)?"
_YEAR = rf"{_NAMED}(?:{_FISCAL}|{_SPLIT}|{_BARE})(?:\s+(?:fiscal|financial|calendar)\s+year)?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_ARTICLE = r"(?:(?:the|our|a|an|its|their)\s+)?"
_LEVEL = r"(?:levels?|base[\s-]?line(?:\s+year)?|base(?:\s+year)?|emissions|figures?)"
_OF_LEVEL = rf"(?:{_LEVEL}\s+(?:of|in|from)\s+)?"

_BASE = re.compile(
    rf"(?:against|compared\s+(?:with|to)|relative\s+to|versus|vs\.?|below|above|(?<!later\s)(?<!earlier\s)than(?:\s+in)?)\s+"
    rf"{_ARTICLE}{_OF_LEVEL}{_YEAR}(?:\s+{_LEVEL})?(?!\w)"
    rf"|(?:from|on|over|under)\s+{_ARTICLE}(?:{_LEVEL}\s+(?:of|in)\s+{_YEAR}|{_YEAR}\s+{_LEVEL})(?!\w)"
    rf"|(?:(?<=[%]\s)|(?<=\dt\s)|(?<=\d\st\s)|(?<=\bcent\s)|(?<=improvement\s))"
    rf"(?:from|on|over)\s+{_YEAR}(?!\s?(?:to|until|on)\b|\s?[–—-]\s?\d)"
    rf"|(?:up|down|from)\s+(?:from\s+)?[\d][\d.,]{{0,12}}\s?[%\w³²]{{0,12}}(?:\s+\w{{1,12}})?\s+in\s+{_YEAR}"
    rf"|base[\s-]?(?:line|year)(?:\s+year)?(?:\s+(?:is|was|of))?[\s:(]{{1,3}}{_YEAR}"
    rf"|{_YEAR}\s+base[\s-]?(?:line|year)?(?:\s+year)?(?!\w)",
    re.IGNORECASE,
)
_DEADLINE = (
    r"(?:by|before|until|no\s+later\s+than)\s+(?:the\s+)?"
    r"(?:(?:end|close|start|middle|turn)\s+of\s+|year[\s-]end\s+|mid[\s-]|late\s+|early\s+)?"
    r"(?:the\s+)?(?:year\s+)?"
)
_TARGET = re.compile(
    rf"{_DEADLINE}(?:{_MONTH}\s+)?{_YEAR}"
    rf"|{_YEAR}\s+(?:\w{{2,16}}\s+)?(?:targets?|goals?|ambitions?|commitments?)(?!\w)"
    rf"|(?:targets?|goals?)\s+(?:for|of|year|in)\s?:?\s+{_YEAR}"
    rf"|(?:targets?|goals?)\s+for\s+(?:ourselves|us|the\s+group|the\s+company)\s+for\s+{_YEAR}"
    rf"|{_DEADLINE}20[2-9]\d(?=\d(?:\.?$|[.;]\s))"  # the number of a footnote behind it
    rf"|{_YEAR}\s+(?:is|as)\s+(?:the|our|its)\s+(?:targets?|goals?|deadline)(?!\w)"
    rf"|(?:by|before)\s+(?:the\s+)?(?:(?:end\s+of\s+)?(?:the|this)\s+decade|mid[\s-]century)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?<!\w)(?:will|shall|going\s+to)\s", re.IGNORECASE)
_FUTURE_YEAR = re.compile(rf"(?<!\w)(?:in|from|as\s+of|as\s+from)\s+{_YEAR}", re.IGNORECASE)
_AIM = re.compile(
    r"(?<!\w)(?:(?:are|is|expected)\s+to|(?:want|plan|intend|expect|aim|strive|seek)s?"
    r"|commit(?:s|ted|ments?)?|goals?|targets?|ambition|would)(?!\w)",
    re.IGNORECASE,
)
_SOON = 2025  # a bare "from" with a year up to here may be of the past
_ONWARDS = re.compile(
    rf"(?<!\w)(?:(?P<bare>as\s+of|as\s+from|from)|(?:starting|beginning)\s+(?:in|from))\s+"
    rf"(?:the\s+)?(?:(?:early|mid|late)[\s-])?{_YEAR}(?P<on>\s+(?:on|onwards?)(?!\w))?",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?<!\w)(?:was|were|had|has|have)(?!\w)", re.IGNORECASE)
_RANGE = rf"(?:{_FISCAL}|{_BARE})\s?(?:[–—-]|to|and|until)\s?(?:{_FISCAL}|(?:19|20)\d\d(?!\d))"
_PERIOD = re.compile(
    rf"(?<!\w)(?:between|from)\s+{_RANGE}"
    rf"|(?:19|20)\d\d\s?[–—-]\s?(?:19|20)\d\d(?!\d)"
    rf"|year\s+(?:ended|ending|to)\s+(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},\s+)?{_YEAR}"
    rf"|(?:Q[1-4]|(?:first|second|third|fourth|last)\s+(?:half|quarter)\s+of)\s+{_YEAR}"
    rf"|(?<!\w)(?:in|during|since|throughout|for|over|at\s+the\s+end\s+of|as\s+of|of|from)\s+"
    rf"(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?{_YEAR}"
    rf"|{_MONTH}\s+{_BARE}|{_FISCAL}|{_SPLIT}|(?<=\(){_BARE}(?=[):])"
    rf"|(?:the\s+)?{_BARE}\s+(?:financial|fiscal|calendar|reporting)\s+year"
    r"|(?:in|during|over)\s+(?:the\s+)?(?:last|past|previous)\s+(?:\w+\s+)?(?:years?|months|decade)"
    r"|(?:in|during|over)\s+(?:the|this)\s+(?:reporting\s+(?:year|period)|year\s+under\s+review)"
    r"|(?<!than\s)(?<!\w)(?:last|this)\s+year(?!\w)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?<!\w)(?:cut|reduc|lower|fell|fall|decreas|increas|improv|down|up|drop|declin|halv|grew|rose)",
    re.IGNORECASE,
)
_TEMPORAL = re.compile(r"\d\d|years?\b|decade|century|months", re.IGNORECASE)


def years(sentence: str) -> Iterator[Measured]:
    """Yield the base years, target years and periods of a sentence; offsets are into it."""
    if not _TEMPORAL.search(sentence):
        return
    bases = [_dated(match, MarkCategory.BASE_YEAR) for match in _BASE.finditer(sentence)]
    targets = [_dated(match, MarkCategory.TARGET_YEAR) for match in _targets(sentence)]
    targets = [target for target in targets if not _touches(target, bases)]
    yield from bases
    yield from targets
    changes = "%" in sentence and _CHANGE.search(sentence) is not None
    for match in _PERIOD.finditer(sentence):
        period = _dated(match, MarkCategory.PERIOD)
        if _touches(period, [*bases, *targets]):
            continue
        yield period
        if changes and match[0].lower().startswith("since") and not bases:
            yield _dated(match, MarkCategory.BASE_YEAR)


def _targets(sentence: str) -> Iterator[re.Match[str]]:
    yield from _TARGET.finditer(sentence)
    future = _FUTURE.search(sentence)
    for match in _FUTURE_YEAR.finditer(sentence) if future else ():
        if future is not None and (future.start() < match.start() or match[0][0] in "Ff"):
            yield match
    if not future and _AIM.search(sentence) and not _OVER.search(sentence):
        for match in _ONWARDS.finditer(sentence):
            if match["on"] or not match["bare"] or (_year(match[0]) or 0) > _SOON:
                yield match


def _touches(item: Measured, others: list[Measured]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)


def _dated(match: re.Match[str], category: MarkCategory) -> Measured:
    return Measured(match.start(), match.end(), category, _year(match[0]), "year")


def _year(text: str) -> float | None:
    """Return the last year that `text` names: 2022 for FY22 and for 2021/22."""
    if "mid" in text.lower() and "century" in text.lower():
        return 2050.0
    full = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    split = re.search(r"(?<!\d)(?:19|20)?\d\d\s?[/–-]\s?(\d\d)(?!\d)", text)
    short = re.search(r"(?:FY|CY)\s?['’]?(\d\d)(?!\d)", text, re.IGNORECASE)
    if split:
        century = int(full[-1]) // 100 if full else 20
        return float(century * 100 + int(split[1]))
    if full:
        return float(full[-1])
    return float(2000 + int(short[1])) if short else None
