"""An archive is screened to the end, whatever is in it and whenever it is killed."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyarrow import parquet

from greenscan import Report
from tests.batch.archives import BAD, GOOD, make_archive, tree

REASONS = {
    "secret.pdf": "encrypted",
    "truncated.pdf": "truncated",
    "empty.pdf": "empty",
    "image.pdf": "text layer",
    "picture.pdf": "PNG",
    "bomb.docx": "unpack",
    "archive.pdf": "ZIP",
    "junk.txt": "content is",
    "space.md": "no text",
    "cut.docx": "ZIP",
    "rich.txt": "RTF",
    "a.txt": "SIGSEGV",
    "b.txt": "not screened within 10 s",
    "c.txt": "1,200 MiB",
    "d.txt": "1,200 MiB",
    "e.txt": "ZeroDivisionError",
    "folder.pdf": "directory",
    "loop.pdf": "cannot be opened",
    "refused.txt": "may not be read" if os.geteuid() else "not a regular file",
    "missing.pdf": "does not exist",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("archive"))


def start(archive: Path, target: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.batch.archives", str(archive), str(target)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace")


@pytest.fixture(scope="module")
def undisturbed(archive: Path) -> Path:
    """Screen the archive from beginning to end."""
    target = archive.parent / "undisturbed"
    with start(archive, target) as process:
        _, said = process.communicate()
    assert process.returncode == 3, said
    assert f"{GOOD + BAD} documents done" in said
    return target


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_bad_documents_cost_only_themselves(undisturbed: Path) -> None:
    failures = {Path(row["path"]).name: row for row in table(undisturbed / "failures.csv")}
    assert failures.keys() == REASONS.keys()
    for name, words in REASONS.items():
        assert words in failures[name]["reason"], name
        assert failures[name]["remedy"]
    assert len(table(undisturbed / "summary.csv")) == GOOD


def test_each_good_document_has_its_outputs_and_its_claims_in_the_tables(undisturbed: Path) -> None:
    summary = json.loads((undisturbed / "summary.json").read_text(encoding="utf-8"))
    counted = 0
    for document in summary["documents"]:
        as_json, as_csv = (undisturbed / name for name in document["outputs"])
        (data,) = json.loads(as_json.read_text(encoding="utf-8"))["reports"]
        report = Report.from_dict(data)
        assert len(report.claims) == document["claims"] == len(table(as_csv))
        assert stat.S_IMODE(as_json.stat().st_mode) == stat.S_IMODE(as_csv.stat().st_mode)
        counted += document["claims"]
    assert summary["totals"]["claims"] == counted >= GOOD
    claims = parquet.read_table(undisturbed / "claims.parquet")
    assert claims.num_rows == len(table(undisturbed / "claims.csv")) == counted
    assert len(set(claims.column("path").to_pylist())) == GOOD


def test_outputs_are_named_apart_and_safely(undisturbed: Path) -> None:
    names = [path.name for path in undisturbed.glob("*.json") if path.name != "summary.json"]
    assert len(names) == GOOD
    assert all(name.isascii() and name.isprintable() and len(name) < 100 for name in names)
    assert sum(name.startswith("report-") for name in names) == 3
    assert not list(undisturbed.rglob("*.part"))


def test_killed_three_times_and_gone_on_with_it_is_the_same_byte_for_byte(
    archive: Path, undisturbed: Path
) -> None:
    target = archive.parent / "killed"
    moments = sorted(random.sample(range(1, GOOD + BAD - 3), 3))
    for moment in moments:
        with start(archive, target) as process:
            while process.poll() is None and done(target) < moment:
                time.sleep(0.02)
            time.sleep(random.uniform(0, 0.2))  # noqa: S311
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, moments
        assert not (target / "summary.json").exists()
    with start(archive, target) as process:
        _, said = process.communicate()
    assert process.returncode == 3, said
    assert "done before" in said
    assert tree(target) == tree(undisturbed), moments


def done(target: Path) -> int:
    return sum(path.stat().st_size > 0 for path in target.glob(".greenscan/records/*.json"))
