"""`analyze_many`: documents in, reports or failures out."""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from joblib import effective_n_jobs

from greenscan.batch.crew import Job, crew_of, dismiss
from greenscan.batch.fanning import fan_out
from greenscan.batch.losing import Loss
from greenscan.batch.settings import Screening, Settings, Task
from greenscan.batch.supervisor import Lost, Maker
from greenscan.errors import GreenscanError
from greenscan.labels import Jurisdiction
from greenscan.report.facts import Thresholds
from greenscan.report.failure import Failure
from greenscan.report.report import Report


def analyze_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    n_jobs: int | None = None,
    model: str | os.PathLike[str] = "greenscan-en",
    thresholds: Thresholds | None = None,
    packs: Sequence[str | os.PathLike[str]] = (),
    jurisdictions: Collection[Jurisdiction | str] = tuple(Jurisdiction),
    explain: bool = False,
    timeout: float | None = None,
    memory_limit: int | None = None,
) -> Iterator[Report | Failure]:
    """Screen many documents, each apart from the others.

    Documents are screened in processes of their own, `n_jobs` at a time. One that cannot be read,
    that crashes its process, or that goes beyond a limit costs only itself: a `Failure` says why,
    and a new process takes over. A loop that ends early ends the processes.

    Under ``joblib.parallel_config(backend=...)`` with ``dask``, ``ray`` or ``spark`` the documents
    are screened on that cluster; every machine must see the paths, and have greenscan installed.

    Parameters
    ----------
    paths
        Of the documents. They are taken as they are needed: a generator may be endless.
    n_jobs
        Documents at a time; -1 for one a core. By default 1, or what a backend says that
        ``joblib.parallel_config`` names.
    model, thresholds, packs, jurisdictions, explain
        As of `Screener`; a model by its name or directory.
    timeout
        Seconds that a document may take; by default there is no limit.
    memory_limit
        Bytes of memory that a process may have in use, with the model, which takes up to half a
        gibibyte; by default there is no limit. Only on Linux.

    Yields
    ------
    Report or Failure
        One for each path, in order, as soon as it and all before it are there.

    Raises
    ------
    ModelError
        When the model is unknown, incomplete or altered.
    PackError
        When a pack is not as it has to be.
    ValueError
        For a limit that is not above zero, or a jurisdiction that is not known.
    WorkerError
        When a process does not come up at all.
    TypeError
        For one path in the place of many.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        raise TypeError("analyze_many takes many paths: put one into a list, or use analyze_file")
    settings = Settings.of(
        model,
        thresholds=thresholds,
        packs=packs,
        jurisdictions=jurisdictions,
        explain=explain,
        threads=threads_each(n_jobs),
    )
    job = new_job(Screening(settings), timeout=timeout, memory_limit=memory_limit)
    return outcomes(job, map(Task.of, paths), n_jobs=n_jobs)


def outcomes(job: Job, tasks: Iterable[Task], *, n_jobs: int | None) -> Generator[Any]:
    """Yield for each task what the workers of `job` make of it, or a `Failure`, in order."""
    return fan_out(_Screened(job), tasks, n_jobs=n_jobs, stop=partial(dismiss, job))


def new_job(make: Maker, *, timeout: float | None = None, memory_limit: int | None = None) -> Job:
    """Return a job.

    Raises
    ------
    ValueError
        For a limit that is not above zero.
    GreenscanError
        For a limit of memory on a system that has no way to watch it.
    """
    for name, limit in (("timeout", timeout), ("memory_limit", memory_limit)):
        if limit is not None and not limit > 0:
            raise ValueError(f"{name} is {limit}: give a number above zero, or None for no limit")
    if memory_limit is not None and not Path("/proc/self/statm").exists():
        raise GreenscanError("memory can be limited on Linux only: leave the limit out")
    return Job(uuid4().hex, make, timeout, memory_limit)


def threads_each(n_jobs: int | None) -> int:
    """Return how many threads each of the jobs may use, so that together they fill the cores."""
    from greenscan.classifying.transformer import available_cores

    jobs: int = effective_n_jobs(n_jobs)
    return max(available_cores() // max(jobs, 1), 1)


def work_on(job: Job, task: object) -> Any:
    """Return what a worker of `job` makes of `task`, or the `Loss` of it."""
    try:
        return crew_of(job).work(task)
    except Lost as lost:
        return lost.loss


@dataclass(frozen=True, slots=True)
class _Screened:
    """The function that travels to where joblib runs it."""

    job: Job

    def __call__(self, task: Task) -> Any:
        found = work_on(self.job, task)
        if isinstance(found, Loss):
            return Failure(task.name, found.reason, found.remedy)
        return found
