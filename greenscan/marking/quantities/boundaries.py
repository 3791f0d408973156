"""What a claim covers: scopes, sites, shares of the company; and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenscan.labels import MarkCategory
from greenscan.marking.quantities.measured import Measured
from greenscan.marking.quantities.numbers import NUMBER_WORD

_DIGITS = r"\d{1,3}(?:,\d{3})?"
_NUMBER = rf"(?:{_DIGITS}|{NUMBER_WORD}|one)"
_UNITS = (
    r"(?:sites?|plants?|factor(?:y|ies)|stores?|shops?|mills?|offices?|facilit(?:y|ies)|mines?|farms?"
    r"|warehouses?|hotels?|restaurants?|branches|buildings?|laborator(?:y|ies)|depots?|suppliers?"
    r"|locations?|operations|countries|markets|business(?:es)?|products?|brands?|vehicles?|ships?"
    r"|vessels?|data\s+cent(?:re|er)s?|distribution\s+cent(?:re|er)s?|subsidiar(?:y|ies)|fields?)"
)
_ADJECTIVES = r"(?:(?!of\s|in\s|and\s|or\s)[a-z][a-z-]{1,15}\s+){0,2}?"
_SCOPE = re.compile(
    r"\bscopes?\s?[1-3](?:\s?(?:,|\+|&|/|and|,\s?and|to|or)\s?(?:scope\s)?[1-3](?!\d|\s?%|[.,]\d))"
    r"{0,2}(?!\d)",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?:all|each|every|both)\s+(?:of\s+)?(?:(?:our|the|its|their)\s+)?(?:{_NUMBER}\s+)?"
    rf"(?:of\s+our\s+|of\s+the\s+)?{_ADJECTIVES}{_UNITS}(?!\w)",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"(?<![\w.,]){_NUMBER}\s+(?:out\s+)?of\s+(?:our|the|its|their)\s+(?:{_NUMBER}\s+)?"
    rf"{_ADJECTIVES}{_UNITS}(?!\w)"
    rf"|\d{{1,3}}(?:\.\d{{1,2}})?\s?(?:%|per\s?cent)\s+of\s+(?:all\s+)?(?:(?:our|the|its|their)\s+)?"
    rf"{_ADJECTIVES}(?:{_UNITS}|fleet|revenues?|turnover|sales|spend|workforce|portfolio|volumes?)(?!\w|['’]s)"
    rf"|\b(?:half|two[\s-]thirds|three[\s-]quarters|a\s(?:third|quarter))\s+of\s+(?:our|the|its)\s+"
    rf"{_ADJECTIVES}(?:{_UNITS}|fleet|revenues?|turnover|workforce|portfolio)(?!\w|['’]s)",
    re.IGNORECASE,
)
_KINDS_OF_PLACE = (
    r"(?:plant|site|factory|mill|refinery|warehouse|depot|brewery|creamery|dairy|mine|terminal|campus"
    r"|office|smelter|works|facility|farm|laboratory|hotel|port|harbour|airport|quarry|winery|bakery"
    r"|headquarters|data\s+cent(?:re|er)|distribution\s+cent(?:re|er)|power\s+station|hub)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,24}"
_NAMED = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}\s+){{1,3}}{_KINDS_OF_PLACE}s?(?!\w)"
    rf"|(?<!\w){_KINDS_OF_PLACE}s?\s+(?:in|at|near|outside)\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}"
)
_FIRST_WORD = re.compile(
    r"An?|And|All|Another|Any|As|At|Both|By|Each|Every|For|From|If|In|Its|Last|New|Next|No|On|One"
    r"|Our|Several|Some|Such|That|The|Their|These|This|Those|Two|When|While|With|Your"
)
_RANGE_OF_PRODUCTS = re.compile(
    rf"\b(?:our|the|its)\s+(?:{_CAPITAL}\s+){{1,3}}(?:range|line|series|collection|brand|model)s?(?!\w)"
)
_NOT_OF_A_NAME = (
    r"(?:can|could|may|is|are|was|were|has|have|had|will|would|and|or|but|by|in|of|to|for|from|with"
    r"|which|we|our|this|due|thanks|because|as|while|when|despite|through|on|at)(?!\w)"
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|relative\s+to|versus|vs\.?|against|than)\s+"
    r"(?:the\s+|our\s+|its\s+|a\s+|an\s+|those\s+of\s+)?(?:(?!million|billion|thousand|half)[a-z]\w*[\s-]){0,2}?"
    r"(?:previous|prior|last|preceding|conventional|virgin|standard|average|predecessor|traditional"
    r"|business[\s-]as[\s-]usual|industry|sector|earlier|baseline|benchmark|equivalent|reference"
    r"|petrol|diesel|fossil|glass|plastic|cotton|air\s+freight)(?!\w)"
    rf"(?:[\s-](?!{_NOT_OF_A_NAME})\w+){{0,2}}"
    r"|\bthan\s+(?:that|those|the\s+(?:level|footprint|impact|emissions?|consumption))\s+of"
    rf"(?:\s(?!{_NOT_OF_A_NAME}|\w+ed\b)[a-z][\w-]*){{1,3}}"
    r"|\byear[\s-]on[\s-]year(?!\w)|\byear[\s-]over[\s-]year(?!\w)"
    r"|\bthan\s+(?:in\s+)?the\s+year\s+before(?!\w)",
    re.IGNORECASE,
)


def boundaries(sentence: str) -> Iterator[Measured]:
    """Yield what a sentence is said to cover; offsets are into it."""
    for pattern in (_SCOPE, _ALL, _SOME, _RANGE_OF_PRODUCTS):
        for match in pattern.finditer(sentence):
            yield Measured(match.start(), match.end(), MarkCategory.BOUNDARY)
    for match in _NAMED.finditer(sentence):
        start = _start_of_name(match)
        if start is not None:
            yield Measured(start, match.end(), MarkCategory.BOUNDARY)


def comparison_bases(sentence: str) -> Iterator[Measured]:
    """Yield what a sentence compares with, other than a year; offsets are into it."""
    for match in _COMPARED.finditer(sentence):
        yield Measured(match.start(), match.end(), MarkCategory.COMPARISON_BASE)


def _start_of_name(match: re.Match[str]) -> int | None:
    """Return where the name starts; None where there is none, as in "The plant"."""
    for word in re.finditer(r"\S+", match[0]):
        if not _FIRST_WORD.fullmatch(word[0]):
            named = word[0][0].isupper() or word.start() == 0
            return match.start() + word.start() if named else None
    return None
