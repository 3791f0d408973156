"""A claim told in plain lines, as a pop-up note or a comment shows it."""

from __future__ import annotations

from collections.abc import Iterator

from greenscan.claims import Claim, Passage
from greenscan.naming import listed

_QUOTED = 300  # characters


def claim_note(claim: Claim) -> str:
    """Return the verdict on `claim`, what it rests on, and the question, a line each."""
    return "\n".join(_lines(claim))


def _lines(claim: Claim) -> Iterator[str]:
    doubt = ", uncertain" if claim.uncertain else ""
    yield f"{claim.verdict.value.upper()} {claim.kind.value} ({claim.confidence:.0%}{doubt})"
    if claim.reason:
        yield f"Verdict: {claim.reason}"
    for flag in claim.flags:
        yield f"{flag.code.value}: {flag.reason}"
    if claim.missing:
        yield f"Missing: {listed(claim.missing)}"
    for passage in claim.support:
        yield f"Support{_place(passage)}: {_quoted(passage.quote)}"
    if claim.contradiction:
        found = claim.contradiction
        yield f"Disagrees{_place(found)}: {_quoted(found.quote)} {found.why}"
    if claim.question:
        yield f"Ask: {claim.question}"
    if claim.rules:
        yield f"Rules: {'; '.join(rule.cite_as for rule in claim.rules)}"


def _place(passage: Passage) -> str:
    return f", p. {passage.page_label}" if passage.page_label else ""


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _QUOTED else f"“{words[: _QUOTED - 1]}…”"
