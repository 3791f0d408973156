"""The other side of `greenscan.batch.child`: starts it, hands it work, ends it when it must."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any

from greenscan.batch.child import Answer
from greenscan.batch.frames import receive, send
from greenscan.batch.losing import Cause, Loss, in_mebibytes, in_seconds
from greenscan.errors import WorkerError

Maker = Callable[[], Callable[[Any], Any]]
"""What a child loads: it returns the function that works on a request. Both are pickled."""

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop());"
    "from greenscan.batch.child import main; main()"
)
# Libraries below would each take all cores in each child; and with another number of threads a
# sum may differ in its last digit.
_ONE_THREAD = dict.fromkeys(
    (
        "BLIS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)
_NO_START = {
    Cause.CRASH: "a process to screen in ended while it loaded ({}): see what it says above",
    Cause.MEMORY: "a process to screen in takes more than {} of memory when it loads: allow more",
}
_STARTS = 3  # a child that does not come up may have met a machine short of memory
_LOOKS = 0.02  # seconds between two looks at the child's memory
_WAITS = 1.0  # the longest wait where waiting cannot be interrupted
_ENDS = 30.0  # what a process needs at most to end, once it has closed its output


class Lost(Exception):  # noqa: N818 (not an error: an outcome)
    """A request got no result; ``loss`` says why."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss)
        self.loss = loss


class Supervisor:
    """One child process, from its start to its end.

    Parameters
    ----------
    make
        What the child loads.
    memory_limit
        Bytes of memory that the child may have in use; None for no limit.

    Raises
    ------
    WorkerError
        When the child does not come up.
    GreenscanError
        What `make` raised.
    """

    def __init__(self, make: Maker, memory_limit: int | None = None) -> None:
        self._memory_limit = memory_limit
        for attempt in range(1, _STARTS + 1):
            self._start(make)
            try:
                answer, content = self._wait(None)
            except Lost as lost:
                if attempt < _STARTS and lost.loss.cause is not Cause.MEMORY:
                    continue
                raise WorkerError(_NO_START[lost.loss.cause].format(lost.loss.detail)) from lost
            except BaseException:  # Ctrl-C
                self.close()
                raise
            if answer is Answer.READY:
                return
            self.close()
            raise content

    @property
    def alive(self) -> bool:
        """Whether the child runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Of the child."""
        return self._process.pid

    def work(self, request: object, timeout: float | None = None) -> Any:
        """Return what the child makes of `request`.

        Parameters
        ----------
        request
            What is handed to the function that the maker returned.
        timeout
            Seconds after which the child is ended.

        Raises
        ------
        Lost
            When there is no result; unless it was an exception, the child is gone then.
        """
        with suppress(OSError):  # where the child is gone, the wait says how
            send(self._requests, request)
        answer, content = self._wait(timeout)
        if answer is Answer.RAISED:
            raise Lost(Loss(Cause.ERROR, content))
        return content

    def kill(self) -> None:
        """End the child, whatever it does; `close` is still to be called."""
        _kill(self._process)

    def close(self) -> None:
        """End the child and give back what it took."""
        self.kill()
        with suppress(OSError):
            self._requests.close()
        self._process.wait()
        self._reader.join()

    def _start(self, make: Maker) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (nothing here is anybody's input)
            [sys.executable, "-c", _BOOT, json.dumps([path or os.curdir for path in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | _ONE_THREAD,
            start_new_session=True,  # Ctrl-C is for this process alone
        )
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("a process without its pipes")
        self._requests = stdin
        self._answers: SimpleQueue[tuple[Answer, Any] | None] = SimpleQueue()
        self._reader = Thread(target=_read, args=(stdout, self._answers), daemon=True)
        self._reader.start()
        with suppress(BrokenPipeError):
            send(self._requests, (make, self._memory_limit))

    def _wait(self, timeout: float | None) -> tuple[Answer, Any]:
        """Return the child's answer; where there is none, end the child and raise `Lost`."""
        end = None if timeout is None else monotonic() + timeout
        look = _WAITS if self._memory_limit is None else _LOOKS
        while True:
            left = look if end is None else min(look, max(end - monotonic(), 0.0))
            with suppress(Empty):
                answer = self._answers.get(timeout=left)
                if answer is None:
                    raise self._lost(Cause.CRASH, _ending(self._process))
                if answer[0] is Answer.MEMORY:
                    raise self._lost(Cause.MEMORY, self._allowed)
                return answer
            if timeout is not None and end is not None and monotonic() >= end:
                raise self._lost(Cause.TIME, in_seconds(timeout))
            if self._memory_limit is not None and _resident(self.pid) > self._memory_limit:
                raise self._lost(Cause.MEMORY, self._allowed)

    def _lost(self, cause: Cause, detail: str) -> Lost:
        self.close()
        return Lost(Loss(cause, detail))

    @property
    def _allowed(self) -> str:
        return "what there is" if self._memory_limit is None else in_mebibytes(self._memory_limit)


def _read(stream: IO[bytes], answers: SimpleQueue[tuple[Answer, Any] | None]) -> None:
    """Put what the child says into `answers`, None when it is gone."""
    with stream:
        while True:
            try:
                answers.put(receive(stream))
            except (EOFError, OSError):
                answers.put(None)
                return
            except Exception as error:  # noqa: BLE001 (who waits for an answer must get one)
                answers.put((Answer.RAISED, f"{type(error).__name__}: {error}"))


def _ending(process: subprocess.Popen[bytes]) -> str:
    """Say how `process`, which speaks no more, ended."""
    try:
        status = process.wait(_ENDS)
    except subprocess.TimeoutExpired:
        return "it closed its output"
    if status < 0:
        return signal.Signals(-status).name
    return f"exit status {status}"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill `process` and what it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process has in use; 0 where it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
