"""The claim table, defined once: every format with rows and columns is made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from greenscan.claims import Claim, Cue, Mark
from greenscan.report import Failure, Report

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One claim and the report that it stands in."""

    report: Report
    claim: Claim


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what stands in it for one row."""

    name: str
    value: Callable[[Row], Cell]


def _support_page(row: Row) -> str | None:
    return row.claim.support[0].page_label if row.claim.support else None


def _support_quote(row: Row) -> str | None:
    return row.claim.support[0].quote if row.claim.support else None


def _contradiction(row: Row) -> str | None:
    found = row.claim.contradiction
    if found is None:
        return None
    place = f"p. {found.page_label}: " if found.page_label else ""
    return f"{place}{found.found} instead of {found.claimed}"


def _texts(findings: Iterable[Mark | Cue]) -> str:
    return "; ".join(finding.text for finding in findings)


COLUMNS: tuple[Column, ...] = (
    Column("document", lambda row: row.report.document.name),
    Column("id", lambda row: row.claim.id),
    Column("page", lambda row: row.claim.page),
    Column("page_label", lambda row: row.claim.page_label),
    Column("section", lambda row: row.claim.section),
    Column("lead_in", lambda row: row.claim.lead_in),
    Column("text", lambda row: row.claim.text),
    Column("kind", lambda row: row.claim.kind.value),
    Column("verdict", lambda row: row.claim.verdict.value),
    Column("confidence", lambda row: row.claim.confidence),
    Column("uncertain", lambda row: row.claim.uncertain),
    Column("label", lambda row: row.claim.label.value),
    Column("score_none", lambda row: row.claim.scores.none),
    Column("score_vague", lambda row: row.claim.scores.vague),
    Column("score_unsupported", lambda row: row.claim.scores.unsupported),
    Column("score_supported", lambda row: row.claim.scores.supported),
    Column("start", lambda row: row.claim.start),
    Column("end", lambda row: row.claim.end),
    Column("topic", lambda row: row.claim.topic.value),
    Column("marks", lambda row: _texts(row.claim.marks)),
    Column("cues", lambda row: _texts(row.claim.cues)),
    Column("weights", lambda row: "; ".join(map(str, row.claim.weights))),
    Column("reason", lambda row: row.claim.reason),
    Column("subject", lambda row: row.claim.subject.value),
    Column("flags", lambda row: "; ".join(flag.code.value for flag in row.claim.flags)),
    Column("flag_reasons", lambda row: " ".join(flag.reason for flag in row.claim.flags)),
    Column("missing", lambda row: "; ".join(row.claim.missing)),
    Column("question", lambda row: row.claim.question),
    Column("priority", lambda row: row.claim.priority.value),
    Column("priority_reason", lambda row: row.claim.assessment.priority_reason),
    Column("rules", lambda row: "; ".join(rule.cite_as for rule in row.claim.rules)),
    Column("mandatory", lambda row: row.claim.assessment.mandatory),
    Column("support_page", _support_page),
    Column("support", _support_quote),
    Column("contradiction", _contradiction),
)


def rows(outcomes: Iterable[Report | Failure]) -> Iterator[Row]:
    """Yield the claims of all reports in order; failures have none."""
    for outcome in outcomes:
        if isinstance(outcome, Report):
            yield from (Row(outcome, claim) for claim in outcome.claims)
