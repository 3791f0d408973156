"""Records of text files, each with the line that it starts on, read strictly.

``datasets`` reads these formats too, but does not tell the line of a record; its JSON reader turns
strings that look like dates into dates, and its CSV reader takes words such as ``NA`` for nothing
and fills up records that are too short. Labelled text has to come out as it was written.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.problems import raise_for

Row = dict[str, Any]
Record = tuple[int, Row]
"""Line that a row starts on, counted from 1, and the row."""

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_ELEMENT = re.compile(r"[\s,]*(?=[^\s,\]])")
_LINES = "each line holds one JSON object"


def read_records(path: Path, content: bytes) -> list[Record]:
    """Return the records of a CSV, TSV, JSON Lines or JSON file.

    Parameters
    ----------
    path
        Its suffix, one of `FORMATS`, tells the format.
    content
        What is in it: UTF-8, with or without a byte order mark.

    Raises
    ------
    TrainingError
        A record is broken, the encoding is another one, or there are no records. The message names
        the lines.
    """
    records = FORMATS[path.suffix.lower()](path, _decoded(path, content))
    if not records:
        raise TrainingError(f"{path} is empty: it has to hold at least one row")
    return records


def _decoded(path: Path, content: bytes) -> str:
    remedy = "save the file as UTF-8"
    if (name := _BOMS.get(content[:2])) is not None:
        raise TrainingError(f"{path}:1: the encoding is {name}; {remedy}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise TrainingError(f"{path}:{line}: byte {byte:#04x} is not UTF-8; {remedy}") from error


def _comma_separated(path: Path, text: str) -> list[Record]:
    return _separated(path, text, ",")


def _tab_separated(path: Path, text: str) -> list[Record]:
    return _separated(path, text, "\t")


def _separated(path: Path, text: str, delimiter: str) -> list[Record]:
    """Read a header and records; lines without anything on them are passed over."""
    fields = _fields(path, text, delimiter)
    _, header = next(fields, (1, []))
    names = [name.strip() for name in header]
    named = [name for name in names if name]  # some programs write a column of row numbers, unnamed
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise TrainingError(f"{path}:1: two columns are called {twice[0]!r}; rename one of them")
    records, problems = [], []
    for line, values in fields:
        if len(values) == len(names):
            pairs = zip(names, values, strict=True)
            records.append((line, {name: value for name, value in pairs if name}))
        else:
            problems.append(
                f"{path}:{line}: {len(values)} fields, where the header has {len(names)}"
            )
    raise_for(str(path), problems, "put fields that hold a separator or a quote in double quotes")
    return records


def _fields(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of each record, with the line that it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for values in reader:
            if values:
                yield line, values
            line = reader.line_num + 1
    except csv.Error as error:
        raise TrainingError(
            f"{path}:{line}: the record that starts here cannot be read ({error}); "
            "close quotes, and double those inside a quoted field"
        ) from error


def _json_lines(path: Path, text: str) -> list[Record]:
    """Read an object a line; empty lines are passed over."""
    records, problems = [], []
    for line, content in enumerate(text.split("\n"), 1):
        if content.strip():
            try:
                value = json.loads(content)
            except (json.JSONDecodeError, RecursionError) as error:
                problems.append(f"{path}:{line}: no JSON ({_reason(error)})")
                continue
            if isinstance(value, dict):
                records.append((line, value))
            else:
                problems.append(f"{path}:{line}: no JSON object: {_short(value)}")
    raise_for(str(path), problems, _LINES)
    return records


def _json(path: Path, text: str) -> list[Record]:
    """Read an array of objects; a file that does not begin with one is read as JSON Lines."""
    if not text.lstrip().startswith("["):
        return _json_lines(path, text)
    try:
        json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise TrainingError(
            f"{path}:{line}: no JSON ({_reason(error)}); write an array of objects"
        ) from error
    found = list(_elements(text))
    problems = [
        f"{path}:{line}: no JSON object: {_short(value)}"
        for line, value in found
        if not isinstance(value, dict)
    ]
    raise_for(str(path), problems, "write an array of objects")
    return found


def _elements(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the elements of the well-formed array `text`, with the line that each starts on."""
    decoder = json.JSONDecoder()
    line, counted, position = 1, 0, text.index("[") + 1
    while match := _ELEMENT.match(text, position):
        start = match.end()
        line += text.count("\n", counted, start)
        counted = start
        value, position = decoder.raw_decode(text, start)
        yield line, value


def _reason(error: json.JSONDecodeError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "brackets within brackets without end"
    return f"{error.msg}, character {error.colno}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"


def columns_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of all columns in order of appearance."""
    return tuple(dict.fromkeys(name for row in rows for name in row))


FORMATS: dict[str, Callable[[Path, str], list[Record]]] = {
    ".csv": _comma_separated,
    ".tsv": _tab_separated,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
}
"""Readers by suffix."""
