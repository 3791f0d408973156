"""Flags that rest on what is absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from greenscan.assessing import wording
from greenscan.assessing.flags.words import counting_cues, from_match, from_words, is_meant
from greenscan.assessing.judged import Judged
from greenscan.claims import RaisedFlag
from greenscan.labels import CueCategory, Element, Flag, Kind, Label
from greenscan.naming import listed

_ENOUGH_MISSING = 2  # of what a target needs
_OF_NET_ZERO = frozenset(
    {Element.PLAN, Element.INTERIM_TARGET, Element.VALIDATION, Element.OFFSET_ROLE}
)
_PLANNING = frozenset(
    {
        Element.FIGURE,
        Element.TARGET_YEAR,
        Element.BASE_YEAR,
        Element.BOUNDARY,
        Element.INTERIM_TARGET,
        Element.PLAN,
        Element.OFFSET_ROLE,
    }
)
_OF_WHOM = re.compile(r"\bwho\s+(?:are|is|have)\s+(?:\w+\s+)?$")  # aims of others
_AIMS = frozenset(
    [
        "aim-to",
        "strive",
        "seek-to",
        "endeavour",
        "aspire",
        "intend-to",
        "work-towards",
        "committed-to",
        "pledge",
        "our-ambition",
    ]
)
_BACKED_BY_OTHERS = frozenset(
    {
        Flag.FUTURE_NO_PLAN,
        Flag.COMPARISON_NO_BASE,
        Flag.OFFSET_BASED,
        Flag.LABEL_UNVERIFIED,
        Flag.CONTRADICTED,
    }
)


def aspiration_no_plan(judged: Judged) -> RaisedFlag | None:
    """Flag an aim with neither a figure nor a year."""
    vague = judged.verdict is Label.VAGUE
    if judged.verdict is Label.SUPPORTED or (_has_figure_or_year(judged) and not vague):
        return None
    context = judged.context
    aims = [
        cue
        for cue in counting_cues(context, Flag.ASPIRATION_NO_PLAN, _AIMS)
        if not _OF_WHOM.search(context.text, 0, cue.start - context.sentence.start)
    ]
    if judged.context.kind is not Kind.TARGET and not (aims and judged.verdict is Label.VAGUE):
        return None
    reason = "it states an aim, with neither a figure nor a year."
    if aims:
        return from_words(Flag.ASPIRATION_NO_PLAN, aims[0], f"“{aims[0].text}”: {reason}")
    return RaisedFlag(code=Flag.ASPIRATION_NO_PLAN, reason=reason.capitalize())


def future_no_plan(judged: Judged) -> RaisedFlag | None:
    """Flag a target that lacks two or more of what makes it a plan."""
    if judged.context.kind is not Kind.TARGET or judged.verdict is Label.VAGUE:
        return None
    supported = judged.verdict is Label.SUPPORTED
    if supported and not wording.is_neutral(judged.text):
        return None
    planning = _OF_NET_ZERO if supported else _PLANNING
    lacking = [element for element in judged.lacking if element in planning]
    if not _has_figure_or_year(judged) or len(lacking) < _ENOUGH_MISSING:
        return None
    return RaisedFlag(
        code=Flag.FUTURE_NO_PLAN, reason=f"The target is told without {listed(lacking)}."
    )


def comparison_no_base(judged: Judged) -> RaisedFlag | None:
    """Flag less, more or better, and than what is not told."""
    if (
        judged.context.kind not in {Kind.RESULT, Kind.QUALITY}
        or judged.verdict is Label.SUPPORTED
        or Element.COMPARISON_BASE in judged.given
    ):
        return None
    match = wording.comparison(judged.text, judged.context.kind)
    if match is None or not is_meant(judged.text, match.start(), match.end()):
        return None
    return from_match(
        Flag.COMPARISON_NO_BASE,
        judged.context,
        match,
        f"“{match[0]}” compares with no year, product or figure before.",
    )


def no_evidence(
    judged: Judged, raised: AbstractSet[Flag], missing: Sequence[Element]
) -> RaisedFlag | None:
    """Flag what is specific, and nothing backs it."""
    if judged.verdict is not Label.UNSUPPORTED or raised & _BACKED_BY_OTHERS:
        return None
    told = f"no {listed(missing, last='or')}" if missing else "no record or document"
    return RaisedFlag(
        code=Flag.NO_EVIDENCE,
        reason=f"It can be checked, but {told} is given here or elsewhere in the report.",
    )


def nothing_measurable(judged: Judged) -> RaisedFlag:
    """Say what is left to say of a vague claim that nothing else fits."""
    cues = counting_cues(judged.context, Flag.VAGUE_GENERIC)
    hedges = [cue for cue in cues if cue.category is CueCategory.GENERIC]
    reason = "Nothing is named that could be measured or looked up."
    if hedges:
        return from_words(Flag.VAGUE_GENERIC, hedges[0], f"“{hedges[0].text}”: {reason.lower()}")
    return RaisedFlag(code=Flag.VAGUE_GENERIC, reason=reason)


def _has_figure_or_year(judged: Judged) -> bool:
    return bool({Element.FIGURE, Element.TARGET_YEAR} & judged.given)
