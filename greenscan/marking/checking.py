"""Whether the entries of a pack do what their own examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from greenscan.labels import Topic
from greenscan.marking.catalogue import Catalogue
from greenscan.marking.entries import Entry, TopicEntry
from greenscan.marking.finding import Finder
from greenscan.marking.rule_entry import RuleEntry
from greenscan.marking.words import Words
from greenscan.segmenting import build_pipeline, sentence_starts


@dataclass(frozen=True, slots=True)
class Failed:
    """An example that does not do what it should.

    Attributes
    ----------
    entry
        The entry, topic or rule.
    example
        The sentence.
    reason
        What is wrong.
    """

    entry: Entry | TopicEntry | RuleEntry
    example: str
    reason: str

    def __str__(self) -> str:
        return (
            f"{self.entry.file}:{self.entry.line}: {self.entry.id}: {self.reason}: {self.example}"
        )


def failed_examples(catalogue: Catalogue, nlp: Language | None = None) -> Iterator[Failed]:
    """Run the examples of `catalogue` and yield those that fail.

    Parameters
    ----------
    catalogue
        Entries and topics, all of which are looked for in each example.
    nlp
        A pipeline with greenscan's segmenter; by default a new one.
    """
    if not catalogue.entries and not catalogue.topics:
        return
    nlp = nlp or build_pipeline()
    finder = Finder(catalogue, nlp.vocab)

    def words_of(text: str) -> Words:
        doc: Doc = nlp(text)
        return Words(text, doc.vocab, sentence_starts(doc))

    for entry in catalogue.entries:
        yield from _failed_of_entry(entry, finder, words_of)
    for topic in catalogue.topics:
        yield from _failed_of_topic(topic, finder, words_of)


def _failed_of_entry(
    entry: Entry, finder: Finder, words_of: Callable[[str], Words]
) -> Iterator[Failed]:
    for example, wanted in ((entry.fires, True), (entry.silent, False)):
        found = {
            (item.entry.kind, item.entry.id) for item in finder.find(words_of(example)).entries
        }
        if ((entry.kind, entry.id) in found) is not wanted:
            yield Failed(entry, example, "does not match" if wanted else "matches")


def _failed_of_topic(
    topic: TopicEntry, finder: Finder, words_of: Callable[[str], Words]
) -> Iterator[Failed]:
    for example, wanted in ((topic.fires, True), (topic.silent, False)):
        found = finder.find(words_of(example)).topics.get(0, Topic.GENERAL)
        if (found is topic.id) is not wanted:
            yield Failed(topic, example, f"is of the topic {found.value}")
