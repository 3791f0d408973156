"""What a model says of labelled data, and how right it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from greenscan.classifying import Classifier, Predictions, decide
from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.corpus import Corpus, IntArray
from greenscan.training.data.grouping import document_groups
from greenscan.training.job import Facts
from greenscan.training.judging.bootstrap import RESAMPLES, Estimate, estimates
from greenscan.training.judging.claim_tallies import average_precision, tally_claims
from greenscan.training.judging.contrast import wholly_right
from greenscan.training.judging.tallies import Tallies, tally

FEW = 10  # documents; intervals from fewer mean little

BoolArray = npt.NDArray[np.bool_]


class Question(StrEnum):
    """What is asked of a sentence."""

    LABEL = "label"  # which of the four labels it has
    CLAIM = "claim"  # whether it is a claim


@dataclass(frozen=True, slots=True)
class Material:
    """What models are judged on.

    Attributes
    ----------
    corpus
        Labelled sentences; where only claims are asked for, which label a claim has is of no
        account.
    question
        What is asked of them.
    groups
        Shape ``(n,)``: the group of documents that each sentence belongs to.
    """

    corpus: Corpus
    question: Question
    groups: IntArray = field(repr=False)

    @classmethod
    def of(cls, corpus: Corpus, question: Question) -> Material:
        """Group the documents of `corpus`."""
        return cls(corpus, question, document_groups(corpus))

    @property
    def claims(self) -> BoolArray:
        """Shape ``(n,)``: whether each sentence is a claim."""
        return np.asarray(self.corpus.labels != LABELS.index(Label.NONE))

    @property
    def has_kinds(self) -> bool:
        """Whether the data tells the kinds of claims."""
        return self.corpus.has_kinds

    def facts(self) -> Facts:
        """Return what a results file says of the data."""
        corpus = self.corpus
        content: Facts = {
            "name": corpus.parts[0],
            "sha256": corpus.digest,
            "sentences": len(corpus),
            "documents": len(set(corpus.documents)),
            "groups": len(np.unique(self.groups)),
        }
        if self.question is Question.CLAIM:
            return content | {"claims": int(self.claims.sum())}
        labels, kinds = Counter(corpus.labels.tolist()), Counter(corpus.kinds.tolist())
        return content | {
            "labels": {str(label): labels[i] for i, label in enumerate(LABELS)},
            "kinds": {str(kind): kinds[i] for i, kind in enumerate(KINDS)},
        }

    def doubts(self) -> Iterator[str]:
        """Yield what a reader of the metrics has to know of the data."""
        facts = self.facts()
        if facts["groups"] < FEW:
            yield f"{facts['groups']} independent documents: the intervals mean little"
        counts = facts.get("labels") or {
            "claim": facts["claims"],
            "none": len(self.corpus) - facts["claims"],
        }
        for label, count in counts.items():
            if not count:
                yield f"no sentence is labelled {label}: metrics that rest on it mean nothing"


@dataclass(frozen=True, slots=True)
class Judged:
    """A model and what it says of the material.

    Attributes
    ----------
    model
        The model.
    material
        What it was judged on.
    said
        What it says.
    decided
        Shape ``(n,)``: positions in `greenscan.labels.LABELS` of what it decides on.
    tallies
        How often that is right, by group of documents.
    """

    model: Classifier
    material: Material
    said: Predictions = field(repr=False)
    decided: IntArray = field(repr=False)
    tallies: Tallies = field(repr=False)

    @property
    def right(self) -> BoolArray:
        """Shape ``(n,)``: whether the model is right about each sentence."""
        if self.material.question is Question.CLAIM:
            return np.asarray((self.decided != LABELS.index(Label.NONE)) == self.material.claims)
        return np.asarray(self.decided == self.material.corpus.labels)

    def metrics(self, seed: int) -> dict[str, Estimate]:
        """Return every metric that the data allows, with its 95 % interval."""
        material = self.material
        found = estimates(self.tallies, seed)
        if material.question is Question.CLAIM:
            ranking = average_precision(self.said.labels, material.claims, material.groups, seed)
            return found | {"average_precision": ranking}
        if not material.has_kinds:
            return {name: each for name, each in found.items() if not name.startswith("kind_")}
        return found

    def facts(self, seed: int) -> Facts:
        """Return what a results file says of how right the model is."""
        return {
            "claim_threshold": self.model.claim_threshold,
            "metrics": {"resamples": RESAMPLES, **self.metrics(seed)},
            "sets": self._sets(),
            "confusion": self.tallies.labels.sum(axis=0).astype(int).tolist(),
            "reliability": self.tallies.reliability(),
        }

    def _sets(self) -> Facts | None:
        """Return how many contrast sets are wholly right; None where there are none."""
        if self.material.question is Question.CLAIM:
            return None
        corpus = self.material.corpus
        return wholly_right(corpus, [LABELS[i] for i in self.decided], corpus.parts[0])


def judge(model: Classifier, material: Material) -> Judged:
    """Let `model` label `material`."""
    said = model.classify(material.corpus.texts)
    index = {label: i for i, label in enumerate(LABELS)}
    decided = [index[label] for label in decide(said.labels, model.claim_threshold)]
    tallies = _tally(said, model.claim_threshold, material)
    return Judged(model, material, said, np.array(decided, dtype=np.int64), tallies)


def _tally(said: Predictions, threshold: float, material: Material) -> Tallies:
    if material.question is Question.CLAIM:
        return tally_claims(
            said.labels,
            threshold=threshold,
            claims=material.claims,
            groups=material.groups,
        )
    return tally(
        said.labels,
        said.kinds,
        threshold=threshold,
        true_labels=material.corpus.labels,
        true_kinds=material.corpus.kinds,
        groups=material.groups,
    )
