"""What a verifier has to ask for before a claim can be checked."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from greenscan.assessing.judged import Judged
from greenscan.assessing.wording import CONTENT
from greenscan.labels import Element, Flag, Kind, Label

_OF_LAW = frozenset({Flag.LEGAL_AS_MERIT, Flag.IRRELEVANT})
_MANY = re.compile(
    r"\b(?:sites|plants|works|mills|farms|suppliers|stores|hotels|factories|facilities|products"
    r"|buildings"
    r"|offices|growers|partners|articles|items|locations|warehouses)\b",
    re.IGNORECASE,
)


def missing_of(judged: Judged, flags: AbstractSet[Flag]) -> tuple[Element, ...]:
    """Return what has to be asked for, the most telling first.

    Parameters
    ----------
    judged
        The claim.
    flags
        The reason codes that were raised so far.
    """
    if judged.verdict is Label.SUPPORTED or Flag.CONTRADICTED in flags:
        return ()
    if judged.verdict is Label.VAGUE:
        return _of_vague(judged, flags)
    if flags & _OF_LAW:
        return (Element.LEGAL_BASELINE,)
    if Flag.GREENCROWDING in flags and judged.context.kind is Kind.POLICY:
        return (Element.MEASURE,)
    if Flag.LABEL_UNVERIFIED in flags and judged.context.kind is Kind.POLICY:
        several = Element.BOUNDARY in judged.lacking and _MANY.search(judged.text)
        return (Element.CERTIFICATE, Element.BOUNDARY) if several else (Element.CERTIFICATE,)
    lacking = judged.lacking
    if Flag.COMPARISON_NO_BASE not in flags:
        lacking = tuple(item for item in lacking if item is not Element.COMPARISON_BASE)
    if Flag.VAGUE_GENERIC in flags and judged.context.kind is Kind.QUALITY:
        lacking = (Element.DEFINITION, *lacking)
    if not lacking and judged.context.kind is Kind.QUALITY and CONTENT.search(judged.text):
        return (Element.METHOD,)
    return lacking


def _of_vague(judged: Judged, flags: AbstractSet[Flag]) -> tuple[Element, ...]:
    """Of what is vague, only what would make it a claim that can be judged."""
    kind = judged.context.kind
    found: list[Element] = []
    if Flag.VAGUE_GENERIC in flags:
        found.append(Element.DEFINITION)
    if kind in {Kind.ACTION, Kind.POLICY}:
        found.append(Element.MEASURE)
    if kind is Kind.TARGET:
        found += [Element.FIGURE, Element.TARGET_YEAR]
    if Flag.COMPARISON_NO_BASE in flags:
        found.append(Element.COMPARISON_BASE)
    if flags & _OF_LAW:
        found.append(Element.LEGAL_BASELINE)
    return tuple(item for item in found if item not in judged.given)
