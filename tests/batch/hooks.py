"""Workers that misbehave on demand; they travel to the child process like the real ones."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from greenscan.batch.settings import Task
from greenscan.classifying import load_model
from greenscan.errors import ModelError

CRASH, HANG, GREED, HOARD, FAULT = (
    "crashcrash",
    "hanghang",
    "greedgreed",
    "hoardhoard",
    "faultfault",
)


def misbehave(text: str) -> None:
    """Do what `text` asks for, if it asks for anything."""
    if CRASH in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if HANG in text:
        re.match(r"(a+)+$", "a" * 64 + "b")  # never comes back to Python
    if GREED in text:
        bytearray(10 * 2**30)
    if HOARD in text:
        kept = []
        while True:
            kept.append(b"x" * 2**22)
    if FAULT in text:
        raise ZeroDivisionError("a fault")


def make_light() -> Callable[[str], str]:
    """Make a worker that needs no model: it answers with what it was given."""
    return obey


def make_light_for_tasks() -> Callable[[Task], str]:
    """Make such a worker for tasks: it answers with the path as it was given."""
    return lambda task: obey(task.given)


def obey(request: str) -> str:
    misbehave(request)
    if request == "print":
        print("to standard output")  # noqa: T201
        os.write(1, b"and below Python\n")
    if request == "pid":
        return str(os.getpid())
    if request == "nap":
        time.sleep(0.3)
    return request.upper()


@dataclass(frozen=True)
class Treacherous:
    """What a real worker loads, with a model that does to its process what a sentence asks for."""

    make: Any

    def __call__(self) -> Callable[[Any], Any]:
        with patch("greenscan.classifying.load_model", self._load):
            screener = self.make.settings.screener()
        worker: Callable[[Any], Any] = self.make.worker(screener)
        return worker

    @staticmethod
    def _load(*model: Any, **how: Any) -> Tempted:
        return Tempted(load_model(*model, **how))


class Tempted:
    """A classifier around another one."""

    def __init__(self, classifier: Any) -> None:
        self._classifier = classifier

    def __getattr__(self, name: str) -> Any:
        return getattr(self._classifier, name)

    def classify(self, texts: Sequence[str]) -> Any:
        for text in texts:
            misbehave(text)
        return self._classifier.classify(texts)


def make_nothing() -> Callable[[str], str]:
    """Fail to come up."""
    sys.exit(7)


def refuse() -> Callable[[str], str]:
    """Find no model."""
    raise ModelError("no such model")
