"""A classifier whose scores are known, and claims for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from greenscan.claims import Claim, Cue, Mark, Sentence
from greenscan.classifying import Predictions
from greenscan.classifying.base import ManifestClassifier
from greenscan.classifying.manifest import Manifest, ModelType
from greenscan.labels import KINDS, LABELS, CueCategory, Flag, Label, MarkCategory
from tests.report.making import make_report

MANIFEST = Manifest(
    name="words",
    version="1",
    type=ModelType.TRANSFORMER,
    claim_threshold=0.5,
    max_length=None,
    languages=("en",),
    files={},
)


class WordClassifier(ManifestClassifier):
    """Says ``vague`` with the probability that the words of a text add up to.

    Parameters
    ----------
    words
        What each adds, however often it stands there.
    """

    def __init__(self, words: Mapping[str, float]) -> None:
        super().__init__(MANIFEST)
        self.batches: list[list[str]] = []
        self._words = words

    def classify(self, texts: Sequence[str]) -> Predictions:
        self.batches.append(list(texts))
        labels = np.zeros((len(texts), len(LABELS)), dtype=np.float32)
        for row, text in enumerate(texts):
            found = set(re.findall(r"\w+", text.lower()))
            vague = sum(self._words[word] for word in sorted(found & self._words.keys()))
            labels[row, LABELS.index(Label.VAGUE)] = vague
            labels[row, LABELS.index(Label.NONE)] = 1 - vague
        kinds = np.full((len(texts), len(KINDS)), 1 / len(KINDS), dtype=np.float32)
        return Predictions(labels, kinds, np.empty((len(texts), 0), dtype=np.float32))


def make_cue(sentence: Sentence, text: str) -> Cue:
    """Return a cue on the words `text` of `sentence`."""
    start = sentence.start + sentence.text.index(text)
    return Cue(
        category=CueCategory.GENERIC,
        flag=Flag.VAGUE_GENERIC,
        name=text,
        start=start,
        end=start + len(text),
        text=text,
        entry="green",
    )


def make_mark(sentence: Sentence, text: str) -> Mark:
    """Return a mark on the words `text` of `sentence`."""
    start = sentence.start + sentence.text.index(text)
    return Mark(
        category=MarkCategory.QUANTITY,
        strength=1,
        name="quantity",
        start=start,
        end=start + len(text),
        text=text,
        entry="quantity",
    )


def make_claims(*sentences: Sentence) -> tuple[Claim, ...]:
    """Return the claims of a document that consists of `sentences`."""
    return make_report(sentences).claims
