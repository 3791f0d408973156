"""Whether a passage gives another figure than a claim for the same thing, year and boundary.

Everything has to agree but the figure, and nothing near may give the claim's own: an alarm that is
none costs a reader more than one that is missed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from greenscan.linking.candidates import Candidate
from greenscan.linking.facts import Facts, facts_of, figures_in, names_in, scopes_in
from greenscan.linking.measures import Measure, measures_in, measures_of

_SCALED = 3.0  # figures further apart than by this factor are of different things
_ROUNDING = 0.02  # share by which figures differ that are rounded differently
_ROUGH = 0.08  # the same, where a figure is called rough
_POINTS = 2.0  # percentage points by which changes differ that are rounded differently
_THIS_YEAR = re.compile(r"\b(?:the|this) year\b|\byear[- ]end\b|\bend of the year\b", re.IGNORECASE)
_VARIANTS = (
    re.compile(r"\bmarket[- ]based", re.IGNORECASE),
    re.compile(r"\blocation[- ]based", re.IGNORECASE),
    re.compile(r"\b(?:per|intensity|specific|average|mean)\b|/", re.IGNORECASE),
    re.compile(r"\b(?:target|goal|plan|budget|limit|permit|forecast)\b", re.IGNORECASE),
    re.compile(r"\b(?:cumulative|in total since|to date)\b", re.IGNORECASE),
    re.compile(r"\b(?:excluding|without|except|of which|thereof|including)\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A passage's figure that is not the claim's.

    Attributes
    ----------
    position
        Of the passage among the candidates.
    claimed, found
        The figures as they stand.
    year
        That both are of.
    """

    position: int
    claimed: str
    found: str
    year: int


def disagreement(
    claim: Candidate,
    candidates: Sequence[Candidate],
    positions: Sequence[int],
    likely: Sequence[int],
    document: Words,
) -> Disagreement | None:
    """Return the passage whose figure disagrees with the claim's, if there is one.

    Parameters
    ----------
    claim
        The claim.
    candidates
        Of the document.
    positions
        Passages in which the claim's own figure would settle the matter.
    likely
        Those among them that speak of the claim's subject, the likeliest first.
    document
        Its words and its year.
    """
    facts = facts_of(claim.text)
    if facts.forward:
        return None
    own = [measure for measure in measures_in(claim.text) if measure.year is not None]
    if not own:
        return None
    for measure in own:
        if any(_agrees(measure, candidates[each]) for each in positions):
            continue
        for position in likely:
            passage = candidates[position]
            if not _same_matter(claim.text, facts, passage, document):
                continue
            for other in _figures(passage, measure, document.year):
                if _differs(measure, other):
                    return Disagreement(position, measure.text, other.text, measure.year or 0)
    return None


@dataclass(frozen=True, slots=True)
class Words:
    """What has to be known of the whole document.

    Attributes
    ----------
    lower
        The words that stand in lower case somewhere: with a capital they are no names.
    names
        The words that have a capital within a sentence.
    year
        The year that it names most; None where it names none.
    """

    lower: frozenset[str]
    names: frozenset[str]
    year: int | None

    @classmethod
    def of(cls, text: str, candidates: Sequence[Candidate]) -> Self:
        """Return what has to be known of a document, given its text and passages."""
        named = (facts_of(each.text).names for each in candidates if each.row is None)
        years = Counter(re.findall(r"(?<![\d.,])20[0-4]\d(?![\d.,%])", text))
        most = max(sorted(years), key=years.__getitem__, default=None)
        return cls(
            lower=frozenset(re.findall(r"(?<!\w)[a-zß-ÿ][\w'’-]+", text)),
            names=frozenset().union(*named),
            year=int(most) if most else None,
        )


def _figures(passage: Candidate, measure: Measure, year: int | None) -> Iterator[Measure]:
    """Yield what a passage gives in the unit of `measure` and for its year."""
    if measure.change:
        yield from _changes(passage, measure)
        return
    undated = measure.year == year and _THIS_YEAR.search(passage.text) is not None
    for other in _all(passage):
        dated = other.year == measure.year or (undated and other.year is None)
        if dated and not other.change and _same_unit(measure.unit, other.unit, passage.text):
            yield other


def _same_unit(unit: str, other: str, text: str) -> bool:
    """Whether units are the same, or the second lacks the ``per m2`` that stands before it."""
    if unit == other:
        return True
    above, _, below = unit.partition("/")
    return (
        bool(below)
        and above == other
        and re.search(rf"\bper {re.escape(below)}\b", text) is not None
    )


def _all(passage: Candidate) -> list[Measure]:
    return list(measures_of(passage.row) if passage.row else measures_in(passage.text))


def _changes(passage: Candidate, measure: Measure) -> Iterator[Measure]:
    """Yield the change between the two years of `measure` that the figures of a row amount to."""
    if passage.row is None or measure.base is None:
        return
    levels = {each.year: each for each in measures_of(passage.row) if each.unit not in ("%", "")}
    before, after = levels.get(measure.base), levels.get(measure.year)
    if before and after and before.value > 0:
        share = abs(after.value / before.value - 1) * 100
        text = f"{before.text} and {after.text}"
        yield Measure(share, "%", measure.year, measure.base, True, False, text)


def _agrees(measure: Measure, passage: Candidate) -> bool:
    """Whether a passage gives the claim's own figure, whatever it is of."""
    if measure.change:
        given = [*_changes(passage, measure), *(each for each in _all(passage) if each.change)]
        return any(abs(abs(each.value) - abs(measure.value)) <= _POINTS for each in given)
    return any(
        each.unit == measure.unit and not _apart(measure, each) for each in _all(passage)
    ) or bool(figures_in(measure.text) & facts_of(passage.text).figures)


def _apart(measure: Measure, other: Measure) -> bool:
    rough = measure.rough or other.rough
    slack = (_ROUGH if rough else _ROUNDING) * max(abs(measure.value), abs(other.value))
    if measure.unit == "%":
        slack = max(slack, _POINTS / 2)
    return abs(measure.value - other.value) > slack


def _differs(measure: Measure, other: Measure) -> bool:
    if measure.change:
        return abs(abs(measure.value) - abs(other.value)) > _POINTS
    if min(measure.value, other.value) <= 0:
        return False
    ratio = max(measure.value, other.value) / min(measure.value, other.value)
    return ratio < _SCALED and _apart(measure, other)


def _same_matter(text: str, facts: Facts, passage: Candidate, document: Words) -> bool:
    """Whether nothing tells that the passage is of another site, scope, range or method."""
    words = passage.row.label if passage.row else passage.text
    if words.lower().startswith("of which"):
        return False
    around = f"{words} {passage.context} {passage.section}"
    if scopes_in(words) != facts.scopes and (facts.scopes or scopes_in(words)):
        return False
    if facts_of(words).forward:
        return False
    opening = words.partition(" ")[0].strip(",;:").lower()
    names = (names_in(words) | ({opening} & document.names)) - document.lower
    own = names_in(f"the {text}") - document.lower
    if passage.row and names - own:
        return False
    if names and (facts.names - document.lower) - names_in(f"the {around}"):
        return False
    return all(bool(variant.search(words)) == bool(variant.search(text)) for variant in _VARIANTS)
