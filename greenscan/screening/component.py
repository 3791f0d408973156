"""The spaCy component that does all: from the text of a `Doc` to its report."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from greenscan.classifying import Classifier
from greenscan.classifying.component import ClassifierComponent
from greenscan.classifying.loaded import Loaded
from greenscan.classifying.names import drop_embeddings
from greenscan.labels import Jurisdiction
from greenscan.linking import Linker
from greenscan.linking.component import LinkerComponent
from greenscan.marking import Marker
from greenscan.screening.assessor import AssessorComponent
from greenscan.screening.explainer import ExplainerComponent
from greenscan.screening.names import GREENSCAN
from greenscan.segmenting import Division
from greenscan.segmenting.component import Segmenter


class GreenscanComponent(Pipe):
    """Finds the environmental claims of a `Doc`, and says how well each is backed.

    It is the components ``greenscan_segmenter``, ``greenscan_marker``, ``greenscan_classifier``,
    ``greenscan_linker``, ``greenscan_assessor`` and, if so wished, ``greenscan_explainer`` in a
    row; see `greenscan.screening.assessor.AssessorComponent` for the results. It sets sentence
    starts where there are none, and leaves entities, tags and the like alone. A Doc without text
    has a report without claims.

    Parameters
    ----------
    nlp
        The pipeline.
    model
        Name of a shipped model, a model directory, or any `Classifier`.
    thresholds
        ``claim`` and ``uncertain``, as of `greenscan.Thresholds`. Without the first, it is the
        model's own.
    packs
        Paths of packs of marks, cues and rules, which add to those that come with greenscan.
    jurisdictions
        Whose rules to cite; standards are ``international``.
    explain
        Whether to say which words moved the score of each claim.
    sentences
        Which are classified: ``own``, divided by the rules of greenscan, or ``doc``, those that an
        earlier component has found. See `greenscan.segmenting.component.Segmenter`.
    name
        Of the component in its pipeline.

    Attributes
    ----------
    steps
        The components that are run, in their order.

    Raises
    ------
    ModelError
        When the model is unknown, incomplete or altered.
    PackError
        When a pack is not as it has to be; names file and line.
    ValueError
        For any other setting that is not known.
    """

    def __init__(
        self,
        nlp: Language,
        model: str | os.PathLike[str] | Classifier = "greenscan-en",
        *,
        thresholds: Mapping[str, float] = MappingProxyType({}),
        packs: Sequence[str] = (),
        jurisdictions: Collection[Jurisdiction | str] = tuple(Jurisdiction),
        explain: bool = False,
        sentences: str = Division.OWN,
        name: str = GREENSCAN,
    ) -> None:
        self.name = name
        assessor = AssessorComponent(
            nlp, thresholds=thresholds, packs=packs, jurisdictions=jurisdictions
        )
        self.steps: list[Pipe] = [
            Segmenter(sentences=sentences),
            Marker(nlp, packs=packs),
            *steps_after_marking(Loaded.of(model), Linker(), assessor, explain=explain),
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Screen `doc`."""
        for step in self.steps:
            doc = step(doc)
        drop_embeddings(doc)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Screen a stream of documents; sentences of several are classified together.

        Parameters
        ----------
        stream
            Any documents.
        batch_size
            As of `greenscan.classifying.component.ClassifierComponent.pipe`.
        """
        for step in self.steps:
            stream = step.pipe(stream, batch_size=batch_size)
        for doc in stream:
            drop_embeddings(doc)
            yield doc

    def set_error_handler(self, error_handler: Callable[..., Any]) -> None:
        """Set what is called with a document that failed in any of the steps."""
        super().set_error_handler(error_handler)
        for step in self.steps:
            step.set_error_handler(error_handler)


def steps_after_marking(
    model: Loaded, linker: Linker, assessor: AssessorComponent, *, explain: bool
) -> list[Pipe]:
    """Return the components that go on with a `Doc` that is segmented and marked."""
    steps: list[Pipe] = [ClassifierComponent(model), LinkerComponent(linker), assessor]
    return [*steps, ExplainerComponent(model)] if explain else steps
