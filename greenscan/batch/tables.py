"""The tables over all documents of a batch, made from their records one after another."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Protocol

from greenscan.batch.naming import output_stem
from greenscan.batch.record import Record
from greenscan.batch.settings import Task
from greenscan.batch.store import Store
from greenscan.errors import MissingExtraError
from greenscan.exporting.cells import guarded
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.files import write_whole, written_whole
from greenscan.exporting.table import Cell, CellKind

CLAIM_COLUMNS = ("path", *(column.name for column in COLUMNS))
"""Of ``claims.csv`` and ``claims.parquet``: the claim table, with the path before it."""

_COUNTS = ("pages", "sentences", "claims", "vague", "unsupported", "supported", "flagged")
_SUMMARY_COLUMNS = (
    "path",
    "document",
    "format",
    "digest",
    "pages",
    "characters",
    "sentences",
    "claims",
    "vague",
    "unsupported",
    "supported",
    "flagged",
    "uncertain",
    "cheap_talk_index",
    "warnings",
    "outputs",
)
_FAILURE_COLUMNS = ("path", "reason", "remedy")
_GROUP = 20_000  # rows of a row group; so many are in memory at a time


class RowWriter(Protocol):
    """Takes the rows of a table."""

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add `rows`."""
        ...


def write_tables(store: Store, tasks: Sequence[Task]) -> str:
    """Write the tables of a batch whose documents are all done.

    Returns
    -------
    str
        Why there is no Parquet table; empty where there is one.
    """
    documents, failures, missing = [], [], ""
    with ExitStack() as stack:
        writers: list[RowWriter] = [stack.enter_context(_csv(store.folder / "claims.csv"))]
        try:
            writers.append(stack.enter_context(_parquet(store.folder / "claims.parquet")))
        except MissingExtraError as error:
            missing = f"claims.parquet was not written: {error}"
        for task, record in _records(store, tasks):
            if record.failure is not None:
                failures.append(dict(record.failure))
            if record.facts is None:
                continue
            path, stem = record.facts["path"], output_stem(task.given)
            outputs = [f"{stem}.{suffix}" for suffix in record.files]
            documents.append({**record.facts, "outputs": outputs})
            for writer in writers:
                writer.write([(path, *row) for row in record.rows])
    _write_summary(store, documents, failures)
    return missing


def _records(store: Store, tasks: Iterable[Task]) -> Iterator[tuple[Task, Record]]:
    for task in tasks:
        record = store.record(task)
        if record is None:
            raise RuntimeError(f"{task.name}: what was done is gone")
        yield task, record


def _write_summary(
    store: Store, documents: Sequence[Mapping[str, Any]], failures: Sequence[Mapping[str, Any]]
) -> None:
    totals = {name: sum(document[name] for document in documents) for name in _COUNTS}
    content = {
        "settings": store.facts,
        "totals": {"documents": len(documents), "failures": len(failures), **totals},
        "documents": documents,
        "failures": failures,
    }
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)
    write_whole(store.folder / "summary.json", text + "\n")
    for name, columns, lines in (
        ("summary.csv", _SUMMARY_COLUMNS, documents),
        ("failures.csv", _FAILURE_COLUMNS, failures),
    ):
        with _csv(store.folder / name, columns) as writer:
            writer.write([[_cell(line[column]) for column in columns] for line in lines])


def _cell(value: Any) -> Cell:
    return "; ".join(value) if isinstance(value, list) else value


class _CsvRows:
    def __init__(self, file: TextIOWrapper) -> None:
        self._writer = csv.writer(file)

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        self._writer.writerows(
            [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
        )


@contextmanager
def _csv(path: Path, columns: Sequence[str] = CLAIM_COLUMNS) -> Iterator[_CsvRows]:
    with written_whole(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = _CsvRows(text)
        writer.write([columns])
        try:
            yield writer
        finally:
            text.detach()


class _ParquetRows:
    """Gathers rows to row groups of one size, however they come."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer = writer
        self._schema = schema
        self._rows: list[Sequence[Cell]] = []

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        self._rows.extend(rows)
        while len(self._rows) >= _GROUP:
            self._write_group(self._rows[:_GROUP])
            del self._rows[:_GROUP]

    def finish(self) -> None:
        if self._rows:
            self._write_group(self._rows)

    def _write_group(self, rows: Sequence[Sequence[Cell]]) -> None:
        import pyarrow

        columns = zip(*rows, strict=True)
        arrays = [
            pyarrow.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))


@contextmanager
def _parquet(path: Path) -> Iterator[_ParquetRows]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow") from error
    kinds = {CellKind.INTEGER: pyarrow.int64(), CellKind.SHARE: pyarrow.float64()}
    types = {column.name: kinds.get(column.look.kind, pyarrow.string()) for column in COLUMNS}
    types["uncertain"] = pyarrow.bool_()
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in CLAIM_COLUMNS])
    with written_whole(path) as file, parquet.ParquetWriter(file, schema) as writer:
        rows = _ParquetRows(writer, schema)
        yield rows
        rows.finish()
