"""Many calls of one function, several at a time, where joblib is told to run them."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from threading import Condition
from typing import Any, TypeVar

from joblib import Parallel, delayed, effective_n_jobs

from greenscan.batch.crew import Dismissed

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8
"""Results that may wait to be taken, for each job."""


def fan_out(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    n_jobs: int | None = None,
    stop: Callable[[], None] = lambda: None,
) -> Generator[R]:
    """Yield ``function(item)`` for each of `items`, in order.

    Calls run in threads of this process unless ``joblib.parallel_config`` names a backend: then
    `function`, the items and the results are pickled. `items` are taken one by one as calls end;
    in this process no call starts that is far ahead of what has been taken.

    Parameters
    ----------
    function, items
        What to call, and with what.
    n_jobs
        Calls at a time, as joblib counts them; None for what ``joblib.parallel_config`` says,
        else 1.
    stop
        Called once, at the end or when the iterator is closed before: it makes running calls end.
    """
    how: dict[str, Any] = {"n_jobs": n_jobs, "batch_size": 1, "prefer": "threads"}
    try:
        parallel, in_lots = Parallel(return_as="generator", **how), False
    except ValueError:  # the backend hands out results only when all are there
        parallel, in_lots = Parallel(**how), True
    size = _AHEAD * max(effective_n_jobs(n_jobs), 1)
    window = _Window(size)
    calls = (delayed(_call)(window, number, function, item) for number, item in enumerate(items))
    results = _in_lots(parallel, calls, size) if in_lots else _one_by_one(parallel, calls)
    return _taken(results, window, stop)


def _one_by_one(parallel: Parallel, calls: Iterator[Any]) -> Generator[Any]:
    yield from parallel(calls)


def _in_lots(parallel: Parallel, calls: Iterator[Any], size: int) -> Generator[Any]:
    with parallel:
        while lot := list(islice(calls, size)):
            yield from parallel(lot)


def _taken(results: Generator[R], window: _Window, stop: Callable[[], None]) -> Generator[R]:
    try:
        for result in results:
            window.advance()
            yield result
    finally:
        window.close()
        stop()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that results are left over
            results.close()


def _call(window: _Window, number: int, function: Callable[[T], R], item: T) -> R:
    window.wait(number)
    return function(item)


class _Window:
    """Holds back the calls that are too far ahead of what has been taken.

    Results that nobody takes fill the memory. A call in another process is not held back: its
    copy of the window knows nothing.
    """

    def __init__(self, size: int = sys.maxsize) -> None:
        self._size = size
        self._taken = 0
        self._closed = False
        self._changed = Condition()

    def wait(self, number: int) -> None:
        """Wait until call `number`, from 0, may start."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or number < self._taken + self._size)
            if self._closed:
                raise Dismissed

    def advance(self) -> None:
        """Take note that one more result was taken."""
        with self._changed:
            self._taken += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let no more calls start."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def __reduce__(self) -> tuple[type[_Window], tuple[()]]:
        return _Window, ()
