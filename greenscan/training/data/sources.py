"""Rows of data, from a file, a folder or the hub, with the place of each."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.records import FORMATS, columns_of, read_records

if TYPE_CHECKING:
    from datasets import Dataset

PARQUET = ".parquet"
SUFFIXES = (*FORMATS, PARQUET)

_SPLITS = frozenset({"train", "dev", "development", "valid", "validation", "eval", "test"})
_HUB_NAME = re.compile(r"(?P<name>[\w.-]+(/[\w.-]+)?)(:(?P<configuration>[\w.-]+))?")
_FORMAT_NAMES = "CSV, TSV, JSON Lines, JSON or Parquet"


@dataclass(frozen=True, slots=True)
class Rows:
    """``n`` rows, before anything is known of what they mean.

    Attributes
    ----------
    source
        What was read, as messages call it.
    name
        What the data is called: stem of the file, name of the folder, last part of a hub name.
    columns
        Names of all columns.
    rows
        The values by column; a row may lack a column. Classes stored as numbers have their names.
    numbers
        Line that each row starts on, or its position where there are no lines, counted from 1.
    has_lines
        Whether `numbers` are lines.
    digest
        SHA-256 of the file; of the rows as JSON where there is no single file. In hexadecimal.
    """

    source: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    numbers: tuple[int, ...]
    has_lines: bool
    digest: str

    def place(self, row: int) -> str:
        """Return where `row`, counted from 0, is to be found: ``my.csv:17`` or ``…: row 17``."""
        between = ":" if self.has_lines else ": row "
        return f"{self.source}{between}{self.numbers[row]}"


def read_rows(source: str | os.PathLike[str], split: str = "train") -> Rows:
    """Read all rows of `source`.

    Parameters
    ----------
    source
        - a file: CSV, TSV, JSON Lines, JSON (an array of objects) or Parquet;
        - a folder: the file in it that is named after `split`, such as ``train.jsonl``; else its
          only data file; else what ``datasets.load_dataset`` finds in it;
        - the name of a data set on the hub, with the configuration after a colon where there are
          several: ``organisation/name:configuration``.
    split
        Of a folder or a data set on the hub. A file is one split.

    Raises
    ------
    TrainingError
        There is nothing of that name, or it cannot be read whole. The message names file and line.
    """
    path = Path(source)
    if path.is_dir():
        return _read_folder(path, split)
    if path.exists():
        return _read_file(path, path.stem)
    name = _HUB_NAME.fullmatch(str(source))
    if name is None or path.suffix.lower() in SUFFIXES:
        raise TrainingError(
            f"{source} does not exist; name a file ({_FORMAT_NAMES}), a folder, or a data set on "
            "the hub"
        )
    return _read_hub(str(source), name["name"], name["configuration"], split)


def _read_folder(folder: Path, split: str) -> Rows:
    name = folder.resolve().name
    files = _data_files(folder)
    of_split = [each for each in files if each.stem == split and each.parent == folder]
    if len(of_split) > 1:
        names = " and ".join(each.name for each in of_split)
        raise TrainingError(f"{folder} holds {names}; name the file that is meant")
    if of_split:
        return _read_file(of_split[0], name)
    if len(files) == 1 and files[0].stem not in _SPLITS:
        return _read_file(files[0], name)
    # datasets takes files of other kinds too, and of several kinds it silently takes one
    if not files:
        raise TrainingError(f"{folder} holds no data file; put one there ({_FORMAT_NAMES})")
    if len({each.suffix.lower() for each in files}) > 1:
        names = ", ".join(each.name for each in files[:5])
        raise TrainingError(f"{folder} holds files of several formats ({names}); name one of them")
    with TemporaryDirectory() as cache:  # nothing of the user's data is left behind, or read stale
        dataset = _load_dataset(str(folder), None, split, cache_dir=cache, keep_in_memory=True)
        return _of_dataset(dataset, str(folder), name)


def _data_files(folder: Path) -> list[Path]:
    """Return the data files in `folder` and below, hidden ones left out."""
    return sorted(
        each
        for each in folder.rglob("*")
        if each.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in each.relative_to(folder).parts)
    )


def _read_file(path: Path, name: str) -> Rows:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise TrainingError(f"{path} is not {_FORMAT_NAMES} by its suffix; save it as one of these")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error.strerror}") from error
    if not content.strip():
        raise TrainingError(f"{path} is empty: it has to hold at least one row")
    digest = hashlib.sha256(content).hexdigest()
    if suffix == PARQUET:
        return _of_dataset(_read_parquet(path, content), str(path), name, digest)
    records = read_records(path, content)
    rows = tuple(row for _, row in records)
    lines = tuple(line for line, _ in records)
    return Rows(str(path), name, columns_of(rows), rows, lines, True, digest)


def _read_parquet(path: Path, content: bytes) -> Dataset:
    import pyarrow
    from datasets import Dataset
    from pyarrow.parquet import read_table

    try:
        return Dataset(read_table(pyarrow.BufferReader(content)))
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = _first_line(error)
        raise TrainingError(
            f"{path} cannot be read as Parquet ({reason}); write it again"
        ) from error


def _read_hub(source: str, name: str, configuration: str | None, split: str) -> Rows:
    dataset = _load_dataset(name, configuration, split)
    return _of_dataset(dataset, source, name.rpartition("/")[2])


def _load_dataset(name: str, configuration: str | None, split: str, **options: Any) -> Dataset:
    """Load a data set by its name on the hub, or from a folder, and explain what goes wrong."""
    from datasets import load_dataset
    from datasets.data_files import EmptyDatasetError
    from datasets.exceptions import DatasetNotFoundError, DatasetsError

    try:
        return load_dataset(name, configuration, split=split, **options)
    except EmptyDatasetError as error:
        raise TrainingError(f"{name} holds no data file; check the name") from error
    except DatasetNotFoundError as error:
        raise TrainingError(
            f"{name} is neither a file or folder here nor a data set on the hub that is open to "
            "you; check the name, and sign in to the hub where it asks for that"
        ) from error
    except ConnectionError as error:
        raise TrainingError(
            f"{name} is no file or folder here, and the hub cannot be reached; go online, or "
            "download the data and name its file"
        ) from error
    except (DatasetsError, OSError, RuntimeError, ValueError) as error:
        reason = _first_line(error.__cause__ or error)
        raise TrainingError(
            f"split {split!r} of {name} cannot be loaded ({reason}); check configuration and "
            "split, or name one file"
        ) from error


def _of_dataset(dataset: Dataset, source: str, name: str, digest: str | None = None) -> Rows:
    rows = _with_class_names(dataset)
    if not rows:
        raise TrainingError(f"{source} is empty: it has to hold at least one row")
    return Rows(
        source,
        name,
        tuple(dataset.column_names),
        tuple(rows),
        tuple(range(1, len(rows) + 1)),
        False,
        digest or _digest(rows),
    )


def _with_class_names(dataset: Dataset) -> list[dict[str, Any]]:
    """Return the rows of `dataset`, with names in place of the numbers of classes."""
    from datasets import ClassLabel

    rows: list[dict[str, Any]] = dataset.to_list()
    for column, feature in dataset.features.items():
        if isinstance(feature, ClassLabel):
            for row in rows:
                number = row[column]
                hidden = number is None or number < 0  # -1 marks the labels of a test split
                row[column] = None if hidden else feature.int2str(number)
    return rows


def _digest(rows: list[dict[str, Any]]) -> str:
    whole = hashlib.sha256()
    for row in rows:
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
        whole.update(text.encode("utf-8", "surrogatepass") + b"\n")
    return whole.hexdigest()


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
