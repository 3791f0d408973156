"""The spaCy component that says which words moved the score of each claim of a `Doc`."""

from __future__ import annotations

from dataclasses import replace

from spacy.pipeline import Pipe
from spacy.tokens import Doc

from greenscan.classifying.loaded import Loaded
from greenscan.explaining import explain
from greenscan.screening.names import EXPLAINER, REPORT, register_extensions, report_on


class ExplainerComponent(Pipe):
    """Gives the claims of the report their ``weights``, and each of their cues its own.

    Parameters
    ----------
    model
        The model that classified.
    name
        Of the component in its pipeline.
    """

    def __init__(self, model: Loaded, *, name: str = EXPLAINER) -> None:
        self.name = name
        self._model = model
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Explain the claims of `doc`.

        Raises
        ------
        ValueError
            When no assessor has run, or another model has classified.
        """
        report, classifier = report_on(doc), self._model.classifier
        if report.model.digest != classifier.digest:
            raise ValueError(
                f"the scores are from the model {report.model.name}, not from {classifier.name}: "
                f"give {self.name!r} the model that classified"
            )
        REPORT.leave(doc, replace(report, claims=explain(report.claims, classifier)))
        return doc
