"""``greenscan scan`` with a folder as output: many documents, a folder of results."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.commands.scan_options import FAIL_ON_MET, INTERRUPTED, SOME_INPUTS_FAILED, Setup
from greenscan.errors import GreenscanError, ModelError, PackError
from greenscan.labels import Jurisdiction

if TYPE_CHECKING:
    from greenscan.batch.archive import Done
    from greenscan.batch.rendering import Rendering
    from greenscan.batch.settings import Task
    from greenscan.batch.store import Store
    from greenscan.batch.supervisor import Maker
    from greenscan.commands.batch_progress import BatchProgress
    from greenscan.exporting import OutputFormat

_TIMEOUT = 600.0


@dataclass(frozen=True, slots=True)
class Batch:
    """What the options say of a batch; `jobs`, `timeout` and `memory` are None by default."""

    arguments: Sequence[str]
    folder: Path
    format_names: Sequence[str]
    jobs: int | None = None
    timeout: float | None = None
    memory: int | None = None
    with_supported: bool = False
    force: bool = False


def is_folder(output: str) -> bool:
    """Say whether an output is meant to be a folder."""
    return output.endswith((os.sep, "/")) or Path(output).is_dir()


def scan_batch(
    batch: Batch,
    setup: Setup,
    fail_on: Sequence[str] = (),
    *,
    maker: Callable[[Rendering], Maker] | None = None,
) -> int:
    """Screen the documents of a batch into its folder; return the exit status.

    `maker` is for tests: it puts something else in the place of what the workers load.
    """
    from greenscan.batch.many import new_job, threads_each
    from greenscan.batch.rendering import Rendering
    from greenscan.batch.settings import Settings

    formats, tasks = _formats(batch.format_names), _tasks(batch)
    jobs = batch.jobs or 1
    try:
        settings = Settings.of(
            setup.model,
            packs=setup.packs,
            jurisdictions=setup.jurisdictions or tuple(Jurisdiction),
            explain=setup.explain,
            threads=threads_each(jobs),
        )
        make = Rendering(settings, formats, supported=batch.with_supported)
        job = new_job(
            maker(make) if maker else make,
            timeout=_TIMEOUT if batch.timeout is None else batch.timeout,
            memory_limit=batch.memory,
        )
        store = _store(batch, make)
    except OSError as error:
        raise click.FileError(str(batch.folder), error.strerror or str(error)) from error
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    from greenscan.batch.archive import screen_archive
    from greenscan.commands.batch_progress import BatchProgress

    with ExitStack() as stack:
        stack.enter_context(store)
        progress = stack.enter_context(BatchProgress(len(tasks)))
        _tell_start(store, tasks, progress)
        done = stack.enter_context(closing(screen_archive(store, tasks, job, n_jobs=jobs)))
        return _go_through(done, store, tasks, progress, fail_on)


def _go_through(
    done: Iterable[Done],
    store: Store,
    tasks: Sequence[Task],
    progress: BatchProgress,
    fail_on: Sequence[str],
) -> int:
    """Follow the documents to the end; return the exit status."""
    from greenscan.batch.tables import write_tables

    met = False
    try:
        for each in done:
            progress.tell(each)
            met = met or any(each.facts[verdict] for verdict in fail_on if each.facts)
        if missing := write_tables(store, tasks):
            progress.note(missing)
    except KeyboardInterrupt:
        progress.interrupted()
        return INTERRUPTED
    except (ModelError, PackError) as error:
        raise click.UsageError(str(error)) from error
    except GreenscanError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.FileError(str(store.folder), error.strerror or str(error)) from error
    progress.finished(store.folder)
    if progress.failures:
        return SOME_INPUTS_FAILED
    return FAIL_ON_MET if met else 0


def _formats(names: Sequence[str]) -> tuple[OutputFormat, ...]:
    from greenscan.batch.rendering import FORMATS
    from greenscan.exporting import OutputFormat

    known = [output_format.value for output_format in FORMATS]
    for name in names:
        if name not in known:
            advice = "; a register is a file of its own, -o register.xlsx" if name == "xlsx" else ""
            raise click.UsageError(
                f"a batch is not written as {name}: use {', '.join(known)}{advice}"
            )
    return tuple(map(OutputFormat, dict.fromkeys(names))) or (OutputFormat.JSON,)


def _tasks(batch: Batch) -> list[Task]:
    from greenscan.batch.inputs import expand
    from greenscan.batch.settings import Task

    if "-" in batch.arguments:
        raise click.UsageError("standard input is one document: name a file as output")
    if batch.jobs == 0:
        raise click.UsageError("--jobs 0 screens nothing: give 1 or more, or -1 for all cores")
    inputs = expand(batch.arguments, without=batch.folder)
    if inputs.passed_over:
        click.echo(f"{inputs.passed_over:,} files of other kinds were passed over", err=True)
    if not inputs.paths:
        raise click.UsageError(f"no documents in {', '.join(map(repr, batch.arguments))}")
    return [Task.of(path) for path in inputs.paths]


def _store(batch: Batch, make: Rendering) -> Store:
    from greenscan.batch.store import Store

    how = {"formats": sorted(make.formats), "with_supported": make.supported}
    return Store(batch.folder, make.settings.facts() | how, force=batch.force)


def _tell_start(store: Store, tasks: Sequence[Task], progress: BatchProgress) -> None:
    if store.discarded:
        progress.note(
            f"{store.discarded:,} results of an earlier run were removed: they were made with "
            "other settings, or are not wanted any more"
        )
    if strangers := store.strangers(tasks):
        progress.note(f"{store.folder} also holds outputs of {strangers:,} other documents")
