"""Imports that a process of greenscan's own can do without."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

# spaCy imports them where they are installed, which takes seconds; nothing that reads or
# screens a document uses them.
FRAMEWORKS = frozenset({"cupy", "mxnet", "tensorflow", "torch"})


@contextmanager
def left_out(names: frozenset[str]) -> Iterator[None]:
    """Let imports of optional packages fail for a while, as where they are not installed.

    A context, or a decorator of a function. Packages that are imported already stay. This is for
    a process of our own, where nobody else wants them; a library must not do it.
    """
    finder = _Refusing(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Refusing(MetaPathFinder):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname in self._names:
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)
        return None
