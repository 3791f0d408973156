"""The linked pairs hold what their data sheet says."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("yaml")

from greenscan.identity import normalised
from greenscan.labels import KINDS
from tests.corpora import PAIRS, PLACES, Row, rows

GROUPS = [group for name in PAIRS for group in rows(f"linked-pairs/{name}")]
GROUP = ["claim", "kind", "section", "previous", "passages"]
PASSAGE = ["text", "place", "heading", "section", "backs", "why"]


@pytest.mark.parametrize("name", PAIRS)
def test_groups_have_the_fields_of_the_data_sheet(name: str) -> None:
    for group in rows(f"linked-pairs/{name}"):
        assert list(group) == GROUP
        assert group["kind"] in KINDS
        assert 4 <= len(group["passages"]) <= 7
        for passage in group["passages"]:
            assert list(passage) == PASSAGE
            assert passage["place"] in PLACES
            assert isinstance(passage["backs"], bool)
            assert passage["text"].strip()
            assert passage["why"].strip()


def backing(group: Row) -> int:
    return sum(passage["backs"] for passage in group["passages"])


def test_most_claims_have_one_or_two_passages_that_back_them() -> None:
    counts = Counter(min(backing(group), 3) for group in GROUPS)
    assert counts[3] == 0
    assert 0.1 < counts[0] / len(GROUPS) < 0.3


def test_no_claim_stands_twice_and_no_passage_twice_in_a_group() -> None:
    assert len({normalised(group["claim"]) for group in GROUPS}) == len(GROUPS)
    for group in GROUPS:
        said = [group["claim"], *(passage["text"] for passage in group["passages"])]
        assert len({normalised(text) for text in said}) == len(said)


def test_no_claim_is_one_of_the_linked_reports() -> None:
    judged = {normalised(link["claim"]) for link in rows("linked-reports/links.jsonl")}
    assert not judged & {normalised(group["claim"]) for group in GROUPS}
