"""The process that screens documents, one after another, for the process that started it.

It holds what takes long to load, and may crash, hang or grow without harm to anything else: the
other side, `greenscan.batch.supervisor`, kills and replaces it.
"""

from __future__ import annotations

import gc
import os
import re
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from greenscan.batch.frames import receive, send
from greenscan.errors import GreenscanError
from greenscan.leaving_out import FRAMEWORKS, left_out

_STATUS = Path("/proc/self/status")
_DATA = re.compile(r"^VmData:\s+(\d+) kB", re.MULTILINE)
_FIRST_TO_GO = "500"  # of 1,000: where memory runs out, the kernel ends this process before others


class Answer(StrEnum):
    """The first part of a message of the child; the second is in brackets."""

    READY = "ready"  # (None)
    REFUSED = "refused"  # by the maker (the error)
    DONE = "done"  # (the result)
    RAISED = "raised"  # (the exception as text)
    MEMORY = "memory"  # (None): memory is at its limit, the child ends


def main() -> None:
    """Load, say so, and answer requests until there are no more."""
    requests, answers = _take_pipes()
    with suppress(EOFError, BrokenPipeError):
        make, memory_limit = receive(requests)
        with _ending_with(requests):
            work = _load(make, answers)
        if work is None:
            return
        _settle(memory_limit)
        send(answers, (Answer.READY, None))
        while True:
            request = receive(requests)
            with _ending_with(requests):
                answer = _answer(work, request)
            send(answers, answer)
            if answer[0] is Answer.MEMORY:
                return


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take the standard streams for messages; what libraries print goes to standard error."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


@contextmanager
def _ending_with(stream: IO[bytes]) -> Iterator[None]:
    """Let the kernel end this process when the other end of `stream` closes.

    Whatever the process does then, even in a loop that never comes back to Python, it must not
    outlive its parent. In between nothing may be sent to `stream`. Elsewhere than on POSIX
    systems the process ends after the document that it works on.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = stream.fileno()
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    signal.signal(signal.SIGIO, signal.SIG_DFL)  # which ends the process
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select.select([descriptor], [], [], 0)[0]:  # it closed before
        raise EOFError
    try:
        yield
    finally:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)


def _load(make: Callable[[], Callable[[Any], Any]], answers: IO[bytes]) -> Any:
    try:
        with left_out(FRAMEWORKS):
            work = make()
    except GreenscanError as error:
        send(answers, (Answer.REFUSED, error))
        return None
    gc.collect()
    gc.freeze()  # what is loaded stays; looking for garbage in it takes long
    return work


def _settle(memory_limit: int | None) -> None:
    """Set what holds from now on."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the document
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")
    if memory_limit is None:
        return
    # The supervisor watches what is in use. This is for one request that is larger than all that
    # is allowed, which would be used up before anybody looks.
    found = _DATA.search(_STATUS.read_text(encoding="ascii", errors="replace"))
    own = int(found[1]) * 1024 if found else 0
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (own + memory_limit, hard))


def _answer(work: Callable[[Any], Any], request: object) -> tuple[Answer, Any]:
    try:
        return Answer.DONE, work(request)
    except MemoryError:
        return Answer.MEMORY, None
    except Exception as error:  # noqa: BLE001 (a fault in one document must not end the others)
        return Answer.RAISED, f"{type(error).__name__}: {error}"
