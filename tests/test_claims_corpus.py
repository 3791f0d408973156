"""The authored claims hold what their data sheet says, and their answers keep the guidelines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import pytest

pytest.importorskip("yaml")

from greenscan.labels import KINDS, Element, Flag, Kind, Label, Place, Subject, Topic
from greenscan.training.data.joining import digest
from tests.corpora import LINKED_PARTS, Row, rows

CLAIMS = rows("claims/claims.jsonl")
FIELDS = [
    "id",
    "part",
    "sector",
    "section",
    "page",
    "pages",
    "previous",
    "text",
    "next",
    "label",
    "kind",
    "topic",
    "support",
    "contradiction",
    "verdict",
    "subject",
    "flags",
    "missing",
    "note",
]
PASSAGE = ["quote", "page", "place", "section", "heading"]

EXPLAINED = {  # an unsupported claim with one of these needs no NO_EVIDENCE
    Flag.FUTURE_NO_PLAN,
    Flag.COMPARISON_NO_BASE,
    Flag.OFFSET_BASED,
    Flag.LABEL_UNVERIFIED,
    Flag.CONTRADICTED,
}
RARE = {Flag.HIDDEN_TRADE_OFF, Flag.SELECTIVE, Flag.LESSER_EVIL}

MISSING: dict[Kind, set[Element]] = {
    Kind.RESULT: {
        Element.FIGURE,
        Element.PERIOD,
        Element.BOUNDARY,
        Element.COMPARISON_BASE,
        Element.ENERGY_ATTRIBUTE,
        Element.OFFSET_ROLE,
        Element.METHOD,
    },
    Kind.ACTION: {Element.MEASURE, Element.FIGURE, Element.BOUNDARY, Element.PERIOD},
    Kind.TARGET: {
        Element.FIGURE,
        Element.TARGET_YEAR,
        Element.BASE_YEAR,
        Element.BOUNDARY,
        Element.PLAN,
        Element.INTERIM_TARGET,
        Element.OFFSET_ROLE,
        Element.VALIDATION,
    },
    Kind.QUALITY: {
        Element.DEFINITION,
        Element.CERTIFICATE,
        Element.FIGURE,
        Element.METHOD,
        Element.COMPARISON_BASE,
        Element.LIFE_CYCLE,
        Element.OFFSET_ROLE,
    },
    Kind.POLICY: {Element.BOUNDARY, Element.CERTIFICATE, Element.MEASURE},
}
VAGUE_MISSING: dict[Kind, set[Element]] = {
    Kind.RESULT: set(),
    Kind.ACTION: {Element.MEASURE},
    Kind.TARGET: {Element.FIGURE, Element.TARGET_YEAR},
    Kind.QUALITY: set(),
    Kind.POLICY: {Element.MEASURE},
}


def named(claims: Collection[Row]) -> list[tuple[Row, set[Flag], set[Element]]]:
    """Return each claim with its flags and missing elements."""
    return [
        (row, set(map(Flag, row["flags"])), set(map(Element, row["missing"]))) for row in claims
    ]


def test_fields() -> None:
    for row in CLAIMS:
        assert list(row) == FIELDS
        assert row["part"] in LINKED_PARTS
        assert {row["label"], row["verdict"]} <= set(Label) - {Label.NONE}
        assert row["kind"] in KINDS
        assert row["topic"] in set(Topic)
        assert row["subject"] in set(Subject)
        assert row["section"]
        assert row["sector"]


def test_passages() -> None:
    for row in CLAIMS:
        assert 1 <= row["page"] <= row["pages"]
        for passage in filter(None, (row["support"], row["contradiction"])):
            assert list(passage)[: len(PASSAGE)] == PASSAGE
            assert passage["place"] in set(Place)
            assert 1 <= passage["page"] <= row["pages"]
            assert passage["quote"] not in " ".join((row["previous"], row["text"], row["next"]))
            assert bool(passage["heading"]) == (passage["place"] == Place.TABLE)


def test_contradictions_quote_both_figures() -> None:
    for row in CLAIMS:
        if opposed := row["contradiction"]:
            assert list(opposed) == [*PASSAGE, "claimed", "found", "why"]
            assert opposed["claimed"] in row["text"]
            assert opposed["found"] in opposed["quote"]
            assert opposed["claimed"] != opposed["found"]


def test_flags_and_missing_elements_are_of_the_closed_sets() -> None:
    order = list(Flag)
    for row, flags, missing in named(CLAIMS):
        assert row["flags"] == sorted(flags, key=order.index)
        assert len(row["missing"]) == len(missing)
        assert Element.ASSURANCE not in missing


def test_counts() -> None:
    assert len(CLAIMS) == 160
    assert [row["id"] for row in CLAIMS] == [f"c{number:03d}" for number in range(1, 161)]
    assert Counter(row["part"] for row in CLAIMS) == {"development": 80, "test": 80}
    assert Counter(row["label"] for row in CLAIMS) == {
        Label.VAGUE: 45,
        Label.UNSUPPORTED: 75,
        Label.SUPPORTED: 40,
    }
    assert sum(bool(row["support"]) for row in CLAIMS) >= 20
    assert sum(bool(row["contradiction"]) for row in CLAIMS) == 6


@pytest.mark.parametrize("part", LINKED_PARTS)
def test_parts_have_all_there_is(part: str) -> None:
    mine = [row for row in CLAIMS if row["part"] == part]
    assert {row["kind"] for row in mine} == set(KINDS)
    assert {row["topic"] for row in mine} == set(Topic)
    assert {row["subject"] for row in mine} == set(Subject)
    assert sum(bool(row["contradiction"]) for row in mine) == 3
    for flag, number in Counter(flag for row in CLAIMS for flag in row["flags"]).items():
        assert abs(sum(flag in row["flags"] for row in mine) - number / 2) <= 3, flag


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_occurs(flag: Flag) -> None:
    assert sum(flag in row["flags"] for row in CLAIMS) >= (3 if flag in RARE else 5)


def test_every_missing_element_occurs() -> None:
    found = {element for row in CLAIMS for element in row["missing"]}
    assert found == set(Element) - {Element.ASSURANCE}


def test_verdicts_follow_from_support_and_contradiction() -> None:
    for row in CLAIMS:
        lifted = row["label"] == Label.UNSUPPORTED and row["support"]
        if row["contradiction"]:
            assert (row["label"], row["verdict"]) == (Label.SUPPORTED, Label.UNSUPPORTED)
            assert not row["support"]
        else:
            assert row["verdict"] == (Label.SUPPORTED if lifted else row["label"])


def test_no_evidence_and_contradicted() -> None:
    for row, flags, _ in named(CLAIMS):
        bare = row["verdict"] == Label.UNSUPPORTED and not flags & EXPLAINED
        assert (Flag.NO_EVIDENCE in flags) == bare, row["id"]
        assert (Flag.CONTRADICTED in flags) == bool(row["contradiction"]), row["id"]


def test_aims_and_targets() -> None:
    for row, flags, missing in named(CLAIMS):
        assert not {Flag.FUTURE_NO_PLAN, Flag.ASPIRATION_NO_PLAN} <= flags
        if row["kind"] == Kind.TARGET:
            assert Flag.COMPARISON_NO_BASE not in flags
            if row["label"] == Label.VAGUE:
                assert Flag.ASPIRATION_NO_PLAN in flags
            elif row["verdict"] == Label.UNSUPPORTED:
                assert (Flag.FUTURE_NO_PLAN in flags) == (
                    len(missing) >= 2 and Flag.ASPIRATION_NO_PLAN not in flags
                ), row["id"]
        else:
            assert not {Flag.FUTURE_NO_PLAN, Flag.ASPIRATION_NO_PLAN} & flags, row["id"]


def test_vague_claims() -> None:
    for row, flags, missing in named([row for row in CLAIMS if row["label"] == Label.VAGUE]):
        assert flags, row["id"]
        assert (Element.DEFINITION in missing) == (Flag.VAGUE_GENERIC in flags), row["id"]
        assert missing >= VAGUE_MISSING[row["kind"]] - {Element.MEASURE}
        assert missing <= VAGUE_MISSING[row["kind"]] | {
            Element.DEFINITION,
            Element.COMPARISON_BASE,
        }


def test_missing_elements_are_those_of_the_kind() -> None:
    law = {Element.LEGAL_BASELINE}
    for row, flags, missing in named([row for row in CLAIMS if row["label"] != Label.VAGUE]):
        generic = {Element.DEFINITION} if Flag.VAGUE_GENERIC in flags else set()
        assert missing <= MISSING[row["kind"]] | generic | law, row["id"]
    for row, flags, missing in named(CLAIMS):
        barred = flags & {Flag.LEGAL_AS_MERIT, Flag.IRRELEVANT}
        assert (Element.LEGAL_BASELINE in missing) == bool(barred), row["id"]


def test_missing_elements_agree_with_flags() -> None:
    pairs = {
        Flag.COMPARISON_NO_BASE: Element.COMPARISON_BASE,
        Flag.OFFSET_BASED: Element.OFFSET_ROLE,
        Flag.LABEL_UNVERIFIED: Element.CERTIFICATE,
    }
    for row, flags, missing in named(CLAIMS):
        for flag, element in pairs.items():
            assert flag not in flags or element in missing, row["id"]
        assert Element.COMPARISON_BASE not in missing or Flag.COMPARISON_NO_BASE in flags, row["id"]


def test_a_supported_claim_lacks_nothing() -> None:
    for row in CLAIMS:
        if row["verdict"] == Label.SUPPORTED:
            assert row["missing"] == [], row["id"]


def test_texts() -> None:
    for row in CLAIMS:
        for side in ("previous", "text", "next"):
            assert row[side] == " ".join(row[side].split())
        assert 8 <= len(row["text"].split()) <= 45, row["text"]


def test_claims_differ_and_are_in_no_training_data() -> None:
    texts = [digest(row["text"]) for row in CLAIMS]
    assert len(set(texts)) == len(texts)
    elsewhere = {digest(row["text"]) for row in rows("contrast/train.jsonl")}
    elsewhere |= {digest(link["claim"]) for link in rows("linked-reports/links.jsonl")}
    for name in ("annotated", "added"):
        elsewhere.update(row["sha256"] for row in rows(f"labels/{name}.csv"))
    assert not elsewhere.intersection(texts)
