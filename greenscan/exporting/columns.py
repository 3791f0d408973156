"""The claim table, defined once: every format with rows and columns is made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from greenscan.claims import Claim, Cue, Mark, Passage, RaisedFlag
from greenscan.exporting.table import CellKind, Column, Group, Look
from greenscan.labels import MarkCategory


def _joined(texts: Iterable[str], separator: str = "; ") -> str:
    return separator.join(dict.fromkeys(text for text in texts if text))


def _findings(claim: Claim, category: MarkCategory) -> str:
    return _joined(mark.text for mark in claim.marks if mark.category is category)


def _mark(mark: Mark) -> str:
    return f"{mark.text} ({mark.category.value}, {mark.strength})"


def _cue(cue: Cue) -> str:
    return f"{cue.text} ({cue.category.value})"


def _flag(flag: RaisedFlag) -> str:
    words = f" [{flag.text}]" if flag.text else ""
    return f"{flag.code.value}: {flag.reason}{words}"


def _page(passage: Passage) -> str:
    return passage.page_label or ""


def _passage(passage: Passage) -> str:
    page = f"p. {passage.page_label}: " if passage.page_label else ""
    heading = f"[{passage.heading}] " if passage.heading else ""
    return f"{page}{heading}{passage.quote}"


def _contradiction(claim: Claim) -> str:
    found = claim.contradiction
    if found is None:
        return ""
    return f"{found.claimed} here, {found.found} there. {found.why}\n{_passage(found)}"


def _codes(claim: Claim, standard: str) -> str:
    return "; ".join(_topic_codes()[claim.topic.value][standard])


@lru_cache(maxsize=1)
def _topic_codes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    from greenscan.marking import load_catalogue  # brings spaCy

    return {
        topic.id.value: {"esrs": topic.esrs, "gri": topic.gri} for topic in load_catalogue().topics
    }


_WORD, _INTEGER, _SHARE = CellKind.WORD, CellKind.INTEGER, CellKind.SHARE

_PLACE: tuple[Column, ...] = (
    Column("document", lambda row: row.report.document.name, Look("Document", 18, Group.PLACE)),
    Column("id", lambda row: row.claim.id, Look("Claim ID", 13, Group.PLACE)),
    Column("page", lambda row: row.claim.page, Look("Page", 5, Group.PLACE, _INTEGER)),
    Column(
        "page_label",
        lambda row: row.claim.page_label,
        Look("Page label", 7, Group.PLACE, folded=True),
    ),
    Column("section", lambda row: row.claim.section, Look("Section", 20, Group.PLACE)),
)

_CLAIM: tuple[Column, ...] = (
    Column("text", lambda row: row.claim.text, Look("Quote", 46, Group.CLAIM), watched=True),
    Column(
        "lead_in",
        lambda row: row.claim.lead_in,
        Look("Introduced by", 26, Group.CLAIM, folded=True),
    ),
    Column("before", lambda row: row.before, Look("Sentence before", 30, Group.CLAIM, folded=True)),
    Column("after", lambda row: row.after, Look("Sentence after", 30, Group.CLAIM, folded=True)),
    Column("topic", lambda row: row.claim.topic.value, Look("Topic", 11, Group.CLAIM, _WORD)),
    Column("esrs", lambda row: _codes(row.claim, "esrs"), Look("ESRS", 6, Group.CLAIM, _WORD)),
    Column(
        "gri", lambda row: _codes(row.claim, "gri"), Look("GRI", 6, Group.CLAIM, _WORD, folded=True)
    ),
    Column(
        "subject",
        lambda row: row.claim.subject.value,
        Look("Subject", 11, Group.CLAIM, _WORD, folded=True),
    ),
    Column(
        "kind", lambda row: row.claim.kind.value, Look("Kind", 8, Group.CLAIM, _WORD), watched=True
    ),
    Column(
        "quantities",
        lambda row: _findings(row.claim, MarkCategory.QUANTITY),
        Look("Quantities", 16, Group.CLAIM, folded=True),
    ),
    Column(
        "base_year",
        lambda row: _findings(row.claim, MarkCategory.BASE_YEAR),
        Look("Base year", 9, Group.CLAIM, folded=True),
    ),
    Column(
        "target_year",
        lambda row: _findings(row.claim, MarkCategory.TARGET_YEAR),
        Look("Target year", 9, Group.CLAIM, folded=True),
    ),
    Column(
        "boundary",
        lambda row: _findings(row.claim, MarkCategory.BOUNDARY),
        Look("Scope, boundary", 18, Group.CLAIM, folded=True),
    ),
)

_ASSESSED: tuple[Column, ...] = (
    Column(
        "verdict",
        lambda row: row.claim.verdict.value,
        Look("Verdict", 12, Group.WORD, _WORD),
        watched=True,
    ),
    Column(
        "reason",
        lambda row: row.claim.reason,
        Look("Why not the label", 24, Group.WORD, folded=True),
    ),
    Column(
        "confidence",
        lambda row: row.claim.confidence,
        Look("Confidence", 11, Group.MODEL, _SHARE, folded=True),
    ),
    Column(
        "uncertain",
        lambda row: row.claim.uncertain,
        Look("Uncertain", 9, Group.MODEL, _WORD, folded=True),
    ),
    Column(
        "priority", lambda row: row.claim.priority.value, Look("Priority", 8, Group.WORD, _WORD)
    ),
    Column(
        "priority_reason",
        lambda row: row.claim.assessment.priority_reason,
        Look("Why this priority", 24, Group.WORD, folded=True),
    ),
    Column(
        "flags",
        lambda row: _joined(flag.code.value for flag in row.claim.flags),
        Look("Flags", 20, Group.WORD),
        watched=True,
    ),
    Column(
        "flag_reasons",
        lambda row: _joined(map(_flag, row.claim.flags), "\n"),
        Look("Why flagged", 28, Group.WORD),
    ),
    Column(
        "missing",
        lambda row: _joined(element.value for element in row.claim.missing),
        Look("Missing", 13, Group.WORD),
        watched=True,
    ),
    Column("question", lambda row: row.claim.question, Look("Question", 28, Group.WORD)),
    Column(
        "rules",
        lambda row: _joined(rule.cite_as for rule in row.claim.rules),
        Look("Rules", 15, Group.WORD),
    ),
    Column(
        "mandatory",
        lambda row: row.claim.assessment.mandatory,
        Look("Asked for by law", 17, Group.WORD, folded=True),
    ),
)

_EVIDENCE: tuple[Column, ...] = (
    Column(
        "support_page",
        lambda row: _joined(map(_page, row.claim.support)),
        Look("Support page", 8, Group.EVIDENCE, folded=True),
        watched=True,
    ),
    Column(
        "support",
        lambda row: _joined(map(_passage, row.claim.support), "\n"),
        Look("Support", 26, Group.EVIDENCE),
        watched=True,
    ),
    Column(
        "contradiction_page",
        lambda row: _page(row.claim.contradiction) if row.claim.contradiction else "",
        Look("Contradiction page", 12, Group.EVIDENCE, folded=True),
        watched=True,
    ),
    Column(
        "contradiction",
        lambda row: _contradiction(row.claim),
        Look("Contradiction", 20, Group.EVIDENCE),
        watched=True,
    ),
    Column(
        "marks",
        lambda row: _joined(map(_mark, row.claim.marks)),
        Look("Marks (strength 0–3)", 28, Group.EVIDENCE, folded=True),
    ),
    Column(
        "cues",
        lambda row: _joined(map(_cue, row.claim.cues)),
        Look("Cues", 22, Group.EVIDENCE, folded=True),
    ),
)

_MODEL: tuple[Column, ...] = (
    Column(
        "weights",
        lambda row: "; ".join(map(str, row.claim.weights)),
        Look("Words that moved the score", 26, Group.MODEL, folded=True),
    ),
    Column(
        "label",
        lambda row: row.claim.label.value,
        Look("Label", 13, Group.MODEL, _WORD, folded=True),
    ),
    Column(
        "score_none",
        lambda row: row.claim.scores.none,
        Look("P(none)", 9, Group.MODEL, _SHARE, folded=True),
    ),
    Column(
        "score_vague",
        lambda row: row.claim.scores.vague,
        Look("P(vague)", 9, Group.MODEL, _SHARE, folded=True),
    ),
    Column(
        "score_unsupported",
        lambda row: row.claim.scores.unsupported,
        Look("P(unsupported)", 9, Group.MODEL, _SHARE, folded=True),
    ),
    Column(
        "score_supported",
        lambda row: row.claim.scores.supported,
        Look("P(supported)", 9, Group.MODEL, _SHARE, folded=True),
    ),
    Column(
        "start",
        lambda row: row.claim.start,
        Look("Start", 9, Group.MODEL, _INTEGER, folded=True),
    ),
    Column("end", lambda row: row.claim.end, Look("End", 9, Group.MODEL, _INTEGER, folded=True)),
)

COLUMNS: tuple[Column, ...] = (*_PLACE, *_CLAIM, *_ASSESSED, *_EVIDENCE, *_MODEL)
"""In the order of every table; a column that is added here stands in CSV, JSON Lines, data frames
and the register."""
