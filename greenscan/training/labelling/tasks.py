"""Sentences to label, with what a labeller has to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greenscan.classifying import Classifier, Predictions, decide
from greenscan.labels import KINDS, LABELS, Kind, Label
from greenscan.training.data.records import Row
from greenscan.training.labelling.candidates import Candidate, Pool
from greenscan.training.labelling.choosing import Choice
from greenscan.training.labelling.rows import json_lines

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a model says of a sentence.

    Attributes
    ----------
    label
        As it would be decided in a report.
    kind, kind_score
        The most probable kind, should the sentence be a claim, and its probability.
    scores
        Probability by label.
    model
        Name and version.
    """

    label: Label
    kind: Kind
    kind_score: float
    scores: Mapping[str, float]
    model: str

    @property
    def answers(self) -> tuple[str, ...]:
        """The label and, of a claim, the kind."""
        if self.label is Label.NONE:
            return (self.label.value,)
        return (self.label.value, self.kind.value)

    @property
    def score(self) -> float:
        """Probability of the label."""
        return self.scores[self.label.value]


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence to label.

    Attributes
    ----------
    sentence
        With its context.
    random
        Whether it was drawn at random rather than chosen for its difficulty.
    suggestion
        What the model says; None where labellers are not to be led by it.
    """

    sentence: Candidate
    random: bool
    suggestion: Suggestion | None

    def facts(self) -> Row:
        """Return text and context as flat texts, by the names that training data has for them."""
        sentence = self.sentence
        return {
            # not "id": labelling tools have ids of their own
            "sentence_id": sentence.id,
            "text": sentence.text,
            "doc": sentence.document,
            "page": sentence.page,
            "section": sentence.section,
            "lead_in": sentence.lead_in,
            "previous": sentence.previous,
            "next": sentence.next,
            "picked": "random" if self.random else "doubt",
        }


def tasks_of(
    pool: Pool, choices: Sequence[Choice], classifier: Classifier, *, blind: bool = False
) -> list[Task]:
    """Return a task for each choice; without suggestions where it is `blind`."""
    rows = [choice.row for choice in choices]
    found = pool.predictions
    taken = Predictions(found.labels[rows], found.kinds[rows], found.embeddings[rows])
    suggested = [None] * len(rows) if blind else _suggestions(taken, classifier)
    return [
        Task(pool.candidates[choice.row], choice.random, suggestion)
        for choice, suggestion in zip(choices, suggested, strict=True)
    ]


def _suggestions(found: Predictions, classifier: Classifier) -> list[Suggestion]:
    labels = decide(found.labels, classifier.claim_threshold)
    scores = found.labels.astype(float).round(_DIGITS).tolist()
    kinds = found.kinds.argmax(axis=1).tolist()
    kind_scores = found.kinds.astype(float).max(axis=1).round(_DIGITS).tolist()
    model = f"{classifier.name} {classifier.version}"
    return [
        Suggestion(
            label, KINDS[kind], kind_score, dict(zip(map(str, LABELS), row, strict=True)), model
        )
        for label, row, kind, kind_score in zip(labels, scores, kinds, kind_scores, strict=True)
    ]


def plain(tasks: Sequence[Task]) -> str:
    """Return `tasks` as JSON Lines, whose ``label`` and ``kind`` are to be filled in."""
    return json_lines(_plain(task) for task in tasks)


def _plain(task: Task) -> Row:
    row = {**task.facts(), "label": None, "kind": None}
    if (suggestion := task.suggestion) is not None:
        row["suggestion"] = {
            "label": suggestion.label.value,
            "kind": None if suggestion.label is Label.NONE else suggestion.kind.value,
            "scores": dict(suggestion.scores),
            "model": suggestion.model,
        }
    return row
