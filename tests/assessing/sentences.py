"""Claims of every flag in words that no pattern was made from, and their look-alikes."""

from __future__ import annotations

from typing import NamedTuple

from greenscan.labels import Flag, Kind, Label

V, U, S = Label.VAGUE, Label.UNSUPPORTED, Label.SUPPORTED
RESULT, ACTION, TARGET, QUALITY, POLICY = Kind


class Case(NamedTuple):
    """A claim and the flags that it should get, all of them."""

    text: str
    label: Label
    kind: Kind
    flags: frozenset[Flag]


def _case(text: str, label: Label, kind: Kind, *flags: str) -> Case:
    return Case(text, label, kind, frozenset(Flag(flag) for flag in flags))


CASES: tuple[Case, ...] = (
    _case("Our parquet brings a piece of unspoilt nature into the home, and the planet thanks you.",
          V, QUALITY, "VAGUE_GENERIC"),
    _case("We run our ski area with the mountain world in mind.", V, ACTION, "VAGUE_GENERIC"),
    _case("A green thread runs through our whole range.", V, QUALITY, "VAGUE_GENERIC"),
    _case("Ecology and economy go hand in hand at our works.", V, QUALITY, "VAGUE_GENERIC"),
    _case("We treat the resources entrusted to us with great care.", V, ACTION, "VAGUE_GENERIC"),
    _case("Not one gram of our production waste has gone to landfill since the new press came.",
          U, RESULT, "ABSOLUTE", "NO_EVIDENCE"),
    _case("Whatever leaves our laundry has been washed with rainwater alone, without exception.",
          U, RESULT, "ABSOLUTE", "NO_EVIDENCE"),
    _case("The film can be recycled completely.", U, QUALITY, "ABSOLUTE", "NO_EVIDENCE"),
    _case("Nothing that we sell contains peat any more.", U, QUALITY, "ABSOLUTE", "NO_EVIDENCE"),
    _case("We hope to leave the valley as we found it.", V, TARGET, "ASPIRATION_NO_PLAN"),
    _case("It is our wish to do without plastic film wherever we can.",
          V, TARGET, "ASPIRATION_NO_PLAN"),
    _case("Bit by bit we want to wean our boats off heavy oil.", V, TARGET, "ASPIRATION_NO_PLAN"),
    _case("By 2033 our trawlers will burn a third less fuel.", U, TARGET, "FUTURE_NO_PLAN"),
    _case("From 2030 onwards the group is to be climate neutral.", U, TARGET, "FUTURE_NO_PLAN"),
    _case("Food waste in our canteens shall be halved by 2029.", U, TARGET, "FUTURE_NO_PLAN"),
    _case("Our new dryer gets by with noticeably less gas.",
          U, RESULT, "COMPARISON_NO_BASE"),
    _case("Water use came down by a fifth.", U, RESULT, "COMPARISON_NO_BASE"),
    _case("The Tarn washing machine is thriftier with water.", U, QUALITY, "COMPARISON_NO_BASE"),
    _case("Nobody in the trade has done more for the rivers than we have.",
          V, QUALITY, "PUFFERY", "VAGUE_GENERIC"),
    _case("In matters of climate we are the yardstick by which others are measured.",
          V, QUALITY, "PUFFERY", "VAGUE_GENERIC"),
    _case("We play in the first league of responsible builders.",
          V, QUALITY, "PUFFERY", "VAGUE_GENERIC"),
    _case("Steps have been initiated to improve the handling of waste.",
          V, ACTION, "NO_AGENT_OR_ACTION"),
    _case("A good deal has already been undertaken for the protection of the soil.",
          V, ACTION, "NO_AGENT_OR_ACTION"),
    _case("Work on lowering the noise and dust is in progress in many places.",
          V, ACTION, "NO_AGENT_OR_ACTION"),
    _case("What our vans emit is balanced by forests in the Andes.",
          U, RESULT, "OFFSET_BASED"),
    _case("Guests sleep CO2-neutrally in our lodge.", U, QUALITY, "ABSOLUTE", "OFFSET_BASED"),
    _case("The footprint of the congress was made good through climate projects.",
          U, RESULT, "OFFSET_BASED"),
    _case("The bottle wears the Green Leaf, the mark of our house for thrifty packing.",
          U, POLICY, "LABEL_UNVERIFIED"),
    _case("An independent institute has certified the carpet as kind to the climate.",
          U, QUALITY, "LABEL_UNVERIFIED", "VAGUE_GENERIC"),
    _case("For our efforts we were honoured with a sustainability prize.",
          U, POLICY, "LABEL_UNVERIFIED"),
    _case("Our jeans are made with cotton from old garments.",
          U, QUALITY, "PART_AS_WHOLE", "NO_EVIDENCE"),
    _case("The rucksack is made from ocean plastic.", U, QUALITY, "PART_AS_WHOLE", "NO_EVIDENCE"),
    _case("We store our solvents exactly as the ordinance lays down.",
          U, POLICY, "LEGAL_AS_MERIT", "NO_EVIDENCE"),
    _case("Our chimneys stayed below the limit values of the permit in 2023.",
          U, RESULT, "LEGAL_AS_MERIT", "NO_EVIDENCE"),
    _case("We paid no environmental fines in 2023.", U, RESULT, "LEGAL_AS_MERIT", "NO_EVIDENCE"),
    _case("Our paints do without lead.", U, QUALITY, "IRRELEVANT", "NO_EVIDENCE"),
    _case("In 2024 we replaced 3 million plastic straws with paper ones in our 412 cafés.",
          S, ACTION, "HIDDEN_TRADE_OFF"),
    _case("The new cruise ship burns cleaner fuel than any other of its class.",
          U, QUALITY, "LESSER_EVIL", "COMPARISON_NO_BASE", "PUFFERY"),
    _case("As a founding member of the Clean Rivers Alliance we stand up for water.",
          U, POLICY, "GREENCROWDING", "NO_EVIDENCE"),
    _case("We teach our customers to wash at 30 degrees.",
          U, ACTION, "GREENCROWDING", "NO_EVIDENCE"),
    _case("The year for our zero-waste goal has been moved from 2025 to 2032.",
          U, TARGET, "FUTURE_NO_PLAN", "GREENRINSING"),
    # Look-alikes.
    _case("In 2024 we laid green pipes of 3.2 km in Halm and recovered 410 MWh of heat.",
          S, ACTION),
    _case("We do not call our boilers climate neutral.", U, POLICY, "NO_EVIDENCE"),
    _case("Our all-electric ferry saved 310 tonnes of diesel in 2023 against 2019.", S, RESULT),
    _case("All three mills are certified to ISO 14001 by an accredited body.", S, POLICY),
    _case("The EU Ecolabel covers 64 % of our paper sold in 2023.", S, POLICY),
    _case("We reached the goal of 40 % less water per hectolitre in 2023, two years early.",
          S, RESULT),
    _case("In 2023 the plant in Ostby cut its gas use by 1.9 GWh, 11 % below 2019.", S, RESULT),
    _case("In 2022 we bought 40 electric vans for the Leeds depot.", S, ACTION),
)  # fmt: skip
