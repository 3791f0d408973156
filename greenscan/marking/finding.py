"""What the entries of a catalogue find in the words of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.vocab import Vocab

from greenscan.labels import Topic
from greenscan.marking.catalogue import Catalogue
from greenscan.marking.entries import Entry
from greenscan.marking.phrases import Context, Phrases, Place
from greenscan.marking.tokens import Patterns
from greenscan.marking.words import Words


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
        wordings = [
            *(entry.wording for entry in catalogue.entries),
            *(topic.wording for topic in catalogue.topics),
        ]
        self._phrases = Phrases(wordings)
        self._patterns = Patterns(wordings, vocab)

    def find(self, words: Words) -> Findings:
        """Return what is found in `words`."""
        hits = self._phrases.find(words)
        matches: dict[int, list[Place]] = defaultdict(list)
        for key, places in hits.items():
            for number in self._phrases.wordings_of.get(key, ()):
                matches[number] += places
        for number, place in self._patterns.find(words):
            matches[number].append(place)
        surroundings = _Surroundings(hits, words)
        kept = {
            number: surroundings.allowed(places, self._phrases.contexts[number])
            for number, places in matches.items()
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


class _Surroundings:
    """What stands around the matches in one document."""

    def __init__(self, hits: Mapping[str, list[Place]], words: Words) -> None:
        self._hits = hits
        self._sentence: list[int] = words.sentence.tolist()
        self._sentences: dict[str, frozenset[int]] = {}

    def allowed(self, places: Iterable[Place], context: Context) -> list[Place]:
        """Return the matches that the words around them allow."""
        blocked = [place for key in context.unless for place in self._hits.get(key, ())]
        taken = {word for first, last in blocked for word in range(first, last)}
        return [
            (first, last)
            for first, last in places
            if (not context.near or self._any_in(self._sentence[first], context.near))
            and not self._any_in(self._sentence[first], context.unless_near)
            and (not taken or taken.isdisjoint(range(first, last)))
        ]

    def _any_in(self, sentence: int, keys: Iterable[str]) -> bool:
        return any(sentence in self._sentences_of(key) for key in keys)

    def _sentences_of(self, key: str) -> frozenset[int]:
        if key not in self._sentences:
            places = self._hits.get(key, ())
            self._sentences[key] = frozenset(self._sentence[first] for first, _ in places)
        return self._sentences[key]


def _outermost(items: Iterable[tuple[Place, int]]) -> Iterator[tuple[Place, int]]:
    """Yield the items whose place lies in no longer one."""
    held: Place = (-1, -1)
    for place, number in sorted(set(items), key=lambda item: (item[0][0], -item[0][1], item[1])):
        if place[1] > held[1] or place == held:
            held = place
            yield place, number
