"""The sentences of documents that may be labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from greenscan.classifying import Classifier, Predictions
from greenscan.identity import SentenceIds, normalised
from greenscan.reading import Document
from greenscan.segmenting import LEAD_IN, SECTION, SENTENCES, segment


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with what stands around it; a text is empty where there is none.

    Attributes
    ----------
    id
        The one that the sentence has in a report on the document.
    text
        Verbatim.
    document
        Name of its document.
    page
        Number of its page as a viewer shows it.
    section
        The heading above.
    lead_in
        For a list item, the sentence that introduces the list.
    previous, next
        The sentences before and after.
    """

    id: str
    text: str
    document: str
    page: str
    section: str
    lead_in: str
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Pool:
    """``n`` different sentences, and what a model says of them, row by row."""

    candidates: tuple[Candidate, ...]
    predictions: Predictions

    def __len__(self) -> int:
        return len(self.candidates)


def candidates_in(document: Document, nlp: Language) -> Iterator[Candidate]:
    """Yield the sentences of `document` that a screening classifies, in reading order."""
    ids = SentenceIds()
    doc = segment(document, nlp)
    spans = list(doc.spans[SENTENCES])
    texts = ["", *(span.text for span in spans), ""]
    for place, span in enumerate(spans, 1):
        page = document.page_at(span.start_char)
        yield Candidate(
            id=ids.next(span.text, page.number if page else None),
            text=span.text,
            document=document.name,
            page=page.label if page else "",
            section=span._.get(SECTION),
            lead_in=span._.get(LEAD_IN),
            previous=texts[place - 1],
            next=texts[place + 1],
        )


def pool_of(
    candidates: Iterable[Candidate], classifier: Classifier, *, without: Iterable[str] = ()
) -> Pool:
    """Classify `candidates`, each sentence once.

    Parameters
    ----------
    candidates
        Of those that differ in case, spacing and punctuation only, the first is taken.
    classifier
        Its predictions tell what is uncertain.
    without
        Sentences to leave out, such as those that are labelled already.
    """
    seen = {"", *map(normalised, without)}
    kept = []
    for candidate in candidates:
        if (key := normalised(candidate.text)) not in seen:
            seen.add(key)
            kept.append(candidate)
    return Pool(tuple(kept), classifier.classify([candidate.text for candidate in kept]))
