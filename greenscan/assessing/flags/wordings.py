"""Flags that a claim's own words raise."""

from __future__ import annotations

import re
from collections.abc import Collection

from greenscan.assessing.flags import phrasing
from greenscan.assessing.flags.words import asserted, counting_cues, from_match, from_words
from greenscan.assessing.judged import Judged
from greenscan.assessing.wording import NEUTRAL
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
_NEUTRALITY = frozenset(
    [
        "carbon-neutral",
        "neutral-product",
        "net-zero-claim",
        "climate-positive",
        "compensate",
        "offset",
        "carbon-credits",
        "credit-acronyms",
        "neutralise-emissions",
        "unavoidable-emissions",
        "climate-projects",
        "plastic-neutral",
        "water-neutral",
    ]
)
_OF_A_PART = frozenset(
    ["recycled-material-unquantified", "one-attribute", "renewable-materials", "mass-balance"]
)
_MOVED = frozenset(
    [
        "target-updated",
        "target-replaced",
        "target-withdrawn",
        "target-postponed",
        "deadline-moved",
        "softened-target",
    ]
)
_USELESS = frozenset(["cfc-free", "ozone-friendly", "long-banned-substance", "always-been-so"])
_OF_OTHERS = frozenset(
    [
        "help-customers",
        "everyone-can",
        "consumer-disposal",
        "member-or-signatory",
        "sdg-aligned",
        "framework-as-merit",
        "industry-wide-problem",
        "employees-encouraged",
    ]
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
_TARGET_WORD = re.compile(
    r"\b(?:targets?|goals?|ambitions?|commitments?|pledges?|net[\s-]zero|objectives?|deadlines?"
    r"|reduction|neutral(?:ity)?)\b",
    re.IGNORECASE,
)
_OWN_RULES = re.compile(
    r"\b(?:our|the|its)\s+(?:[\w-]+\s+){0,4}?(?:code|policy|policies|principles|standards?"
    r"|charter)\b"
    r"(?!.*\b(?:law|legal|legislation|regulations?|permits?)\b)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\s$")
_JOINING = re.compile(
    r"\b(?:members?|membership|join\w*|sign(?:ed|atory|atories|ing)|participat\w+|active\s+in"
    r"|support\w*|found\w+"
    r"|committed|pledg\w+|endors\w+|part\s+of)\b",
    re.IGNORECASE,
)
_CARBON = re.compile(
    r"\b(?:emissions?|emit\w*|carbon|CO2\w*|climate|footprint|GHG|greenhouse|neutral\w*"
    r"|net[\s-]zero|forests?"
    r"|trees?|credits?|plastics?|water)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:laws?|legal\w*|legislat\w*|regulat\w*|statut\w*|permits?|limits?|authorit\w+"
    r"|directives?|licen[cs]\w*"
    r"|ordinances?|conventions?|REACH|RoHS|banned|prohibited|acts?|government|fines?|penalt\w+"
    r"|violations?"
    r"|breach\w*|prescri\w+|required|Euro\s(?:VI|6|5)|incidents?)\b",
    re.IGNORECASE,
)
_TO_A_NOUN = re.compile(
    r"^[\s-]*(?:requirements?|landscapes?|strateg(?:y|ies)|verification|commitments?|polic(?:y"
    r"|ies)|standards?"
    r"|ambitions?|targets?|goals?|orders?|plans?|roadmaps?|pathways?|initiatives?|journey"
    r"|programmes?|programs?"
    r"|transition)\b",
    re.IGNORECASE,
)
_WHOLE = 100  # per cent
_PROOF = frozenset({Element.CERTIFICATE, Element.ASSURANCE, Element.ENERGY_ATTRIBUTE})
_RECORD = re.compile(
    r"\b(?:spills?|incidents?|accidents?|fines?|breach(?:es)?|violations?|releases|leaks?)\b",
    re.IGNORECASE,
)


def vague_generic(judged: Judged) -> RaisedFlag | None:
    """A generic quality or aim that nothing makes specific."""
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
    """A word that excludes every exception, without boundary and proof."""
    context = judged.context
    lifted = judged.verdict is Label.SUPPORTED and context.label is Label.UNSUPPORTED
    partial = any(
        mark.unit == "%" and mark.value is not None and mark.value < _WHOLE
        for mark in context.marks(MarkCategory.QUANTITY)
    )
    if (
        partial
        or context.kind is Kind.TARGET
        or lifted
        or _PROOF & judged.given
        or _RECORD.search(judged.text)
    ):
        return None
    reason = "“{}” allows no exception, and no proof is given that it holds for every case."
    for cue in counting_cues(context, Flag.ABSOLUTE, _ABSOLUTE):
        if _names_an_aim(judged.text, cue.end - context.sentence.start):
            continue
        return from_words(Flag.ABSOLUTE, cue, reason.format(cue.text))
    if context.kind not in {Kind.RESULT, Kind.QUALITY}:
        return None
    for match in asserted(context, phrasing.ALL_OF_IT):
        if _names_an_aim(judged.text, match.end()):
            continue
        return from_match(Flag.ABSOLUTE, context, match, reason.format(match[0]))
    return None


def puffery(judged: Judged) -> RaisedFlag | None:
    """Praise of oneself that cannot be measured."""
    return _raised(
        judged,
        Flag.PUFFERY,
        _PRAISE,
        phrasing.PRAISE,
        "“{}” is praise that no measurement could confirm.",
    )


def no_agent(judged: Judged) -> RaisedFlag | None:
    """Something is done, and neither who nor what is told."""
    if judged.verdict is not Label.VAGUE or judged.context.kind is Kind.TARGET:
        return None
    reason = "“{}” tells neither what is done nor by whom."
    for match in asserted(judged.context, phrasing.UNNAMED):
        return from_match(Flag.NO_AGENT_OR_ACTION, judged.context, match, reason.format(match[0]))
    for cue in counting_cues(judged.context, Flag.NO_AGENT_OR_ACTION):
        return from_words(Flag.NO_AGENT_OR_ACTION, cue, reason.format(cue.text))
    return None


def offset_based(judged: Judged) -> RaisedFlag | None:
    """Neutral now, on credits or on what is not named."""
    context = judged.context
    if context.kind is Kind.TARGET or Element.OFFSET_ROLE in judged.given:
        return None
    if judged.verdict is Label.SUPPORTED and context.label is Label.SUPPORTED:
        return None
    if not _CARBON.search(context.full_text):
        return None
    return _raised(
        judged,
        Flag.OFFSET_BASED,
        _NEUTRALITY,
        NEUTRAL,
        "“{}” does not say what was reduced, and how many credits of which standard stand for the"
        " rest.",
    )


def label_unverified(judged: Judged) -> RaisedFlag | None:
    """A label, seal or certificate without its scheme."""
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
        if _ACRONYM.search(judged.text[: match.start()]):
            continue
        return from_match(Flag.LABEL_UNVERIFIED, context, match, reason.format(match[0]))
    return None


def part_as_whole(judged: Judged) -> RaisedFlag | None:
    """The whole is praised for a part, or the share is left open."""
    shares = [mark for mark in judged.context.marks(MarkCategory.QUANTITY) if mark.unit == "%"]
    if shares or judged.verdict is Label.SUPPORTED:
        return None
    if judged.context.kind not in {Kind.QUALITY, Kind.RESULT}:
        return None
    return _raised(
        judged,
        Flag.PART_AS_WHOLE,
        _OF_A_PART,
        phrasing.PART,
        "“{}” leaves open for what share of the whole it holds.",
    )


def legal_as_merit(judged: Judged) -> RaisedFlag | None:
    """Keeping the law as a merit."""
    if judged.context.kind is Kind.TARGET or judged.verdict is Label.SUPPORTED:
        return None
    if _OWN_RULES.search(judged.text) or not _LAW.search(judged.text):
        return None
    return _raised(
        judged,
        Flag.LEGAL_AS_MERIT,
        None,
        phrasing.LEGAL,
        "“{}” tells of what the law asks of everybody.",
    )


def irrelevant(judged: Judged) -> RaisedFlag | None:
    """True and of no use."""
    return _raised(
        judged,
        Flag.IRRELEVANT,
        _USELESS,
        phrasing.BANNED,
        "“{}” holds for every product of the kind, by law or by nature.",
    )


def hidden_trade_off(judged: Judged) -> RaisedFlag | None:
    """One effect is praised, an adverse one of the same change is left out."""
    text = judged.context.full_text
    if judged.context.kind not in {Kind.RESULT, Kind.QUALITY, Kind.ACTION}:
        return None
    if phrasing.TRADE_OFF_TOLD.search(text) or Element.LIFE_CYCLE in judged.given:
        return None
    return _raised(
        judged,
        Flag.HIDDEN_TRADE_OFF,
        {"replaced-by-alternative"},
        phrasing.TRADE_OFF,
        "“{}” has other effects on the environment, and they are left out.",
    )


def lesser_evil(judged: Judged) -> RaisedFlag | None:
    """A better version of what is harmful as a kind."""
    if judged.context.kind is not Kind.QUALITY:
        return _raised(
            judged,
            Flag.LESSER_EVIL,
            {"natural-gas-switch"},
            None,
            "“{}” goes from one fossil source to another.",
        )
    return _raised(
        judged,
        Flag.LESSER_EVIL,
        {"natural-gas-switch"},
        phrasing.LESSER_EVIL,
        "“{}” speaks of a better version of what stays harmful as a kind.",
    )


def greencrowding(judged: Judged) -> RaisedFlag | None:
    """A membership, or what others should do, for the company's own act."""
    if judged.verdict is Label.SUPPORTED or judged.context.kind is Kind.TARGET:
        return None
    found = _raised(
        judged,
        Flag.GREENCROWDING,
        _OF_OTHERS,
        phrasing.OF_OTHERS,
        "“{}” stands where an act of the company's own could be told.",
    )
    if found is not None or judged.context.kind is not Kind.POLICY:
        return found
    if not _JOINING.search(judged.text):
        return None
    for mark in judged.context.marks(MarkCategory.MEMBERSHIP):
        if mark.entry.startswith(("sdg", "ungc-p", "ngo", "un-")):
            continue
        reason = f"Belonging to “{mark.text}” says nothing of the company's own effect."
        return from_words(Flag.GREENCROWDING, mark, reason)
    return None


def greenrinsing(judged: Judged) -> RaisedFlag | None:
    """A target that is moved, replaced or put back."""
    if judged.context.kind is not Kind.TARGET and not _TARGET_WORD.search(judged.text):
        return None
    if re.search(
        r"\bearlier\s+than|\bahead\s+of|\bsooner|\bbrought\s+forward", judged.text, re.IGNORECASE
    ):
        return None
    return _raised(
        judged,
        Flag.GREENRINSING,
        _MOVED,
        phrasing.MOVED,
        "“{}” says that a target was moved or replaced.",
    )


def _raised(
    judged: Judged,
    code: Flag,
    entries: Collection[str] | None,
    pattern: re.Pattern[str] | None,
    reason: str,
) -> RaisedFlag | None:
    """Return the flag on the first asserted cue, else on the first asserted match."""
    for cue in counting_cues(judged.context, code, entries):
        if not _names_an_aim(judged.text, cue.end - judged.context.sentence.start):
            return from_words(code, cue, reason.format(cue.text))
    if pattern is not None:
        for match in asserted(judged.context, pattern):
            if _names_an_aim(judged.text, match.end()):
                continue
            return from_match(code, judged.context, match, reason.format(match[0]))
    return None


def _names_an_aim(text: str, end: int) -> bool:
    """Return whether a noun such as *target* or *policy* follows: nothing is asserted as"
    " reached."""
    return _TO_A_NOUN.match(text[end:]) is not None


def _undefined(words: str) -> str:
    return f"“{words}” is not defined, and no figure or certificate makes it specific."


def _is_energy(judged: Judged, words: str) -> bool:
    """Return whether *green* or *clean* is said of electricity, where it means renewable."""
    return bool(
        re.search(r"\b(?:green|clean)\b", words, re.IGNORECASE)
        and re.search(r"\b(?:electricity|power|energy)\b", judged.text, re.IGNORECASE)
    )
