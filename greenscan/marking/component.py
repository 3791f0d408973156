"""The spaCy component that finds the marks, cues and topics of a report in a `Doc`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from greenscan.labels import Topic
from greenscan.marking.catalogue import load_catalogue
from greenscan.marking.entries import PackKind
from greenscan.marking.finding import Finder, Found
from greenscan.marking.names import (
    CUES,
    FLAG,
    MARKER,
    MARKS,
    NAME,
    PLACE,
    STRENGTH,
    TOPIC,
    UNIT,
    VALUE,
    leave_facts,
    register_extensions,
)
from greenscan.marking.quantities import Measured, measure
from greenscan.marking.words import Words
from greenscan.segmenting import SENTENCES, sentence_starts
from greenscan.segmenting.tokens import TokenOffsets


class Marker(Pipe):
    """Finds marks, cues and topics.

    Leaves two span groups on the `Doc`: ``greenscan_marks`` and ``greenscan_cues``, each span
    labelled with its category and with the id of the entry that found it, in the order of the
    text. The sentences in ``greenscan_sentences`` get their topic. See
    `greenscan.marking.names.register_extensions` for what the spans know.

    Parameters
    ----------
    nlp
        The pipeline.
    packs
        Paths of the user's own packs, which add to those that come with greenscan.
    name
        Of the component in its pipeline.

    Raises
    ------
    PackError
        When a pack is not as it has to be; names file and line.
    """

    def __init__(self, nlp: Language, *, packs: Sequence[str] = (), name: str = MARKER) -> None:
        self.name = name
        register_extensions()
        self.catalogue = load_catalogue(packs)
        self._finder = Finder(self.catalogue, nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc`; its sentences have to be known."""
        text = doc.text  # put together at each access
        offsets = TokenOffsets(doc)
        starts = sentence_starts(doc)
        findings = self._finder.find(Words(text, doc.vocab, starts))
        measured = measure(text, starts)
        marks = [
            *(_of(found) for found in findings.entries if found.entry.kind is PackKind.MARKS),
            *(_measured(item) for item in measured),
        ]
        cues = [_of(found) for found in findings.entries if found.entry.kind is PackKind.CUES]
        doc.spans[MARKS] = list(_spans(doc, offsets, _with_whole_numbers(text, marks)))
        doc.spans[CUES] = list(_spans(doc, offsets, _with_whole_numbers(text, cues)))
        _set_topics(doc, starts, findings.topics)
        return doc


_SIGN = re.compile(r"(?<![\w.,/])(?:[+±]|(?:\d{1,4}/)+)$")
_REST = re.compile(r"(?<=\d)(?<!\b19\d\d)(?<!\b20\d\d)(?:[.,/]\d+)+")  # of a year, a reference mark

_Row = tuple[int, int, str, str, dict[str, Any]]  # start, end, category, entry, facts


def _of(found: Found) -> _Row:
    entry = found.entry
    facts: dict[str, Any] = {NAME: entry.name}
    if entry.kind is PackKind.MARKS:
        facts[STRENGTH] = entry.strength
    if entry.flag is not None:
        facts[FLAG] = entry.flag.value
    return found.start, found.end, entry.category.value, entry.id, facts


def _measured(item: Measured) -> _Row:
    facts = {NAME: item.name, STRENGTH: item.strength, VALUE: item.value, UNIT: item.unit}
    return item.start, item.end, item.category.value, item.entry, facts


def _with_whole_numbers(text: str, rows: Iterable[_Row]) -> Iterator[_Row]:
    """Take in what is left of a number at either end: of "+22%" the sign, of "Table 2.1" the 1."""
    for start, end, category, entry, facts in rows:
        before = _SIGN.search(text, max(start - 8, 0), start) if text[start].isdigit() else None
        after = _REST.match(text, end)
        first = before.start() if before else start
        last = after.end() if after else end
        yield first, last, category, entry, facts


def _spans(doc: Doc, offsets: TokenOffsets, rows: Iterable[_Row]) -> Iterator[Span]:
    """Yield the spans of whole tokens, each once, in the order of the text."""
    seen = set()
    for start, end, category, entry, facts in sorted(rows, key=lambda row: row[:4]):
        first, last = offsets.touching(start, end)
        if (first, last, category, entry) in seen:
            continue
        seen.add((first, last, category, entry))
        span = Span(doc, first, last, label=category, span_id=entry)
        if (start, end) != (span.start_char, span.end_char):
            facts[PLACE] = [start, end]
        leave_facts(doc, span, facts)
        yield span


def _set_topics(doc: Doc, starts: Sequence[int], topics: dict[int, Topic]) -> None:
    if SENTENCES not in doc.spans:
        return
    for span in doc.spans[SENTENCES]:
        number = bisect_right(starts, span.start_char) - 1
        span._.set(TOPIC, topics.get(number, Topic.GENERAL).value)
