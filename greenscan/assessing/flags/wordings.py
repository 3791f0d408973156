"""Flags on how a claim praises: generic, absolute, unnamed, in part, by a label."""

from __future__ import annotations

import re

from greenscan.assessing.context import Context
from greenscan.assessing.flags import phrasing
from greenscan.assessing.flags.words import (
    asserted,
    counting_cues,
    from_match,
    from_words,
    names_an_aim,
    raised,
)
from greenscan.assessing.judged import Judged
from greenscan.claims import RaisedFlag
from greenscan.labels import CueCategory, Element, Flag, Kind, Label, MarkCategory

# A property that can be tested is no generic quality, though rules may treat it as one.
_TESTABLE = frozenset(
    [
        "biodegradable",
        "compostable",
        "bio-based",
        "renewable-materials",
        "energy-efficient",
        "low-emission",
        "closed-loop",
        "regenerative",
        "clean-energy",
        "ecodesign",
        "non-toxic",
        "all-natural",
        "low-carbon",
    ]
)
_PRAISE = frozenset(
    [
        "sustainability-leader",
        "industry-leading",
        "leading-the-way",
        "pioneer",
        "at-the-forefront",
        "first-or-only",
        "best-in-class",
        "unrivalled",
        "role-model",
        "game-changing",
        "walk-the-talk",
    ]
)
_OF_A_PART = frozenset(
    ["recycled-material-unquantified", "one-attribute", "renewable-materials", "mass-balance"]
)
_NO_LABEL = frozenset(
    ["green-range", "own-scheme", "aligned-with-standard", "unnamed-verification"]
)
_ABSOLUTE = frozenset(
    [
        "hundred-percent",
        "fully-qualified",
        "zero-waste",
        "zero-emission",
        "zero-impact",
        "zero-pollution",
        "deforestation-free",
        "plastic-free",
        "chemical-free",
        "infinitely-recyclable",
        "without-exception",
        "exclusively",
        "round-the-clock-renewable",
        "safe-for-the-environment",
        "every-step",
    ]
)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\s$")
_WHOLE = 100  # per cent
_PROOF = frozenset({Element.CERTIFICATE, Element.ASSURANCE, Element.ENERGY_ATTRIBUTE})
_RECORD = re.compile(
    r"\b(?:spills?|incidents?|accidents?|fines?|breach(?:es)?|violations?|releases|leaks?)\b",
    re.IGNORECASE,
)


def vague_generic(judged: Judged) -> RaisedFlag | None:
    """Flag a generic quality or aim that nothing makes specific."""
    lifted = judged.verdict is not judged.context.label and judged.verdict is Label.SUPPORTED
    if lifted or Element.DEFINITION in judged.given:
        return None
    vague = judged.verdict is Label.VAGUE
    for cue in counting_cues(judged.context, Flag.VAGUE_GENERIC):
        testable = cue.entry in _TESTABLE or cue.category is not CueCategory.GENERIC
        if testable and not (vague and cue.category is CueCategory.GENERIC):
            continue
        if judged.verdict is Label.SUPPORTED or _is_energy(judged, cue.text):
            continue
        if not vague and names_an_aim(judged.text, cue.end - judged.context.sentence.start):
            continue
        return from_words(Flag.VAGUE_GENERIC, cue, _undefined(cue.text))
    for match in asserted(judged.context, phrasing.GENERIC):
        of_a_thing = match[0].lower().startswith(("good", "kind", "gentle", "fair", "pleasure"))
        if vague or (of_a_thing and judged.context.kind is Kind.QUALITY):
            return from_match(Flag.VAGUE_GENERIC, judged.context, match, _undefined(match[0]))
    if vague and judged.context.kind in {Kind.QUALITY, Kind.RESULT}:
        return RaisedFlag(
            code=Flag.VAGUE_GENERIC, reason="Nothing is named that could be measured or looked up."
        )
    return None


def absolute(judged: Judged) -> RaisedFlag | None:
    """Flag a word that excludes every exception, without boundary and proof."""
    context = judged.context
    lifted = judged.verdict is Label.SUPPORTED and context.label is Label.UNSUPPORTED
    partial = any(
        mark.unit == "%" and mark.value is not None and mark.value < _WHOLE
        for mark in context.marks(MarkCategory.QUANTITY)
    )
    if (
        partial
        or judged.text.startswith("If ")  # what would be, is not claimed
        or context.kind is Kind.TARGET
        or lifted
        or _PROOF & judged.given
        or _RECORD.search(judged.text)
    ):
        return None
    reason = "“{}” allows no exception, and no proof is given that it holds for every case."
    for cue in counting_cues(context, Flag.ABSOLUTE, _ABSOLUTE):
        if names_an_aim(judged.text, cue.end - context.sentence.start):
            continue
        return from_words(Flag.ABSOLUTE, cue, reason.format(cue.text))
    if context.kind not in {Kind.RESULT, Kind.QUALITY}:
        return None
    for match in asserted(context, phrasing.ALL_OF_IT):
        if names_an_aim(judged.text, match.end()):
            continue
        return from_match(Flag.ABSOLUTE, context, match, reason.format(match[0]))
    return None


def puffery(judged: Judged) -> RaisedFlag | None:
    """Flag praise of oneself that cannot be measured."""
    return raised(
        judged,
        Flag.PUFFERY,
        _PRAISE,
        phrasing.PRAISE,
        "“{}” is praise that no measurement could confirm.",
    )


def no_agent(judged: Judged) -> RaisedFlag | None:
    """Flag that something is done, and neither who nor what is told."""
    if judged.verdict is not Label.VAGUE or judged.context.kind is Kind.TARGET:
        return None
    reason = "“{}” tells neither what is done nor by whom."
    for match in asserted(judged.context, phrasing.UNNAMED):
        return from_match(Flag.NO_AGENT_OR_ACTION, judged.context, match, reason.format(match[0]))
    for cue in counting_cues(judged.context, Flag.NO_AGENT_OR_ACTION):
        return from_words(Flag.NO_AGENT_OR_ACTION, cue, reason.format(cue.text))
    return None


def label_unverified(judged: Judged) -> RaisedFlag | None:
    """Flag a label, seal or certificate without its scheme."""
    context = judged.context
    named = [
        mark
        for mark in context.marks(
            MarkCategory.PRODUCT_CERTIFICATE, MarkCategory.SITE_CERTIFICATE, MarkCategory.RATING
        )
        if mark.entry != "award"
    ]
    systems = context.marks(MarkCategory.MANAGEMENT_SYSTEM, strength=1)
    if named or systems or Element.CERTIFICATE in judged.given or context.kind is Kind.TARGET:
        return None
    if judged.verdict is Label.SUPPORTED:
        return None
    if context.kind in {Kind.ACTION, Kind.RESULT}:
        return None
    reason = "“{}” names no scheme of a third party that could be looked up."
    for cue in counting_cues(context, Flag.LABEL_UNVERIFIED):
        if cue.entry not in _NO_LABEL and "standard" not in cue.text.lower():
            return from_words(Flag.LABEL_UNVERIFIED, cue, reason.format(cue.text))
    if context.kind not in {Kind.POLICY, Kind.QUALITY} or phrasing.NO_LABEL.search(judged.text):
        return None
    for match in asserted(context, phrasing.LABEL):
        if _ACRONYM.search(judged.text[: match.start()]) or _of_instrument(context, match):
            continue
        return from_match(Flag.LABEL_UNVERIFIED, context, match, reason.format(match[0]))
    return None


def _of_instrument(context: Context, match: re.Match[str]) -> bool:
    """Whether a certificate is one for electricity or emissions that is named."""
    found = context.marks(MarkCategory.ENERGY_ATTRIBUTE, MarkCategory.OFFSET_STANDARD, strength=1)
    return any(match[0].lower() in mark.text.lower() for mark in found)


def part_as_whole(judged: Judged) -> RaisedFlag | None:
    """Flag that the whole is praised for a part, or the share is left open."""
    shares = [mark for mark in judged.context.marks(MarkCategory.QUANTITY) if mark.unit == "%"]
    if shares or judged.verdict is Label.SUPPORTED:
        return None
    if judged.context.kind not in {Kind.QUALITY, Kind.RESULT}:
        return None
    return raised(
        judged,
        Flag.PART_AS_WHOLE,
        _OF_A_PART,
        phrasing.PART,
        "“{}” leaves open for what share of the whole it holds.",
    )


def _undefined(words: str) -> str:
    return f"“{words}” is not defined, and no figure or certificate makes it specific."


def _is_energy(judged: Judged, words: str) -> bool:
    """Return whether *green* or *clean* is said of electricity, where it means renewable."""
    return bool(
        re.search(r"\b(?:green|clean)\b", words, re.IGNORECASE)
        and re.search(r"\b(?:electricity|power|energy)\b", judged.text, re.IGNORECASE)
    )
