"""The names under which the classifier leaves its results on a `Doc`, and how they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from spacy.tokens import Doc, Span

from greenscan.carrying import extension_key, user_data_of
from greenscan.classifying.protocol import Classifier, FloatArray, Predictions
from greenscan.labels import KINDS, LABELS
from greenscan.segmenting import sentences_of

CLASSIFIER = "greenscan_classifier"

SCORES = "greenscan_scores"
KIND_SCORES = "greenscan_kind_scores"

_EMBEDDINGS = extension_key("greenscan_embeddings")
_MODEL = extension_key("greenscan_model")


@dataclass(frozen=True, slots=True)
class ModelOnDoc:
    """The model that the scores on a `Doc` are from; the attributes are those of `Classifier`."""

    name: str
    version: str
    digest: str
    claim_threshold: float

    @classmethod
    def of(cls, classifier: Classifier) -> Self:
        """Return what is to be said of `classifier`."""
        return cls(
            classifier.name, classifier.version, classifier.digest, classifier.claim_threshold
        )


def register_extensions() -> None:
    """Register the extensions of `Span`; those that are registered stay as they are.

    Of a sentence: ``span._.greenscan_scores``, the probability of each label by its name, and
    ``span._.greenscan_kind_scores``, that of each kind. None where it was not classified.
    Building the component registers them; call this to read a stored `Doc` without it.
    """
    for name in (SCORES, KIND_SCORES):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


def leave_predictions(doc: Doc, predictions: Predictions, model: ModelOnDoc) -> None:
    """Leave on `doc` what was predicted of its sentences, a row each, and by which model."""
    labels, kinds = predictions.labels.tolist(), predictions.kinds.tolist()
    for span, scores, kind_scores in zip(sentences_of(doc), labels, kinds, strict=True):
        span._.set(SCORES, dict(zip(map(str, LABELS), scores, strict=True)))
        span._.set(KIND_SCORES, dict(zip(map(str, KINDS), kind_scores, strict=True)))
    user_data_of(doc)[_EMBEDDINGS] = predictions.embeddings
    user_data_of(doc)[_MODEL] = asdict(model)


def drop_embeddings(doc: Doc) -> None:
    """Take the embeddings off `doc`, which are large."""
    user_data_of(doc).pop(_EMBEDDINGS, None)


def model_on(doc: Doc) -> ModelOnDoc | None:
    """Return the model that the scores on `doc` are from; None where it did not say."""
    facts = user_data_of(doc).get(_MODEL)
    return None if facts is None else ModelOnDoc(**facts)


def predictions_on(doc: Doc) -> Predictions:
    """Return what is predicted of the sentences of `doc`, a row each.

    Embeddings of other sentences, or none, are left out.

    Raises
    ------
    ValueError
        When there are sentences that were not classified.
    """
    spans = list(sentences_of(doc))
    labels = _rows(spans, SCORES, LABELS)
    kinds = _rows(spans, KIND_SCORES, KINDS)
    embeddings = user_data_of(doc).get(_EMBEDDINGS)
    if embeddings is None or len(embeddings) != len(spans):
        embeddings = np.empty((len(spans), 0), np.float32)
    return Predictions(labels, kinds, embeddings)


def _rows(spans: Sequence[Span], name: str, columns: Sequence[str]) -> FloatArray:
    scores: list[dict[str, Any] | None] = [span._.get(name) for span in spans]
    missing = next((span for span, told in zip(spans, scores, strict=True) if not told), None)
    if missing is not None:
        raise ValueError(
            f"span._.{name} of {missing.text!r} is not set: add {CLASSIFIER!r}, or a component of "
            "your own that sets it, before this one"
        )
    rows = [[told[str(column)] for column in columns] for told in scores if told]
    return np.array(rows, np.float32).reshape(len(spans), len(columns))
