"""`assess`: which sentences are claims, and the word on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from greenscan.assessing.citing import Cite, cite_nothing
from greenscan.assessing.context import Context, contexts
from greenscan.assessing.coverage import AssuranceScope
from greenscan.assessing.evidence import given_by_claim, given_elsewhere, given_nearby
from greenscan.assessing.flags import Setbacks, flags_of
from greenscan.assessing.judged import Judged
from greenscan.assessing.mandatory import MandatoryText
from greenscan.assessing.needs import needed
from greenscan.assessing.priorities import priority_of
from greenscan.assessing.question import Vocabulary, question_for
from greenscan.assessing.subjects import subject_of
from greenscan.assessing.verdicts import verdict_of
from greenscan.claims import Assessment, Claim, Sentence
from greenscan.classifying.decision import decide
from greenscan.labels import LABELS, Element, Kind, Label, MarkCategory, Subject


def assess(
    sentences: Sequence[Sentence],
    *,
    threshold: float,
    uncertain_below: float,
    pages: int = 0,
    cite: Cite | None = None,
) -> tuple[tuple[Claim, ...], tuple[Sentence, ...]]:
    """Decide which sentences are claims, and assess those.

    Parameters
    ----------
    sentences
        Of one document, in reading order.
    threshold
        A sentence is a claim when its probability of being one is at least this.
    uncertain_below
        A claim is uncertain when its label has a probability below this.
    pages
        Of the document; 0 where its format has none.
    cite
        Names the rules that the flags rest on; without it, none are named.

    Returns
    -------
    tuple
        The claims and the other sentences, each in reading order.
    """
    scores = [[sentence.scores.of(label) for label in LABELS] for sentence in sentences]
    labels = decide(np.array(scores, dtype=np.float64).reshape(-1, len(LABELS)), threshold)
    report = _Report.of(sentences, pages, cite or cite_nothing)
    claims = [
        Claim.of(
            context.sentence,
            context.label,
            report.assessment(context),
            uncertain_below=uncertain_below,
        )
        for context in contexts(sentences, labels)
    ]
    others = [
        sentence.plain()
        for sentence, label in zip(sentences, labels, strict=True)
        if label is Label.NONE
    ]
    return tuple(claims), tuple(others)


@dataclass(frozen=True, slots=True)
class _Report:
    """What the whole report says that bears on each claim."""

    pages: int
    cite: Cite
    latest_year: int | None
    assurance: AssuranceScope
    mandatory: MandatoryText
    setbacks: Setbacks
    vocabulary: Vocabulary

    @classmethod
    def of(cls, sentences: Sequence[Sentence], pages: int, cite: Cite) -> _Report:
        return cls(
            pages=pages,
            cite=cite,
            latest_year=_latest_year(sentences),
            assurance=AssuranceScope.of(sentences),
            mandatory=MandatoryText.of(sentences),
            setbacks=Setbacks.of(sentences),
            vocabulary=Vocabulary.of(sentence.text for sentence in sentences),
        )

    def assessment(self, context: Context) -> Assessment:
        subject = subject_of(context)
        judged, reason = self._judge(context, subject)
        flags, missing = flags_of(judged, self.setbacks)
        judged = replace(judged, missing=missing or self._unassured(judged))
        priority, priority_reason = priority_of(judged, flags, self.pages)
        law = self.mandatory.law_for(context.sentence)
        return Assessment(
            verdict=judged.verdict,
            reason=reason,
            subject=subject,
            flags=flags,
            missing=judged.missing,
            rules=self.cite(
                [flag.code for flag in flags],
                kind=context.kind,
                subject=subject,
                topic=context.sentence.topic,
                mandatory=bool(law),
                text=context.sentence.text,
            ),
            question=question_for(judged, flags, self.vocabulary),
            priority=priority,
            priority_reason=priority_reason,
            mandatory=law,
        )

    def _judge(self, context: Context, subject: Subject) -> tuple[Judged, str]:
        wanted = needed(context, subject, self.latest_year)
        own = given_by_claim(context)
        near = own | given_nearby(context)
        verdict, reason = verdict_of(context, own, [item for item in wanted if item not in near])
        vague = verdict is Label.VAGUE  # nobody knows what would support it
        given = near if vague else near | given_elsewhere(context)
        lacking = tuple(item for item in wanted if item not in given)
        return Judged(context, verdict, subject, given, lacking, ()), reason

    def _unassured(self, judged: Judged) -> tuple[Element, ...]:
        """Return what a supported claim may still lack: its figure's place in the assurance.

        Of what is yet to come there is no figure to assure.
        """
        context = judged.context
        if context.kind is Kind.TARGET:
            return ()
        figures = context.marks(MarkCategory.QUANTITY)
        if judged.verdict is not Label.SUPPORTED or not (self.assurance.present and figures):
            return ()
        return () if self.assurance.covers(context.sentence) else (Element.ASSURANCE,)


def _latest_year(sentences: Sequence[Sentence]) -> int | None:
    """Return the year that the report is about: the most frequent of its periods."""
    years: dict[int, int] = {}
    for sentence in sentences:
        for mark in sentence.marks:
            if mark.category is MarkCategory.PERIOD and mark.value is not None:
                year = int(mark.value)
                years[year] = years.get(year, 0) + 1
    return max(years, key=lambda year: (years[year], year), default=None)
