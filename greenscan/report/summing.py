"""The counts over a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from greenscan.assessing import AssuranceScope
from greenscan.claims import Claim, Sentence
from greenscan.labels import KINDS, Flag, Kind, Label, Priority, Topic
from greenscan.report.facts import Summary

_DIGITS = 4
_COMMITMENTS = frozenset({Kind.TARGET, Kind.ACTION})
_SEPARATOR = " > "


def summary_of(claims: Sequence[Claim], sentences: Sequence[Sentence], pages: int) -> Summary:
    """Return the counts.

    Parameters
    ----------
    claims
        Of the report.
    sentences
        All of them, with the claims.
    pages
        Of the document; 0 where its format has none.
    """
    verdicts = Counter(claim.verdict for claim in claims)
    assurance = AssuranceScope.of(sentences)
    return Summary(
        pages=pages,
        sentences=len(sentences),
        claims=len(claims),
        vague=verdicts[Label.VAGUE],
        unsupported=verdicts[Label.UNSUPPORTED],
        supported=verdicts[Label.SUPPORTED],
        flagged=sum(claim.flagged for claim in claims),
        uncertain=sum(claim.uncertain for claim in claims),
        kinds=_counts(KINDS, (claim.kind for claim in claims)),
        topics=_counts(Topic, (claim.topic for claim in claims)),
        flags=_counts(Flag, (flag.code for claim in claims for flag in claim.flags)),
        priorities=_counts(Priority, (claim.priority for claim in claims)),
        sections=dict(Counter(claim.section.split(_SEPARATOR, 1)[0] for claim in claims)),
        with_support=_share(bool(claim.support) for claim in claims),
        assurance_statement=assurance.present,
        assured=_share(assurance.present and assurance.covers(claim) for claim in claims),
        cheap_talk_index=cheap_talk_index(claims),
    )


def cheap_talk_index(claims: Iterable[Claim]) -> float:
    """Return the share of the targets and actions that are vague; 0 where there are none."""
    return _share(claim.verdict is Label.VAGUE for claim in claims if claim.kind in _COMMITMENTS)


def _counts(members: Iterable[StrEnum], found: Iterable[StrEnum]) -> Mapping[str, int]:
    """Return how often each member occurs, in the order of `members`."""
    counts = Counter(found)
    return {member.value: counts[member] for member in members}


def _share(answers: Iterable[bool]) -> float:
    """Return the share of those that are true; 0 where there are none."""
    listed = list(answers)
    return round(sum(listed) / len(listed), _DIGITS) if listed else 0.0
