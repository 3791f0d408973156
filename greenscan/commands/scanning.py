"""``greenscan scan``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from greenscan.commands.batch_scanning import Batch, is_folder, scan_batch
from greenscan.commands.naming import MODEL, complete_paths
from greenscan.commands.outputs import check_folder
from greenscan.commands.scan_options import (
    FAIL_ON_MET,
    INTERRUPTED,
    SOME_INPUTS_FAILED,
    Setup,
    memory_size,
)
from greenscan.commands.telling import console
from greenscan.errors import ExportError, ModelError, PackError, ReadError, RegisterError
from greenscan.labels import Jurisdiction
from greenscan.leaving_out import FRAMEWORKS, left_out

# Everything heavy is imported where it is used: --help and --version answer at once.
if TYPE_CHECKING:
    from rich.console import Console

    from greenscan.classifying import Classifier
    from greenscan.exporting import OutputFormat
    from greenscan.report import Failure, Report
    from greenscan.screener import Screener

_FILE_FORMATS = ("json", "jsonl", "csv", "xlsx", "html", "pdf")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_paths)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR/",
    help="File to write; its suffix tells the format unless --format does. Or a folder, for a "
    "batch: see below.",
)
@click.option(
    "--format",
    "format_names",
    type=click.Choice(("table", *_FILE_FORMATS)),
    multiple=True,
    help="By default what the suffix of the output says, else a table; in a batch JSON, and it "
    "may be given several times.",
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
    "--force",
    is_flag=True,
    help="Overwrite the output file; a register is gone on with instead. In a batch, start over.",
)
@click.option(
    "--jobs",
    type=int,
    metavar="N",
    help="Batch: documents at a time, -1 for all cores.  [default: 1]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Batch: how long a document may take.  [default: 600]",
)
@click.option(
    "--memory",
    type=memory_size,
    metavar="SIZE",
    help="Batch: how much memory a worker may use, as 4G or 900M.  [default: no limit]",
)
@left_out(FRAMEWORKS)
def scan(
    paths: tuple[str, ...],
    output: str | None,
    format_names: tuple[str, ...],
    model: str,
    fail_on: tuple[str, ...],
    packs: tuple[Path, ...],
    jurisdictions: tuple[str, ...],
    with_supported: bool,
    explain: bool,
    force: bool,
    jobs: int | None,
    timeout: float | None,
    memory: int | None,
) -> None:
    """Screen documents: PDF, HTML, DOCX, Markdown or plain text; - is standard input.

    With a folder as output, one that exists or a name that ends in a slash, a PATH may also be a
    folder, a pattern, or a .txt list of files, a line each. Each document gets its own output,
    and the folder tables of all claims, documents and failures. A run that was interrupted, or
    killed, goes on when it is called again.

    \b
    Examples:
      greenscan scan report.pdf
      greenscan scan report.pdf -o claims.csv
      greenscan scan report.pdf -o register.xlsx --jurisdiction EU --jurisdiction international
      greenscan scan report.pdf -o report.html
      greenscan scan report.pdf -o annotated.pdf
      greenscan scan archive/ -o screened/ --jobs 4 --timeout 300 --memory 4G
      cat press-release.txt | greenscan scan - --format json
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    setup = Setup(model, packs, jurisdictions, explain)
    limits = (jobs, timeout, memory)
    if output is not None and is_folder(output):
        batch = Batch(paths, Path(output), format_names, *limits, with_supported, force)
        try:
            sys.exit(scan_batch(batch, setup, fail_on))
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
    if limits != (None, None, None):
        raise click.UsageError(
            "--jobs, --timeout and --memory are for a batch: give a folder as output, -o DIR/"
        )
    target = None if output is None else Path(output)
    output_format = _output_format(target, format_names[-1] if format_names else None)
    if output_format is not None:
        _check(paths, target, output_format, force)
    outcomes = []
    for outcome in _screen(paths, setup, counts=target is not None):
        outcomes.append(outcome)
        if output_format is None:
            _show(outcome)
    if output_format is not None:
        _deliver(
            outcomes,
            output_format,
            target,
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


def _screen(paths: Sequence[str], setup: Setup, *, counts: bool) -> Iterator[Report | Failure]:
    """Yield one outcome a path, in order, telling standard error how it goes.

    `counts` says what was found as well, where the output does not show it.
    """
    log = console(stderr=True, soft_wrap=True)
    screener = _load(setup, log)
    for number, path in enumerate(paths, 1):
        place = f"[{number}/{len(paths)}] " if len(paths) > 1 else ""
        start = perf_counter()
        outcome = _screen_one(screener, path, place, log)
        _tell(outcome, place, perf_counter() - start, log, counts)
        yield outcome


def _load(setup: Setup, log: Console) -> Screener:
    """Load the model in a thread beside the import of spaCy, the slowest part of the start."""
    gc.disable()  # nothing that is loaded is garbage
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
        finally:
            gc.enable()
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


def _tell(
    outcome: Report | Failure, place: str, seconds: float, log: Console, counts: bool
) -> None:
    from greenscan.report import Failure

    if isinstance(outcome, Failure):
        log.print(f"{place}error: {outcome}", style="red")
        return
    for warning in outcome.document.warnings:
        log.print(f"{place}warning: {outcome.document.name}: {warning}", style="yellow")
    name = f"{place}{outcome.document.name}"
    log.print(f"{name}: screened in {seconds:.1f} s", style="dim")
    if counts:
        log.print(f"{name}: {outcome.summary}")


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
    check_folder(output)
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
        return SOME_INPUTS_FAILED
    reports = (outcome for outcome in outcomes if isinstance(outcome, Report))
    met = any(claim.verdict in fail_on for report in reports for claim in report.claims)
    return FAIL_ON_MET if met else 0
