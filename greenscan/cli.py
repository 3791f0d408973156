"""The command ``greenscan``.

Results go to standard output or a file, everything else to standard error. Exit status: 0 done,
1 ``--fail-on`` met, 2 wrong use, 3 some inputs failed.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from greenscan import __version__
from greenscan.commands.lazy import LazyCommand
from greenscan.commands.naming import MODEL, complete_paths
from greenscan.commands.telling import console
from greenscan.commands.terminal import TerminalGroup
from greenscan.errors import ExportError, ModelError, PackError, ReadError, RegisterError
from greenscan.labels import Jurisdiction

# Everything heavy is imported where it is used: --help and --version answer at once.
if TYPE_CHECKING:
    from rich.console import Console

    from greenscan.classifying import Classifier
    from greenscan.exporting import OutputFormat
    from greenscan.report import Failure, Report
    from greenscan.screener import Screener

_FAIL_ON_MET = 1
_SOME_INPUTS_FAILED = 3
_FILE_FORMATS = ("json", "jsonl", "csv", "xlsx", "html", "pdf")


@click.group(cls=TerminalGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="greenscan %(version)s")
def main() -> None:
    """Find environmental claims and say which are vague, unsupported or supported.

    \b
    Examples:
      greenscan scan report.pdf
      greenscan scan report.pdf -o register.xlsx
      greenscan COMMAND --help
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows "?" for it
            stream.reconfigure(errors="replace")


for _name, _module, _short_help in (
    ("train", "training", "Train a model on labelled sentences and write its directory."),
    ("evaluate", "evaluating", "Judge a model on labelled sentences."),
    ("compare", "comparing", "Judge models side by side on the same labelled sentences."),
    ("join", "joining", "Put published labels and their sentences together."),
    ("sample", "sampling", "Pick the sentences of documents that are most worth labelling."),
    ("benchmark", "benchmarking", "Judge an encoder, fine-tuned on a set of its own labels."),
    ("diff", "diffing", "Say what became of each claim between two screenings."),
    ("push", "pushing", "Put a model on the hub, with its card."),
    ("rules", "rules", "List, show and check what is looked for in a sentence."),
    ("models", "models", "List the models that come with greenscan, or show one."),
    ("doctor", "doctor", "Say what is installed, and whether screening works."),
    ("completion", "completion", "Print the script by which a shell completes greenscan."),
):
    main.add_command(LazyCommand(_name, f"greenscan.commands.{_module}", _short_help))


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_paths)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its suffix tells the format unless --format does.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("table", *_FILE_FORMATS)),
    help="By default what the suffix of the output says, else a table.",
)
@click.option(
    "--model",
    type=MODEL,
    default="greenscan-en",
    show_default=True,
    help="A shipped model (greenscan-en, baseline-en) or a model directory.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("vague", "unsupported")),
    multiple=True,
    help="Exit with status 1 when a claim has this verdict; may be given twice.",
)
@click.option(
    "--pack",
    "packs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A pack of marks, cues or rules of your own; may be given several times.",
)
@click.option(
    "--jurisdiction",
    "jurisdictions",
    type=click.Choice([jurisdiction.value for jurisdiction in Jurisdiction], case_sensitive=False),
    multiple=True,
    help="Whose rules to cite; may be given several times.  [default: all]",
)
@click.option(
    "--with-supported", is_flag=True, help="In an annotated PDF, highlight supported claims too."
)
@click.option(
    "--explain", is_flag=True, help="Also say which words moved the score of each claim; slower."
)
@click.option(
    "--force", is_flag=True, help="Overwrite the output file; a register is gone on with instead."
)
def scan(
    paths: tuple[str, ...],
    output: Path | None,
    format_name: str | None,
    model: str,
    fail_on: tuple[str, ...],
    packs: tuple[Path, ...],
    jurisdictions: tuple[str, ...],
    with_supported: bool,
    explain: bool,
    force: bool,
) -> None:
    """Screen documents: PDF, HTML, DOCX, Markdown or plain text; - is standard input.

    \b
    Examples:
      greenscan scan report.pdf
      greenscan scan report.pdf -o claims.csv
      greenscan scan report.pdf -o register.xlsx --jurisdiction EU --jurisdiction international
      greenscan scan report.pdf -o report.html
      greenscan scan report.pdf -o annotated.pdf
      cat press-release.txt | greenscan scan - --format json
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    output_format = _output_format(output, format_name)
    if output_format is not None:
        _check(paths, output, output_format, force)
    setup = _Setup(model, packs, jurisdictions, explain)
    outcomes = []
    for outcome in _screen(paths, setup):
        outcomes.append(outcome)
        if output_format is None:
            _show(outcome)
    if output_format is not None:
        _deliver(
            outcomes,
            output_format,
            output,
            overwrite=force,
            source=Path(paths[0]),
            supported=with_supported,
        )
    sys.exit(_status(outcomes, fail_on))


def _output_format(output: Path | None, format_name: str | None) -> OutputFormat | None:
    """Return the format to write; None stands for tables on the terminal."""
    if output is None and format_name in {None, "table"}:
        return None
    name = format_name or (output.suffix.lstrip(".").lower() if output else "")
    if name not in _FILE_FORMATS:
        known = ", ".join(_FILE_FORMATS)
        raise click.UsageError(f"cannot write {output} as {name or 'it is'}: use one of {known}")
    from greenscan.exporting import OutputFormat

    return OutputFormat(name)


@dataclass(frozen=True, slots=True)
class _Setup:
    """What the options say of the screener."""

    model: str
    packs: tuple[Path, ...]
    jurisdictions: tuple[str, ...]
    explain: bool


def _screen(paths: Sequence[str], setup: _Setup) -> Iterator[Report | Failure]:
    """Yield one outcome a path, in order, telling standard error how it goes."""
    log = console(stderr=True, soft_wrap=True)
    screener = _load(setup, log)
    for number, path in enumerate(paths, 1):
        place = f"[{number}/{len(paths)}] " if len(paths) > 1 else ""
        start = perf_counter()
        outcome = _screen_one(screener, path, place, log)
        _tell(outcome, place, perf_counter() - start, log)
        yield outcome


def _load(setup: _Setup, log: Console) -> Screener:
    """Load the model in a thread beside the import of spaCy, the slowest part of the start."""
    with log.status("loading"), ThreadPoolExecutor(1) as pool:
        classifier = pool.submit(_load_model, setup.model)
        from greenscan.screener import Screener

        try:
            screener = Screener(
                classifier.result(),
                packs=setup.packs,
                jurisdictions=setup.jurisdictions or tuple(Jurisdiction),
                explain=setup.explain,
            )
        except (ModelError, PackError) as error:
            raise click.UsageError(str(error)) from error
    gc.freeze()  # what is loaded stays; looking for garbage in it costs up to a second a report
    return screener


def _load_model(model: str) -> Classifier:
    from greenscan.classifying import load_model

    return load_model(model)


def _screen_one(screener: Screener, path: str, place: str, log: Console) -> Report | Failure:
    from rich.text import Text

    from greenscan.reading import read
    from greenscan.report import Failure

    with log.status(Text(f"{place}{path}: reading")) as status:
        try:
            standard_input = path == "-"
            source = sys.stdin.buffer if standard_input else path
            document = read(source, name="<stdin>" if standard_input else None)
        except ReadError as error:
            return Failure.of(error)
        status.update(Text(f"{place}{path}: screening {len(document.text):,} characters"))
        return screener.analyze_document(document)


def _tell(outcome: Report | Failure, place: str, seconds: float, log: Console) -> None:
    from greenscan.report import Failure

    if isinstance(outcome, Failure):
        log.print(f"{place}error: {outcome}", style="red")
        return
    for warning in outcome.document.warnings:
        log.print(f"{place}warning: {outcome.document.name}: {warning}", style="yellow")
    log.print(f"{place}{outcome.document.name}: screened in {seconds:.1f} s", style="dim")


def _show(outcome: Report | Failure) -> None:
    from greenscan.exporting import claim_table
    from greenscan.report import Report

    if isinstance(outcome, Report):
        console().print(claim_table(outcome))


def _check(
    paths: Sequence[str], output: Path | None, output_format: OutputFormat, force: bool
) -> None:
    """Refuse, before anything is screened, an output that cannot be written."""
    from greenscan.exporting import BINARY, OutputFormat, check_target

    if output_format is OutputFormat.PDF and (len(paths) != 1 or "-" in paths):
        raise click.UsageError("an annotated PDF is a copy of one report: give one PDF file")
    if output is None:
        if output_format in BINARY:
            raise click.UsageError(f"{output_format} is no text: name a file by -o")
        return
    try:
        check_target(output, output_format, overwrite=force)
    except FileExistsError as error:
        raise click.UsageError(f"{error}: give --force to overwrite it") from error
    except RegisterError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from error


def _deliver(
    outcomes: Sequence[Report | Failure],
    output_format: OutputFormat,
    output: Path | None,
    **how: Any,
) -> None:
    """Write the output; `how` goes to `greenscan.exporting.save`."""
    from greenscan.exporting import render, save

    if output is None:
        sys.stdout.buffer.write(render(outcomes, output_format).encode())
        sys.stdout.buffer.flush()
        return
    try:
        told = save(outcomes, output, output_format, **how)
    except (RegisterError, ExportError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from error
    if told:
        click.echo(told, err=True)


def _status(outcomes: Sequence[Report | Failure], fail_on: Sequence[str]) -> int:
    from greenscan.report import Failure, Report

    if any(isinstance(outcome, Failure) for outcome in outcomes):
        return _SOME_INPUTS_FAILED
    reports = (outcome for outcome in outcomes if isinstance(outcome, Report))
    met = any(claim.verdict in fail_on for report in reports for claim in report.claims)
    return _FAIL_ON_MET if met else 0
