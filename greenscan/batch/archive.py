"""A batch whose results are files: each document is screened, written and done with."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from greenscan.batch.crew import Job, dismiss
from greenscan.batch.fanning import fan_out
from greenscan.batch.losing import Loss
from greenscan.batch.many import work_on
from greenscan.batch.record import Limits, Record, digest_of
from greenscan.batch.rendering import Rendered
from greenscan.batch.settings import Task
from greenscan.batch.store import Store
from greenscan.report import Failure


@dataclass(frozen=True, slots=True)
class Done:
    """A document of the batch that is done.

    Attributes
    ----------
    task
        The document.
    facts
        What the summary says of it; None for a failure.
    failure
        What is wrong and what helps; None for a result.
    seconds
        That it took; None where it was done in an earlier run.
    """

    task: Task
    facts: Mapping[str, Any] | None
    failure: Failure | None
    seconds: float | None


def screen_archive(
    store: Store, tasks: Sequence[Task], job: Job, *, n_jobs: int | None
) -> Generator[Done]:
    """Screen `tasks`, write what comes of each to `store`, and yield each in order when done.

    What is done already is not done again. Where the iterator is closed, or the process killed,
    another call goes on.

    Parameters
    ----------
    store
        Where to.
    tasks
        The documents, each once.
    job
        Its worker turns a `Task` into `Rendered` or a `Failure`.
    n_jobs
        Documents at a time, in threads of this process, which wait for the workers.

    Raises
    ------
    OSError
        When an output cannot be written.
    WorkerError, ModelError, PackError
        When no document can be screened.
    """
    return fan_out(_Step(store, job), tasks, n_jobs=n_jobs, stop=partial(dismiss, job))


@dataclass(frozen=True, slots=True)
class _Step:
    store: Store
    job: Job

    def __call__(self, task: Task) -> Done:
        limits = Limits(self.job.timeout, self.job.memory_limit)
        if record := self.store.find(task, limits):
            return _done(task, record, None)
        start = perf_counter()
        found = work_on(self.job, task)
        if isinstance(found, Rendered):
            sizes = {suffix: len(content) for suffix, content in found.files.items()}
            record = self.store.new_record(
                found.facts["digest"], files=sizes, facts=found.facts, rows=found.rows
            )
            self.store.keep(task, record, found.files)
        else:
            record = self._failed(task, found, limits)
            self.store.keep(task, record, {})
        seconds = perf_counter() - start
        self.store.note_time(task, seconds)
        return _done(task, record, seconds)

    def _failed(self, task: Task, found: Loss | Failure, limits: Limits) -> Record:
        failure = {"path": task.name, "reason": found.reason, "remedy": found.remedy}
        content = digest_of(task.path)
        if isinstance(found, Failure):
            return self.store.new_record(content, failure=failure)
        return self.store.new_record(content, failure=failure, cause=found.cause, limits=limits)


def _done(task: Task, record: Record, seconds: float | None) -> Done:
    told = record.failure
    failure = Failure(told["path"], told["reason"], told["remedy"]) if told else None
    return Done(task, record.facts, failure, seconds)
