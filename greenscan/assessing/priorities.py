"""In which order a verifier takes the claims up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from greenscan.assessing.judged import Judged
from greenscan.claims import RaisedFlag, Sentence
from greenscan.labels import Flag, Kind, Label, Priority

_LETTER = re.compile(
    r"\b(?:letter|message|foreword|statement|word|interview|introduction|welcome)\s+(?:from|by|of"
    r"|to"
    r"|with)\b|\b(?:CEO|chief\s+executive|chair(?:man|woman|person)?|president|managing\s+director)"
    r"(?:['’]s)?\s+(?:letter|message|statement|review|foreword)\b|\bforeword\b|\bto\s+our\s+"
    r"(?:shareholders|stakeholders)\b",
    re.IGNORECASE,
)
_OPENING_PAGES = 3
_SHORT = 8  # pages; a shorter document has no opening of its own
_GRAVE = (
    (Flag.OFFSET_BASED, "rests on offsets or an unnamed mechanism"),
    (Flag.ABSOLUTE, "uses an absolute word"),
    (Flag.LABEL_UNVERIFIED, "claims a label without its scheme"),
)


def priority_of(judged: Judged, flags: Sequence[RaisedFlag], pages: int) -> tuple[Priority, str]:
    """Return how soon to take the claim up, and why."""
    codes = {flag.code for flag in flags}
    open_claim = judged.verdict is not Label.SUPPORTED
    if Flag.CONTRADICTED in codes:
        return Priority.HIGH, "The report gives another figure for the same quantity."
    for code, why in _GRAVE:
        if open_claim and code in codes:
            return Priority.HIGH, f"It {why} and is not supported."
    if Flag.FUTURE_NO_PLAN in codes:
        return Priority.HIGH, "It is a target without a plan."
    if open_claim and codes and (place := _prominent_place(judged.context.sentence, pages)):
        return Priority.HIGH, f"It is flagged and stands in {place}."
    return _lesser(judged, codes)


def _lesser(judged: Judged, codes: set[Flag]) -> tuple[Priority, str]:
    kind = judged.context.kind
    if judged.verdict is Label.SUPPORTED:
        return Priority.LOW, "It is supported."
    if Flag.COMPARISON_NO_BASE in codes:
        return Priority.MEDIUM, "It compares without a base."
    if kind in {Kind.RESULT, Kind.QUALITY}:
        return Priority.MEDIUM, f"It is a flagged claim of a {kind.value}."
    if judged.verdict is Label.UNSUPPORTED and kind is not Kind.TARGET:
        return Priority.MEDIUM, f"It is specific, and its {kind.value} is not backed."
    if kind is Kind.TARGET:
        return Priority.LOW, "It is an aim in general terms."
    told = "an action" if kind is Kind.ACTION else f"a {kind.value}"
    return Priority.LOW, f"It tells of {told} in general terms."


def _prominent_place(sentence: Sentence, pages: int) -> str:
    if _LETTER.search(sentence.section):
        return "a letter of the management"
    if sentence.page is not None and pages >= _SHORT and sentence.page <= _OPENING_PAGES:
        return "the opening pages"
    return ""
