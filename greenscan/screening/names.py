"""The names under which a screening leaves its results on a `Doc`, and how they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc, Span

from greenscan.carrying import Carried
from greenscan.claims import Claim
from greenscan.classifying.names import register_extensions as register_classifier
from greenscan.linking.names import register_extensions as register_linker
from greenscan.marking import register_extensions as register_marker
from greenscan.report import Report
from greenscan.segmenting import register_extensions as register_segmenter

GREENSCAN = "greenscan"
ASSESSOR = "greenscan_assessor"
EXPLAINER = "greenscan_explainer"

CLAIMS = "greenscan"  # the span group
RESULT = "greenscan"  # doc._.greenscan is the report, span._.greenscan the claim


def _to_report(data: Mapping[str, Any], doc: Doc) -> Report:  # noqa: ARG001  (as `Carried` calls it)
    return Report.from_dict(data)


REPORT = Carried("greenscan_report", Report, Report.to_dict, _to_report)


def register_extensions() -> None:
    """Register all extensions of greenscan; those that are registered stay as they are.

    ``doc._.greenscan`` is the `Report` on a `Doc`, None where there is none; ``span._.greenscan``
    the `Claim` that a span of ``doc.spans["greenscan"]`` is, None for spans with other bounds.
    Building the components registers them; call this to read a stored `Doc` without them.
    """
    for register in (register_segmenter, register_marker, register_classifier, register_linker):
        register()
    if not Doc.has_extension(RESULT):
        Doc.set_extension(RESULT, getter=_report)
    if not Span.has_extension(RESULT):
        Span.set_extension(RESULT, getter=_claim)


def report_on(doc: Doc) -> Report:
    """Return the report on `doc`.

    Raises
    ------
    ValueError
        When no assessor has run.
    """
    report = REPORT.on(doc)
    if report is None:
        raise ValueError(f"the Doc has no report: add {ASSESSOR!r} before this component")
    return report


def _report(doc: Doc) -> Report | None:
    return REPORT.on(doc)


def _claim(span: Span) -> Claim | None:
    report = REPORT.on(span.doc)
    if report is None:
        return None
    start, end = span.start_char, span.end_char
    at = bisect_left(report.claims, start, key=lambda claim: claim.start)
    found = report.claims[at : at + 1]
    return found[0] if found and (found[0].start, found[0].end) == (start, end) else None
