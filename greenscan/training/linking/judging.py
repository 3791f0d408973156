"""How well the linker does on linked reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from greenscan.linking import Linker, Links
from greenscan.linking.candidates import plain
from greenscan.training.linking.material import LinkedReport, is_right


def judge(linker: Linker, reports: Sequence[LinkedReport]) -> dict[str, Any]:
    """Return what the linker finds for the claims of `reports`, counted.

    Returns
    -------
    dict
        ``claims``; ``supported``: those with support; ``given``: those that the linker gives some,
        ``first_right``: of these, the ones whose first passage is right; ``found``: supported
        claims of which a right passage is among those given; ``bare``: claims with neither support
        nor contradiction, ``bare_given``: those of them that are given some; ``passages`` and
        ``passages_found``; ``contradictions``, ``contradictions_found`` with the right passage,
        ``false_contradictions``; and the shares ``precision_at_1``, ``recall``, ``false_support``.
    """
    keys = [
        "claims",
        "supported",
        "given",
        "first_right",
        "found",
        "bare",
        "bare_given",
        "passages",
        "passages_found",
        "contradictions",
        "contradictions_found",
        "false_contradictions",
    ]
    counts = dict.fromkeys(keys, 0)
    for report in reports:
        links = linker.link(
            report.document, report.doc, report.findings, report.predictions, report.rows
        )
        for row, link in zip(report.rows, report.links, strict=True):
            _count(counts, links.get(row, Links()), link)
    shares = {
        "precision_at_1": _share(counts["first_right"], counts["given"]),
        "recall": _share(counts["found"], counts["supported"]),
        "false_support": _share(counts["bare_given"], counts["bare"]),
    }
    return counts | shares


def _count(counts: dict[str, int], found: Links, link: Any) -> None:
    right = [is_right(passage.quote, link) for passage in found.support]
    opposed = found.contradiction
    planted = link["contradiction"]
    hit = bool(planted and opposed and plain(opposed.quote) in plain(planted["quote"]))
    bare = not link["support"] and not planted
    counts["claims"] += 1
    counts["supported"] += bool(link["support"])
    counts["given"] += bool(right)
    counts["first_right"] += bool(right and right[0])
    counts["found"] += any(right)
    counts["bare"] += bare
    counts["bare_given"] += bare and bool(right)
    counts["passages"] += len(link["support"])
    counts["passages_found"] += sum(right)
    counts["contradictions"] += bool(planted)
    counts["contradictions_found"] += hit
    counts["false_contradictions"] += bool(opposed) and not hit


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
