"""The same call on a local Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import joblib
import pytest

import greenscan
from tests.batch.test_fanning import EXPECTED, NAMES, told

distributed = pytest.importorskip("distributed")

# A worker of Dask leaves sockets and loops to the garbage collector when it ends.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """Return the client of a cluster of two workers, each a process with one thread."""
    how = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**how) as cluster, distributed.Client(cluster) as client:
        yield client


def test_a_crash_on_the_cluster_costs_one_document(dask: Any) -> None:
    with joblib.parallel_config(backend="dask"):
        assert told(NAMES, None) == EXPECTED
    assert len(dask.scheduler_info()["workers"]) == 2


@pytest.mark.usefixtures("dask")
def test_documents_are_screened_on_the_cluster(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(paths[:3]):
        path.write_text(f"We cut emissions by {number + 2} % and care for our planet.")
    with joblib.parallel_config(backend="dask"):
        *reports, failure = greenscan.analyze_many(paths, model="baseline-en")
    names = [report.document.name for report in reports if isinstance(report, greenscan.Report)]
    assert names == ["0.txt", "1.txt", "2.txt"]
    assert isinstance(failure, greenscan.Failure)
    assert failure.reason == "does not exist"
