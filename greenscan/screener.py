"""`Screener`: the configured pipeline from a document to a report."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import numpy as np
from spacy.tokens import Doc

from greenscan import __version__
from greenscan.assessing import load_rulebook
from greenscan.claims import Scores, Sentence
from greenscan.classifying import Classifier, Predictions, load_model
from greenscan.explaining import explain
from greenscan.findings import Findings, findings_in
from greenscan.identity import SentenceIds
from greenscan.labels import KINDS, LABELS, Jurisdiction, Label, Topic
from greenscan.linking import Linker, Links
from greenscan.marking import MARKER, TOPIC
from greenscan.reading import BlockKind, Document, from_text, read
from greenscan.report import DocumentFacts, ModelFacts, PackFacts, Report, Thresholds
from greenscan.segmenting import LEAD_IN, SECTION, SENTENCES, build_pipeline, segment

_SCORE_DIGITS = 4
_LEAST_CLAIM = 0.2  # support is looked for from this probability, so that thresholds can be lowered


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
        self.classifier = load_model(model) if isinstance(model, str | os.PathLike) else model
        self.thresholds = thresholds or Thresholds(claim=self.classifier.claim_threshold)
        self.rulebook = load_rulebook(packs).within({*map(Jurisdiction, jurisdictions)})
        self._explain = explain
        self.linker = Linker()
        self._pipeline = build_pipeline()
        self._pipeline.add_pipe(MARKER, config={"packs": [os.fspath(path) for path in packs]})
        self._packs = tuple(map(_pack_facts, packs))
        self._pipeline_lock = Lock()  # a spaCy vocabulary is not safe to grow from two threads

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

    def analyze_document(self, document: Document) -> Report:
        """Screen a document that has been read."""
        with self._pipeline_lock:
            doc = segment(document, self._pipeline)
        spans = doc.spans[SENTENCES]
        texts = [document.text[span.start_char : span.end_char] for span in spans]
        predictions = _classify_once(self.classifier, texts)
        findings = findings_in(doc)
        links = self.linker.link(document, doc, findings, predictions, _possible(predictions))
        report = Report.from_sentences(
            _sentences(document, doc, findings, predictions, links),
            document=DocumentFacts.of(document),
            model=ModelFacts(self.classifier.name, self.classifier.version, self.classifier.digest),
            thresholds=self.thresholds,
            greenscan_version=__version__,
            packs=self._packs,
            rulebook=self.rulebook,
        )
        if self._explain:
            report = replace(report, claims=explain(report.claims, self.classifier))
        return report


def _pack_facts(path: str | os.PathLike[str]) -> PackFacts:
    content = Path(path).read_bytes()
    return PackFacts(Path(path).name, hashlib.sha256(content).hexdigest())


def _classify_once(classifier: Classifier, texts: Sequence[str]) -> Predictions:
    """Classify each distinct text once; reports repeat themselves."""
    distinct = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(distinct)}
    rows = np.array([row_of[text] for text in texts], dtype=np.intp)
    found = classifier.classify(distinct)
    return Predictions(found.labels[rows], found.kinds[rows], found.embeddings[rows])


def _possible(predictions: Predictions) -> list[int]:
    """Return the rows of the sentences that are claims, or would be at a lower threshold."""
    scores = 1.0 - predictions.labels[:, LABELS.index(Label.NONE)]
    return [int(row) for row in np.flatnonzero(scores >= _LEAST_CLAIM)]


def _sentences(
    document: Document,
    doc: Doc,
    findings: Findings,
    predictions: Predictions,
    links: Mapping[int, Links],
) -> list[Sentence]:
    """Join what reading, segmenting, marking, classifying and linking know of each sentence."""
    ids = SentenceIds()
    scores = predictions.labels.astype(np.float64).round(_SCORE_DIGITS).tolist()
    kinds = predictions.kinds.argmax(axis=1).tolist()
    kind_scores = predictions.kinds.astype(np.float64).max(axis=1).round(_SCORE_DIGITS).tolist()
    sentences = []
    for row, span in enumerate(doc.spans[SENTENCES]):
        found = links.get(row, Links())
        page = document.page_at(span.start_char)
        text = document.text[span.start_char : span.end_char]
        sentences.append(
            Sentence(
                id=ids.next(text, page.number if page else None),
                text=text,
                start=span.start_char,
                end=span.end_char,
                page=page.number if page else None,
                page_label=page.label if page else None,
                section=span._.get(SECTION),
                lead_in=span._.get(LEAD_IN),
                block=BlockKind(span.label_),
                scores=Scores(*scores[row]),
                kind=KINDS[kinds[row]],
                kind_score=kind_scores[row],
                topic=Topic(span._.get(TOPIC)),
                marks=findings.marks_within(span.start_char, span.end_char),
                cues=findings.cues_within(span.start_char, span.end_char),
                support=found.support,
                contradiction=found.contradiction,
                boxes=document.boxes(span.start_char, span.end_char),
            )
        )
    return sentences
