"""The child processes of one batch in this process, kept from one document to the next."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock, Timer
from typing import Any

from greenscan.batch.supervisor import Lost, Maker, Supervisor

_IDLE = 60.0
"""Seconds after which a child without work ends: a process on a cluster is not told the end."""
_DOCUMENTS = 500
"""Documents after which a child is replaced: libraries keep something of each."""


class Dismissed(Exception):  # noqa: N818 (not an error: nobody waits for the result)
    """The batch was ended."""


@dataclass(frozen=True, slots=True)
class Job:
    """How the documents of one batch are worked on; it goes with every task.

    Attributes
    ----------
    batch
        Name of the batch, unlike any other's.
    make
        What the children load.
    timeout
        Seconds that a document may take; None for no limit.
    memory_limit
        Bytes of memory that a child may have in use; None for no limit.
    """

    batch: str
    make: Maker
    timeout: float | None = None
    memory_limit: int | None = None


class Crew:
    """The children of one job; as many as there are tasks at a time. Safe to use from threads."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._lock = Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    def work(self, request: object) -> Any:
        """Return what a child makes of `request`.

        Raises
        ------
        Lost
            When there is no result.
        Dismissed
            When the crew was closed.
        WorkerError, GreenscanError
            As of `Supervisor`.
        """
        worker = self._take()
        try:
            return worker.child.work(request, self._job.timeout)
        except Lost as lost:
            if self._closed:
                raise Dismissed from lost
            raise
        except BaseException:  # Ctrl-C: the child is in the middle of something
            worker.child.close()
            raise
        finally:
            self._put_back(worker)

    def close(self) -> None:
        """End all children, those at work too."""
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in workers:
            worker.stop_clock()
            worker.child.kill()
        for worker in workers:
            worker.child.close()

    def _take(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                worker.stop_clock()
                if worker.child.alive:
                    self._busy.add(worker)
                    return worker
                worker.child.close()
        worker = _Worker(Supervisor(self._job.make, self._job.memory_limit))
        with self._lock:
            if not self._closed:
                self._busy.add(worker)
                return worker
        worker.child.close()
        raise Dismissed

    def _put_back(self, worker: _Worker) -> None:
        worker.done += 1
        with self._lock:
            self._busy.discard(worker)
            if not self._closed and worker.child.alive and worker.done < _DOCUMENTS:
                worker.start_clock(self._send_home)
                self._idle.append(worker)
                return
        worker.child.close()

    def _send_home(self, worker: _Worker) -> None:
        with self._lock:
            if worker not in self._idle:
                return
            self._idle.remove(worker)
        worker.child.close()


class _Worker:
    """A child, what it has done, and the clock that runs while it has nothing to do."""

    def __init__(self, child: Supervisor) -> None:
        self.child = child
        self.done = 0
        self._clock: Timer | None = None

    def start_clock(self, then: Any) -> None:
        self._clock = Timer(_IDLE, then, (self,))
        self._clock.daemon = True
        self._clock.start()

    def stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


_crews: dict[str, Crew] = {}
_crews_lock = Lock()


def crew_of(job: Job) -> Crew:
    """Return the crew of `job` in this process; there is one from the first task on."""
    with _crews_lock:
        return _crews.setdefault(job.batch, Crew(job))


def dismiss(job: Job) -> None:
    """End the crew of `job` in this process; what still works on its tasks gets `Dismissed`."""
    with _crews_lock:
        crew = _crews.pop(job.batch, None)
    if crew is not None:
        crew.close()
