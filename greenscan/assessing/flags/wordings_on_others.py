"""Flags on what a claim leans on: offsets, laws, others, and what it leaves out."""

from __future__ import annotations

import re

from greenscan.assessing import wording
from greenscan.assessing.flags import phrasing_of_others
from greenscan.assessing.flags.words import (
    from_words,
    raised,
)
from greenscan.assessing.judged import Judged
from greenscan.claims import RaisedFlag
from greenscan.labels import Element, Flag, Kind, Label, MarkCategory

_NEUTRALITY = frozenset(
    [
        "carbon-neutral",
        "neutral-product",
        "net-zero-claim",
        "climate-positive",
        "compensate",
        "offset",
        "carbon-credits",
        "credit-acronyms",
        "neutralise-emissions",
        "unavoidable-emissions",
        "climate-projects",
        "plastic-neutral",
        "water-neutral",
    ]
)
_MOVED = frozenset(
    [
        "target-updated",
        "target-replaced",
        "target-withdrawn",
        "target-postponed",
        "deadline-moved",
        "softened-target",
    ]
)
_USELESS = frozenset(["cfc-free", "ozone-friendly", "long-banned-substance", "always-been-so"])
_OF_OTHERS = frozenset(
    [
        "help-customers",
        "everyone-can",
        "consumer-disposal",
        "member-or-signatory",
        "sdg-aligned",
        "framework-as-merit",
        "industry-wide-problem",
        "employees-encouraged",
    ]
)
_TARGET_WORD = re.compile(
    r"\b(?:targets?|goals?|ambitions?|commitments?|pledges?|net[\s-]zero|objectives?|deadlines?"
    r"|reduction|neutral(?:ity)?)\b",
    re.IGNORECASE,
)
_OWN_RULES = re.compile(
    r"\b(?:our|the|its)\s+(?:[\w-]+\s+){0,4}?(?:code|policy|policies|principles|standards?"
    r"|charter)\b"
    r"(?!.*\b(?:law|legal|legislation|regulations?|permits?)\b)",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\b(?:members?|membership|join\w*|sign(?:ed|atory|atories|ing)|participat\w+|active\s+in"
    r"|support\w*|found\w+"
    r"|committed|pledg\w+|endors\w+|part\s+of)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:laws?|by-laws?|permitted|permissible|allowed|legal\w*|legislat\w*|regulat\w*|statut\w*|permits?|limits?|authorit\w+"
    r"|directives?|licen[cs]\w*"
    r"|ordinances?|conventions?|REACH|RoHS|banned|prohibited|acts?|government|fines?|penalt\w+"
    r"|violations?"
    r"|breach\w*|prescri\w+|required|Euro\s(?:VI|6|5)|incidents?)\b",
    re.IGNORECASE,
)


def offset_based(judged: Judged) -> RaisedFlag | None:
    """Flag what is neutral now, on credits or on what is not named."""
    context = judged.context
    if context.kind is Kind.TARGET or Element.OFFSET_ROLE in judged.given:
        return None
    if judged.verdict is Label.SUPPORTED and context.label is Label.SUPPORTED:
        return None
    if not wording.speaks_of_carbon(context.full_text):
        return None
    return raised(
        judged,
        Flag.OFFSET_BASED,
        _NEUTRALITY,
        wording.NEUTRAL,
        "“{}” does not say what was reduced, and how many credits of which standard stand for the"
        " rest.",
    )


def legal_as_merit(judged: Judged) -> RaisedFlag | None:
    """Flag keeping the law as a merit."""
    if judged.context.kind is Kind.TARGET or judged.verdict is Label.SUPPORTED:
        return None
    if _OWN_RULES.search(judged.text) or not _LAW.search(judged.text):
        return None
    return raised(
        judged,
        Flag.LEGAL_AS_MERIT,
        None,
        phrasing_of_others.LEGAL,
        "“{}” tells of what the law asks of everybody.",
    )


def irrelevant(judged: Judged) -> RaisedFlag | None:
    """Flag what is true and of no use."""
    return raised(
        judged,
        Flag.IRRELEVANT,
        _USELESS,
        phrasing_of_others.BANNED,
        "“{}” holds for every product of the kind, by law or by nature.",
    )


def hidden_trade_off(judged: Judged) -> RaisedFlag | None:
    """Flag that one effect is praised, an adverse one of the same change is left out."""
    text = judged.context.full_text
    if judged.context.kind not in {Kind.RESULT, Kind.QUALITY, Kind.ACTION}:
        return None
    if phrasing_of_others.TRADE_OFF_TOLD.search(text) or Element.LIFE_CYCLE in judged.given:
        return None
    return raised(
        judged,
        Flag.HIDDEN_TRADE_OFF,
        {"replaced-by-alternative"},
        phrasing_of_others.TRADE_OFF,
        "“{}” has other effects on the environment, and they are left out.",
    )


def lesser_evil(judged: Judged) -> RaisedFlag | None:
    """Flag a better version of what is harmful as a kind."""
    if judged.context.kind is not Kind.QUALITY:
        return raised(
            judged,
            Flag.LESSER_EVIL,
            {"natural-gas-switch"},
            None,
            "“{}” goes from one fossil source to another.",
        )
    return raised(
        judged,
        Flag.LESSER_EVIL,
        {"natural-gas-switch"},
        phrasing_of_others.LESSER_EVIL,
        "“{}” speaks of a better version of what stays harmful as a kind.",
    )


def greencrowding(judged: Judged) -> RaisedFlag | None:
    """Flag a membership, or what others should do, for the company's own act."""
    if judged.verdict is Label.SUPPORTED or judged.context.kind is Kind.TARGET:
        return None
    found = raised(
        judged,
        Flag.GREENCROWDING,
        _OF_OTHERS,
        phrasing_of_others.OF_OTHERS,
        "“{}” stands where an act of the company's own could be told.",
    )
    if found is not None or judged.context.kind is not Kind.POLICY:
        return found
    if not _JOINING.search(judged.text):
        return None
    for mark in judged.context.marks(MarkCategory.MEMBERSHIP):
        if mark.entry.startswith(("sdg", "ungc-p", "ngo", "un-")):
            continue
        reason = f"Belonging to “{mark.text}” says nothing of the company's own effect."
        return from_words(Flag.GREENCROWDING, mark, reason)
    return None


def greenrinsing(judged: Judged) -> RaisedFlag | None:
    """Flag a target that is moved, replaced or put back."""
    if judged.context.kind is not Kind.TARGET and not _TARGET_WORD.search(judged.text):
        return None
    if re.search(
        r"\bearlier\s+than|\bahead\s+of|\bsooner|\bbrought\s+forward", judged.text, re.IGNORECASE
    ):
        return None
    return raised(
        judged,
        Flag.GREENRINSING,
        _MOVED,
        phrasing_of_others.MOVED,
        "“{}” says that a target was moved or replaced.",
    )
