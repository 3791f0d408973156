"""Whose effect on the environment a claim speaks of."""

from __future__ import annotations

import re

from greenscan.assessing.context import Context
from greenscan.assessing.wording import ANAPHOR
from greenscan.labels import Kind, Subject

_SUPPLY = re.compile(
    r"\b(?:suppl(?:y|ies)[\s-]chains?|upstream|suppliers?|smallholders?|subcontractors?|vendors?"
    r"|(?:responsibl[ey]|sustainabl[ey]|ethical(?:ly)?|local(?:ly)?)[\s-]sourc(?:ed|ing)"
    r"|(?<!water\s)sourc(?:e|es|ed|ing)"
    r"|procur(?:e|ed|ement|ing)|purchas(?:e|es|ed|ing)\s+(?:of\s+)?(?:goods|materials|volumes|raw"
    r"|timber|wood"
    r"|cocoa|palm|soy|cotton|coffee)|farms?\s+(?:that|which|who)\s+(?:\w+\s+)?(?:grow"
    r"|supply|deliver)|(?:whom|which|those)\s+(?:with\s+whom\s+)?we\s+(?:do\s+business|buy"
    r"|purchase|work\s+with"
    r"|select)|traceab\w+|plantations?|(?:cocoa|coffee|palm\s+oil|soy|cotton|wood|timber|fish"
    r"|beef|leather"
    r"|sugar|tea|milk|grain|wool)\s+(?:that\s+|which\s+)?we\s+(?:buy|purchase|source)"
    r"|business\s+partners|(?:contract|supplying|partner)\s+(?:farmers|growers|farms"
    r"|mills))\b",
    re.IGNORECASE,
)
_SUPPLY_FIRST = re.compile(
    r"^(?:\W*(?:all|our|the|its|their|most|many|several|some|\d[\d.,]*\s?%?\s*(?:of)?|of|key"
    r"|strategic|main"
    r"|direct|tier\s\d|every|each|one|half|two|three|those|that|which|who)\s+){0,6}(?:suppliers?"
    r"|farmers?"
    r"|growers?|smallholders?|contractors?|vendors?|supply[\s-]chain|hauliers?|carriers?)\b",
    re.IGNORECASE,
)
_OF_ENERGY = re.compile(r"\b(?:electricity|power|energy|heat|gas)\b", re.IGNORECASE)
_COMPANY_FIRST = re.compile(
    r"^(?:\W*(?:with|in|as|for|at|by|through|today|over)\b[^,]{0,80},\s*)?(?:we\b|us\b|(?:our|the"
    r"|this|its)\s+"
    r"(?:\w+\s+)?(?:company|group|firm|business|corporation|organi[sz]ation|bank|airline|network"
    r"|fleet|operations"
    r"|activities|stores|offices|sites|plants|mills|works|people|team|staff|culture|approach"
    r"|conduct|house"
    r"|brand\s+name|portfolio|strategy|headquarters|production|processes)\b)",
    re.IGNORECASE,
)
_KINDS_OF_SITE = (
    r"(?:plant|site|factory|mill|refinery|warehouse|depot|brewery|creamery|dairy|mine|terminal"
    r"|campus"
    r"|office|smelter|works|facility|farm|laboratory|hotel|port|harbour|airport|quarry|winery"
    r"|bakery"
    r"|headquarters|store|building|data\s+cent(?:re|er)|power\s+station|hub|yard|park|kiln|foundry"
    r"|distribution\s+cent(?:re|er)|tannery|sawmill|shop|branch|reservoir|garden|school|pit"
    r"|malt\s+house"
    r"|joinery|station|tower|hall|dock|wharf|shipyard|estate|distillery|laundry|clinic|hospital"
    r"|stadium"
    r"|incinerator|landfill|dam|wetland|lagoons?|forest|island|vineyard|greenhouse|workshop"
    r"|tunnel|bridge"
    r"|line|oven|furnace|boiler\s+house|press|canteen|library|museum|theatre|house|market|nursery"
    r"|basin)"
)
_CAPITAL = (
    r"(?!(?:Our|The|All|Each|Every|Its|This|That|An?|One|Both|At|In|New|No|Any|Their|These|Those"
    r"|Some"
    r"|Two|Three|As|By|We|And|With|From|For|Since|When|Where|After|Modern|Scope|Group)\b)"
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
)
_SITE = re.compile(
    rf"(?<!\w){_CAPITAL}\s+(?:[A-Z]\w+\s+)?(?i:{_KINDS_OF_SITE})\b"
    rf"|\b{_KINDS_OF_SITE}\s+(?:in|at|near|outside|of)\s+(?:the\s+)?(?:old\s+|new\s+|upper\s+"
    rf"|lower\s+)?{_CAPITAL}"
    r"|\b(?i:our|the|its)\s+(?:new\s+|own\s+)?(?:headquarters|head\s+office)\b"
    rf"|\b(?i:our|the|its)\s+(?:central|main|new|newest|largest|oldest|only)\s+{_KINDS_OF_SITE}\b"
)
_STATION = re.compile(
    rf"\b(?:make|makes|made|is|keeps?|turns?)\s+{_CAPITAL}\s+(?:one\s+of|a\b|an\b"
    rf"|the\b).*\b{_KINDS_OF_SITE}s?\b"
)
_ONE_OF = re.compile(r",\s+one\s+of\s+\w+", re.IGNORECASE)
_PRODUCT = re.compile(
    r"\b(?:products?|packag(?:ing|es?)|bottles?|range|collections?|series|packs?|cartons?"
    r"|box(?:es)?|bags?|cups?"
    r"|lids?|capsules?|trays?|wrappers?|formulas?|detergents?|garments?|shirts?|shoes?|tyres?"
    r"|cars?|models?"
    r"|devices?|appliances?|tiles?|cement|concrete|bricks?|paints?|shampoos?|creams?|cans?|jars?"
    r"|films?|fabrics?"
    r"|flights?|fares?|funds?|cheeses?|coffee|beers?|wines?|mattress(?:es)?|beds?|chairs?|tables?"
    r"|lamps?|toys?"
    r"|phones?|laptops?|printers?|engines?|cables?|sprays?|inks?|loans?|accounts?|tariffs?"
    r"|fashion|wear|boards?)\b",
    re.IGNORECASE,
)
_HELD_BY_PRODUCT = re.compile(
    r"\b(?:our|the|this|these|each|every|all\s+our)\s+(?:\w+\s+){0,3}?(?:bed|chair|table|coffee"
    r"|tea|shirt|range"
    r"|collection|paper|detergent|product|garment|tile|brick|paint|bottle|carton|toy|phone|lamp"
    r"|mattress|wine"
    r"|chocolate|jeans|boards?|sofas?|shampoo|cream|soap|printers?|laptops?|vans?|cars?)s?\b",
    re.IGNORECASE,
)


_INTRO = re.compile(r"^[^,]{1,40},\s+")
_OF_US = re.compile(
    r"\b(?:we|us|ours|our\s+(?:people|engineers|employees|staff|teams?|culture|thinking|company"
    r"|group|firm|work"
    r"|business))\b",
    re.IGNORECASE,
)


def subject_of(context: Context) -> Subject:
    """Return whose effect the claim speaks of."""
    text = context.full_text
    if _names_site(text):
        return Subject.SITE
    if _SUPPLY_FIRST.search(_INTRO.sub("", context.text)):
        return Subject.SUPPLY_CHAIN
    of_us = _OF_US.search(text) and not _PRODUCT.search(text)
    if context.kind is Kind.QUALITY and not of_us and not _COMPANY_FIRST.search(context.text):
        return Subject.PRODUCT
    if (
        context.kind is Kind.QUALITY
        and _PRODUCT.search(text)
        and not text.lower().startswith("we ")
    ):
        return Subject.PRODUCT
    supply = _SUPPLY.search(_with_antecedent(context))
    if supply and not _OF_ENERGY.search(text):
        return Subject.SUPPLY_CHAIN
    if context.kind is Kind.POLICY and _HELD_BY_PRODUCT.search(text):
        return Subject.PRODUCT
    return Subject.COMPANY


def _names_site(text: str) -> bool:
    if _STATION.search(text):
        return True
    return _SITE.search(text) is not None and not _ONE_OF.search(text)


def _with_antecedent(context: Context) -> str:
    if context.before is not None and ANAPHOR.match(context.text):
        return f"{context.before.text} {context.full_text}"
    return context.full_text
