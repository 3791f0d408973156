"""The assessor: mandatory text, priority, rules, subject, counts, speed."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time
from typing import Any

import pytest
from spacy.language import Language

from greenscan.assessing import assess
from greenscan.claims import Rule
from greenscan.labels import Element, Flag, Jurisdiction, Kind, Label, Priority, Subject
from tests.assessing.making import make_claim, make_sentence

U, V, S = Label.UNSUPPORTED, Label.VAGUE, Label.SUPPORTED
GREEN = "Our eco-friendly range is good for the planet."


@pytest.mark.parametrize(
    ("text", "kind", "element"),
    [
        ("CDP gave us a rating of A for water.", Kind.POLICY, Element.CERTIFICATE),
        (
            "Our electricity is matched by large-scale generation certificates.",
            Kind.POLICY,
            Element.CERTIFICATE,
        ),
        (
            "We will be carbon neutral, without the use of carbon credits, by 2040.",
            Kind.TARGET,
            Element.OFFSET_ROLE,
        ),
    ],
)
def test_what_is_told_is_not_asked_for(
    nlp: Language, text: str, kind: Kind, element: Element
) -> None:
    claim = make_claim(nlp, text, label=U, kind=kind)
    assert element not in claim.missing
    assert Flag.LABEL_UNVERIFIED not in [flag.code for flag in claim.flags]


def test_text_under_a_statutory_heading_is_mandatory(nlp: Language) -> None:
    facts: dict[str, Any] = {"label": V, "kind": Kind.QUALITY}
    headed = make_claim(nlp, GREEN, section="Sustainability statement > ESRS E1", **facts)
    assert headed.assessment.mandatory == "CSRD"
    assert make_claim(nlp, GREEN, section="Our brands", **facts).assessment.mandatory == ""


def test_a_document_made_under_a_law_is_mandatory_as_a_whole(nlp: Language) -> None:
    claim = make_sentence(nlp, GREEN, label=V, kind=Kind.QUALITY)
    declared = "This report has been prepared in accordance with Legislative Decree 254/2016."
    voluntary = "This report is voluntary and does not follow Legislative Decree 254/2016."
    laws = []
    for text in (declared, voluntary):
        note = make_sentence(nlp, text, label=Label.NONE, start=300)
        (assessed,), _ = assess([claim, note], threshold=0.5, uncertain_below=0.5)
        laws.append(assessed.assessment.mandatory)
    assert laws == ["Italian Legislative Decree 254/2016", ""]


@pytest.mark.parametrize(
    ("text", "facts", "priority", "reason"),
    [
        ("Our coffee is climate neutral.", {"label": U, "kind": Kind.QUALITY}, "high", "offsets"),
        ("We will cut water use by 20 % by 2033.", {"label": U, "kind": Kind.TARGET}, "high",
         "without a plan"),
        (GREEN, {"label": V, "kind": Kind.QUALITY}, "medium", "quality"),
        (GREEN, {"label": V, "kind": Kind.QUALITY, "section": "Letter from the CEO"}, "high",
         "letter of the management"),
        (GREEN, {"label": V, "kind": Kind.QUALITY, "page": 2}, "medium", "quality"),
        ("We strive to do better.", {"label": V, "kind": Kind.TARGET}, "low", "aim"),
        ("We care for our rivers.", {"label": V, "kind": Kind.ACTION}, "low", "of an action in"),
        ("Care guides our rivers.", {"label": V, "kind": Kind.POLICY}, "low", "of a policy in"),
        ("All mills are certified to ISO 14001.", {"label": S, "kind": Kind.POLICY}, "low",
         "supported"),
    ],
)  # fmt: skip
def test_priority_follows_gravity_and_place(
    nlp: Language, text: str, facts: dict[str, Any], priority: Priority, reason: str
) -> None:
    assessment = make_claim(nlp, text, **facts).assessment
    assert assessment.priority == priority
    assert reason in assessment.priority_reason


def test_the_opening_pages_of_a_long_document_are_prominent(nlp: Language) -> None:
    sentence = make_sentence(nlp, GREEN, label=V, kind=Kind.QUALITY, page=2)
    priorities = [
        assess([sentence], threshold=0.5, uncertain_below=0.5, pages=pages)[0][0].priority
        for pages in (4, 80)
    ]
    assert priorities == [Priority.MEDIUM, Priority.HIGH]


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("The Feather flacon is lighter.", Kind.QUALITY, Subject.PRODUCT),
        ("Our mill in Torsby saves water.", Kind.ACTION, Subject.SITE),
        ("Suppliers are audited against our code.", Kind.POLICY, Subject.SUPPLY_CHAIN),
        ("We cut our emissions.", Kind.RESULT, Subject.COMPANY),
    ],
)
def test_subject(nlp: Language, text: str, kind: Kind, subject: Subject) -> None:
    assert make_claim(nlp, text, label=U, kind=kind).subject is subject


def test_the_rulebook_is_asked_for_the_flags_of_each_claim(nlp: Language) -> None:
    asked: list[tuple[list[Flag], dict[str, object]]] = []
    rule = Rule(
        id="r", cite_as="R 1", jurisdiction=Jurisdiction.EU, edition="", status="", asks="",
        flags=(Flag.VAGUE_GENERIC,),
    )  # fmt: skip

    def cite(flags: Sequence[Flag], **facts: object) -> tuple[Rule, ...]:
        asked.append((list(flags), facts))
        return (rule,)

    sentence = make_sentence(nlp, GREEN, label=V, kind=Kind.QUALITY, section="EU Taxonomy KPIs")
    (claim,), _ = assess([sentence], threshold=0.5, uncertain_below=0.5, cite=cite)
    assert claim.rules == (rule,)
    ((flags, facts),) = asked
    assert flags == [flag.code for flag in claim.flags]
    assert (facts["kind"], facts["mandatory"]) == (Kind.QUALITY, True)


def test_five_hundred_claims_take_well_under_a_second(nlp: Language) -> None:
    texts = [
        "In 2023 we installed new pumps at our depots, which saved water and energy.",
        "We will reduce our emissions by 30 % by 2030 and become a leader in the field.",
        GREEN,
    ]
    kinds = (Kind.ACTION, Kind.TARGET, Kind.QUALITY)
    sentences = [
        make_sentence(nlp, texts[number % 3], label=U, kind=kinds[number % 3], start=number * 200)
        for number in range(500)
    ]
    start = process_time()
    claims, _ = assess(sentences, threshold=0.5, uncertain_below=0.5)
    assert len(claims) == 500
    assert process_time() - start < 1.0
