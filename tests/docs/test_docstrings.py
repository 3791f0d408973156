"""Examples in docstrings hold."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import greenscan

PACKAGE = Path(greenscan.__file__).parent
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")  # the others, some with heavy imports, are left alone
]


def examples(module: str) -> Iterator[doctest.DocTest]:
    found = doctest.DocTestFinder(exclude_empty=True).find(import_module(module))
    return (test for test in found if test.examples)


@pytest.mark.parametrize("module", MODULES)
def test_examples_say_what_comes_out(module: str) -> None:
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    tests = list(examples(module))
    for test in tests:
        runner.run(test, out=told.append)
    assert not told, "".join(told)
    assert tests, f"{module} has an example that doctest does not find"
