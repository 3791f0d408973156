"""Cues that count: neither negated, nor quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from greenscan.assessing.context import Context
from greenscan.assessing.judged import Judged
from greenscan.assessing.wording import NEGATED
from greenscan.claims import Cue, Mark, RaisedFlag
from greenscan.labels import Flag

_TO_A_NOUN = re.compile(
    r"^[\s-]*(?:\w+\s+)?(?:requirements?|landscapes?|strateg(?:y|ies)|verification|commitments?"
    r"|polic(?:y"
    r"|ies)|standards?"
    r"|ambitions?|targets?|goals?|orders?|plans?|roadmaps?|pathways?|initiatives?|journey"
    r"|programmes?|programs?"
    r"|transition)\b",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(r"\b[A-Z]\w+\s+Net[\s-]Zero$")
_NAME = re.compile(r"(?:Green|Eco|Clean|Blue|Sustainable|Pure|Natural|Nature)\s[A-Z][a-z]")
# A document, body or programme that is called so: "Sustainability Master Plan".
_TITLE = re.compile(
    r"(?:[A-Z]\w+\s(?:(?:and|of|for|&)\s)?){1,4}(?:Guidelines?|Polic(?:y|ies)|Plan|Reports?|Strategy"
    r"|Framework|Program(?:me)?|Committee|Council|Charter|Code|Standards?|Statement|Roadmap"
    r"|Initiative|Index|Awards?|Officer|Department)\b"
)
_QUOTATION = re.compile(r"“[^”]{1,200}”|\"[^\"]{1,200}\"|‘[^’]{1,60}’(?!\w)|«[^»]{1,200}»")


def counting_cues(
    context: Context, flag: Flag, entries: Collection[str] | None = None
) -> Iterator[Cue]:
    """Yield the cues for `flag` that the claim asserts itself, of these entries only if given."""
    for cue in context.cues(flag):
        if (entries is None or cue.entry in entries) and is_asserted(context, cue):
            yield cue


def is_asserted(context: Context, cue: Cue) -> bool:
    """Return whether the claim means the cue's words: it denies them not, and quotes them not."""
    return is_meant(
        context.text, cue.start - context.sentence.start, cue.end - context.sentence.start
    )


def asserted(context: Context, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` in the claim that it asserts itself."""
    for match in pattern.finditer(context.text):
        if is_meant(context.text, match.start(), match.end()):
            yield match


def is_meant(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is meant: neither denied, nor quoted, nor a name."""
    if NEGATED.search(text[:start]) or _is_name(text, start):
        return False
    return not any(
        match.start() <= start and end <= match.end() for match in _QUOTATION.finditer(text)
    )


def _is_name(text: str, start: int) -> bool:
    """Return whether a quality stands in a name: *Green Leaf* amid a sentence, or a title."""
    titled = any(title.start() <= start < title.end() for title in _TITLE.finditer(text))
    if titled or _OF_A_BODY.search(text[: start + len("Net Zero")]):
        return True
    match = _NAME.match(text, start)
    return (
        match is not None and start > 0 and not text[:start].rstrip().endswith((".", ":", "!", "?"))
    )


def from_words(code: Flag, finding: Cue | Mark, reason: str) -> RaisedFlag:
    """Return a flag that rests on the words of a cue or mark."""
    return RaisedFlag(
        code=code, reason=reason, start=finding.start, end=finding.end, text=finding.text
    )


def from_match(code: Flag, context: Context, match: re.Match[str], reason: str) -> RaisedFlag:
    """Return a flag that rests on what `match` found in the claim's text."""
    offset = context.sentence.start
    return RaisedFlag(
        code=code,
        reason=reason,
        start=offset + match.start(),
        end=offset + match.end(),
        text=match[0],
    )


def raised(
    judged: Judged,
    code: Flag,
    entries: Collection[str] | None,
    pattern: re.Pattern[str] | None,
    reason: str,
) -> RaisedFlag | None:
    """Return the flag on the first asserted cue, else on the first asserted match."""
    for cue in counting_cues(judged.context, code, entries):
        if not names_an_aim(judged.text, cue.end - judged.context.sentence.start):
            return from_words(code, cue, reason.format(cue.text))
    if pattern is not None:
        for match in asserted(judged.context, pattern):
            if names_an_aim(judged.text, match.end()):
                continue
            return from_match(code, judged.context, match, reason.format(match[0]))
    return None


def names_an_aim(text: str, end: int) -> bool:
    """Return whether a noun such as *target* follows, so that nothing is asserted as reached."""
    return _TO_A_NOUN.match(text[end:]) is not None
