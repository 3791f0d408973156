"""The spaCy component that finds what backs the claims of a `Doc`, or disagrees with them."""

from __future__ import annotations

import numpy as np
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from greenscan.classifying.names import predictions_on
from greenscan.classifying.protocol import Predictions
from greenscan.findings import findings_in
from greenscan.labels import LABELS, Label
from greenscan.linking.linker import Linker
from greenscan.linking.names import (
    LINKER,
    LINKS,
    LinksOnDoc,
    register_extensions,
)
from greenscan.segmenting import document_on, sentences_of

_LEAST_CLAIM = 0.2  # support is looked for from this probability, so that thresholds can be lowered


class LinkerComponent(Pipe):
    """Finds for each claim what backs it in the same document, and what disagrees.

    The sentences get ``span._.greenscan_support`` and ``span._.greenscan_contradiction``, see
    `greenscan.linking.names.register_extensions`.

    Parameters
    ----------
    linker
        Finds the passages.
    name
        Of the component in its pipeline.
    """

    def __init__(self, linker: Linker, *, name: str = LINKER) -> None:
        self.linker = linker
        self.name = name
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Link the sentences of `doc`.

        Raises
        ------
        ValueError
            When segmenter, marker or classifier have not run.
        """
        spans = list(sentences_of(doc))
        predictions = predictions_on(doc)
        rows = _possible(predictions)
        document = document_on(doc)
        found = self.linker.link(document, doc, findings_in(doc), predictions, rows)
        links = {spans[row].start_char: each for row, each in sorted(found.items())}
        LINKS.leave(doc, LinksOnDoc(links))
        return doc


def _possible(predictions: Predictions) -> list[int]:
    """Return the rows of the sentences that are claims, or would be at a lower threshold."""
    scores = 1.0 - predictions.labels[:, LABELS.index(Label.NONE)]
    return [int(row) for row in np.flatnonzero(scores >= _LEAST_CLAIM)]
