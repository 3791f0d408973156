"""How long a report takes and how much memory: ``pytest tests/benchmarks/bench_report.py``.

The file is not collected with the tests. It measures the command as a process of its own: a
report of 150 pages put together from real ones, and the start-up with a text of one page.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

PAGES = 150
ONE_PAGE = (
    "We are committed to a greener future for our planet. In FY2022 the Porto plant cut its gas "
    "use by 1.9 GWh (11 % below FY2019). Climate change could disrupt our supply chain. "
) * 15


@pytest.fixture(scope="module")
def report_of_150_pages(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF with the first 150 pages of the longest reports in a row."""
    writer = pypdf.PdfWriter()
    for path in sorted((shared / "reports").glob("*.pdf"), key=lambda path: path.name):
        pages = pypdf.PdfReader(path).pages
        if len(pages) < 60:
            continue
        for page in pages[: PAGES - len(writer.pages)]:
            writer.add_page(page)
        if len(writer.pages) == PAGES:
            break
    target = tmp_path_factory.mktemp("bench") / "report.pdf"
    writer.write(target)
    return target


def scan(path: Path, model: str) -> None:
    """Run the command; raise when it fails."""
    command = [sys.executable, "-m", "greenscan", "scan", str(path), "--model", model]
    subprocess.run([*command, "--format", "json"], check=True, capture_output=True)


@pytest.mark.shared
@pytest.mark.parametrize("model", ["greenscan-en", "baseline-en"])
def bench_150_pages(benchmark: Any, report_of_150_pages: Path, model: str) -> None:
    benchmark.pedantic(scan, (report_of_150_pages, model), rounds=3)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    benchmark.extra_info["peak memory of all processes so far, GiB"] = round(peak, 2)


@pytest.mark.parametrize("model", ["greenscan-en", "baseline-en"])
def bench_one_page_from_the_start(benchmark: Any, tmp_path: Path, model: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ONE_PAGE)
    benchmark.pedantic(scan, (path, model), rounds=5, warmup_rounds=1)
