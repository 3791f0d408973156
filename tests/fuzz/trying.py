"""One reader in a process of its own, which may hang, crash or run out of memory."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection

from greenscan.errors import ReadError
from greenscan.reading import read

SECONDS = 20
"""The most processor time for a file of the corpus, a few pages; whatever else the machine does."""
_PATIENCE = 600.0  # seconds of the clock, for what waits without using the processor
MEMORY = 3 * 2**30
"""The most memory that the process may have, in bytes, with all its libraries."""
_FILES_A_PROCESS = 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What should not have come of reading a file.

    Attributes
    ----------
    kind
        Name of the exception, ``hang``, ``crash``, or what invariant is broken.
    place
        Where; findings of one kind and place are one.
    told
        The whole of it.
    """

    kind: str
    place: str
    told: str


class Reading:
    """Reads files in a process that is started anew where it is lost."""

    def __init__(self) -> None:
        self._files = 0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._files = 0

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._ours.close()

    def attempt(self, data: bytes, name: str) -> Finding | str:
        """Read `data`; return what came of it: a finding, ``read`` or the name of an error."""
        if self._files >= _FILES_A_PROCESS:
            self.close()
            self._start()
        self._files += 1
        try:
            self._ours.send((data, name))
            if self._ours.poll(_PATIENCE):
                outcome: Finding | str = self._ours.recv()
                return outcome
            kind = "hang"
        except (EOFError, OSError):
            self._process.join(5)
            kind = "hang" if self._process.exitcode == -signal.SIGXCPU else "crash"
        told = f"exit code {self._process.exitcode}; allowed are {SECONDS} s and {MEMORY:,} bytes"
        finding = Finding(kind, name.rpartition(".")[2], told)
        self.close()
        self._start()
        return finding


def _serve(connection: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            data, name = connection.recv()
        except EOFError:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        connection.send(outcome_of(data, name))


def outcome_of(data: bytes, name: str) -> Finding | str:
    """Read `data` here; return a finding, ``read`` or the name of the error, which is ours."""
    try:
        document = read(data, name=name)
    except ReadError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001  any other is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}"
        return Finding(type(error).__name__, place, traceback.format_exc())
    length = len(document.text)
    spans = [(each.start, each.end) for each in document.blocks]
    spans += [(each.start, each.end) for each in document.pages]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            return Finding("span", "reading", f"{start}:{end} is not within {length} characters")
    return "read"
