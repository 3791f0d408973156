"""Documents fan out to threads, processes or a cluster, and come back in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import active_count

import joblib
import pytest

import greenscan
from greenscan.batch.crew import Job, crew_of
from greenscan.batch.many import new_job, outcomes
from greenscan.batch.settings import Task
from greenscan.errors import WorkerError
from greenscan.report import Failure
from tests.batch.hooks import CRASH, HANG, make_light_for_tasks, make_nothing

NAMES = ["a", CRASH, "b", "c", "nap", "d", CRASH, "e"]


def told(names: Iterator[str] | list[str], n_jobs: int | None, job: Job | None = None) -> list[str]:
    found = outcomes(job or new_job(make_light_for_tasks), map(Task.of, names), n_jobs=n_jobs)
    return [each.reason if isinstance(each, Failure) else each for each in found]


EXPECTED = [
    f"ended the process that screened it ({end})" if end else name.upper()
    for name in NAMES
    for end in ["SIGSEGV" if name == CRASH else ""]
]


@pytest.mark.parametrize("n_jobs", [None, 1, 3])
def test_a_crash_costs_one_document_and_the_order_stays(n_jobs: int | None) -> None:
    assert told(NAMES, n_jobs) == EXPECTED


@pytest.mark.parametrize("backend", ["loky", "multiprocessing", "threading"])
def test_joblib_moves_the_same_call_elsewhere(backend: str) -> None:
    with joblib.parallel_config(backend=backend, n_jobs=2):
        assert told(NAMES, None) == EXPECTED


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"document {taken}"

    found = outcomes(new_job(make_light_for_tasks), map(Task.of, endless()), n_jobs=2)
    assert [next(found) for _ in range(3)] == ["DOCUMENT 1", "DOCUMENT 2", "DOCUMENT 3"]
    time.sleep(0.5)
    assert taken < 40  # results that nobody takes do not pile up
    found.close()


def test_a_loop_that_ends_early_ends_the_processes_even_one_that_hangs() -> None:
    job = new_job(make_light_for_tasks)
    found = outcomes(job, map(Task.of, ["a", HANG, HANG]), n_jobs=2)
    assert next(found) == "A"
    busy = {worker.child for worker in crew_of(job)._busy}
    start = time.monotonic()
    found.close()
    assert time.monotonic() - start < 5
    assert busy
    assert not any(child.alive for child in busy)


def test_children_end_with_the_batch() -> None:
    before = active_count()
    assert told(["a", "b"], 2) == ["A", "B"]
    for _ in range(100):
        if active_count() <= before:
            break
        time.sleep(0.05)
    assert active_count() <= before


def test_a_worker_that_does_not_come_up_is_an_error() -> None:
    with pytest.raises(WorkerError, match="exit status 7"):
        told(["a"], 2, new_job(make_nothing))


@pytest.mark.parametrize("limits", [{"timeout": 0}, {"timeout": -1.0}, {"memory_limit": 0}])
def test_a_limit_is_above_zero(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        greenscan.analyze_many([], **limits)  # type: ignore[arg-type]


def test_one_path_is_not_taken_for_many() -> None:
    with pytest.raises(TypeError, match="analyze_file"):
        greenscan.analyze_many("report.pdf")


def test_a_model_that_is_not_there_is_told_before_anything_starts() -> None:
    with pytest.raises(greenscan.ModelError, match="no-such"):
        greenscan.analyze_many([], model="no-such")


def test_reports_and_failures_come_as_from_one_document_at_a_time(tmp_path: Path) -> None:
    good, missing = tmp_path / "good.txt", tmp_path / "missing.txt"
    good.write_text("We are committed to a greener future for our planet.")
    report, failure, other = greenscan.analyze_many(
        [good, missing, tmp_path], model="baseline-en", n_jobs=1
    )
    assert report == greenscan.analyze_file(good, model="baseline-en")
    assert failure == Failure(str(missing), "does not exist", "check the path")
    assert isinstance(other, Failure)
    assert other.reason == "is a directory"
