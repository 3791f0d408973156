"""The spaCy component that classifies the sentences of a `Doc`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from greenscan.classifying.loaded import Loaded
from greenscan.classifying.names import (
    CLASSIFIER,
    ModelOnDoc,
    leave_predictions,
    register_extensions,
)
from greenscan.classifying.protocol import Classifier, Predictions
from greenscan.segmenting import SENTENCES, sentences_of

MOST_SENTENCES = 1024
"""Sentences from which a batch is full, so that results come steadily whatever the documents."""


class ClassifierComponent(Pipe):
    """Classifies the sentences that the segmenter found.

    The spans of ``doc.spans["greenscan_sentences"]`` get ``span._.greenscan_scores``, by label,
    and ``span._.greenscan_kind_scores``, by kind. What a component of the user's own writes there
    is taken up by the later steps in the same way.

    Parameters
    ----------
    model
        Labels the sentences, those of several documents at a time.
    name
        Of the component in its pipeline.
    """

    def __init__(self, model: Loaded, *, name: str = CLASSIFIER) -> None:
        self.name = name
        self._model = model
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Classify the sentences of `doc`.

        Raises
        ------
        ValueError
            When no segmenter has run.
        """
        self._classify([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Classify the sentences of a stream of documents.

        Parameters
        ----------
        stream
            Segmented documents.
        batch_size
            Documents whose sentences are classified together, at most; documents with many
            sentences make a batch sooner.
        """
        for batch in _batches(stream, batch_size):
            try:
                self._classify(batch)
            except Exception:  # noqa: BLE001  (one by one, the error handler is told which it was)
                yield from super().pipe(batch)
            else:
                yield from batch

    def _classify(self, docs: Sequence[Doc]) -> None:
        texts = [[span.text for span in sentences_of(doc)] for doc in docs]
        classifier = self._model.classifier
        found = _classify_once(classifier, [text for own in texts for text in own])
        model = ModelOnDoc.of(classifier)
        end = 0
        for doc, own in zip(docs, texts, strict=True):
            rows = slice(end, end := end + len(own))
            predictions = Predictions(found.labels[rows], found.kinds[rows], found.embeddings[rows])
            leave_predictions(doc, predictions, model)


def _classify_once(classifier: Classifier, texts: Sequence[str]) -> Predictions:
    """Classify each distinct text once; reports repeat themselves."""
    distinct = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(distinct)}
    rows = np.array([row_of[text] for text in texts], dtype=np.intp)
    found = classifier.classify(distinct)
    return Predictions(found.labels[rows], found.kinds[rows], found.embeddings[rows])


def _batches(stream: Iterable[Doc], most: int) -> Iterator[list[Doc]]:
    """Yield the documents in batches of at most `most`, fewer where they have many sentences."""
    batch: list[Doc] = []
    sentences = 0
    for doc in stream:
        batch.append(doc)
        sentences += len(doc.spans.get(SENTENCES, ()))
        if len(batch) >= most or sentences >= MOST_SENTENCES:
            yield batch
            batch, sentences = [], 0
    if batch:
        yield batch
