"""Writes what greenscan costs as Markdown: ``python -m tests.benchmarks.table [-o FILE]``.

Start-up, pages and sentences a second by stage, memory, how time grows with the length of a
report, how it shrinks with the number of jobs, and the classifier beside another. ``--pages``
gives the lengths.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click
import numpy as np

from tests.benchmarks.pages import sentences, write_report
from tests.benchmarks.stages import STAGES

LENGTHS = (10, 30, 100, 300, 1000, 2000)
JOBS = (1, 2)
REPORTS, PAGES_EACH = 8, 40
_ROUNDS = 5

Run = Mapping[str, Any]


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="By default the terminal.")
@click.option("--pages", "lengths", multiple=True, type=int, default=LENGTHS, show_default=True)
@click.option("--others/--no-others", default=True, help="Whether to measure transformers too.")
def main(output: Path | None, lengths: Sequence[int], others: bool) -> None:
    """Measure and write the tables."""
    with TemporaryDirectory() as folder:
        parts = [
            _start_up(Path(folder)),
            _growth([_run(Path(folder), n) for n in lengths]),
            _scaling(Path(folder)),
        ]
    if others:
        from tests.benchmarks.others import sentences_a_second

        parts.append(
            _table(
                ["classifier", "sentences a second"],
                [[name, f"{rate:,.0f}"] for name, rate in sentences_a_second().items()],
            )
        )
    text = "\n".join(
        [f"{os.cpu_count()} processor threads, Python {sys.version.split()[0]}.\n", *parts]
    )
    if output is None:
        click.echo(text)
    else:
        output.write_text(text, "utf-8")


def _start_up(folder: Path) -> str:
    page = folder / "page.txt"
    texts = sentences()
    page.write_text(" ".join(next(texts) for _ in range(16)), "utf-8")
    scan = ["-m", "greenscan", "scan", str(page), "--format", "json"]
    rows = []
    for name, arguments in (
        ("Python alone", ["-c", ""]),
        ("`import greenscan`", ["-c", "import greenscan"]),
        ("`greenscan scan` of one page of text", scan),
        ("the same by `baseline-en`", [*scan, "--model", "baseline-en"]),
    ):
        elapsed, used = zip(*(_process(arguments) for _ in range(_ROUNDS)), strict=True)
        rows.append([name, f"{min(elapsed):.2f}", f"{min(used):.2f}"])
    return _table(["start-up, best of five", "seconds", "processor seconds"], rows)


def _process(arguments: Sequence[str]) -> tuple[float, float]:
    """Run Python; return the seconds that passed and those that the processor spent."""
    start = perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return perf_counter() - start, usage.ru_utime + usage.ru_stime


def _run(folder: Path, pages: int) -> Run:
    path = folder / f"{pages}.pdf"
    write_report(pages, path)
    command = [sys.executable, "-m", "tests.benchmarks.stages", str(path)]
    run: Run = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    path.unlink()
    return run


def _growth(runs: Sequence[Run]) -> str:
    """Return seconds by stage and length, and the exponent with which each stage grows."""
    rows = []
    for run in runs:
        seconds = [run["seconds"][stage] for stage in STAGES]
        rates = [run[each] / sum(seconds) for each in ("pages", "sentences")]
        cells = [*(f"{each:.2f}" for each in (*seconds, sum(seconds))), f"{run['peak']:,.0f}"]
        rows.append([f"{run['pages']:,}", f"{run['sentences']:,}", *cells])
        rows[-1] += [f"{rate:,.0f}" for rate in rates]
    if len(runs) > 1:
        totals = [sum(run["seconds"].values()) for run in runs]
        by_stage = [[run["seconds"][stage] for run in runs] for stage in STAGES]
        sizes = [run["pages"] for run in runs]
        exponents = [f"{_exponent(sizes, each):.2f}" for each in (*by_stage, totals)]
        rows.append(["grows with exponent", "", *exponents, "", "", ""])
    head = ["pages", "sentences", *(f"{stage}, s" for stage in STAGES), "all, s", "peak, MiB"]
    return _table([*head, "pages a second", "sentences a second"], rows)


def _scaling(folder: Path) -> str:
    """Return seconds for a folder of reports by the number of jobs; one job uses every core."""
    archive = folder / "archive"
    archive.mkdir()
    for number in range(REPORTS):
        write_report(PAGES_EACH + number, archive / f"{number}.pdf")  # each of other bytes
    rows = []
    for jobs in JOBS:
        output = folder / f"jobs-{jobs}"
        scan = ["-m", "greenscan", "scan", str(archive), "-o", f"{output}/", "--jobs", str(jobs)]
        elapsed, used = _process(scan)
        rows.append([str(jobs), f"{elapsed:.1f}", f"{used:.1f}"])
    return _table([f"jobs, {REPORTS} reports", "seconds", "processor seconds"], rows)


def _exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return the slope of seconds over sizes, both as logarithms: 1 where time is linear."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    main()
