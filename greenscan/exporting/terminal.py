"""A report as a table on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from greenscan.labels import Label
from greenscan.report import Claim, Report

_COLOURS = {Label.VAGUE: "yellow", Label.UNSUPPORTED: "magenta", Label.SUPPORTED: "green"}
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239)), "�")
"""Control characters of a document must not reach the terminal, nor turn its text around."""


def claim_table(report: Report) -> Group:
    """Return the claims of `report` as a rich renderable, with a line of counts above."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    if report.document.pages:
        table.add_column("page", justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("conf.", justify="right", no_wrap=True)
    table.add_column("claim", ratio=1, overflow="fold")
    for claim in report.claims:
        page = (claim.page_label or "",) if report.document.pages else ()
        table.add_row(*(_text(cell) for cell in page), *_cells(claim))
    return Group(_headline(report), *([table] if report.claims else []))


def _cells(claim: Claim) -> tuple[Text, Text, Text]:
    verdict = Text(claim.verdict.value, style=_COLOURS[claim.verdict])
    confidence = f"{claim.confidence:.0%}" + ("?" if claim.uncertain else " ")
    return verdict, Text(confidence), _text(claim.text)


def _headline(report: Report) -> Text:
    counts = report.summary
    pages = f"{counts.pages} pages, " if counts.pages else ""
    return Text.assemble(
        (_text(report.document.name).plain, "bold"),
        f": {pages}{counts.sentences} sentences, {counts.claims} claims: ",
        f"{counts.vague} vague, {counts.unsupported} unsupported, {counts.supported} supported",
    )


def _text(content: str) -> Text:
    return Text(content.translate(_CONTROL))
