"""`Screener`: the configured pipeline from a document to a report."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from greenscan.classifying import Classifier
from greenscan.classifying.loaded import Loaded
from greenscan.frames import Keep, claims_of
from greenscan.labels import Jurisdiction
from greenscan.linking import Linker
from greenscan.marking import MARKER
from greenscan.reading import Document, from_text, read
from greenscan.report import Report, Thresholds
from greenscan.screening.assessor import AssessorComponent
from greenscan.screening.component import steps_after_marking
from greenscan.screening.names import report_on
from greenscan.segmenting import build_pipeline, segment

if TYPE_CHECKING:
    from pandas import DataFrame


class Screener:
    """Screens documents with one model and one set of thresholds.

    A screener loads its model once and may be used by several threads at a time.

    Parameters
    ----------
    model
        Name of a shipped model, a model directory, or any `Classifier`.
    thresholds
        What to apply to the scores; by default the model's own claim threshold.
    packs
        Paths of packs of marks, cues and rules, which add to those that come with greenscan.
    jurisdictions
        Whose rules to cite; standards are ``international``. By default all.
    explain
        Whether to say which words moved the score of each claim: its ``weights``, and the weight
        of each of its ``cues``. Unless the classifier explains itself, this takes about ten
        more texts to classify for each claim.

    Raises
    ------
    ModelError
        When the model is unknown, incomplete or altered.
    ValueError
        For a jurisdiction that is not known.
    PackError
        When a pack is not as it has to be; names file and line.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | Classifier = "greenscan-en",
        *,
        thresholds: Thresholds | None = None,
        packs: Sequence[str | os.PathLike[str]] = (),
        jurisdictions: Collection[Jurisdiction | str] = tuple(Jurisdiction),
        explain: bool = False,
    ) -> None:
        loaded = Loaded.of(model)
        self.classifier = loaded.classifier
        self.thresholds = thresholds or Thresholds(claim=self.classifier.claim_threshold)
        self.linker = Linker()
        self._pipeline = build_pipeline()
        self._pipeline.add_pipe(MARKER, config={"packs": [os.fspath(path) for path in packs]})
        self._pipeline_lock = Lock()  # a spaCy vocabulary is not safe to grow from two threads
        assessor = AssessorComponent(
            self._pipeline,
            thresholds=self.thresholds.to_dict(),
            packs=packs,
            jurisdictions=jurisdictions,
        )
        self.rulebook = assessor.rulebook
        self._steps = steps_after_marking(loaded, self.linker, assessor, explain=explain)

    def analyze(self, text: str, *, name: str = "<text>") -> Report:
        """Screen a text.

        Parameters
        ----------
        text
            Plain text.
        name
            What the report calls the document.

        Raises
        ------
        EmptyDocumentError
            When there is nothing but white space.
        """
        return self.analyze_document(from_text(text, name=name))

    def analyze_file(
        self, source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str | None = None
    ) -> Report:
        """Screen a file: PDF, HTML or XHTML, DOCX, Markdown or plain text.

        Parameters
        ----------
        source
            A path, the content, or a binary stream.
        name
            What the report calls the document; by default the file's name.

        Raises
        ------
        ReadError
            When the file cannot be read; the error names the file and the remedy.
        """
        return self.analyze_document(read(source, name=name))

    def analyze_frame(
        self, frame: DataFrame, column: Hashable = "text", *, keep: Keep = ()
    ) -> DataFrame:
        """Screen each text in a column of a data frame.

        Parameters
        ----------
        frame
            A row for each document or passage.
        column
            Name of the column of texts. Rows whose text is missing or shows nothing are left out,
            and a warning names them.
        keep
            Columns of `frame` to put before those of the claims; a mapping gives them new names,
            which one needs that is called like a column of the claim table.

        Returns
        -------
        DataFrame
            One row for each claim, in order, with the columns of `Report.to_dataframe` and the
            index of `frame`: the label of a row stands at each of its claims, and rows without a
            claim are not there. ``frame.join(claims)`` has them all.

        Raises
        ------
        MissingExtraError
            When pandas is not installed.
        KeyError
            When there is no such column.
        TypeError
            When the column holds something other than texts.
        ValueError
            When a kept column is called like one of the claim table.
        """
        return claims_of(frame, column, keep, self)

    def analyze_document(self, document: Document) -> Report:
        """Screen a document that has been read."""
        with self._pipeline_lock:
            doc = segment(document, self._pipeline)
        for step in self._steps:
            doc = step(doc)
        return report_on(doc)
