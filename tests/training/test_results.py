"""The results file counts the data as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from greenscan.classifying.manifest import Manifest, ModelType
from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import NO_KIND, Corpus
from greenscan.training.data.splitting import Split
from greenscan.training.job import Job
from greenscan.training.results import read_results, write_results


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Seven sentences in two parts; the claims of the second part have no kind."""
    corpus = Corpus(
        texts=tuple("abcdefg"),
        labels=np.array([0, 0, 1, 3, 3, 2, 0]),
        kinds=np.array([NO_KIND, NO_KIND, 1, 1, 2, NO_KIND, NO_KIND]),
        documents=("x", "x", "x", "y", "y", "z", "z"),
        neighbours=((),) * 7,
        parts=("hills",) * 5 + ("river",) * 2,
        sets=("",) * 7,
        digest="d1",
    )
    split = Split(np.array([0, 1, 2]), np.array([3, 4]), np.array([5, 6]), np.arange(7) // 3)
    manifest = Manifest("m", "1", ModelType.BASELINE, 0.5, None, ("en",), {"file": "d2"})
    manifest.write(tmp_path)
    return Job(corpus, split, tmp_path, tmp_path / "work", "1", 5, None)


def test_data_is_counted_by_part(job: Job) -> None:
    data = write_results(job)["data"]
    assert data["sha256"] == "d1"
    assert (data["sentences"], data["documents"]) == (7, 3)
    assert list(data["labels"].items()) == list(zip(LABELS, (3, 1, 1, 2), strict=True))
    assert list(data["kinds"].items()) == list(zip(KINDS, (0, 2, 1, 0, 0), strict=True))
    hills, river = data["parts"]["hills"], data["parts"]["river"]
    assert (hills["sentences"], hills["documents"]) == (5, 2)
    assert list(hills["labels"].values()) == [2, 1, 0, 2]
    assert (river["sentences"], river["documents"]) == (2, 1)
    assert list(river["labels"].values()) == [1, 0, 1, 0]


def test_claims_are_counted_with_and_without_kind(job: Job) -> None:
    split = write_results(job)["split"]
    assert split["seed"] == 5
    assert [split[side]["claims"] for side in ("training", "development", "test")] == [1, 2, 1]


def test_sections_are_added_and_read_back(job: Job) -> None:
    written = write_results(job, {"notes": ["≤ 5 %"]}, {"test": {"resamples": 3}})
    assert written["model"]["languages"] == ["en"]
    assert written["notes"] == ["≤ 5 %"]
    assert read_results(job.output) == written
