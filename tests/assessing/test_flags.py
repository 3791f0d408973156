"""Flags: raised on the words or the absence behind them, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from greenscan.assessing import assess
from greenscan.labels import Element, Flag, Kind, Label
from tests.assessing.making import make_claim, make_sentence, make_support
from tests.assessing.sentences import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_a_claim_has_the_flags_that_its_words_call_for(nlp: Language, case: Case) -> None:
    claim = make_claim(nlp, case.text, label=case.label, kind=case.kind)
    assert {flag.code for flag in claim.flags} == case.flags


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Our cups are not climate-neutral, and we say so.", Flag.OFFSET_BASED),
        ("A competitor calls its cups “eco-friendly”; ours come from a mill in Vik.",
         Flag.VAGUE_GENERIC),
        ("The Green Valley plant has new pumps.", Flag.VAGUE_GENERIC),
        ("Sustainable Building Guidelines, with a chapter on pumps", Flag.VAGUE_GENERIC),
        ("We work by our 2030 Sustainability Master Plan.", Flag.VAGUE_GENERIC),
        ("The gauge reads the flow of the entire value chain.", Flag.ABSOLUTE),
        ("Four fifths of our offices in Vik are green-rated.", Flag.VAGUE_GENERIC),
        ("Solar panels were fitted on two iconic buildings.", Flag.PUFFERY),
        ("By “sustainable” we mean that 80 % of our range holds the Nordic Swan.",
         Flag.VAGUE_GENERIC),
    ],
)  # fmt: skip
def test_words_that_are_denied_quoted_named_or_defined_raise_nothing(
    nlp: Language, text: str, flag: Flag
) -> None:
    claim = make_claim(nlp, text, label=Label.UNSUPPORTED, kind=Kind.QUALITY)
    assert flag not in {raised.code for raised in claim.flags}


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("We buy from growers who are committed to nature.", Kind.ACTION, Flag.ASPIRATION_NO_PLAN),
        ("Our energy rests on a Growth Plan to which all agreed.", Kind.ACTION,
         Flag.ASPIRATION_NO_PLAN),
        ("Green building certificates and green leases help our tenants.", Kind.POLICY,
         Flag.VAGUE_GENERIC),
        ("Our crews are steeped in our ‘Green Heart’ culture.", Kind.POLICY, Flag.VAGUE_GENERIC),
    ],
)  # fmt: skip
def test_a_vague_claim_is_not_flagged_for_the_words_of_others_or_of_names(
    nlp: Language, text: str, kind: Kind, code: Flag
) -> None:
    claim = make_claim(nlp, text, label=Label.VAGUE, kind=kind)
    assert (code, True) not in {(flag.code, bool(flag.text)) for flag in claim.flags}


@pytest.mark.parametrize(
    ("text", "kind", "given"),
    [
        ("We will replace the boilers of our global estate by 2030.", Kind.TARGET,
         Element.BOUNDARY),
        ("We cut the waste of our canteens since 2014.", Kind.RESULT, Element.COMPARISON_BASE),
        ("We stand at the top of the CDP rating.", Kind.POLICY, Element.CERTIFICATE),
    ],
)  # fmt: skip
def test_what_the_words_give_is_not_missing(
    nlp: Language, text: str, kind: Kind, given: Element
) -> None:
    claim = make_claim(nlp, text, label=Label.UNSUPPORTED, kind=kind)
    assert given not in claim.missing
    assert claim.flags


@pytest.mark.parametrize(
    ("quote", "flag"),
    [
        ("The laundries used 41 m3 of water in 2023.", Flag.ASPIRATION_NO_PLAN),
        ("The target of the laundries is 41 m3 of water.", Flag.FUTURE_NO_PLAN),
    ],
)
def test_a_result_of_the_past_is_not_the_figure_of_a_target(
    nlp: Language, quote: str, flag: Flag
) -> None:
    sentence = make_sentence(
        nlp, "Reduce the water of our laundries.", label=Label.UNSUPPORTED, kind=Kind.TARGET
    )
    sentence = replace(sentence, support=(make_support(nlp, quote, score=0.6),))
    (claim,), _ = assess([sentence], threshold=0.5, uncertain_below=0.5)
    assert flag in {raised.code for raised in claim.flags}
    assert (Element.FIGURE in claim.missing) is (flag is Flag.ASPIRATION_NO_PLAN)


def test_a_flag_names_its_words_by_their_place_in_the_document(nlp: Language) -> None:
    text = "Guests love our eco-friendly rooms."
    claim = make_claim(nlp, text, label=Label.VAGUE, kind=Kind.QUALITY, start=500)
    (flag,) = claim.flags
    assert flag.start is not None
    assert flag.text == "eco-friendly"
    assert text[flag.start - 500 :].startswith("eco-friendly")
    assert "“eco-friendly” is not defined" in flag.reason


def test_an_absence_is_told_in_words(nlp: Language) -> None:
    claim = make_claim(nlp, "We fitted heat pumps.", label=Label.UNSUPPORTED, kind=Kind.ACTION)
    (flag,) = claim.flags
    assert (flag.code, flag.start, flag.text) == (Flag.NO_EVIDENCE, None, "")
    assert "no figure, boundary or period is given" in flag.reason


def test_flags_stand_in_the_order_of_the_enumeration(nlp: Language) -> None:
    text = "All our sites are climate neutral and a true leader in the field."
    claim = make_claim(nlp, text, label=Label.UNSUPPORTED, kind=Kind.QUALITY)
    codes = [flag.code for flag in claim.flags]
    assert codes == [code for code in Flag if code in codes]
    assert len(codes) > 2


def test_a_part_that_fell_is_selective_where_the_whole_rose(nlp: Language) -> None:
    claim = make_sentence(
        nlp,
        "Water use at our Leeds plant fell by 12 % in 2023.",
        label=Label.SUPPORTED,
        kind=Kind.RESULT,
        section="Water",
    )
    rest = "Our total water use rose by 4 % in the same year."
    whole = make_sentence(nlp, rest, label=Label.NONE, start=900, page=61, section="Data")
    between = make_sentence(nlp, "Cups are washed.", label=Label.NONE, start=400)
    claims, _ = assess([claim, between, whole], threshold=0.5, uncertain_below=0.5)
    (flag,) = claims[0].flags
    assert (flag.code, flag.text, flag.start) == (Flag.SELECTIVE, rest, 900)
    assert flag.reason == f"The text on p. 61 says of the whole: “{rest}”"
    alone, _ = assess([claim, between], threshold=0.5, uncertain_below=0.5)
    assert not alone[0].flags


def test_the_base_of_a_comparison_may_stand_in_the_sentence_after(nlp: Language) -> None:
    claim = make_sentence(
        nlp, "Water use fell by 12 %.", label=Label.UNSUPPORTED, kind=Kind.RESULT, section="Water"
    )
    after = make_sentence(nlp, "This is against 2019.", label=Label.NONE, start=60, section="Water")
    flags = [
        {flag.code for flag in assess(sentences, threshold=0.5, uncertain_below=0.5)[0][0].flags}
        for sentences in ([claim], [claim, after], [claim, replace(after, section="Energy")])
    ]
    assert [Flag.COMPARISON_NO_BASE in codes for codes in flags] == [True, False, True]
