"""How a batch goes, on standard error: a bar on a terminal, else a line for each document."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from greenscan.commands.telling import console
from greenscan.exporting.terminal import safe
from greenscan.wording import counted

if TYPE_CHECKING:
    from greenscan.batch.archive import Done

_MINUTE, _HOUR = 60, 3600


class BatchProgress:
    """Tells of each document, how fast it goes, and how long it will take.

    Parameters
    ----------
    total
        Documents of the batch.
    """

    def __init__(self, total: int) -> None:
        self.failures = 0
        self._total = total
        self._ended = self._screened = 0
        self._start = monotonic()
        self._console = console(stderr=True, soft_wrap=True)
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}", markup=False),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total, pace="loading")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def tell(self, done: Done) -> None:
        """Say that a document is done."""
        self._ended += 1
        self._screened += done.seconds is not None
        pace = self._pace()
        self._bar.update(self._task, completed=self._ended, pace=pace)
        place = f"[{self._ended}/{self._total}] "
        if done.failure is not None:
            self.failures += 1
            self._print(f"{place}error: {done.failure}", "red")
        for warning in done.facts["warnings"] if done.facts else ():
            self._print(f"{place}warning: {done.task.name}: {warning}", "yellow")
        if done.facts and not self._console.is_terminal:
            how = "done before" if done.seconds is None else f"{done.seconds:.1f} s"
            claims = f"{counted(done.facts['claims'], 'claim')}, {done.facts['flagged']:,} flagged"
            told = "; ".join(part for part in (how, pace) if part)
            self._print(f"{place}{done.task.name}: {claims} ({told})", "dim")

    def note(self, text: str) -> None:
        """Say something of the batch as a whole."""
        self._print(text, "yellow")

    def interrupted(self) -> None:
        """Say that the batch stopped on the way."""
        self._bar.stop()
        self._print(
            f"stopped after {self._ended:,} of {counted(self._total, 'document')}: "
            "call the same again to go on",
            "yellow",
        )

    def finished(self, folder: Path) -> None:
        """Say what there is now."""
        self._bar.stop()
        failed = f", {self.failures:,} of them failed: see failures.csv" if self.failures else ""
        again = self._ended - self._screened
        before = f", {again:,} of them before" if again else ""
        took = _stretch(monotonic() - self._start)
        ended = counted(self._ended, "document")
        self._print(f"{ended} done in {took}{before}{failed}; results in {folder}", "")

    def _pace(self) -> str:
        """Return how fast it goes and how long it will take, from what this run has screened."""
        passed = monotonic() - self._start
        if not self._screened or not passed:
            return ""
        rate = self._screened / passed
        told = f"{rate:.1f} a second" if rate >= 1 else f"{_MINUTE * rate:.1f} a minute"
        return f"{told}, about {_stretch((self._total - self._ended) / rate)} left"

    def _print(self, text: str, style: str) -> None:
        self._console.print(safe(text), style=style)


def _stretch(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
