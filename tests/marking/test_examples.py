"""Every entry of every pack does what its two examples say."""

from __future__ import annotations

import pytest
from spacy.language import Language

from greenscan.labels import CueCategory, MarkCategory, Topic
from greenscan.marking import CUES, MARKS, TOPIC, Catalogue, Entry, PackKind, load_catalogue
from greenscan.marking.checking import failed_examples
from greenscan.segmenting import SENTENCES
from tests.marking.making import spans_in

CATALOGUE = load_catalogue()
ENTRIES = {f"{entry.kind}-{entry.id}": entry for entry in CATALOGUE.entries}
CODES = {"quantity", "period", "base-year", "target-year", "comparison-base", "boundary"}


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_fires_and_is_silent(name: str, nlp: Language) -> None:
    entry = ENTRIES[name]
    group = MARKS if entry.kind is PackKind.MARKS else CUES
    assert entry.id in {span.id_ for span in spans_in(nlp, entry.fires, group)}
    assert entry.id not in {span.id_ for span in spans_in(nlp, entry.silent, group)}


@pytest.mark.parametrize("topic", CATALOGUE.topics, ids=lambda topic: topic.id)
def test_a_topic_is_told_and_not_told(topic: Entry, nlp: Language) -> None:
    told = {span._.get(TOPIC) for span in spans_in(nlp, topic.fires, SENTENCES)}
    assert told == {topic.id}
    assert topic.id not in {span._.get(TOPIC) for span in spans_in(nlp, topic.silent, SENTENCES)}


def test_the_check_of_packs_agrees(catalogue: Catalogue) -> None:
    assert list(map(str, failed_examples(catalogue))) == []


def test_no_two_entries_share_an_example(catalogue: Catalogue) -> None:
    examples = [text for entry in catalogue.entries for text in (entry.fires, entry.silent)]
    assert len(examples) == len(set(examples))


def test_the_packs_are_as_large_as_they_are_said_to_be(catalogue: Catalogue) -> None:
    assert len(catalogue.of(PackKind.MARKS)) >= 220
    assert len(catalogue.entries) >= 400
    assert {topic.id for topic in catalogue.topics} == set(Topic)


def test_every_category_has_an_entry(catalogue: Catalogue) -> None:
    found = {entry.category for entry in catalogue.entries}
    code = {category for category in MarkCategory if category.value.replace("_", "-") in CODES}
    assert found >= {*MarkCategory, *CueCategory} - code


def test_ids_of_packs_are_not_those_of_the_code(catalogue: Catalogue) -> None:
    assert not CODES & {entry.id for entry in catalogue.entries}


@pytest.mark.parametrize("category", [MarkCategory.MEMBERSHIP, MarkCategory.FRAMEWORK])
def test_names_and_memberships_support_nothing(
    category: MarkCategory, catalogue: Catalogue
) -> None:
    strong = {entry.id for entry in catalogue.entries if entry.category is category}
    strong = {entry.id for entry in catalogue.entries if entry.id in strong and entry.strength}
    assert strong <= {"gri-in-accordance"}
