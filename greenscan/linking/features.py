"""What is compared of a claim and a passage, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from greenscan.labels import Place
from greenscan.linking.candidates import Candidate
from greenscan.linking.facts import Facts, References, facts_of
from greenscan.linking.measures import Measure, measures_in, measures_of
from greenscan.linking.retrieval import Collection
from greenscan.linking.vectors import FloatArray, StaticVectors
from greenscan.linking.wording import trend_of

FEATURES = (
    "embedding",  # cosine of the classifier's sentence embeddings
    "embedding_best",  # the same, as a share of the best candidate's
    "static",  # cosine of static vectors
    "static_best",
    "words",  # cosine of rare words
    "words_best",
    "covered",  # soft share of the claim's words that the passage meets
    "covering",  # soft share of the passage's words that the claim meets
    "shared",  # share of the claim's rare words that the passage holds
    "rarest",  # rarity of the rarest shared word, as a share of what it can be
    "names",  # share of the claim's names that the passage holds
    "names_differ",  # both name something, nothing is the same
    "figures",  # figures that both hold
    "year",
    "years_differ",
    "scope",
    "scopes_differ",
    "passage_figures",  # the passage has figures
    "passage_more",  # and such as the claim has not
    "marks",  # evidence in the passage, as a logarithm
    "strongest",  # strength of its strongest mark
    "passage_forward",  # the passage speaks of plans, the claim does not
    "table",
    "footnote",
    "caption",
    "assurance",
    "same_section",
    "section_words",  # rare words that the claim shares with the headings above the passage
    "agrees",  # a figure of the same unit and year that is the same
    "trend",  # the row goes the way that the claim says, or (-1) the other
    "denied",  # the passage says that something is left out or not looked at
    "referred",  # the claim names the passage's page, table or section
    "note_reference",
    "repeated",  # share of words, of either, that are the same
    "length",
    "claim_vague",
    "claim_figures",
    "passage_vague",
    "passage_supported",
    "passage_claim",
)


_ROUNDING = 0.006  # share by which figures differ that are the same but for rounding
_LESS = re.compile(
    r"\b(?:less|fewer|lower\w*|reduc\w+|decreas\w+|fell|fall\w*|down|cut|cuts|drop\w*|declin\w+|halv\w+"
    r"|half|sav(?:e[sd]?|ings?)|disappear\w*|shrunk|shrank|without|no longer|cleaner|smaller)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:more|higher|increas\w+|rais\w+|rose|grow\w*|grew|growth|up|doubl\w+|tripl\w+|expand\w+)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not (?:been )?(?:subject|part|included|covered|assured|audited|measured|yet)"
    r"|were excluded|was excluded|excluded from|no trend|not (?:to|be) compar|left out"
    r"|for (?:more|further) (?:information|details)"
    r"|(?:details|information) (?:of|on|about) [^.]{0,120}\b(?:website|see)|can be found)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known of the document's candidates.

    Attributes
    ----------
    marks
        Number of marks of each candidate, membership and the like left out.
    strongest
        Strength of its strongest mark, from 0 to 3.
    labels
        Shape ``(candidates, 4)``: probabilities of the labels; zeros where it was not classified.
    page_labels
        The number printed on its page.
    given
        What its marks give: values with their units, names of certificates and methods.
    """

    marks: Sequence[int]
    strongest: Sequence[int]
    labels: FloatArray
    page_labels: Sequence[str]
    given: Sequence[frozenset[str]]


def features_of(
    claim: int,
    found: Sequence[tuple[int, tuple[float, float, float]]],
    references: References,
    collection: Collection,
    known: Known,
    vectors: StaticVectors,
) -> FloatArray:
    """Return the features of the candidates `found` for a claim, shape ``(found, features)``."""
    rows = np.zeros((len(found), len(FEATURES)), np.float32)
    if not found:
        return rows
    best = np.maximum(np.array([scores for _, scores in found]).max(axis=0), 1e-6)
    own = _Claim(claim, collection)
    for row, (position, scores) in enumerate(found):
        values = [
            *(
                value
                for pair in zip(scores, np.array(scores) / best, strict=True)
                for value in pair
            ),
            vectors.covered(own.tokens, collection.tokens[position]),
            vectors.covered(collection.tokens[position], own.tokens),
            *_words(own, collection.facts[position]),
            *_evidence(own.facts, collection.facts[position], position, known),
            *_place(own.candidate, collection.candidates[position]),
            _section_words(own, collection.candidates[position]),
            *_figures(own, collection.candidates[position]),
            *_referred(references, collection.candidates[position], known.page_labels[position]),
            _repeated(own.facts, collection.facts[position]),
            math.log1p(len(collection.facts[position].terms)),
            float(known.labels[claim, 1]),
            float(bool(own.facts.figures)),
            float(known.labels[position, 1]),
            float(known.labels[position, 3]),
            float(known.labels[position, 1:].sum()),
        ]
        rows[row] = values
    return rows


class _Claim:
    """A claim with its words weighted."""

    def __init__(self, position: int, collection: Collection) -> None:
        self.candidate = collection.candidates[position]
        self.facts = collection.facts[position]
        self.tokens = collection.tokens[position]
        self.rarity = {term: collection.words.rarity.get(term, 0.0) for term in self.facts.terms}
        self.measures = tuple(each for each in measures_in(self.candidate.text) if not each.change)
        self.rarest = math.log((2 + len(collection.candidates)) / 2)
        self.total = sum(self.rarity.values()) or 1.0


def _words(claim: _Claim, passage: Facts) -> tuple[float, ...]:
    shared = claim.facts.terms & passage.terms
    weights = sorted(claim.rarity[term] for term in shared)
    both_named = bool(claim.facts.names and passage.names)
    names = claim.facts.names & passage.names
    return (
        sum(weights) / claim.total,
        weights[-1] / claim.rarest if weights else 0.0,
        len(names) / len(claim.facts.names) if names else 0.0,
        float(both_named and not names),
    )


def _evidence(claim: Facts, passage: Facts, position: int, known: Known) -> tuple[float, ...]:
    telling = {each for each in claim.figures if each[0] > 10 or each[1]}
    both_dated = bool(claim.years and passage.years)
    both_scoped = bool(claim.scopes and passage.scopes)
    return (
        float(bool(telling & passage.figures)),
        float(bool(claim.years & passage.years)),
        float(both_dated and not claim.years & passage.years),
        float(both_scoped and bool(claim.scopes & passage.scopes)),
        float(both_scoped and not claim.scopes & passage.scopes),
        float(bool(passage.figures)),
        float(bool(passage.figures - claim.figures)),
        math.log1p(known.marks[position]),
        known.strongest[position] / 3,
        float(passage.forward and not claim.forward),
    )


def _place(claim: Candidate, passage: Candidate) -> tuple[float, ...]:
    return (
        float(passage.place is Place.TABLE),
        float(passage.place is Place.FOOTNOTE),
        float(passage.place is Place.CAPTION),
        float(passage.place is Place.ASSURANCE),
        float(bool(claim.section) and claim.section == passage.section),
    )


def _section_words(claim: _Claim, passage: Candidate) -> float:
    if passage.section == claim.candidate.section or not passage.section:
        return 0.0
    terms = facts_of(passage.section.rpartition(" > ")[2]).terms
    return sum(claim.rarity.get(term, 0.0) for term in terms) / claim.total


def _referred(references: References, passage: Candidate, page_label: str) -> tuple[float, ...]:
    if not references:
        return (0.0, 0.0)
    named = f"{passage.text} {passage.context}".upper()
    heading = passage.section.upper()
    referred = (
        bool(references.pages & {str(passage.page), page_label})
        or any(re.search(rf"TABLE\s?{re.escape(each)}\b", named) for each in references.tables)
        or any(re.search(rf"(?:^|> ){re.escape(each)}\b", heading) for each in references.sections)
    )
    return (float(referred), float(passage.note in references.notes))


def _figures(claim: _Claim, passage: Candidate) -> tuple[float, float, float]:
    denied = float(DENIED.search(passage.text) is not None)
    if passage.row is None:
        other = measures_in(passage.text) if claim.measures else ()
        return float(_agree(claim.measures, other)), 0.0, denied
    agrees = _agree(claim.measures, measures_of(passage.row) if claim.measures else ())
    said = _direction(claim.candidate.text)
    trend = trend_of(passage.row) if said else ""
    goes = 1.0 if ": up " in trend else -1.0 if ": down " in trend else 0.0
    return float(agrees), said * goes, denied


def _direction(text: str) -> float:
    """Return 1 where a text tells of more, -1 where of less; 0 where of both or neither."""
    return float(_MORE.search(text) is not None) - float(_LESS.search(text) is not None)


def _agree(claimed: Sequence[Measure], given: Iterable[Measure]) -> bool:
    return any(
        one.unit == other.unit
        and one.year in (other.year, None)
        and abs(one.value - other.value) <= _ROUNDING * abs(one.value)
        for other in given
        for one in claimed
    )


def _repeated(claim: Facts, passage: Facts) -> float:
    union = claim.terms | passage.terms
    return len(claim.terms & passage.terms) / len(union) if union else 0.0
