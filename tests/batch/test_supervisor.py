"""A child process may do what it likes: who supervises it has an answer in time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from greenscan.batch.losing import Cause
from greenscan.batch.supervisor import Lost, Supervisor
from greenscan.errors import ModelError, WorkerError
from tests.batch.hooks import CRASH, FAULT, GREED, HANG, HOARD, make_light, make_nothing, refuse

LIMIT = 300 * 2**20


@pytest.fixture
def child() -> Iterator[Supervisor]:
    supervisor = Supervisor(make_light, LIMIT)
    yield supervisor
    supervisor.close()


def gone(pid: int) -> bool:
    """Wait up to ten seconds for a process to end."""
    for _ in range(200):
        with suppress(OSError):
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state != "Z":
                time.sleep(0.05)
                continue
        return True
    return False


def test_requests_are_answered_by_one_process(child: Supervisor) -> None:
    assert child.work("pid") == child.work("pid") == str(child.pid)
    assert child.work("green") == "GREEN"


def test_what_a_library_prints_does_not_get_among_the_answers(child: Supervisor) -> None:
    assert child.work("print") == "PRINT"
    assert child.work("green") == "GREEN"


@pytest.mark.parametrize(
    ("request_", "cause", "words"),
    [
        (CRASH, Cause.CRASH, "SIGSEGV"),
        (HANG, Cause.TIME, "0.5 s"),
        (GREED, Cause.MEMORY, "300 MiB"),
        (HOARD, Cause.MEMORY, "300 MiB"),
    ],
)
def test_a_lost_child_is_gone_and_its_end_is_told(
    child: Supervisor, request_: str, cause: Cause, words: str
) -> None:
    with pytest.raises(Lost) as caught:
        child.work(request_, timeout=0.5 if request_ == HANG else 60)
    assert caught.value.loss.cause is cause
    assert words in caught.value.loss.reason
    assert not child.alive


def test_an_exception_is_told_and_the_child_goes_on(child: Supervisor) -> None:
    with pytest.raises(Lost) as caught:
        child.work(FAULT)
    assert caught.value.loss.cause is Cause.ERROR
    assert caught.value.loss.detail == "ZeroDivisionError: a fault"
    assert child.work("green") == "GREEN"


def test_a_child_that_cannot_load_is_an_error_not_a_lost_document() -> None:
    with pytest.raises(WorkerError, match="exit status 7"):
        Supervisor(make_nothing)
    with pytest.raises(ModelError, match="no such model"):
        Supervisor(refuse)


def test_a_child_that_loads_more_than_it_may_have_is_an_error() -> None:
    with pytest.raises(WorkerError, match="allow more"):
        Supervisor(make_light, 2**20)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_child_that_hangs_does_not_outlive_the_killed_parent() -> None:
    code = (
        "import sys, threading\n"
        "from greenscan.batch.supervisor import Supervisor\n"
        "from tests.batch.hooks import HANG, make_light\n"
        "child = Supervisor(make_light)\n"
        "print(child.pid, flush=True)\n"
        "child.work(HANG)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent, parent.stdout as stdout:
        pid = int(stdout.readline())
        time.sleep(0.3)
        assert not gone_at_once(pid)
        os.kill(parent.pid, signal.SIGKILL)
        assert gone(pid)


def gone_at_once(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()
