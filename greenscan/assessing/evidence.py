"""Which elements of a checkable claim are given: in its words, beside it, or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from greenscan.assessing.context import Context
from greenscan.assessing.wording import (
    ANY_YEAR,
    BEFORE_AND_AFTER,
    DEFINED,
    EVERYWHERE,
    GIVEN_STATE,
    MEASURES,
    NOTIONAL,
    PAST_YEAR_FROM,
    PLACE,
    RATING,
    SINCE,
    THE_LOT,
    WITHOUT_OFFSETS,
)
from greenscan.claims import Mark, Sentence, Support
from greenscan.labels import Element, Kind, Label, MarkCategory, Place

_BY_MARK: Mapping[MarkCategory, tuple[int, tuple[Element, ...]]] = {
    MarkCategory.QUANTITY: (0, (Element.FIGURE,)),
    MarkCategory.PERIOD: (0, (Element.PERIOD,)),
    MarkCategory.BASE_YEAR: (0, (Element.BASE_YEAR, Element.COMPARISON_BASE, Element.PERIOD)),
    MarkCategory.TARGET_YEAR: (0, (Element.TARGET_YEAR, Element.PERIOD)),
    MarkCategory.COMPARISON_BASE: (0, (Element.COMPARISON_BASE,)),
    MarkCategory.BOUNDARY: (0, (Element.BOUNDARY,)),
    MarkCategory.METHOD: (1, (Element.METHOD,)),
    MarkCategory.TEST: (1, (Element.METHOD, Element.CERTIFICATE)),
    MarkCategory.LIFE_CYCLE: (1, (Element.LIFE_CYCLE, Element.METHOD)),
    MarkCategory.ASSURANCE: (2, (Element.ASSURANCE, Element.METHOD)),
    MarkCategory.PRODUCT_CERTIFICATE: (2, (Element.CERTIFICATE, Element.DEFINITION)),
    MarkCategory.SITE_CERTIFICATE: (2, (Element.CERTIFICATE, Element.DEFINITION)),
    MarkCategory.MANAGEMENT_SYSTEM: (1, (Element.CERTIFICATE,)),
    MarkCategory.TARGET_VALIDATION: (2, (Element.VALIDATION,)),
    MarkCategory.OFFSET_STANDARD: (1, (Element.OFFSET_ROLE,)),
    MarkCategory.ENERGY_ATTRIBUTE: (1, (Element.ENERGY_ATTRIBUTE,)),
    MarkCategory.PLAN: (1, (Element.PLAN,)),
}
_CELL = re.compile(r"(?:^|[|\t]|\s{2,})\s*[\d.,]+\s*%?(?=\s*(?:[|\t]|\s{2,}|$))")
_PAST = 2024  # a year up to here, in a target, tells of the past
_AIMING = re.compile(
    r"\b(?:targets?|goals?|aims?|ambitions?|commit\w*|pledge\w*|plan(?:s|ned)?|will|shall"
    r"|to\s+be)\b",
    re.IGNORECASE,
)
_BY_WORDING = (
    (Element.BOUNDARY, PLACE),
    (Element.FIGURE, GIVEN_STATE),
    (Element.COMPARISON_BASE, BEFORE_AND_AFTER),
    (Element.DEFINITION, DEFINED),
    (Element.PLAN, MEASURES),
)
_NAMED = frozenset(
    {MarkCategory.RATING, MarkCategory.PRODUCT_CERTIFICATE, MarkCategory.SITE_CERTIFICATE}
)
_INTERIM = frozenset({"interim-target", "milestones"})

# What a sentence beside the claim can be trusted to give of the same thing.
_FROM_NEIGHBOURS = frozenset(Element) - {Element.FIGURE, Element.DEFINITION, Element.MEASURE}


def given_in(text: str, marks: Sequence[Mark]) -> frozenset[Element]:
    """Return the elements that `text` with its `marks` gives."""
    given = _given_by_marks(marks)
    given |= {element for element, pattern in _BY_WORDING if pattern.search(text)}
    if {Element.FIGURE, Element.PERIOD} <= given and _has_absolute(marks):
        given |= {Element.COMPARISON_BASE}  # so much saved in a year compares with nothing
    return given


def _given_by_marks(marks: Sequence[Mark]) -> frozenset[Element]:
    given: set[Element] = set()
    for mark in marks:
        least, elements = _BY_MARK.get(mark.category, (0, ()))
        if mark.strength >= least and not _is_notional(mark):
            given.update(elements)
    target_years = {mark.value for mark in marks if mark.category is MarkCategory.TARGET_YEAR}
    if len(target_years) > 1 or any(mark.entry in _INTERIM for mark in marks):
        given.add(Element.INTERIM_TARGET)
    return frozenset(given)


def _has_absolute(marks: Iterable[Mark]) -> bool:
    """Return whether a quantity is told in a unit, not as a share."""
    return any(
        mark.category is MarkCategory.QUANTITY and mark.unit not in {"", "%", "pp"}
        for mark in marks
    )


def given_by_claim(context: Context) -> frozenset[Element]:
    """Return the elements that the claim's own words give."""
    given = given_in(context.full_text, context.sentence.marks)
    if _is_named(context.sentence.marks):
        given |= {Element.CERTIFICATE}
    if WITHOUT_OFFSETS.search(context.full_text):
        given |= {Element.OFFSET_ROLE}
    if THE_LOT.search(context.full_text) and context.label is not Label.VAGUE:
        given |= {Element.FIGURE, Element.BOUNDARY}
    if context.kind is Kind.RESULT and SINCE.search(context.text):
        given |= {Element.COMPARISON_BASE}
    if context.kind is Kind.TARGET and PAST_YEAR_FROM.search(context.text):
        given |= {Element.BASE_YEAR}
    if context.kind is Kind.TARGET and Element.TARGET_YEAR not in given:
        based = context.marks(MarkCategory.BASE_YEAR)
        dated = ANY_YEAR.findall(context.text)
        if len(set(dated)) > len(based) and any(int(year) > _PAST for year in dated):
            given |= {Element.TARGET_YEAR}
    return given


def given_nearby(context: Context) -> frozenset[Element]:
    """Return the elements that the sentences beside the claim, or the list it introduces, give.

    That it holds everywhere is nothing to ask for, and no evidence of the claim's own either.
    """
    given = [_of_sentence(neighbour) for neighbour in context.neighbours]
    if EVERYWHERE.search(context.full_text):
        given.append(frozenset({Element.BOUNDARY}))
    allowed = _FROM_NEIGHBOURS
    if context.kind is Kind.TARGET:  # where measures to reach a target are told
        allowed |= {Element.PLAN}
    found = frozenset().union(*given) & allowed
    if RATING.search(context.text) and any(_is_named(each.marks) for each in context.neighbours):
        found |= {Element.CERTIFICATE}
    return found.union(*map(_of_sentence, context.items))


def given_elsewhere(context: Context) -> frozenset[Element]:
    """Return the elements that the support found elsewhere in the report gives.

    The figure of a target stands where the target does, not in a result of the past.
    """
    past = frozenset({Element.FIGURE})
    given = [
        given_by_passage(item) - (past if _is_past(context, item) else frozenset())
        for item in context.support
    ]
    return frozenset().union(*given)


def _is_past(context: Context, passage: Support) -> bool:
    """Return whether the claim is a target, and the passage tells of none."""
    dated = any(mark.category is MarkCategory.TARGET_YEAR for mark in passage.marks)
    aims = dated or _AIMING.search(f"{passage.quote} {passage.heading}")
    return context.kind is Kind.TARGET and not aims


def given_by_passage(passage: Support) -> frozenset[Element]:
    """Return what a passage gives; a table's heading names years, its cells are figures."""
    given = given_in(passage.quote, passage.marks)
    whole = f"{passage.quote} {passage.heading}"
    if ANY_YEAR.search(whole):
        given |= {Element.PERIOD}
    if passage.place is Place.TABLE:
        cells = len(_CELL.findall(passage.quote))
        given |= {Element.FIGURE, Element.BOUNDARY} if cells else frozenset()
        if cells > 1:  # a series over the years of the heading
            given |= {Element.PERIOD, Element.COMPARISON_BASE}
    return given


def _is_named(marks: Iterable[Mark]) -> bool:
    """Return whether a score or certificate is told with its name: it can be looked up."""
    found = [mark for mark in marks if mark.strength > 0]
    named = any(mark.category in _NAMED for mark in found)
    return named or any(
        mark.category is MarkCategory.ENERGY_ATTRIBUTE and "certif" in mark.text.lower()
        for mark in found
    )


def _is_notional(mark: Mark) -> bool:
    return mark.category is MarkCategory.COMPARISON_BASE and bool(NOTIONAL.search(mark.text))


def _of_sentence(sentence: Sentence) -> frozenset[Element]:
    return given_in(sentence.text, sentence.marks)
