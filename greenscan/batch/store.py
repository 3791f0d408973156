"""The folder of a batch: outputs, and beside them what is done, so that a run can go on.

Each document has its outputs in the folder and a `Record` in ``.greenscan/records``. The record is
emptied before the outputs are touched and written after them: where there is a record, all of its
outputs are whole. Everything is written beside its place and then renamed.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Self

from greenscan.batch.naming import output_stem
from greenscan.batch.record import Limits, Record, digest_of
from greenscan.batch.rendering import FORMATS
from greenscan.batch.settings import Task
from greenscan.errors import FolderError
from greenscan.exporting.files import PART, write_whole

TIMINGS = "timings.csv"
"""Seconds by document: the one file that differs from run to run."""
TABLES = ("claims.csv", "claims.parquet", "failures.csv", "summary.csv", "summary.json")
"""The tables over all documents."""

_OWN = ".greenscan"
_OURS = re.compile(rf"\..+\.\d+{re.escape(PART)}", re.DOTALL)


class Store:
    """A folder of outputs that one run at a time works on. Safe to use from threads.

    Parameters
    ----------
    folder
        It is made where there is none.
    facts
        All that results depend on beside the document, as plain JSON types.
    force
        Whether to start over.

    Raises
    ------
    FolderError
        When another run works on the folder, or it holds tables that are not of a batch.
    OSError
        When the folder cannot be made or written to.
    """

    def __init__(self, folder: Path, facts: Mapping[str, Any], *, force: bool = False) -> None:
        self.folder = folder
        self.facts = facts
        self.discarded = 0
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
        self._settings = hashlib.sha256(text.encode()).hexdigest()
        self._own = folder / _OWN
        self._records = self._own / "records"
        self._writing = Lock()
        self._refuse_others_tables(force=force)
        self._records.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._own / "lock")
        self._start(text, force=force)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.close()

    def find(self, task: Task, limits: Limits) -> Record | None:
        """Return the record of a document that need not be screened again."""
        record = self.record(task)
        if record is None or not record.stands(self._settings, digest_of(task.path), limits):
            return None
        stem = output_stem(task.given)
        for suffix, size in record.files.items():
            output = self.folder / f"{stem}.{suffix}"
            if not output.is_file() or output.stat().st_size != size:
                return None
        return record

    def record(self, task: Task) -> Record | None:
        """Return what was last kept of a document."""
        try:
            text = self._record_path(task).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        return Record.from_json(text)

    def new_record(self, content: str | None, **what: Any) -> Record:
        """Return a record under the settings of this run."""
        return Record(self._settings, content, **what)

    def keep(self, task: Task, record: Record, files: Mapping[str, bytes]) -> None:
        """Write the outputs of a document, by suffix, and then its record."""
        path, stem = self._record_path(task), output_stem(task.given)
        path.write_bytes(b"")
        for output_format in FORMATS:
            output = self.folder / f"{stem}.{output_format}"
            if output_format in files:
                write_whole(output, files[output_format])
            else:
                output.unlink(missing_ok=True)
        write_whole(path, record.to_json())

    def note_time(self, task: Task, seconds: float) -> None:
        """Add a line to the table of timings."""
        path = self.folder / TIMINGS
        with self._writing:
            is_new = not path.exists()
            with path.open("a", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                if is_new:
                    writer.writerow(("path", "seconds"))
                writer.writerow((task.name, f"{seconds:.2f}"))

    def strangers(self, tasks: Sequence[Task]) -> int:
        """Return how many documents have outputs here that are not among `tasks`."""
        stems = {output_stem(task.given) for task in tasks}
        return sum(path.stem not in stems for path in self._records.glob("*.json"))

    def _record_path(self, task: Task) -> Path:
        return self._records / f"{output_stem(task.given)}.json"

    def _refuse_others_tables(self, *, force: bool) -> None:
        if force or self._own.exists():
            return
        for name in (*TABLES, TIMINGS):
            if (self.folder / name).exists():
                raise FolderError(
                    f"{self.folder / name} is not of a batch: name another folder, or give --force "
                    "to overwrite it"
                )

    def _start(self, text: str, *, force: bool) -> None:
        """Clean up after a run that was killed, and start over where that is due."""
        for folder in (self.folder, self._own, self._records):
            for path in folder.glob(f".*{PART}"):
                if _OURS.fullmatch(path.name):
                    path.unlink(missing_ok=True)
        for name in TABLES:
            (self.folder / name).unlink(missing_ok=True)
        settings = self._own / "settings.json"
        before = settings.read_text(encoding="utf-8") if settings.exists() else None
        if force or before not in {None, text}:
            self._discard()
        if before != text:
            write_whole(settings, text)

    def _discard(self) -> None:
        """Remove what earlier runs have written, and nothing else."""
        (self.folder / TIMINGS).unlink(missing_ok=True)
        for path in self._records.glob("*.json"):
            for output_format in FORMATS:
                (self.folder / f"{path.stem}.{output_format}").unlink(missing_ok=True)
            path.unlink()
            self.discarded += 1


def _locked(path: Path) -> BinaryIO:
    """Open `path` for one process at a time; the lock ends with the process, however it ends."""
    file = path.open("ab")
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise FolderError(
                f"another run works on {path.parent.parent}: wait for it, or name another folder"
            ) from error
        except OSError:  # a file system that knows no locks
            return file
    return file
