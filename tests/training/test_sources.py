"""Where rows come from: what is found, and what is said of what cannot be read whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.sources import Rows, read_rows

datasets = pytest.importorskip("datasets")

LINE = '{"text": "We met.", "label": "none"}\n'


def texts(rows: Rows) -> list[str]:
    return [row["text"] for row in rows.rows]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b" \n\n", "a.csv is empty"),
        ("a.csv", b"text,label\n", "a.csv is empty"),
        ("a.json", b"[]", "a.json is empty"),
        ("a.csv", b"text,label\nx,none\nx,y,z\nx\n", "a.csv:3: 3 fields, where the header has 2"),
        ("a.csv", b"text,label\nx,none\nx,y,z\nx\n", "a.csv:4: 1 fields, where the header has 2"),
        ("a.csv", b'text,label\nx,none\n"x,none\ny,none\n', "a.csv:3: the record that starts here"),
        ("a.csv", b"text,label,text\nx,y,z\n", "a.csv:1: two columns are called 'text'"),
        ("a.csv", "text\nx\ncaf\xe9\n".encode("latin-1"), "a.csv:3: byte 0xe9 is not UTF-8"),
        ("a.csv", "text\nx\n".encode("utf-16"), "a.csv:1: the encoding is UTF-16"),
        ("a.jsonl", LINE.encode() + b'{"text": \n', "a.jsonl:2: no JSON "),
        ("a.jsonl", b'\n["text"]\n', 'a.jsonl:2: no JSON object: \\["text"\\]'),
        ("a.jsonl", b"[" * 100_000, "a.jsonl:1: no JSON "),
        ("a.json", b'[{"text": "x"},\n{"text" "y"}]', "a.json:2: no JSON "),
        ("a.json", b'[{"text": "x"},\n\n3]', "a.json:3: no JSON object: 3"),
        ("a.parquet", b"text,label\n", "a.parquet cannot be read as Parquet"),
        ("a.xlsx", b"PK", "a.xlsx is not CSV, TSV, JSON Lines, JSON or Parquet by its suffix"),
    ],
)
def test_file_that_cannot_be_read_whole(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainingError, match=message):
        read_rows(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, name: str) -> None:
    content = LINE if name.endswith("l") else "text,label\r\nWe met.,none\r\n"
    (tmp_path / name).write_text(content, encoding="utf-8-sig")
    rows = read_rows(tmp_path / name)
    assert rows.columns == ("text", "label")
    assert texts(rows) == ["We met."]


def test_column_of_row_numbers_without_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",text\n0,We met.\n", "utf-8")
    assert read_rows(tmp_path / "a.csv").rows == ({"text": "We met."},)


def test_column_that_the_first_object_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE + '{"text": "x", "set": "s1"}\n', "utf-8")
    rows = read_rows(tmp_path / "a.jsonl")
    assert rows.columns == ("text", "label", "set")
    assert rows.rows[1]["set"] == "s1"


def test_json_file_of_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(LINE + LINE, "utf-8")
    assert read_rows(tmp_path / "a.json").numbers == (1, 2)


def test_file_that_does_not_exist(tmp_path: Path) -> None:
    for missing in (tmp_path / "a.csv", tmp_path / "folder", "a.csv", "../a b"):
        with pytest.raises(TrainingError, match="does not exist; name a file"):
            read_rows(missing)


def folder_of(parent: Path, **files: str) -> Path:
    folder = parent / "set of mine"
    folder.mkdir()
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, "utf-8")
    return folder


def test_folder_with_a_file_named_after_the_split(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, train_jsonl=LINE, dev_csv="text\nx\n", other_jsonl="no JSON")
    rows = read_rows(folder)
    assert (rows.name, texts(rows)) == ("set of mine", ["We met."])
    assert rows.place(0) == f"{folder / 'train.jsonl'}:1"
    assert texts(read_rows(folder, "dev")) == ["x"]


def test_folder_with_one_file_of_another_name(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, mine_jsonl=LINE, README_md="# Mine")
    assert texts(read_rows(folder)) == ["We met."]


def test_folder_with_one_file_in_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    for parent in (folder / "data", folder / ".cache"):
        parent.mkdir()
        (parent / "mine.jsonl").write_text(LINE, "utf-8")
    assert read_rows(folder).place(0) == f"{folder / 'data' / 'mine.jsonl'}:1"


def test_folder_of_several_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a_jsonl=LINE, b_jsonl='{"text": "x", "label": "none"}\n')
    rows = read_rows(folder)
    assert (rows.name, sorted(texts(rows))) == ("set of mine", ["We met.", "x"])
    assert rows.place(1) == f"{folder}: row 2"
    assert len(rows.digest) == 64


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no data file"),
        ({"notes_md": "x"}, "holds no data file"),
        ({"train_csv": "text\nx\n", "train_jsonl": LINE}, "holds train.csv and train.jsonl; name"),
        ({"a_csv": "text\nx\n", "b_jsonl": LINE}, r"several formats \(a.csv, b.jsonl\)"),
        ({"test_jsonl": LINE}, "split 'train' of .* cannot be loaded"),
        ({"a_jsonl": LINE, "b_jsonl": '{"text": '}, "split 'train' of .* cannot be loaded"),
    ],
)
def test_folder_that_does_not_say_what_is_meant(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(TrainingError, match=message):
        read_rows(folder_of(tmp_path, **files))


def test_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []

    def load(name: str, configuration: str | None, *, split: str) -> Any:
        asked.append((name, configuration, split))
        classes = datasets.ClassLabel(names=["none", "vague"])
        features = datasets.Features({"text": datasets.Value("string"), "label": classes})
        rows = {"text": ["We care.", "We met.", "Hidden."], "label": [1, 0, -1]}
        return datasets.Dataset.from_dict(rows, features=features)

    monkeypatch.setattr(datasets, "load_dataset", load)
    rows = read_rows("someone/green-claims:english", "dev")
    assert asked == [("someone/green-claims", "english", "dev")]
    assert rows.name == "green-claims"
    assert [row["label"] for row in rows.rows] == ["vague", "none", None]
    assert rows.place(0) == "someone/green-claims:english: row 1"
    assert rows.digest == read_rows("someone/green-claims").digest


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ConnectionError("no route"), "the hub cannot be reached; go online, or download"),
        (datasets.exceptions.DatasetNotFoundError("gone"), "is neither a file or folder here nor"),
        (ValueError("Unknown split\nand more"), r"cannot be loaded \(Unknown split\); check"),
    ],
)
def test_hub_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def load(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(datasets, "load_dataset", load)
    with pytest.raises(TrainingError, match=f"someone/green-claims.*{message}"):
        read_rows("someone/green-claims")


def test_rows_from_a_table_are_digested_whole(tmp_path: Path) -> None:
    digests = set()
    for number, last in enumerate(("x", "y")):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, text in (("a", "We met."), ("b", last)):
            (folder / f"{name}.jsonl").write_text(json.dumps({"text": text}) + "\n", "utf-8")
        digests.add(read_rows(folder).digest)
    assert len(digests) == 2
