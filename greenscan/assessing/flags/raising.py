"""All flags of a claim, in the order of `Flag`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from greenscan.assessing.flags import absences, wordings, wordings_on_others
from greenscan.assessing.flags.setbacks import Setbacks
from greenscan.assessing.judged import Judged
from greenscan.assessing.missing import missing_of
from greenscan.assessing.places import where
from greenscan.claims import RaisedFlag
from greenscan.labels import Element, Flag, Label

_RULES: Mapping[Flag, Callable[[Judged], RaisedFlag | None]] = {
    Flag.VAGUE_GENERIC: wordings.vague_generic,
    Flag.ABSOLUTE: wordings.absolute,
    Flag.ASPIRATION_NO_PLAN: absences.aspiration_no_plan,
    Flag.FUTURE_NO_PLAN: absences.future_no_plan,
    Flag.COMPARISON_NO_BASE: absences.comparison_no_base,
    Flag.PUFFERY: wordings.puffery,
    Flag.NO_AGENT_OR_ACTION: wordings.no_agent,
    Flag.OFFSET_BASED: wordings_on_others.offset_based,
    Flag.LABEL_UNVERIFIED: wordings.label_unverified,
    Flag.PART_AS_WHOLE: wordings.part_as_whole,
    Flag.LEGAL_AS_MERIT: wordings_on_others.legal_as_merit,
    Flag.IRRELEVANT: wordings_on_others.irrelevant,
    Flag.HIDDEN_TRADE_OFF: wordings_on_others.hidden_trade_off,
    Flag.LESSER_EVIL: wordings_on_others.lesser_evil,
    Flag.GREENCROWDING: wordings_on_others.greencrowding,
    Flag.GREENRINSING: wordings_on_others.greenrinsing,
}
# Beside one of these a vague claim still wants a word on why it is vague.
_BESIDE_VAGUE = frozenset({Flag.GREENCROWDING, Flag.ABSOLUTE, Flag.COMPARISON_NO_BASE})
_ORDER = {flag: number for number, flag in enumerate(Flag)}


def flags_of(
    judged: Judged, setbacks: Setbacks
) -> tuple[tuple[RaisedFlag, ...], tuple[Element, ...]]:
    """Return the flags of a claim in the order of `Flag`, and the elements to ask for.

    They depend on one another: what is generic is to be defined, and a claim is without evidence
    for want of what is to be asked for.
    """
    raised = {flag: found for flag, rule in _RULES.items() if (found := rule(judged))}
    for found in (_selective(judged, setbacks), _contradicted(judged)):
        if found is not None:
            raised[found.code] = found
    if judged.verdict is Label.VAGUE and not raised.keys() - _BESIDE_VAGUE:
        raised[Flag.VAGUE_GENERIC] = absences.nothing_measurable(judged)
    missing = missing_of(judged, raised.keys())
    unbacked = absences.no_evidence(judged, raised.keys(), missing)
    if unbacked is not None:
        raised[unbacked.code] = unbacked
    return tuple(sorted(raised.values(), key=lambda flag: _ORDER[flag.code])), missing


def _selective(judged: Judged, setbacks: Setbacks) -> RaisedFlag | None:
    other = setbacks.against(judged.context)
    if other is None:
        return None
    return RaisedFlag(
        code=Flag.SELECTIVE,
        reason=f"{where(other)} says of the whole: “{other.text}”",
        start=other.start,
        end=other.end,
        text=other.text,
    )


def _contradicted(judged: Judged) -> RaisedFlag | None:
    contradiction = judged.context.sentence.contradiction
    if contradiction is None:
        return None
    return RaisedFlag(
        code=Flag.CONTRADICTED,
        reason=contradiction.why,
        start=contradiction.start,
        end=contradiction.end,
        text=contradiction.quote,
    )
