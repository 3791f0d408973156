"""What is done is not done again, and what is not whole or not of these settings is."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from greenscan.batch import archive
from greenscan.batch.archive import Done, screen_archive
from greenscan.batch.crew import Job
from greenscan.batch.losing import Cause, Loss
from greenscan.batch.many import new_job
from greenscan.batch.naming import output_stem
from greenscan.batch.record import digest_of
from greenscan.batch.rendering import Rendered
from greenscan.batch.settings import Task
from greenscan.batch.store import Store
from greenscan.batch.tables import CLAIM_COLUMNS, write_tables
from greenscan.errors import FolderError
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.table import Cell, CellKind
from greenscan.report import Failure
from tests.batch.hooks import make_light

FACTS = {"model": "a", "formats": ["json"]}
Found = Rendered | Failure | Loss


def rendered(task: Task, suffix: str = "json") -> Rendered:
    facts = dict.fromkeys(
        ("pages", "sentences", "claims", "vague", "unsupported", "supported", "flagged"), 1
    )
    named = {"path": task.name, "document": "=1+1", "format": "text", "warnings": ["a", "b"]}
    named |= {"digest": digest_of(task.path) or ""}
    kinds = {CellKind.INTEGER: 1, CellKind.SHARE: 0.5}
    row: list[Cell] = [
        True if column.name == "uncertain" else kinds.get(column.look.kind, "=1")
        for column in COLUMNS
    ]
    counts = {"characters": 9, "uncertain": 0, "cheap_talk_index": 0.5}
    return Rendered({**named, **facts, **counts}, [row], {suffix: b"{}"})


class Run:
    """A run over two documents, with a worker that is a function."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "out"
        self.tasks = [Task.of(folder / name) for name in ("a.txt", "b.txt")]
        for task in self.tasks:
            Path(task.path).write_text(task.path)
        self.worked: list[str] = []
        self.answer: Callable[[Task], Found] = rendered
        monkeypatch.setattr(archive, "work_on", self._work)

    def _work(self, _: Job, task: Task) -> Found:
        self.worked.append(Path(task.path).name)
        return self.answer(task)

    def __call__(self, facts: dict[str, Any] = FACTS, **how: Any) -> list[str]:
        """Run; return the names of the documents that were worked on."""
        self.worked.clear()
        force = how.pop("force", False)
        with Store(self.folder, facts, force=force) as store:
            self.done: list[Done] = list(
                screen_archive(store, self.tasks, new_job(make_light, **how), n_jobs=1)
            )
            self.discarded = store.discarded
            self.missing = write_tables(store, self.tasks)
        return list(self.worked)

    def output(self, place: int) -> Path:
        return next(self.folder.glob(f"{'ab'[place]}-*.json"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(tmp_path, monkeypatch)


def test_what_is_done_is_not_done_again(run: Run) -> None:
    assert run() == ["a.txt", "b.txt"]
    assert run() == []
    assert [each.seconds for each in run.done] == [None, None]
    assert run(force=True) == ["a.txt", "b.txt"]


def test_a_document_that_has_changed_is_done_again(run: Run) -> None:
    run()
    Path(run.tasks[1].path).write_text("other")
    assert run() == ["b.txt"]


@pytest.mark.parametrize("harm", ["remove", "cut", "record"])
def test_what_is_not_whole_is_done_again(run: Run, harm: str) -> None:
    run()
    if harm == "remove":
        run.output(0).unlink()
    elif harm == "cut":
        run.output(0).write_bytes(b"{")
    else:
        next(run.folder.glob(".greenscan/records/a-*.json")).write_text('{"settings": "')
    assert run() == ["a.txt"]
    assert run.output(0).read_bytes() == b"{}"


def test_other_settings_start_over_and_nothing_of_before_is_left(run: Run) -> None:
    run()
    (run.folder / "mine.json").write_text("mine")
    run.tasks.pop()
    run.answer = lambda task: rendered(task, "csv")
    assert run({**FACTS, "model": "b"}) == ["a.txt"]
    assert run.discarded == 2
    assert {path.name for path in run.folder.glob("*.json")} == {"summary.json", "mine.json"}


def test_outputs_of_a_document_that_fails_now_are_gone(run: Run) -> None:
    run()
    Path(run.tasks[0].path).write_text("other")
    run.answer = lambda task: Failure(task.name, "is bad", "mend it")
    run()
    assert not list(run.folder.glob("a-*"))
    (failure,) = json.loads((run.folder / "summary.json").read_text())["failures"]
    assert failure["reason"] == "is bad"
    assert run() == []


@pytest.mark.parametrize(
    ("cause", "same", "other"),
    [
        (Cause.CRASH, 2, {"timeout": 5.0}),
        (Cause.TIME, 0, {"timeout": 9.0}),
        (Cause.MEMORY, 0, {"memory_limit": 9}),
    ],
)
def test_a_lost_document_has_another_try_where_it_may_end_otherwise(
    run: Run, cause: Cause, same: int, other: dict[str, Any]
) -> None:
    run.answer = lambda _: Loss(cause, "so")
    limits: dict[str, Any] = {"timeout": 5.0, "memory_limit": 5}
    run(**limits)
    assert len(run(**limits)) == same
    assert len(run(**(limits | other))) == 2


def test_what_a_killed_run_left_half_written_is_cleaned_up_and_nothing_else(run: Run) -> None:
    run()
    left = run.folder / ".a-0123.json.4711.part"
    others = run.folder / ".mine.part"
    left.touch()
    others.touch()
    run()
    assert (left.exists(), others.exists()) == (False, True)


def test_two_runs_do_not_share_a_folder(run: Run) -> None:
    with Store(run.folder, FACTS), pytest.raises(FolderError, match="another run"):
        Store(run.folder, FACTS)
    with Store(run.folder, FACTS):
        pass


def test_tables_that_are_not_ours_are_left_alone_without_force(run: Run) -> None:
    run.folder.mkdir()
    (run.folder / "claims.csv").write_text("mine")
    with pytest.raises(FolderError, match="--force"):
        run()
    assert (run.folder / "claims.csv").read_text() == "mine"
    assert run(force=True) == ["a.txt", "b.txt"]


def test_tables_hold_text_as_a_spreadsheet_may_have_it_and_types_as_they_are(run: Run) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run()
    with (run.folder / "claims.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert rows[0]["text"] == "'=1"
    table = parquet.read_table(run.folder / "claims.parquet")
    assert table.to_pylist()[0]["text"] == "=1"
    assert {str(table.schema.field(name).type) for name in ("page", "score_none", "uncertain")} == {
        "int64",
        "double",
        "bool",
    }
    with (run.folder / "summary.csv").open(newline="") as file:
        assert next(csv.DictReader(file))["warnings"] == "a; b"


def test_without_pyarrow_there_is_no_parquet_table_and_that_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    run()
    assert "pip install pyarrow" in run.missing
    assert (run.folder / "claims.csv").exists()
    assert not (run.folder / "claims.parquet").exists()


def test_an_output_that_cannot_be_written_ends_the_run(run: Run) -> None:
    def refuse(task: Task) -> Rendered:
        run.folder.joinpath(f"{output_stem(task.given)}.json").mkdir()
        return rendered(task)

    run.answer = refuse
    with pytest.raises(OSError, match=r"a-.*\.json"):
        run()
