"""What a claim of its kind needs before it can be checked, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from greenscan.assessing import wording
from greenscan.assessing.context import Context
from greenscan.labels import Element, Kind, Label, MarkCategory, Subject, Topic

_DISTANT = 5  # years within which a target needs no interim step
_ASSUMED_YEAR = 2024  # of a report that names no year


def needed(context: Context, subject: Subject, latest_year: int | None) -> tuple[Element, ...]:
    """Return the elements that the claim needs.

    Parameters
    ----------
    context
        The claim.
    subject
        Whose effect it speaks of.
    latest_year
        The report's own year; None where it is not known.
    """
    found = _BY_KIND[context.kind](context, subject, latest_year)
    return tuple(dict.fromkeys(found))


def is_relative(text: str) -> bool:
    """Return whether `text`, a target, is a change against something and no end state."""
    return bool(wording.RELATIVE.search(text)) and not wording.END_STATE.search(text)


def _result(context: Context, subject: Subject, _: int | None) -> Iterator[Element]:
    text = context.full_text
    if wording.is_neutral(text):
        yield Element.OFFSET_ROLE
    yield Element.FIGURE
    if wording.comparison(text, context.kind):
        yield Element.COMPARISON_BASE
    if wording.RENEWABLE_POWER.search(text):
        yield Element.ENERGY_ATTRIBUTE
    yield Element.PERIOD
    if subject is not Subject.SITE:
        yield Element.BOUNDARY
    if wording.AVOIDED.search(text):
        yield Element.METHOD


def _action(context: Context, subject: Subject, _: int | None) -> Iterator[Element]:
    if context.label is Label.VAGUE:
        yield Element.MEASURE
        return
    yield Element.FIGURE
    if subject is not Subject.SITE:
        yield Element.BOUNDARY
    yield Element.PERIOD


def _target(context: Context, subject: Subject, latest_year: int | None) -> Iterator[Element]:
    text = context.full_text
    neutral = wording.is_neutral(text)
    certified = context.marks(
        MarkCategory.MANAGEMENT_SYSTEM,
        MarkCategory.PRODUCT_CERTIFICATE,
        MarkCategory.SITE_CERTIFICATE,
    )
    if not neutral and not certified:
        yield Element.FIGURE
    yield Element.TARGET_YEAR
    if neutral:
        yield Element.OFFSET_ROLE
    if is_relative(text):
        yield Element.BASE_YEAR
    if subject is not Subject.SITE:
        yield Element.BOUNDARY
    yield Element.PLAN
    years = [int(year) for year in wording.ANY_YEAR.findall(text)]
    if years and max(years) - (latest_year or _ASSUMED_YEAR) > _DISTANT:
        yield Element.INTERIM_TARGET
    if context.sentence.topic is Topic.CLIMATE or wording.CLIMATE.search(text):
        yield Element.VALIDATION


def _quality(context: Context, subject: Subject, _: int | None) -> Iterator[Element]:
    text = context.full_text
    if wording.is_neutral(text):
        yield Element.OFFSET_ROLE
    if wording.CONTENT.search(text) or wording.comparison(text, context.kind):
        yield Element.FIGURE
    if wording.TEST_PROPERTY.search(text):
        yield Element.METHOD
    if wording.LABELLED.search(text):
        yield Element.CERTIFICATE
    if wording.comparison(text, context.kind):
        yield Element.COMPARISON_BASE
    if subject is Subject.PRODUCT and wording.OVERALL.search(text):
        yield Element.LIFE_CYCLE


def _policy(context: Context, subject: Subject, _: int | None) -> Iterator[Element]:
    text = context.full_text
    rated = context.marks(MarkCategory.RATING, strength=1)
    if (wording.LABELLED.search(text) and not rated) or (
        wording.MANAGEMENT_SYSTEM.search(text) and "certif" in text.lower()
    ):
        yield Element.CERTIFICATE
    tasked = wording.BODY.search(text) is not None
    if tasked or context.marks(MarkCategory.MEMBERSHIP) or context.label is Label.VAGUE:
        yield Element.MEASURE
    if subject is not Subject.SITE and not tasked:
        yield Element.BOUNDARY


_BY_KIND: Mapping[Kind, Callable[[Context, Subject, int | None], Iterator[Element]]] = {
    Kind.RESULT: _result,
    Kind.ACTION: _action,
    Kind.TARGET: _target,
    Kind.QUALITY: _quality,
    Kind.POLICY: _policy,
}
