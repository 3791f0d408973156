"""Labels by digest find their sentences again."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

import pytest
from click.testing import CliRunner

from greenscan.cli import main
from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.joining import COLUMNS, digest, join_texts, read_labels

pytest.importorskip("datasets")

BEFORE = "Our brewery at Aldmoor stands by the river."
CLAIM = "In 2023 it used 9% less water than in 2020."
AFTER = "The taproom is open from Tuesday to Sunday."
GREEN = "We brew with the planet in mind."
LABELS = Path(__file__).parents[2] / "corpora" / "labels"


def write_labels(folder: Path, rows: Sequence[Sequence[str]]) -> Path:
    path = folder / "labels.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return path


def write_rows(path: Path, *rows: Mapping[str, str | None]) -> Path:
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Labels of a claim with two neighbours and of one that stands alone."""
    return write_labels(
        tmp_path,
        [
            [digest(CLAIM), "aldmoor", digest(BEFORE), digest(AFTER), "supported", "result"],
            [digest(GREEN), "leaflet", "", "", "vague", "action"],
        ],
    )


def joined(labels: Path, *sources: Path) -> list[tuple[str, ...] | None]:
    found = join_texts(read_labels(labels), sources)
    return [astuple(sentence) if sentence else None for sentence in found]


def test_digest_is_reproducible_from_its_description() -> None:
    words = "in 2023 it used 9 less water straße_1 strasse".replace("straße", "strasse")
    assert digest("  In 2023, it used 9% LESS\n water (Straße_1; STRASSE).") == (
        hashlib.sha256(words.encode()).hexdigest()
    )
    assert digest(" \u2022 ") == ""


def test_rows_that_are_sentences(tmp_path: Path, labels: Path) -> None:
    claim = {"text": CLAIM.upper(), "doc": "aldmoor", "previous": BEFORE, "next": AFTER}
    source = write_rows(tmp_path / "rows.jsonl", claim, {"text": GREEN, "previous": None})
    assert joined(labels, source) == [
        (CLAIM.upper(), "aldmoor", BEFORE, AFTER),
        (GREEN, "leaflet", "", ""),
    ]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_paragraphs_are_cut_into_sentences(tmp_path: Path, labels: Path, name: str) -> None:
    paragraph = {"text": f"{BEFORE} {CLAIM} {AFTER}", "doc": "elsewhere"}
    source = write_rows(tmp_path / name, {"text": " "}, paragraph)
    assert joined(labels, source) == [(CLAIM, "aldmoor", BEFORE, AFTER), None]


def test_neighbours_that_stand_apart_are_put_back(tmp_path: Path, labels: Path) -> None:
    rows = ({"text": text} for text in (CLAIM, BEFORE, AFTER))
    source = write_rows(tmp_path / "rows.jsonl", *rows)
    assert joined(labels, source)[0] == (CLAIM, "aldmoor", BEFORE, AFTER)


def test_neighbours_that_are_not_known_come_from_the_text(tmp_path: Path, labels: Path) -> None:
    source = write_rows(tmp_path / "rows.jsonl", {"text": f"{CLAIM} The pub is next door."})
    assert joined(labels, source)[0] == (CLAIM, "aldmoor", "", "The pub is next door.")


def test_the_place_that_the_label_names_wins(tmp_path: Path, labels: Path) -> None:
    alone, cased = {"text": CLAIM, "doc": "copy"}, CLAIM.lower()
    named = {"text": cased, "doc": "aldmoor", "previous": BEFORE, "next": AFTER}
    for rows in ([alone, named], [named, alone]):
        source = write_rows(tmp_path / "rows.jsonl", *rows)
        assert joined(labels, source)[0] == (cased, "aldmoor", BEFORE, AFTER)


def test_one_label_a_document(tmp_path: Path) -> None:
    labels = write_labels(
        tmp_path, [[digest(GREEN), name, "", "", "vague", "action"] for name in ("a", "b")]
    )
    source = write_rows(
        tmp_path / "rows.jsonl", {"text": GREEN.lower(), "doc": "b"}, {"text": GREEN, "doc": "a"}
    )
    assert joined(labels, source) == [(GREEN, "a", "", ""), (GREEN.lower(), "b", "", "")]


def test_folder_of_documents_and_tables(tmp_path: Path, labels: Path) -> None:
    folder = tmp_path / "texts [2023]"
    (folder / "web").mkdir(parents=True)
    (folder / "web" / "aldmoor.html").write_text(f"<p>{BEFORE} {CLAIM}</p><p>{AFTER}</p>")
    (folder / "leaflet.csv").write_text(f'text\n"{GREEN}"\n')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert joined(labels, folder) == [
        (CLAIM, "aldmoor", BEFORE, AFTER),
        (GREEN, "leaflet", "", ""),
    ]


def test_table_without_texts(tmp_path: Path, labels: Path) -> None:
    source = write_rows(tmp_path / "rows.jsonl", {"sentence": CLAIM})
    with pytest.raises(TrainingError, match=r"rows\.jsonl has no column text: it has sentence"):
        joined(labels, source)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rows.jsonl", r"rows\.jsonl:1: no JSON"),
        ("rows.jsonl.gz", r"rows\.jsonl\.gz cannot be unpacked"),
        ("rows.parquet", r"rows\.parquet cannot be read as Parquet"),
    ],
)
def test_broken_table(tmp_path: Path, labels: Path, name: str, message: str) -> None:
    source = tmp_path / name
    source.write_bytes(b'{"text": "We brew')
    with pytest.raises(TrainingError, match=message):
        joined(labels, source)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["", "a", "", "", "none", ""], "labels.csv:3: sha256 or doc is empty"),
        (["0", "", "", "", "none", ""], "labels.csv:3: sha256 or doc is empty"),
        (["0", "a", "", "", "green", ""], "labels.csv:3: label 'green' is not one of none, vague"),
        (["0", "a", "", "", "none", "action"], "labels.csv:3: kind 'action' does not go with"),
        (["0", "a", "", "", "vague", ""], "labels.csv:3: kind None does not go with label vague"),
        (["0", "a", "", "", "vague", "hope"], "labels.csv:3: kind 'hope' does not go with"),
        (["0", "a", "", "", "vague"], "labels.csv:3: 5 fields, where the header has 6"),
    ],
)
def test_labels_that_break_the_format(tmp_path: Path, row: list[str], message: str) -> None:
    path = write_labels(tmp_path, [["0", "a", "", "", "none", ""], row])
    with pytest.raises(TrainingError, match=message):
        read_labels(path)


def test_labels_without_a_column(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("sha256,label\n0,none\n")
    with pytest.raises(TrainingError, match=r"labels\.csv has no column doc: it needs sha256, doc"):
        read_labels(path)


def test_command(tmp_path: Path, labels: Path) -> None:
    source, output = tmp_path / "aldmoor.txt", tmp_path / "out.jsonl"
    source.write_text(f"{BEFORE} {CLAIM} {AFTER}")
    done = CliRunner().invoke(main, ["join", str(labels), str(source), "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert done.stderr.splitlines() == ["found 1 of 2 labels", "leaflet: 1 of 1 missing"]
    assert [json.loads(line) for line in output.read_text("utf-8").splitlines()] == [
        {"text": CLAIM, "label": "supported", "kind": "result", "doc": "aldmoor"}
        | {"previous": BEFORE, "next": AFTER}
    ]


def test_command_that_finds_nothing(tmp_path: Path, labels: Path) -> None:
    source, output = tmp_path / "other.txt", tmp_path / "out.jsonl"
    source.write_text(AFTER)
    done = CliRunner().invoke(main, ["join", str(labels), str(source), "-o", str(output)])
    assert done.exit_code == 2
    assert "none of the 2 labels" in done.stderr
    assert not output.exists()


def test_command_overwrites_only_when_told_to(tmp_path: Path, labels: Path) -> None:
    source, output = tmp_path / "aldmoor.txt", tmp_path / "out.jsonl"
    source.write_text(f"{BEFORE} {CLAIM} {AFTER}")
    output.write_text("mine")
    command = ["join", str(labels), str(source), "-o", str(output)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert "give --force to overwrite it" in done.stderr
    assert output.read_text() == "mine"
    assert CliRunner().invoke(main, [*command, "--force"]).exit_code == 0


@pytest.mark.shared
def test_published_labels_of_the_annotated_sentences(shared: Path) -> None:
    source = shared / "data" / "labelled" / "greenscan_annotated" / "train.jsonl"
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    labels = read_labels(LABELS / "annotated.csv")
    found = join_texts(labels, [source])
    names = ("text", "doc", "previous", "next", "label", "kind")
    assert len(found) == len(rows) == 10_300
    assert {tuple(row[name] for name in names) for row in rows} == {
        (s.text, s.document, s.previous, s.next, label.label, label.kind)
        for s, label in zip(found, labels, strict=True)
        if s is not None
    }
