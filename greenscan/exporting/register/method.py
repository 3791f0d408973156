"""The sheets that say how the register came about: what was read by what, and each run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from greenscan.claims import Rule
from greenscan.exporting.register.fields import Change
from greenscan.exporting.register.merging import Counts
from greenscan.exporting.register.supplements import (
    Content,
    Table,
    fresh_sheet,
    kept_rows,
    write_tables,
)
from greenscan.report import Failure, Report

METHOD, RUNS = "Method", "Runs"
_EVERY = "(all)"
_METHOD_HEAD = ("Document", "Item", "What it is")
_RUNS_HEAD = ("Document", "Day", "greenscan", "Model", "SHA-256", *(each.value for each in Change))

_EXPLAINED = (
    (
        "Purpose",
        "A working paper for a person. It says what each environmental claim of a report lacks; "
        "it is an indicator of risk, and no finding that anybody has broken a rule.",
    ),
    ("vague", "What is claimed cannot be pinned down."),
    (
        "unsupported",
        "Specific enough to be checked, but nothing in it or elsewhere in the report backs it.",
    ),
    ("supported", "Specific, and the report carries support that fits."),
    (
        "Confidence",
        "The model's calibrated probability of the label; the verdict may differ from the label "
        "for the reason given.",
    ),
    ("Marks", "Strength 0: supports nothing; 1: said by the company; 2: a third party; 3: assured"),
    (
        "Change",
        "Since the run before, by the claim's id: new; unchanged; changed (another verdict, "
        "kind, flags, missing elements or support); reworded (the same page, other words: the "
        "old ones are under 'Previous wording'); moved (the same words on another page); gone "
        "(no longer in the report). Rows without an id are the reviewer's own.",
    ),
    ("History", "What a run has replaced in a row, greenscan's words as well as a reviewer's."),
    (
        "A further run",
        "Rows stay where they are and new ones come below. The reviewer's columns, own columns, "
        "rows and sheets are kept. This sheet, Summary, Pages and Runs are written anew; they are "
        "protected without a password, and one whose protection is lifted is kept as a copy.",
    ),
    (
        "Folded columns",
        "Context, figures, marks and scores: unfold them by the + above the columns, or all by "
        "the 2 at the top left.",
    ),
)


def write_method(workbook: Workbook, reports: Sequence[Report], failed: Sequence[Failure]) -> None:
    """Write what it takes to come to the same register again, document by document."""
    names = {report.document.name for report in reports} | {failure.name for failure in failed}
    rows: list[Sequence[Content]] = [(_EVERY, *explained) for explained in _EXPLAINED]
    rows += kept_rows(workbook, METHOD, _METHOD_HEAD, without={_EVERY, *names})
    for failure in failed:
        rows.append((failure.name, "Not read", f"{failure.reason}; {failure.remedy}"))
    for report in reports:
        rows += [(report.document.name, *fact) for fact in _facts(report)]
    worksheet = fresh_sheet(workbook, METHOD, (30, 34, 110))
    write_tables(worksheet, [Table("", _METHOD_HEAD, rows)])
    worksheet.freeze_panes = "A2"
    worksheet.print_title_rows = "1:1"


def write_runs(
    workbook: Workbook, reports: Sequence[Report], counts: Sequence[Counts], day: str
) -> None:
    """Add this run to the list of runs, a row for each document."""
    rows: list[Sequence[Content]] = list(kept_rows(workbook, RUNS, _RUNS_HEAD))
    for report, count in zip(reports, counts, strict=True):
        document, model = report.document, report.model
        head = (document.name, day, report.greenscan_version, f"{model.name} {model.version}")
        rows.append((*head, document.digest, *count.of.values()))
    worksheet = fresh_sheet(workbook, RUNS, (34, 12, 12, 24, 68, *[11] * len(Change)))
    write_tables(worksheet, [Table("", _RUNS_HEAD, rows)])
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(_RUNS_HEAD))}{len(rows) + 1}"


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    document, model, thresholds = report.document, report.model, report.thresholds
    yield "Counts", str(report.summary)
    yield "Format", document.format.value
    yield "SHA-256 of the document", document.digest
    yield "Characters of text", f"{document.characters:,}"
    for key, value in document.metadata.items():
        yield f"The document says of itself: {key}", value
    for warning in document.warnings:
        yield "Warning", warning
    yield "greenscan", report.greenscan_version
    yield "Model", f"{model.name} {model.version}"
    yield "SHA-256 of the model", model.digest
    yield "Threshold: claim", f"from a probability of {thresholds.claim:g}"
    yield "Threshold: uncertain", f"below a probability of {thresholds.uncertain:g}"
    for pack in report.packs:
        yield f"Pack {pack.name}", f"SHA-256 {pack.digest}"
    for rule in _rules(report):
        yield f"Rule {rule.cite_as}", _told(rule)


def _rules(report: Report) -> Iterator[Rule]:
    """Yield the rules that are cited, each once, by their ids."""
    cited = {rule.id: rule for claim in report.claims for rule in claim.rules}
    yield from (cited[name] for name in sorted(cited))


def _told(rule: Rule) -> str:
    return f"{rule.jurisdiction.value}; {rule.edition}; {rule.status}. Asks: {rule.asks}"
