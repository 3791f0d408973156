"""What the words of a report mean, as the HTML report tells its reader."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from greenscan import naming
from greenscan.labels import Element, Flag, Kind, Label, Place, Priority


class Word(NamedTuple):
    """How a member of a closed set is called, and what is meant by it."""

    name: str
    meaning: str = ""


VERDICTS: Mapping[Label, Word] = {
    Label.VAGUE: Word("vague", "What is claimed cannot be pinned down."),
    Label.UNSUPPORTED: Word(
        "unsupported",
        "Specific enough to be checked, but without what a reader needs to believe it.",
    ),
    Label.SUPPORTED: Word("supported", "Specific, and the report carries support that fits."),
}

KINDS: Mapping[Kind, Word] = {
    Kind.RESULT: Word("result", "What has been reached."),
    Kind.ACTION: Word("action", "What is being or has been done."),
    Kind.TARGET: Word("target", "What is to be reached."),
    Kind.QUALITY: Word("quality", "What a product, site or company is said to be."),
    Kind.POLICY: Word("policy", "Rules, management, memberships and principles."),
}

FLAGS: Mapping[Flag, Word] = {
    Flag.VAGUE_GENERIC: Word(
        "Generic wording", "A generic environmental quality or aim that nothing makes specific."
    ),
    Flag.ABSOLUTE: Word(
        "Absolute wording", "A word that excludes every exception, without boundary and proof."
    ),
    Flag.ASPIRATION_NO_PLAN: Word(
        "Aspiration without a plan", "A future aim with neither a figure nor a year."
    ),
    Flag.FUTURE_NO_PLAN: Word(
        "Target without a plan",
        "A target that lacks a base year, a boundary, an interim step, or measures to get there.",
    ),
    Flag.COMPARISON_NO_BASE: Word(
        "Comparison without a base", "Less, more or better, without saying than what."
    ),
    Flag.PUFFERY: Word("Self-praise", "Praise of oneself that cannot be measured."),
    Flag.NO_AGENT_OR_ACTION: Word(
        "No agent or action", "Something is done, and neither who nor what is told."
    ),
    Flag.OFFSET_BASED: Word(
        "Rests on offsets",
        "Neutral or compensated by credits, without volume, standard and own reductions.",
    ),
    Flag.LABEL_UNVERIFIED: Word(
        "Unverified label", "A label or certification without the name of an independent scheme."
    ),
    Flag.PART_AS_WHOLE: Word(
        "Part for the whole", "The whole is praised for what holds of a part."
    ),
    Flag.LEGAL_AS_MERIT: Word("Legal duty as merit", "Keeping the law, told as a merit."),
    Flag.IRRELEVANT: Word("Irrelevant", "True, and of no use to the reader."),
    Flag.NO_EVIDENCE: Word("No evidence", "Specific, and nothing in it or elsewhere backs it."),
    Flag.HIDDEN_TRADE_OFF: Word(
        "Trade-off left out", "One effect is praised, a known adverse one of the change left out."
    ),
    Flag.SELECTIVE: Word(
        "Selective", "A good share, site or year is picked out where the rest went the other way."
    ),
    Flag.LESSER_EVIL: Word("Lesser evil", "A better version of what is harmful as a kind."),
    Flag.GREENCROWDING: Word(
        "Others in place of own acts", "A membership or pledge stands in for the company's own act."
    ),
    Flag.GREENRINSING: Word("Moved target", "A target is replaced, or its date put back."),
    Flag.CONTRADICTED: Word(
        "Another figure elsewhere",
        "The report gives another figure for the same quantity, year and boundary.",
    ),
}

ELEMENTS: Mapping[Element, Word] = {
    element: Word(name) for element, name in naming.ELEMENTS.items()
}

PRIORITIES: Mapping[Priority, Word] = {
    Priority.HIGH: Word("high", "To be taken up first."),
    Priority.MEDIUM: Word("medium", "To be taken up next."),
    Priority.LOW: Word("low", "Hedged aims, vague policies, and claims that are supported."),
}

STRENGTHS: tuple[str, ...] = (
    "supports nothing by itself: a membership, a framework's name",
    "said by the company itself",
    "a third party's certificate or validation",
    "independent assurance",
)
"""What a mark's strength means, from 0 to 3."""

PLACES: Mapping[Place, Word] = {place: Word(name) for place, name in naming.PLACES.items()}


_KNOWN: Mapping[type[StrEnum], Mapping[Any, Word]] = {
    Label: VERDICTS,
    Flag: FLAGS,
    Element: ELEMENTS,
    Place: PLACES,
}


def name(member: StrEnum) -> str:
    """Return how a member of a closed set is called."""
    known = _KNOWN.get(type(member))  # by type: members of two sets may be equal as strings
    return known[member].name if known else member.value.replace("_", " ")
