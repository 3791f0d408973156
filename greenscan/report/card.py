"""The card that a notebook shows for a report."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from greenscan.claims import Claim
from greenscan.labels import Priority
from greenscan.report.facts import DocumentFacts, Summary
from greenscan.wording import counted

_CLAIMS_SHOWN = 5
_ORDER = {priority: number for number, priority in enumerate(Priority)}
_STYLE = (
    "font-family:system-ui,sans-serif;font-size:14px;line-height:1.45;max-width:46em;"
    "border:1px solid #8886;border-radius:6px;padding:.8em 1em"
)

_CELL = "text-align:left;font-size:14px;padding:.1em 1em .1em 0"


def card(document: DocumentFacts, summary: Summary, flagged: Sequence[Claim]) -> str:
    """Return self-contained HTML: the document, its counts, the most urgent flagged claims."""
    head = f"<strong>{escape(document.name)}</strong><br>{summary}{_shares(summary)}"
    warnings = "".join(f"<br>Warning: {escape(warning)}" for warning in document.warnings)
    shown = sorted(flagged, key=lambda claim: _ORDER[claim.priority])[:_CLAIMS_SHOWN]
    rows = "".join(_row(claim) for claim in shown)
    table = f'<table style="margin-top:.6em;text-align:left">{rows}</table>' if rows else ""
    left = len(flagged) - _CLAIMS_SHOWN
    more = f"and {counted(left, 'more flagged claim')}" if left > 0 else ""
    return f'<div style="{_STYLE}">{head}{warnings}{table}{more}</div>'


def _shares(summary: Summary) -> str:
    """Return the line on priorities, vague commitments and assurance."""
    if not summary.claims:
        return ""
    high = summary.priorities["high"]
    assured = (
        f"{summary.assured:.0%} assured" if summary.assurance_statement else "no assurance found"
    )
    return (
        f"<br>{high:,} of high priority, {summary.cheap_talk_index:.0%} of targets and actions"
        f" vague (cheap-talk index), {assured}"
    )


def _row(claim: Claim) -> str:
    page = f"p.&nbsp;{escape(claim.page_label)}" if claim.page_label else ""
    flags = ", ".join(flag.code.value for flag in claim.flags)
    asked = f"<br><em>{escape(claim.question)}</em>" if claim.question else ""
    text = f"{escape(claim.text)}<br><small>{escape(flags)}</small>{asked}"
    cells = (page, f"{claim.verdict.value}<br><small>{claim.priority.value}</small>", text)
    return (
        '<tr style="vertical-align:top">'
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
        + "</tr>"
    )
