"""A claim as displaCy shows it, for notebooks."""

from __future__ import annotations

from typing import Any

from greenscan.claims import Claim, Cue, Mark


def displacy_spans(claim: Claim) -> dict[str, Any]:
    """Return what ``displacy.render(..., style="span", manual=True)`` takes.

    Marks are labelled with their category and strength, cues with their category; they may
    overlap.

    Examples
    --------
    >>> from spacy import displacy
    >>> import greenscan
    >>> report = greenscan.analyze("Our eco-friendly range helps you live more sustainably.")
    >>> spans = displacy_spans(report.claims[0])
    >>> "eco" in displacy.render(spans, style="span", manual=True, jupyter=False)
    True
    """
    import spacy

    tokens = list(spacy.blank("en").tokenizer(claim.text))
    spans = []
    findings: list[Mark | Cue] = [*claim.marks, *claim.cues]
    for finding in sorted(findings, key=lambda found: (found.start, found.end)):
        start, end = finding.start - claim.start, finding.end - claim.start
        under = [token.i for token in tokens if token.idx < end and token.idx + len(token) > start]
        if under:
            span = {"start_token": under[0], "end_token": under[-1] + 1, "label": _label(finding)}
            spans.append(span)
    return {
        "text": claim.text,
        "tokens": [token.text for token in tokens],
        "spans": spans,
        "title": f"{claim.verdict.value} {claim.kind.value}",
    }


def _label(finding: Mark | Cue) -> str:
    if isinstance(finding, Mark):
        return f"{finding.category.value} {finding.strength}"
    return finding.category.value
