"""The final word on a claim: its label, unless the rest of the report says more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from greenscan.assessing.context import Context
from greenscan.assessing.evidence import given_by_passage
from greenscan.assessing.places import where
from greenscan.assessing.wording import RANKED, RANKS
from greenscan.claims import Mark, Support
from greenscan.labels import Element, Kind, Label, MarkCategory

# What counts as evidence in the guidelines: figure, period or base, place, method, third party.
_EVIDENCE = (
    frozenset({Element.FIGURE}),
    frozenset({Element.PERIOD, Element.BASE_YEAR, Element.TARGET_YEAR}),
    frozenset({Element.BOUNDARY}),
    frozenset({Element.METHOD, Element.LIFE_CYCLE, Element.ENERGY_ATTRIBUTE}),
)
_THIRD_PARTY = frozenset({Element.CERTIFICATE, Element.ASSURANCE, Element.VALIDATION})
_OF_A_TARGET = frozenset(
    {Element.BASE_YEAR, Element.BOUNDARY, Element.INTERIM_TARGET, Element.PLAN, Element.VALIDATION}
)
_ENOUGH = 2
# Half of the links in real reports are to passages on the same subject that do not quite back the
# claim. Of the likely ones that bring a figure or a third party, most do.
_LIKELY = 0.7
_SURE = 0.9


def verdict_of(
    context: Context, own: frozenset[Element], missing: Iterable[Element]
) -> tuple[Label, str]:
    """Return the verdict, and why it differs from the label; empty where it does not.

    Parameters
    ----------
    context
        The claim.
    own
        Elements that it gives itself.
    missing
        Elements that neither it nor its neighbours give.
    """
    contradiction = context.sentence.contradiction
    if contradiction is not None and context.label is not Label.VAGUE:
        if context.label is Label.UNSUPPORTED:
            return Label.UNSUPPORTED, ""
        place = where(contradiction)
        figures = f"{contradiction.found} instead of {contradiction.claimed}"
        return Label.UNSUPPORTED, f"{place} gives another figure: {figures}."
    if context.label is not Label.UNSUPPORTED:
        return context.label, ""
    lacking = frozenset(missing)
    agreeing = [
        support
        for support in context.support
        if support.score >= _LIKELY
        and _agree(context.sentence.marks, support.marks)
        and (RANKS.search(support.quote) or not RANKED.search(context.text))
    ]
    given = [given_by_passage(support) for support in agreeing]
    together = frozenset().union(*given)
    weighty = _weighty(context.sentence.marks, agreeing)
    for found, support in zip((*given, together), (*agreeing, *agreeing[:1]), strict=False):
        if _carries(context.kind, own, found, lacking, weighty):
            return Label.SUPPORTED, _found(support)
    return Label.UNSUPPORTED, ""


def _weighty(claimed: Sequence[Mark], passages: Sequence[Support]) -> frozenset[Element]:
    """Return the elements of which a passage has to give one: a figure or a third party.

    Any will do where the link is sure, or the passage repeats the claim's own figure. A membership
    is no evidence, nor are the names of those whose member one is.
    """
    found = (mark for passage in passages for mark in passage.marks)
    sure = any(passage.score >= _SURE for passage in passages)
    if sure or _values(claimed) & _values(found):
        return frozenset(Element)
    if any(mark.category is MarkCategory.MEMBERSHIP for mark in claimed):
        return frozenset({Element.FIGURE})
    return _THIRD_PARTY | {Element.FIGURE}


def _found(support: Support) -> str:
    place = where(support)
    return f"Support found: {place[0].lower()}{place[1:]}."


def _carries(
    kind: Kind,
    own: frozenset[Element],
    given: frozenset[Element],
    lacking: frozenset[Element],
    weighty: frozenset[Element],
) -> bool:
    """Return whether what passages give is what the claim lacks, so that both carry it."""
    gained = given & (lacking | _THIRD_PARTY | {Element.METHOD}) - own
    if kind is Kind.QUALITY:  # what a thing is compared with shows nothing by itself
        gained -= {Element.COMPARISON_BASE}
    if not gained & weighty:
        return False
    together = own | given
    if kind is Kind.TARGET:
        return Element.TARGET_YEAR in together and bool(_OF_A_TARGET & together)
    if gained & _THIRD_PARTY:
        return True
    return sum(bool(group & together) for group in _EVIDENCE) >= _ENOUGH


def _agree(claimed: Iterable[Mark], found: Iterable[Mark]) -> bool:
    """Return whether a figure of the claim stands in the passage, where both have its unit."""
    mine, theirs = _values(claimed), _values(found)
    shared = {unit for unit, _ in mine} & {unit for unit, _ in theirs}
    return not shared or bool(mine & theirs)


def _values(marks: Iterable[Mark]) -> set[tuple[str, float]]:
    return {
        (mark.unit, mark.value)
        for mark in marks
        if mark.category is MarkCategory.QUANTITY and mark.value is not None
    }
