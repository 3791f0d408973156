"""A sentence with what the classifier said of it, and the claim that it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from greenscan.claims.assessment import Assessment, RaisedFlag, Rule
from greenscan.claims.finding import Cue, Mark
from greenscan.claims.support import Contradiction, Support
from greenscan.claims.weight import Weight
from greenscan.labels import LABELS, Element, Kind, Label, Priority, Subject, Topic
from greenscan.reading.document import BlockKind, Box


@dataclass(frozen=True, slots=True)
class Scores:
    """Calibrated probabilities of the four labels; they sum to one, up to rounding."""

    none: float
    vague: float
    unsupported: float
    supported: float

    @property
    def claim(self) -> float:
        """Probability that the sentence is a claim."""
        return round(1.0 - self.none, 4)

    def of(self, label: Label) -> float:
        """Return the probability of `label`."""
        return float(getattr(self, label.value))

    def to_dict(self) -> dict[str, float]:
        """Return the probabilities by label."""
        return {label.value: self.of(label) for label in LABELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that was classified.

    Attributes
    ----------
    id
        Twelve hexadecimal digits from the normalised text and its place; the same sentence on
        the same page has the same id in every run.
    text
        Verbatim: ``document.text[start:end]``.
    start, end
        Character offsets into the document's text.
    page, page_label
        Position of the page in the file, counted from 1, and the number that a viewer shows for
        it; None where the format has no pages.
    section
        The heading above; empty where there is none.
    lead_in
        For a list item, the sentence that introduces the list; else empty.
    block
        What the sentence was taken from.
    scores
        Probabilities of the labels.
    kind, kind_score
        The most probable kind, should the sentence be a claim, and its probability.
    topic
        What the sentence is about.
    marks
        The evidence that its words give, in their order; spans may overlap.
    cues
        Its words that raise doubt, in their order.
    support
        Passages elsewhere in the document that back it, the best first; at most three.
    contradiction
        A passage elsewhere whose figure disagrees with its own; None where there is none.
    boxes
        Where the sentence stands, one box a line; empty where the format has no layout.
    weights
        Of a claim that was explained, the phrases that moved its score most, the heaviest first;
        else empty.
    """

    id: str
    text: str
    start: int
    end: int
    page: int | None = None
    page_label: str | None = None
    section: str = ""
    lead_in: str = ""
    block: BlockKind = BlockKind.PARAGRAPH
    scores: Scores
    kind: Kind
    kind_score: float
    topic: Topic = Topic.GENERAL
    marks: tuple[Mark, ...] = ()
    cues: tuple[Cue, ...] = ()
    support: tuple[Support, ...] = ()
    contradiction: Contradiction | None = None
    boxes: tuple[Box, ...] = ()
    weights: tuple[Weight, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types; a box is ``[page, left, bottom, right, top]``."""
        return _values(self) | {
            "block": self.block.value,
            "scores": self.scores.to_dict(),
            "kind": self.kind.value,
            "topic": self.topic.value,
            "marks": [mark.to_dict() for mark in self.marks],
            "cues": [cue.to_dict() for cue in self.cues],
            "support": [support.to_dict() for support in self.support],
            "contradiction": self.contradiction and self.contradiction.to_dict(),
            "boxes": [[box.page, box.left, box.bottom, box.right, box.top] for box in self.boxes],
            "weights": [weight.to_dict() for weight in self.weights],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        return cls(**_parsed(data))

    def plain(self) -> Sentence:
        """Return the sentence alone, without the claim that it may be."""
        return Sentence(**{field.name: getattr(self, field.name) for field in fields(Sentence)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Sentence):
    """A sentence that makes an environmental claim, and the word on it.

    Attributes
    ----------
    label
        What the classifier says of the sentence.
    confidence
        Probability of the label.
    uncertain
        Whether the confidence is below the report's threshold.
    assessment
        The word on it; what it says can be read from the claim itself.
    """

    label: Label
    confidence: float
    uncertain: bool
    assessment: Assessment

    @property
    def verdict(self) -> Label:
        """The claim's final word: ``vague``, ``unsupported`` or ``supported``."""
        return self.assessment.verdict

    @property
    def reason(self) -> str:
        """Why the verdict differs from the label; empty where it does not."""
        return self.assessment.reason

    @property
    def subject(self) -> Subject:
        """Whose effect on the environment it speaks of."""
        return self.assessment.subject

    @property
    def flags(self) -> tuple[RaisedFlag, ...]:
        """Reason codes with the words, or the absence, behind them."""
        return self.assessment.flags

    @property
    def missing(self) -> tuple[Element, ...]:
        """What has to be given before it can be checked, the most telling first."""
        return self.assessment.missing

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Regulations, guidance and standards that the flags rest on."""
        return self.assessment.rules

    @property
    def question(self) -> str:
        """What to ask the company; empty where nothing is missing."""
        return self.assessment.question

    @property
    def priority(self) -> Priority:
        """How soon to take it up."""
        return self.assessment.priority

    @property
    def flagged(self) -> bool:
        """Whether a verifier should look at it: every verdict but ``supported``."""
        return self.verdict is not Label.SUPPORTED

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types: the keys of sentence, claim and assessment, on one level."""
        merged = Sentence.to_dict(self) | {"label": self.label.value} | self.assessment.to_dict()
        del merged["assessment"]
        return merged

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        sentence = {field.name: data[field.name] for field in fields(Sentence)}
        return cls(
            **_parsed(sentence),
            label=Label(data["label"]),
            confidence=data["confidence"],
            uncertain=data["uncertain"],
            assessment=Assessment.from_dict(data),
        )

    @classmethod
    def of(
        cls, sentence: Sentence, label: Label, assessment: Assessment, *, uncertain_below: float
    ) -> Self:
        """Return `sentence` as a claim with `label` and the word on it."""
        confidence = sentence.scores.of(label)
        return cls(
            **_values(sentence.plain()),
            label=label,
            confidence=confidence,
            uncertain=confidence < uncertain_below,
            assessment=assessment,
        )


def _values(sentence: Sentence) -> dict[str, Any]:
    return {field.name: getattr(sentence, field.name) for field in fields(sentence)}


def _parsed(data: Mapping[str, Any]) -> dict[str, Any]:
    contradiction = data["contradiction"]
    return {
        **data,
        "block": BlockKind(data["block"]),
        "scores": Scores(**data["scores"]),
        "kind": Kind(data["kind"]),
        "topic": Topic(data["topic"]),
        "marks": tuple(Mark.from_dict(mark) for mark in data["marks"]),
        "cues": tuple(Cue.from_dict(cue) for cue in data["cues"]),
        "support": tuple(Support.from_dict(support) for support in data["support"]),
        "contradiction": contradiction and Contradiction.from_dict(contradiction),
        "boxes": tuple(Box(*box) for box in data["boxes"]),
        "weights": tuple(Weight.from_dict(weight) for weight in data["weights"]),
    }
