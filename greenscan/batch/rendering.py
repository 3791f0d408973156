"""What a worker makes of a document for an archive: its files, its claims, its counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from greenscan.batch.naming import printable
from greenscan.batch.settings import Settings, Task, screen
from greenscan.errors import ExportError
from greenscan.exporting.formats import OutputFormat, render
from greenscan.reading import Format
from greenscan.report import Failure, Report

if TYPE_CHECKING:
    from greenscan.exporting.table import Cell
    from greenscan.screener import Screener

FORMATS = (
    OutputFormat.JSON,
    OutputFormat.JSONL,
    OutputFormat.CSV,
    OutputFormat.HTML,
    OutputFormat.PDF,
)
"""Formats of a batch. A register is none: it is one file, which goes on from run to run."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A screened document, ready to be written.

    Attributes
    ----------
    facts
        What the summary says of it.
    rows
        Its claims, in the columns of the claim table.
    files
        Content by suffix.
    """

    facts: Mapping[str, Any]
    rows: list[list[Cell]]
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Makes the function that turns a `Task` into `Rendered` or a `Failure`."""

    settings: Settings
    formats: tuple[OutputFormat, ...]
    supported: bool = False

    def __call__(self) -> Callable[[Task], Rendered | Failure]:
        """Load the screener."""
        return self.worker(self.settings.screener())

    def worker(self, screener: Screener) -> Callable[[Task], Rendered | Failure]:
        """Return the function, with `screener` in it."""

        def worked(task: Task) -> Rendered | Failure:
            outcome = screen(screener, task)
            return outcome if isinstance(outcome, Failure) else self._rendered(outcome, task)

        return worked

    def _rendered(self, report: Report, task: Task) -> Rendered:
        from greenscan.exporting.columns import COLUMNS
        from greenscan.exporting.table import rows

        files = {}
        for output_format in self.formats:
            if output_format is not OutputFormat.PDF:
                files[output_format.value] = _encoded(render([report], output_format))
            elif report.document.format is Format.PDF:
                copy = self._annotated(report, task)
                if isinstance(copy, bytes):
                    files[output_format.value] = copy
                else:
                    report = _with_warning(report, copy)
        cells = [[_clean(column.value(row)) for column in COLUMNS] for row in rows([report])]
        return Rendered(_facts(report, task), cells, files)

    def _annotated(self, report: Report, task: Task) -> bytes | str:
        """Return the annotated copy, or why there is none."""
        from greenscan.exporting.annotated_pdf import annotate

        try:
            return annotate(Path(task.path).read_bytes(), report, supported=self.supported)
        except ExportError as error:
            return f"there is no annotated copy: {error}"


def _encoded(text: str) -> bytes:
    """Return `text` as UTF-8; halves of surrogate pairs, which are no text, as escapes."""
    return text.encode("utf-8", "backslashreplace")


def _clean(value: Cell) -> Cell:
    return _encoded(value).decode("utf-8") if isinstance(value, str) else value


def _with_warning(report: Report, warning: str) -> Report:
    document = report.document
    return replace(report, document=replace(document, warnings=(*document.warnings, warning)))


def _facts(report: Report, task: Task) -> dict[str, Any]:
    document, summary = report.document, report.summary
    return {
        "path": printable(task.given),
        "document": _clean(document.name),
        "format": document.format.value,
        "digest": document.digest,
        "pages": summary.pages,
        "characters": document.characters,
        "sentences": summary.sentences,
        "claims": summary.claims,
        "vague": summary.vague,
        "unsupported": summary.unsupported,
        "supported": summary.supported,
        "flagged": summary.flagged,
        "uncertain": summary.uncertain,
        "cheap_talk_index": summary.cheap_talk_index,
        "warnings": [_clean(warning) for warning in document.warnings],
    }
