"""`Linker`: from claims to the passages of the same document that back them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from greenscan.claims import Contradiction, Mark, Support
from greenscan.classifying.protocol import FloatArray, Predictions
from greenscan.findings import Findings
from greenscan.labels import MarkCategory, Place
from greenscan.linking.candidates import Candidate, candidates_in
from greenscan.linking.contradicting import Disagreement, Figures
from greenscan.linking.facts import references_in
from greenscan.linking.features import Known, features_of
from greenscan.linking.gating import plausible
from greenscan.linking.model import LinkingModel, load_linking_model
from greenscan.linking.retrieval import Collection, candidates_for, collect
from greenscan.naming import PLACES
from greenscan.reading import Document

MOST = 3
"""Passages that are given for a claim, at most."""
_SCORE_DIGITS = 4
_SAME = 0.9  # share of words from which a passage says the claim again
_WORD = re.compile(r"\w+")
_MONTH = re.compile(
    r"\b(?:jan|febr)uary|\bmarch\b|\bapril\b|\bmay\b|\bjune\b|\bjuly\b|\baugust\b"
    r"|\b(?:septem|octo|novem|decem)ber",
    re.IGNORECASE,
)
_YEARS = frozenset({MarkCategory.BASE_YEAR, MarkCategory.TARGET_YEAR, MarkCategory.COMPARISON_BASE})
_NO_EVIDENCE = frozenset(
    {
        MarkCategory.MEMBERSHIP,
        MarkCategory.FRAMEWORK,
        MarkCategory.REFERENCE,
        MarkCategory.BOUNDARY,
        MarkCategory.LAW,
    }
)


@dataclass(frozen=True, slots=True)
class Links:
    """What was found for a sentence.

    Attributes
    ----------
    support
        Passages that back it, the best first; at most `MOST`.
    contradiction
        A passage whose figure disagrees with its own; None where there is none.
    """

    support: tuple[Support, ...] = ()
    contradiction: Contradiction | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "support": [support.to_dict() for support in self.support],
            "contradiction": self.contradiction and self.contradiction.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        contradiction = data["contradiction"]
        return cls(
            support=tuple(map(Support.from_dict, data["support"])),
            contradiction=contradiction and Contradiction.from_dict(contradiction),
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """What was found for a claim.

    Attributes
    ----------
    positions, probabilities
        The passages that may back it, the likeliest first.
    searched
        All that is near it in words: what may contradict it.
    """

    positions: tuple[int, ...]
    probabilities: tuple[float, ...]
    searched: tuple[int, ...] = ()


class Linker:
    """Links sentences with what backs them. Safe to use from several threads.

    Parameters
    ----------
    model
        A linking model, the name of a shipped one, or a directory.

    Raises
    ------
    ModelError
        When the model is unknown, incomplete or altered.
    """

    def __init__(self, model: str | os.PathLike[str] | LinkingModel = "linker-en") -> None:
        self.model = model if isinstance(model, LinkingModel) else load_linking_model(model)

    def link(
        self,
        document: Document,
        doc: Doc,
        findings: Findings,
        predictions: Predictions,
        sentences: Sequence[int],
    ) -> dict[int, Links]:
        """Look in a document for what backs some of its sentences.

        Parameters
        ----------
        document
            What was read.
        doc
            The same, segmented.
        findings
            The marks of the whole text.
        predictions
            Of the classifier, a row for each sentence of `doc`.
        sentences
            Rows of the sentences that support is looked for.

        Returns
        -------
        dict
            By row, only those for which something was found.
        """
        if not sentences:
            return {}
        candidates = candidates_in(document, doc)
        collection = collect(candidates, predictions.embeddings, self.model.vectors)
        known = known_of(document, candidates, findings, predictions.labels)
        row_at = {each.sentence: at for at, each in enumerate(candidates) if each.sentence >= 0}
        sentences = [
            row for row in sentences if candidates[row_at[row]].place is not Place.ASSURANCE
        ]
        claims = [row_at[row] for row in sentences]
        scored = self.score(claims, collection, known)
        figures = Figures(document.text, candidates, self.model.vectors)
        found = {}
        for row, claim, each in zip(sentences, claims, scored, strict=True):
            links = self._links(document, claim, each, collection, findings, figures)
            if links.support or links.contradiction:
                found[row] = links
        return found

    def score(self, claims: Sequence[int], collection: Collection, known: Known) -> list[Scored]:
        """Return for each claim, by its position among the candidates, what may back it."""
        references = [references_in(collection.candidates[claim].text) for claim in claims]
        near = candidates_for(claims, collection)
        found = [
            plausible(claim, each, named, collection, known)
            for claim, each, named in zip(claims, near, references, strict=True)
        ]
        rows = [
            features_of(claim, each, named, collection, known, self.model.vectors)
            for claim, each, named in zip(claims, found, references, strict=True)
        ]
        scores = [self.model.scorer.linear.probabilities(features) for features in rows]
        positions = [[position for position, _ in each] for each in found]
        searched = [tuple(position for position, _ in each) for each in near]
        return [
            _ranked(each, said, around)
            for each, said, around in zip(positions, scores, searched, strict=True)
        ]

    def _links(
        self,
        document: Document,
        claim: int,
        scored: Scored,
        collection: Collection,
        findings: Findings,
        figures: Figures,
    ) -> Links:
        scorer, candidates = self.model.scorer, collection.candidates
        own = candidates[claim]
        opposed = figures.against(claim)
        support: list[Support] = []
        taken: list[Candidate] = []
        for position, score in zip(scored.positions, scored.probabilities, strict=True):
            passage = candidates[position]
            bar = scorer.further if support else scorer.threshold
            if score < bar or len(support) == MOST:
                break
            if (opposed and position == opposed.position) or _says_again(own, passage):
                continue
            if any(_overlap(passage, each) or _says_again(each, passage) for each in taken):
                continue
            taken.append(passage)
            support.append(
                Support(
                    **_place(document, passage),
                    score=round(float(score), _SCORE_DIGITS),
                    marks=findings.marks_within(passage.start, passage.end),
                )
            )
        disagrees = _contradiction(document, candidates, opposed) if opposed else None
        return Links(tuple(support), disagrees)


def known_of(
    document: Document,
    candidates: Sequence[Candidate],
    findings: Findings,
    labels: FloatArray,
) -> Known:
    """Return what marks, labels and page numbers say of the candidates."""
    told = np.zeros((len(candidates), labels.shape[1]), np.float32)
    counts, strongest, pages, given = [], [], [], []
    for row, candidate in enumerate(candidates):
        marks: list[Mark] = [
            mark
            for mark in findings.marks_within(candidate.start, candidate.end)
            if mark.category not in _NO_EVIDENCE and mark.strength > 0
        ]
        counts.append(len(marks))
        strongest.append(max((mark.strength for mark in marks), default=0))
        given.append(frozenset(_given(mark) for mark in marks if _tells(mark)))
        page = document.page_at(candidate.start)
        pages.append(page.label if page else "")
        if candidate.sentence >= 0:
            told[row] = labels[candidate.sentence]
    return Known(counts, strongest, told, pages, given)


def _tells(mark: Mark) -> bool:
    """Whether a mark is something to go by for itself: a year is not, a month is."""
    if mark.category is MarkCategory.PERIOD:
        return _MONTH.search(mark.text) is not None
    return mark.category not in _YEARS


def _given(mark: Mark) -> str:
    """Return what a mark gives, however it is written."""
    if mark.value is not None:
        return f"{mark.value:.6g} {mark.unit}"
    if mark.category is MarkCategory.RATING:  # of the same body it is the same, however worded
        return mark.entry.partition("-")[0]
    return mark.text.casefold()


def _ranked(
    positions: Sequence[int], scores: npt.NDArray[np.float64], searched: tuple[int, ...]
) -> Scored:
    order = sorted(range(len(positions)), key=lambda each: (-float(scores[each]), positions[each]))
    return Scored(
        tuple(positions[each] for each in order),
        tuple(float(scores[each]) for each in order),
        searched,
    )


def _overlap(first: Candidate, second: Candidate) -> bool:
    return first.start < second.end and second.start < first.end


def _says_again(claim: Candidate, passage: Candidate) -> bool:
    """Whether a passage is nearly the claim's own words: that supports nothing."""
    first, second = (set(_WORD.findall(each.text.lower())) for each in (claim, passage))
    return len(first & second) >= _SAME * min(len(first), len(second)) and (
        passage.row is None and len(first & second) >= 0.6 * max(len(first), len(second))
    )


def _place(document: Document, passage: Candidate) -> dict[str, Any]:
    page = document.page_at(passage.start)
    return {
        "quote": document.text[passage.start : passage.end],
        "start": passage.start,
        "end": passage.end,
        "page": page.number if page else None,
        "page_label": page.label if page else None,
        "section": passage.section,
        "place": passage.place,
        "heading": passage.row.heading if passage.row else "",
    }


def _contradiction(
    document: Document, candidates: Sequence[Candidate], found: Disagreement
) -> Contradiction:
    passage = candidates[found.position]
    where = f" on page {passage.page}" if passage.page else ""
    return Contradiction(
        **_place(document, passage),
        claimed=found.claimed,
        found=found.found,
        why=(
            f"For {found.matter} the claim says {found.claimed} and the {PLACES[passage.place]}"
            f"{where} says {found.found}: the two have to be reconciled."
        ),
    )
