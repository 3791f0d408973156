"""The linked reports as the linker sees them: claims, their candidates, which of them are right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from greenscan.classifying import Classifier, Predictions
from greenscan.findings import Findings, findings_in
from greenscan.linking.candidates import Candidate, candidates_in, plain
from greenscan.linking.facts import references_in
from greenscan.linking.features import features_of
from greenscan.linking.gating import plausible
from greenscan.linking.linker import known_of
from greenscan.linking.retrieval import candidates_for, collect
from greenscan.linking.vectors import FloatArray, StaticVectors
from greenscan.marking import MARKER
from greenscan.reading import Document, read
from greenscan.segmenting import SENTENCES, build_pipeline, segment

LINKS = "links.jsonl"


@dataclass(frozen=True, slots=True)
class LinkedReport:
    """A report with its links, read, segmented, marked and classified.

    Attributes
    ----------
    name
        Of the report.
    document, doc, findings, predictions
        What the linker is given.
    links
        The rows of ``links.jsonl`` that are of this report.
    rows
        For each link, the row of its claim among the sentences.
    """

    name: str
    document: Document
    doc: Doc
    findings: Findings
    predictions: Predictions
    links: tuple[Mapping[str, Any], ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with its candidates.

    Attributes
    ----------
    report
        Name of the report.
    link
        The row of ``links.jsonl``.
    features
        Shape ``(candidates, features)``.
    right
        Which candidates back the claim.
    counted
        Which count in training: not those that contradict it.
    allowed
        Which are let through when the model is used.
    """

    report: str
    link: Mapping[str, Any]
    features: FloatArray
    right: npt.NDArray[np.bool_]
    counted: npt.NDArray[np.bool_]
    allowed: npt.NDArray[np.bool_]


def linked_reports(folder: Path, part: str, classifier: Classifier) -> list[LinkedReport]:
    """Read the linked reports of one part.

    Claims that segmenting does not find as one sentence are left out.
    """
    with (folder / LINKS).open(encoding="utf-8") as lines:
        links = [json.loads(line) for line in lines]
    pipeline = build_pipeline()
    pipeline.add_pipe(MARKER)
    found = []
    for name in sorted({link["report"] for link in links if link["part"] == part}):
        document = read(folder / f"{name}.txt")
        doc = segment(document, pipeline)
        texts = [plain(span.text) for span in doc.spans[SENTENCES]]
        row_of = {text: row for row, text in enumerate(texts)}
        own = [link for link in links if link["report"] == name and plain(link["claim"]) in row_of]
        predictions = classifier.classify([span.text for span in doc.spans[SENTENCES]])
        rows = tuple(row_of[plain(link["claim"])] for link in own)
        found.append(
            LinkedReport(name, document, doc, findings_in(doc), predictions, tuple(own), rows)
        )
    return found


def cases_of(report: LinkedReport, vectors: StaticVectors) -> list[Case]:
    """Return the claims of a report with their candidates."""
    candidates = candidates_in(report.document, report.doc)
    collection = collect(candidates, report.predictions.embeddings, vectors)
    known = known_of(report.document, candidates, report.findings, report.predictions.labels)
    row_at = {each.sentence: at for at, each in enumerate(candidates) if each.sentence >= 0}
    claims = [row_at[row] for row in report.rows]
    cases = []
    searched = candidates_for(claims, collection)
    for claim, link, found in zip(claims, report.links, searched, strict=True):
        references = references_in(candidates[claim].text)
        allowed = {at for at, _ in plausible(claim, found, references, collection, known)}
        opposed = {plain(link["contradiction"]["quote"])} if link["contradiction"] else set()
        cases.append(
            Case(
                report.name,
                link,
                features_of(claim, found, references, collection, known, vectors),
                np.array([is_right(candidates[at].text, link) for at, _ in found], np.bool_),
                np.array([candidates[at].text not in opposed for at, _ in found], np.bool_),
                np.array([at in allowed for at, _ in found], np.bool_),
            )
        )
    return cases


def is_right(text: str, link: Mapping[str, Any]) -> bool:
    """Return whether a passage is one of those that back the claim of `link`.

    A sentence of a footnote counts for the footnote, and the other way round.
    """
    quotes = [(plain(each["quote"]), each["place"]) for each in link["support"]]
    shown = plain(text)
    return any(
        shown == quote or (place == "footnote" and (shown in quote or quote in shown))
        for quote, place in quotes
    )


def stacked(cases: Sequence[Case]) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """Return features and truth of all candidates that count."""
    return (
        np.vstack([case.features[case.counted] for case in cases]),
        np.concatenate([case.right[case.counted] for case in cases]),
    )


__all__ = ["Candidate", "Case", "LinkedReport", "cases_of", "is_right", "linked_reports", "stacked"]
