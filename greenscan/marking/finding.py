"""What the entries of a catalogue find in the words of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.vocab import Vocab

from greenscan.labels import Topic
from greenscan.marking.catalogue import Catalogue
from greenscan.marking.entries import Entry, Wording
from greenscan.marking.phrases import Hits, Phrases
from greenscan.marking.tokens import Patterns
from greenscan.marking.words import Words

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and where it matches, in characters of the text."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document.

    Attributes
    ----------
    entries
        Marks and cues in the order of the text.
    topics
        The topic of each sentence that has one, by the number of the sentence.
    """

    entries: tuple[Found, ...]
    topics: dict[int, Topic]


class Finder:
    """Finds marks, cues and topics.

    Of several matches of one category that lie in each other, the longest stays.

    Parameters
    ----------
    catalogue
        What to look for.
    vocab
        Of the documents to come.
    """

    def __init__(self, catalogue: Catalogue, vocab: Vocab) -> None:
        self._entries = catalogue.entries
        self._topics = catalogue.topics
        self._wordings = [
            *(entry.wording for entry in catalogue.entries),
            *(topic.wording for topic in catalogue.topics),
        ]
        self._phrases = Phrases(self._wordings, vocab)
        self._patterns = Patterns(self._wordings, vocab)

    def find(self, words: Words) -> Findings:
        """Return what is found in `words`."""
        hits = self._phrases.find(words)
        for wording, first, last in self._patterns.find(words):
            hits.matches.setdefault(wording, []).append((first, last))
        kept = {
            number: _kept(places, self._wordings[number], number, hits, words)
            for number, places in hits.matches.items()
        }
        return Findings(self._found(kept, words), self._topics_found(kept, words))

    def _found(self, kept: dict[int, list[Place]], words: Words) -> tuple[Found, ...]:
        by_category: dict[str, list[tuple[Place, int]]] = defaultdict(list)
        for number, places in kept.items():
            if number < len(self._entries):
                entry = self._entries[number]
                key = f"{entry.kind}.{entry.category}"
                by_category[key] += [(place, number) for place in places]
        found = [item for items in by_category.values() for item in _outermost(items)]
        starts, ends = words.starts, words.ends
        return tuple(
            Found(self._entries[number], int(starts[first]), int(ends[last - 1]))
            for (first, last), number in sorted(found)
        )

    def _topics_found(self, kept: dict[int, list[Place]], words: Words) -> dict[int, Topic]:
        """Return the topic with the most words in each sentence; of equals, the first."""
        weights: dict[int, dict[int, int]] = defaultdict(dict)
        for rank in range(len(self._topics)):
            places = kept.get(len(self._entries) + rank, [])
            for (first, last), _ in _outermost([(place, rank) for place in places]):
                ranks = weights[int(words.sentence[first])]
                ranks[rank] = ranks.get(rank, 0) + last - first
        return {
            sentence: self._topics[min(ranks, key=lambda rank: (-ranks[rank], rank))].id
            for sentence, ranks in sorted(weights.items())
        }


def _kept(
    places: Iterable[Place], wording: Wording, number: int, hits: Hits, words: Words
) -> list[Place]:
    """Return the matches that the words around them allow."""
    near = hits.near.get(number, set())
    unless_near = hits.unless_near.get(number, set())
    blocked = hits.blocked.get(number, [])
    free = _free(places, blocked) if blocked else places
    return [
        (first, last)
        for first, last in free
        if (not wording.near or int(words.sentence[first]) in near)
        and (not unless_near or int(words.sentence[first]) not in unless_near)
    ]


def _free(places: Iterable[Place], blocked: Sequence[Place]) -> Iterator[Place]:
    taken = {word for first, last in blocked for word in range(first, last)}
    for first, last in places:
        if taken.isdisjoint(range(first, last)):
            yield first, last


def _outermost(items: Iterable[tuple[Place, int]]) -> Iterator[tuple[Place, int]]:
    """Yield the items whose place lies in no longer one."""
    held: Place = (-1, -1)
    for place, number in sorted(set(items), key=lambda item: (item[0][0], -item[0][1], item[1])):
        if place[1] > held[1] or place == held:
            held = place
            yield place, number
