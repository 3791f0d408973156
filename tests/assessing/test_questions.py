"""Questions: in the claim's own words, for what is missing, in grammatical English."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import greenscan
from greenscan.assessing.question.tokens import plain
from greenscan.labels import Kind, Label, Topic
from tests.assessing.making import make_claim

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
U, V = Label.UNSUPPORTED, Label.VAGUE

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "We will reduce our emissions by 30 % by 2030.",
        {"label": U, "kind": Kind.TARGET, "topic": Topic.CLIMATE},
        "Against which base year, for which scopes and sites and by which measures will you reduce"
        " your emissions by 30 % by 2030?",
    ),
    (
        "In 2023 we installed solar panels at our depots.",
        {"label": U, "kind": Kind.ACTION},
        "How many solar panels did you install at your depots in 2023, and for which depots?",
    ),
    (
        "Efforts are being made in all regions so that the stores become greener.",
        {"label": V, "kind": Kind.ACTION},
        "What do you mean by “greener” in “Efforts are being made in all regions so that the stores"
        " become greener”, and by which specific measures is this done?",
    ),
    (
        "Our eco-friendly range helps you live better.",
        {"label": V, "kind": Kind.QUALITY},
        "What do you mean by “eco-friendly”, and compared with which product or earlier version"
        " does your eco-friendly range help customers live better?",
    ),
    (
        "Our new bottle is eco-friendly.",
        {"label": V, "kind": Kind.QUALITY},
        "What do you mean by “eco-friendly” in “Our new bottle is eco-friendly”, and how is it"
        " measured?",
    ),
    (
        "Our new bottle is green.",
        {"label": V, "kind": Kind.QUALITY},
        "What do you mean by “is green” when you say that your new bottle is green, and how is it"
        " measured?",
    ),
    (
        "The jar is recyclable.",
        {"label": U, "kind": Kind.QUALITY, "topic": Topic.CIRCULARITY},
        "In which collection and treatment systems, shown by which test, is the jar recyclable?",
    ),
    (
        "Energy efficiency measures saved 18 % of electricity.",
        {"label": U, "kind": Kind.RESULT, "topic": Topic.ENERGY},
        "You say “Energy efficiency measures saved 18 % of electricity”: compared with which year,"
        " over which period and for which sites or activities?",
    ),
    (
        "Our long-term ambition to reach net zero by 2050 guides each site.",
        {"label": U, "kind": Kind.TARGET, "topic": Topic.CLIMATE},
        "With what share of carbon credits, by which measures and with which interim target before"
        " 2050 is your long-term ambition to reach net zero by 2050 to be reached?",
    ),
    (
        "All our quarries meet applicable environmental laws.",
        {"label": U, "kind": Kind.RESULT},
        "What does the law require here, and what goes beyond it, where you say that all your"
        " quarries meet applicable environmental laws?",
    ),
    (
        "We will be water neutral at our plant in Ostby by 2035.",
        {"label": U, "kind": Kind.TARGET, "topic": Topic.WATER},
        "With what share made up for elsewhere, by which measures and with which interim target"
        " before 2035 will you be water neutral at your plant in Ostby by 2035?",
    ),
    (
        "“Protect the Rivers” board sponsor.",
        {"label": V, "kind": Kind.POLICY, "topic": Topic.WATER},
        "You say “‘Protect the Rivers’ board sponsor”: through which steps of your own and with"
        " what measurable effect?",
    ),
    (
        "Lights were replaced and the roofs are now greener.",
        {"label": V, "kind": Kind.ACTION},
        "What do you mean by “greener” in “Lights were replaced and the roofs are now greener”,"
        " and by which specific measures is this done?",
    ),
    (
        "The new depot was built with care by a regional firm and its crew, who worked in shifts"
        " throughout all of the winter months because they wanted a sustainable future.",
        {"label": V, "kind": Kind.ACTION},
        "What do you mean by “sustainable future” in “… throughout all of the winter months because"
        " they wanted a sustainable future”, and by which specific measures is this done?",
    ),
    (
        "As we lift and lower our loads, the cranes (two of five (both old)) recover energy and"
        " there are batteries on each.",
        {"label": U, "kind": Kind.ACTION, "topic": Topic.ENERGY},
        "At which sites and in which years do the cranes recover energy?",
    ),
    (
        "It also launched new 2030 targets to improve its use of land.",
        {"label": V, "kind": Kind.TARGET, "topic": Topic.BIODIVERSITY},
        "You say “It also launched new 2030 targets to improve its use of land”: by how much (in"
        " hectares or another measure)?",
    ),
    (
        "Our bakers remain firm in our commitment to excellence in waste handling3.",
        {"label": V, "kind": Kind.TARGET, "topic": Topic.CIRCULARITY},
        "To what measurable extent and by which year do your bakers remain firm in your commitment"
        " to excellence in waste handling?",
    ),
    (
        "Retired pallets were sorted at two depots and no wood is sent to landfill.",
        {"label": U, "kind": Kind.ACTION, "topic": Topic.CIRCULARITY},
        "For which depots and when were retired pallets sorted at two depots?",
    ),
    (
        "Nets are cleaned before the crews repair them as well.",
        {"label": U, "kind": Kind.ACTION},
        "On what scale, at which sites and in which years are nets cleaned before the crews repair"
        " them?",
    ),
    (
        "The old trucks ran on diesel alone, whereas the new ones are driven by their quiet and"
        " clean Euro 6 engines.",
        {"label": U, "kind": Kind.QUALITY},
        "What does the law require here, and what goes beyond it, where you say “… by their quiet"
        " and clean Euro 6 engines”?",
    ),
    (
        "Our approach sets out plans to elevate and widen our efforts for nature.",
        {"label": V, "kind": Kind.TARGET},
        "To what measurable extent and by which year does your approach set out plans to elevate"
        " and widen your efforts for nature?",
    ),
    (
        "Widen the reed beds",
        {"label": V, "kind": Kind.TARGET, "lead_in": "The group is committed to"},
        "To what measurable extent and by which year is the group committed to widen the reed"
        " beds?",
    ),
    (
        "Raised 12 % more trout",
        {"label": V, "kind": Kind.TARGET, "lead_in": "The group is committed to"},
        "By which year did you raise 12 % more trout?",
    ),
    (
        "Cutting the waste of our bakeries",
        {"label": V, "kind": Kind.TARGET, "lead_in": "We have committed to:"},
        "By how much and by which year will you cut the waste of your bakeries?",
    ),
    (
        "Publish the catch of each boat",
        {"label": V, "kind": Kind.TARGET, "lead_in": "The group is proud of its fleet, and will"},
        "To what measurable extent and by which year will you publish the catch of each boat?",
    ),
    (
        "Practically all nets are mended by hand, and will be coated with wax.",
        {"label": U, "kind": Kind.ACTION, "topic": Topic.CIRCULARITY},
        "In which years are practically all nets mended by hand?",
    ),
    (
        "We keep a log of the fish that pass, even while the weirs are open.",
        {"label": U, "kind": Kind.ACTION, "topic": Topic.BIODIVERSITY},
        "With what measured effect, at which sites and in which years do you keep a log of the fish"
        " that pass?",
    ),
    (
        "3D printing became a part of the repair of old pumps and valves with the aim of reducing,"
        " reusing and returning metal.",
        {"label": U, "kind": Kind.ACTION},
        "With what measured effect, at which sites and when did 3D printing become a part of the"
        " repair of old pumps and valves with the aim of reducing, reusing and returning metal?",
    ),
    (
        "Ravens aims to have the smallest fleet of its kind.",
        {"label": V, "kind": Kind.TARGET},
        "To what measurable extent and by which year does Ravens aim to have the smallest fleet of"
        " its kind?",
    ),
    (
        "We co-founded BRASS in 2021 to share plans.",
        {"label": U, "kind": Kind.ACTION},
        "On what scale and at which sites did you co-found BRASS in 2021 to share plans?",
    ),
    (
        "The harbour has committed to:",
        {"label": V, "kind": Kind.TARGET},
        "You say “The harbour has committed to”: to what measurable extent and by which year?",
    ),
    (
        "In Porto, Portugal, the crews joined a scheme for clean rivers.",
        {"label": V, "kind": Kind.ACTION},
        "By which specific measures and with what measurable effect did the crews join a scheme for"
        " clean rivers?",
    ),
    (
        "We embed a care for rivers in our training.",
        {"label": V, "kind": Kind.ACTION},
        "What do you mean by “care for rivers”, and by which specific measures do you embed a care"
        " for rivers in your training?",
    ),
    (
        "We embedded a care for rivers in our training.",
        {"label": V, "kind": Kind.ACTION},
        "What do you mean by “care for rivers”, and by which specific measures did you embed a care"
        " for rivers in your training?",
    ),
    (
        "We labelled bins at our harbours.",
        {"label": U, "kind": Kind.ACTION, "topic": Topic.CIRCULARITY},
        "How many bins did you label at your harbours, at which sites and when?",
    ),
    (
        "We choose sites with care in the U.S. market, e.g. far from rivers.",
        {"label": U, "kind": Kind.ACTION},
        "How many sites do you choose with care in the U.S. market, and in which years?",
    ),
    (
        "The River5+ scheme aims to reduce our use of water.",
        {"label": V, "kind": Kind.TARGET, "topic": Topic.WATER},
        "By how much (in cubic metres) and by which year does the River5+ scheme aim to reduce your"
        " use of water?",
    ),
    (
        "We choose the growers whom we are glad to work with.",
        {"label": U, "kind": Kind.POLICY},
        "For which sites and companies of the group do you choose the growers whom you are glad to"
        " work with?",
    ),
]


@pytest.mark.parametrize(("text", "facts", "question"), CASES, ids=[case[0] for case in CASES])
def test_a_question_asks_for_what_this_claim_lacks(
    nlp: Language, text: str, facts: dict[str, Any], question: str
) -> None:
    assert make_claim(nlp, text, **facts).question == question


def test_nothing_is_asked_of_a_claim_that_lacks_nothing(nlp: Language) -> None:
    text = "In 2023 the plant in Ostby cut its gas use by 1.9 GWh, 11 % below 2019."
    assert make_claim(nlp, text, label=Label.SUPPORTED, kind=Kind.RESULT).question == ""


def test_the_same_lack_in_two_claims_makes_two_questions(nlp: Language) -> None:
    texts = ("We have fitted heat pumps in our stores.", "We have fitted LED lamps in our mills.")
    questions = {make_claim(nlp, text, label=U, kind=Kind.ACTION).question for text in texts}
    assert len(questions) == len(texts)


def test_a_gerund_that_is_the_subject_is_no_act_of_the_company(nlp: Language) -> None:
    text = "Cleaning takes most of the water that a dairy uses."
    question = make_claim(nlp, text, label=U, kind=Kind.RESULT).question
    assert "are you cleaning" not in question


def test_questions_on_a_report_are_sentences_that_differ() -> None:
    report = greenscan.analyze_file(SAMPLE)
    questions = [claim.question for claim in report.claims if claim.question]
    assert len(set(questions)) == len(questions) > 8
    for question in questions:
        assert question[0].isupper()
        assert question.endswith("?")
        assert "  " not in question
        assert " our " not in re.sub("“[^”]*”", "", f" {question} ")  # but where it quotes
    assert all(claim.question for claim in report.flagged), json.dumps(questions)


def test_a_footnote_number_goes_and_a_digit_of_a_name_stays() -> None:
    assert plain("We cut emissions2 at Orrin Spirits") == "We cut emissions at Orrin Spirits"
    assert plain("We rolled out Thrift5+ in 2023.") == "We rolled out Thrift5+ in 2023."
