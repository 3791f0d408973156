"""`explain`: claims with the weights of their phrases and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from greenscan.claims import Claim, Weight
from greenscan.classifying import Classifier, SelfExplaining
from greenscan.classifying.base import MAX_CHARACTERS
from greenscan.explaining.occlusion import Floats, occlude
from greenscan.explaining.phrases import Span, phrases
from greenscan.labels import Label

MOST = 8
"""Phrases that a claim keeps, at most."""

FLOOR = 0.05
"""Weights nearer to zero tell nothing: on the claims of one report, leaving out just the full stop
moved some probability of the eight-bit model by 0.02 at the median, 0.04 or more in a quarter."""

FLOOR_SHARE = 0.1
"""Nor do weights below this share of the claim's largest."""

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim as it is weighed: its text as far as a classifier reads it, and spans in that."""

    text: str
    label: Label
    phrases: list[Span]
    cues: list[Span]

    @property
    def spans(self) -> list[Span]:
        return [*self.phrases, *self.cues]


def explain(claims: Sequence[Claim], classifier: Classifier) -> tuple[Claim, ...]:
    """Say which words moved the score of each claim.

    Weighed is the probability of the claim's label. It is what the reader is shown as the
    confidence, and it falls whether the words made the sentence a claim or this sort of claim.

    A classifier that explains itself (`greenscan.classifying.SelfExplaining`) is asked for the
    contributions of the characters, which are summed. Of any other, phrases are left out, one at
    a time, those of all claims together. Words that say the same twice have no weight then: without
    the one, the other still holds the score up.

    Parameters
    ----------
    claims
        Of one document.
    classifier
        The one that gave the claims their scores.

    Returns
    -------
    tuple
        The claims, with ``weights`` (the telling phrases, the heaviest first) and with the
        weight of each cue.
    """
    cases = [_case(claim) for claim in claims]
    texts, labels = [case.text for case in cases], [case.label for case in cases]
    spans = [case.spans for case in cases]
    if isinstance(classifier, SelfExplaining):
        weights = _summed(classifier.contributions(texts, labels), spans)
    else:
        weights = occlude(texts, labels, spans, classifier)
    return tuple(map(_explained, claims, cases, weights))


def _case(claim: Claim) -> _Case:
    marks, cues = (
        [(finding.start - claim.start, finding.end - claim.start) for finding in findings]
        for findings in (claim.marks, claim.cues)
    )
    text = claim.text[:MAX_CHARACTERS]
    known = [(start, end) for start, end in (*marks, *cues) if end <= len(text)]
    return _Case(text, claim.label, phrases(text, known), cues)


def _summed(contributions: Sequence[Floats], spans: Sequence[Sequence[Span]]) -> list[Floats]:
    """Return for each span the contributions of its characters, summed."""
    return [
        np.array([characters[start:end].sum() for start, end in own])
        for characters, own in zip(contributions, spans, strict=True)
    ]


def _explained(claim: Claim, case: _Case, weights: Floats) -> Claim:
    values = (weights.round(_DIGITS) + 0.0).tolist()  # adding zero turns -0.0 into 0.0
    of_phrases, of_cues = values[: len(case.phrases)], values[len(case.phrases) :]
    weighed = [
        Weight(
            start=claim.start + start,
            end=claim.start + end,
            text=case.text[start:end],
            weight=value,
        )
        for (start, end), value in zip(case.phrases, of_phrases, strict=True)
    ]
    cues = tuple(replace(cue, weight=value) for cue, value in zip(claim.cues, of_cues, strict=True))
    return replace(claim, cues=cues, weights=_telling(weighed))


def _telling(weights: Sequence[Weight]) -> tuple[Weight, ...]:
    """Return the weights that tell something, the heaviest first."""
    largest = max((abs(weight.weight) for weight in weights), default=0.0)
    floor = max(FLOOR, FLOOR_SHARE * largest)
    telling = [weight for weight in weights if abs(weight.weight) >= floor]
    return tuple(sorted(telling, key=lambda weight: (-abs(weight.weight), weight.start))[:MOST])
