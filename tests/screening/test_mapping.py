"""A column of a data set is screened as `Dataset.map` does things."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

datasets = pytest.importorskip("datasets")

import greenscan  # noqa: E402
from greenscan import mapping  # noqa: E402

TEXTS = [
    "Our eco-friendly range helps you live more sustainably. Sales rose by 3 %.",
    "The board met in May.",
    "",
    None,
    "We will be carbon neutral by 2035.",
]
NAMES = [f"post {number}" for number in range(len(TEXTS))]
CLAIMS = [
    ("post 0", "Our eco-friendly range helps you live more sustainably."),
    ("post 4", "We will be carbon neutral by 2035."),
]

# As a user writes it: the data set on disk, so that there is a cache, and two processes.
SCRIPT = """
import json, sys
from datasets import disable_progress_bars, load_from_disk
import greenscan
if __name__ == "__main__":
    disable_progress_bars()
    posts = load_from_disk(sys.argv[1])
    claims = greenscan.screen_dataset(posts, name="name", num_proc=2)
    rows = list(zip(claims["document"], claims["text"]))
    files = [each["filename"] for each in claims.cache_files]
    # sentences need no more than a plain function
    sentences = posts.select([0, 1, 4])
    label = lambda batch: {"said": greenscan.load_model().predict(batch["text"])}
    said = sentences.map(label, batched=True, num_proc=2)["said"][:]
    print(json.dumps([rows, claims._fingerprint, files, said]))
"""


@pytest.fixture(autouse=True)
def quiet() -> Any:
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def posts() -> Any:
    return datasets.Dataset.from_dict({"text": TEXTS, "name": NAMES})


def test_claims_are_those_of_a_report_with_the_same_types() -> None:
    found = greenscan.screen_dataset(posts(), name="name", batch_size=2)
    assert list(zip(found["document"], found["text"], strict=True)) == CLAIMS
    one = greenscan.Screener().analyze(TEXTS[0] or "", name="post 0").to_dataset()
    assert found.features == one.features
    assert found[0] == one[0]


def test_documents_without_names_have_the_numbers_of_their_rows() -> None:
    found = greenscan.screen_dataset(posts().remove_columns("name"), sentences=True)
    assert found["document"][:] == ["0", "0", "1", "4"]
    assert found.features["label"].int2str(found["label"][1]) == "none"


def test_no_text_no_claims() -> None:
    found = greenscan.screen_dataset(posts().select([1, 2, 3]))
    assert len(found) == 0
    assert found.features == greenscan.to_dataset([]).features


def test_two_processes_and_a_second_run_from_the_cache(tmp_path: Path) -> None:
    posts().save_to_disk(tmp_path / "posts")
    rows, fingerprint, files, said = run(tmp_path / "posts", "1")
    assert [tuple(row) for row in rows] == CLAIMS
    assert said == ["vague", "none", "unsupported"]
    assert len(files) == 2
    written = [Path(file).stat().st_mtime_ns for file in files]
    assert run(tmp_path / "posts", "2") == [rows, fingerprint, files, said]
    assert [Path(file).stat().st_mtime_ns for file in files] == written


def run(folder: Path, seed: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_another_model_or_version_takes_nothing_from_the_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some = posts().select([0])
    first = greenscan.screen_dataset(some)._fingerprint
    assert greenscan.screen_dataset(some)._fingerprint == first
    assert greenscan.screen_dataset(some, model="baseline-en")._fingerprint != first
    monkeypatch.setattr(mapping, "__version__", "0.0.0")
    assert greenscan.screen_dataset(some)._fingerprint != first


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match="no column 'texts': use one of text, name"):
        greenscan.screen_dataset(posts(), "texts")
