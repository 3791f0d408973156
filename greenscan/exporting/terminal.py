"""A report as a table on a terminal."""

from __future__ import annotations

from textwrap import shorten

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from greenscan.claims import Claim
from greenscan.labels import Label
from greenscan.report import Report
from greenscan.wording import visible

_COLOURS = {Label.VAGUE: "yellow", Label.UNSUPPORTED: "magenta", Label.SUPPORTED: "green"}
_LEAD_IN_SHOWN = 60
_WEIGHTS_SHOWN = 4

_SPACES = dict.fromkeys(map(ord, "\t\n\r\f\v\x85"), " ")


def claim_table(report: Report) -> Group:
    """Return the claims of `report` as a rich renderable, with a line of counts above."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, expand=True)
    if report.document.pages:
        table.add_column("page", justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("conf.", justify="right", no_wrap=True)
    table.add_column("claim, flags and question", ratio=1, overflow="fold")
    for claim in report.claims:
        page = (Text(safe(claim.page_label or "")),) if report.document.pages else ()
        table.add_row(*page, *_cells(claim))
    return Group(_headline(report), *([table] if report.claims else []))


def _cells(claim: Claim) -> tuple[Text, Text, Text]:
    verdict = Text(claim.verdict.value, style=_COLOURS[claim.verdict])
    confidence = f"{claim.confidence:.0%}" + ("?" if claim.uncertain else " ")
    lead_in = shorten(claim.lead_in, _LEAD_IN_SHOWN, placeholder=" …")
    introduced = Text.assemble((safe(f"{lead_in} "), "dim")) if lead_in else Text()
    return verdict, Text(confidence), introduced.append(safe(claim.text)).append(_notes(claim))


def _notes(claim: Claim) -> Text:
    """Return what a verifier needs below the claim: why, with what flags, and what to ask.

    Where the score was explained, the words that moved it most come last.
    """
    lines = []
    if claim.reason:
        lines.append((claim.reason, ""))
    if claim.flags:
        lines.append((", ".join(flag.code.value for flag in claim.flags), "bold"))
    if claim.question:
        lines.append((claim.question, "italic"))
    if claim.weights:
        lines.append(("; ".join(map(str, claim.weights[:_WEIGHTS_SHOWN])), "dim"))
    notes = Text()
    for line, style in lines:
        notes.append(f"\n{safe(line)}", style=style)
    return notes


def _headline(report: Report) -> Text:
    return Text.assemble((safe(report.document.name), "bold"), f": {report.summary}")


def safe(content: str) -> str:
    """Return `content` on one line, what could steer a terminal shown by an escape."""
    return visible(content.translate(_SPACES))
