"""Verdicts: the label, unless the rest of the report says more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from greenscan.assessing import assess
from greenscan.claims import Claim, Contradiction, Support
from greenscan.labels import Element, Flag, Kind, Label, Place, Priority, Topic
from tests.assessing.making import make_sentence, make_support

LAMPS = "We have replaced the lamps in our shops with LED lighting."
BACKED = "In 2024 LED lamps were fitted in 188 of our 240 shops."
PASSAGE: dict[str, Any] = {"page": 52, "page_label": "52", "section": "Data"}


def judged(nlp: Language, label: Label, *support: Support) -> Claim:
    sentence = make_sentence(nlp, LAMPS, label=label, kind=Kind.ACTION)
    claims, _ = assess([replace(sentence, support=support)], threshold=0.5, uncertain_below=0.5)
    return claims[0]


def test_support_that_gives_what_was_lacking_lifts_a_claim_and_says_where(nlp: Language) -> None:
    claim = judged(nlp, Label.UNSUPPORTED, make_support(nlp, BACKED, **PASSAGE))
    assert (claim.label, claim.verdict) == (Label.UNSUPPORTED, Label.SUPPORTED)
    assert claim.reason == "Support found: the text on p. 52."
    assert (claim.flags, claim.missing, claim.question) == ((), (), "")


@pytest.mark.parametrize(
    ("quote", "score"),
    [(BACKED, 0.3), ("Lamps in shops are a matter of taste.", 0.9)],
    ids=["unlikely", "gives nothing"],
)
def test_support_that_is_unlikely_or_gives_nothing_lifts_nothing(
    nlp: Language, quote: str, score: float
) -> None:
    claim = judged(nlp, Label.UNSUPPORTED, make_support(nlp, quote, score=score, **PASSAGE))
    assert claim.verdict is Label.UNSUPPORTED
    assert claim.reason == ""


def test_what_is_vague_stays_vague(nlp: Language) -> None:
    claim = judged(nlp, Label.VAGUE, make_support(nlp, BACKED, **PASSAGE))
    assert (claim.verdict, claim.reason) == (Label.VAGUE, "")


def test_the_row_of_a_table_gives_figure_and_year(nlp: Language) -> None:
    row = make_support(
        nlp,
        "Shops with LED lighting | 121 | 188",
        heading="| 2023 | 2024",
        place=Place.TABLE,
        **PASSAGE,
    )
    claim = judged(nlp, Label.UNSUPPORTED, row)
    assert claim.reason == "Support found: the table on p. 52."


def test_support_with_another_figure_does_not_count(nlp: Language) -> None:
    sentence = make_sentence(
        nlp, "We saved 12 % of our energy.", label=Label.UNSUPPORTED, kind=Kind.RESULT
    )
    verdicts = []
    for share in ("12 %", "9 %"):
        support = make_support(nlp, f"Energy use fell by {share} from 2021 to 2024.", **PASSAGE)
        (claim,), _ = assess(
            [replace(sentence, support=(support,))], threshold=0.5, uncertain_below=0.5
        )
        verdicts.append(claim.verdict)
    assert verdicts == [Label.SUPPORTED, Label.UNSUPPORTED]


@pytest.mark.parametrize(
    ("text", "quote", "verdict"),
    [
        (
            "Our ferries are one of the cleanest fleets in the country.",
            "Since 2015 our ferries have avoided more than 40,000 tonnes of CO2.",
            Label.UNSUPPORTED,
        ),
        (
            "Our ferries are one of the cleanest fleets in the country.",
            "In 2023 our ferries emitted 28 % less CO2 than the average fleet of the country.",
            Label.SUPPORTED,
        ),
        (
            "The footprint of our soap is ten times smaller.",
            "The footprint of our soap is ten times smaller than that of liquid soap.",
            Label.UNSUPPORTED,
        ),
    ],
    ids=["a rank and a saving", "a rank and an average", "what it is compared with"],
)
def test_praise_is_lifted_only_by_what_measures_it(
    nlp: Language, text: str, quote: str, verdict: Label
) -> None:
    sentence = make_sentence(nlp, text, label=Label.UNSUPPORTED, kind=Kind.QUALITY)
    support = make_support(nlp, quote, score=0.95, **PASSAGE)
    (claim,), _ = assess(
        [replace(sentence, support=(support,))], threshold=0.5, uncertain_below=0.5
    )
    assert claim.verdict is verdict


def test_a_contradicted_figure_is_unsupported_and_urgent(nlp: Language) -> None:
    text = "In 2024 we recycled 83 % of the waste of our 212 stores."
    sentence = replace(
        make_sentence(nlp, text, label=Label.SUPPORTED, kind=Kind.RESULT),
        contradiction=Contradiction(
            quote="Share recycled, % | 77.6",
            start=900,
            end=924,
            place=Place.TABLE,
            claimed="83 %",
            found="77.6",
            why="The table gives 77.6 % for 2024.",
            **PASSAGE,
        ),
    )
    (claim,), _ = assess([sentence], threshold=0.5, uncertain_below=0.5)
    assert claim.verdict is Label.UNSUPPORTED
    assert claim.reason == ("The table on p. 52 gives another figure: 77.6 instead of 83 %.")
    assert [flag.code for flag in claim.flags] == [Flag.CONTRADICTED]
    assert claim.flags[0].reason == "The table gives 77.6 % for 2024."
    assert claim.priority is Priority.HIGH
    assert claim.question.startswith("Which figure is right, 83 % as claimed or 77.6 as given")


def test_a_figure_outside_the_assurance_statement_lacks_assurance(nlp: Language) -> None:
    claim = make_sentence(
        nlp,
        "In 2023 the plant in Ostby cut its gas use by 1.9 GWh, 11 % below 2019.",
        label=Label.SUPPORTED,
        kind=Kind.RESULT,
    )
    section = "Independent assurance statement"
    scope = make_sentence(
        nlp,
        "Nothing has come to our attention that the figure of 41,200 tCO2e is misstated.",
        label=Label.NONE,
        start=900,
        section=section,
    )
    covering = replace(
        make_sentence(
            nlp, "Gas saved at Ostby: 1.9 GWh.", label=Label.NONE, start=1200, section=section
        )
    )
    missing = [
        assess(sentences, threshold=0.5, uncertain_below=0.5)[0][0].missing
        for sentences in ([claim], [claim, scope], [claim, scope, covering])
    ]
    assert missing == [(), (Element.ASSURANCE,), ()]
    whole = replace(scope, text="We assured all quantitative data of this report.", start=1500)
    (covered,), _ = assess([claim, scope, whole], threshold=0.5, uncertain_below=0.5)
    assert covered.missing == ()
    planned = replace(claim, kind=Kind.TARGET)  # of which there is no figure to assure yet
    (target,), _ = assess([planned, scope], threshold=0.5, uncertain_below=0.5)
    assert target.missing == ()


def test_a_list_gives_what_its_introduction_lacks(nlp: Language) -> None:
    target: dict[str, Any] = {"kind": Kind.TARGET, "topic": Topic.CLIMATE}
    introduction = make_sentence(nlp, "We have set targets for our emissions:", **target)
    items = [
        make_sentence(nlp, text, start=start, lead_in=introduction.text, **target)
        for start, text in ((100, "30 % less by 2030 than in 2019;"), (200, "none by 2045."))
    ]
    other = make_sentence(nlp, "We sell bread.", label=Label.NONE, start=50)
    lacking = {Element.FIGURE, Element.TARGET_YEAR}
    for between, found in (([], set()), ([other], lacking)):
        sentences = [introduction, *between, *items]
        claims, _ = assess(sentences, threshold=0.5, uncertain_below=0.5)
        assert lacking & set(claims[0].missing) == found
