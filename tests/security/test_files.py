"""What is written is read by nobody who may not read the result."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from greenscan.exporting.files import write_whole
from greenscan.report import Report
from tests.exporting.making import full_claim, report_of

OTHERS = 0o077


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def report() -> Report:
    return report_of(full_claim())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_that_was_private_stays_private_also_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o600)
    seen: list[int] = []
    sync = os.fsync

    def watch(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    write_whole(path, "new")
    assert (path.read_text("utf-8"), mode(path)) == ("new", 0o600)
    assert [found & OTHERS for found in seen] == [0]


def test_a_file_that_others_may_read_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o664)
    write_whole(path, "new")
    assert mode(path) == 0o664


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("whole", "utf-8")
    (tmp_path / f".register.csv.{os.getpid()}.part").symlink_to(victim)
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "register.csv", "new")
    assert victim.read_text("utf-8") == "whole"


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "xlsx", "html"])
def test_temporary_files_are_private_and_go(
    suffix: str, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, out = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    out.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    seen: list[int] = []
    for name in ("remove", "unlink"):
        original = getattr(os, name)

        def watch(path: str, *rest: object, original: object = original, **more: object) -> None:
            if Path(path).parent == work:
                seen.append(mode(Path(path)))
            original(path, *rest, **more)  # type: ignore[operator]

        monkeypatch.setattr(os, name, watch)
    report.save(out / f"register.{suffix}")
    assert [found & OTHERS for found in seen] == [0] * len(seen)
    assert bool(seen) == (suffix == "xlsx")  # openpyxl writes its sheets to files first
    assert [path.name for path in out.iterdir()] == [f"register.{suffix}"]
    shutil.rmtree(work)
