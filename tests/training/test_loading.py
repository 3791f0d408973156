"""Labelled data from files, folders and the hub becomes a corpus, or an error that says why not."""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.data.loading import load_corpus

pytest.importorskip("datasets")

Rows = Sequence[Mapping[str, Any]]

ROWS: Rows = (
    {"text": "We cut waste.", "label": "vague", "kind": "action", "doc": "a"},
    {"text": "The board met.", "label": "none", "kind": None, "doc": "b"},
)


def as_csv(path: Path, rows: Rows, delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def as_tsv(path: Path, rows: Rows) -> None:
    as_csv(path, rows, "\t")


def as_json_lines(path: Path, rows: Rows) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def as_json(path: Path, rows: Rows) -> None:
    path.write_text(json.dumps(list(rows), indent=1), encoding="utf-8")


def as_parquet(path: Path, rows: Rows) -> None:
    import pyarrow
    from pyarrow.parquet import write_table

    write_table(pyarrow.Table.from_pylist([dict(row) for row in rows]), path)


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        ("csv", as_csv),
        ("tsv", as_tsv),
        ("jsonl", as_json_lines),
        ("json", as_json),
        ("parquet", as_parquet),
    ],
)
def test_every_format_gives_the_same(
    tmp_path: Path, suffix: str, write: Callable[[Path, Rows], None]
) -> None:
    path = tmp_path / f"mine.{suffix}"
    write(path, ROWS)
    corpus = load_corpus(str(path))
    assert corpus.texts == ("We cut waste.", "The board met.")
    assert [LABELS[label] for label in corpus.labels] == ["vague", "none"]
    assert KINDS[corpus.kinds[0]] == "action"
    assert corpus.kinds[1] == NO_KIND
    assert corpus.documents == ("a", "b")
    assert corpus.parts == ("mine", "mine")
    assert corpus.sets == ("", "")
    assert corpus.neighbours == (("", ""), ("", ""))
    assert len(corpus.digest) == 64


def test_context_and_contrast_set_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    as_json_lines(path, [{**ROWS[0], "previous": "Before.", "next": "After.", "set": "s1"}])
    corpus = load_corpus(path)
    assert corpus.neighbours == (("Before.", "After."),)
    assert corpus.sets == ("s1",)


def test_text_comes_out_as_written(tmp_path: Path) -> None:
    texts = ("NA", "null", "1 in 4 “green” sites, see\nnote 2", "2024-05-01", "007", "a;b\tc")
    path = tmp_path / "mine.csv"
    as_csv(path, [{"text": text, "label": "none", "doc": "2024-05-01"} for text in texts])
    assert load_corpus(path).texts == texts
    lines = tmp_path / "mine.jsonl"
    as_json_lines(lines, [{"text": text, "label": "none", "doc": "2024-05-01"} for text in texts])
    assert load_corpus(lines).texts == texts
    assert set(load_corpus(lines).documents) == {"2024-05-01"}


def test_row_without_document_is_one_of_its_own(tmp_path: Path) -> None:
    rows = [{"text": f"Sentence {n}.", "label": "none"} for n in range(3)]
    first, second = tmp_path / "1" / "train.csv", tmp_path / "2" / "train.csv"
    for path, part in ((first, rows), (second, rows[:2])):
        path.parent.mkdir()
        as_csv(path, part)
    documents = load_corpus(first).documents + load_corpus(second).documents
    assert len(set(documents)) == 5
    assert documents[1].startswith("train ")
    assert documents[1].endswith(" row 2")


def test_columns_and_values_of_others(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    rows = [{"sentence": "We care.", "class": 1}, {"sentence": "We met.", "class": 0}]
    as_json_lines(path, rows)
    corpus = load_corpus(
        path,
        columns={"text": "sentence", "label": "class"},
        values={"0": "none", "1": "vague"},
    )
    assert [LABELS[label] for label in corpus.labels] == ["vague", "none"]
    assert set(corpus.kinds.tolist()) == {NO_KIND}


@pytest.mark.parametrize(("value", "word"), [(1.0, "1"), (True, "true"), (" yes ", "yes")])
def test_values_are_written_plainly(tmp_path: Path, value: object, word: str) -> None:
    path = tmp_path / "mine.jsonl"
    as_json_lines(path, [{"text": "We care.", "label": value}])
    assert LABELS[load_corpus(path, values={word: "vague"}).labels[0]] == "vague"


def test_names_of_classes_stored_as_numbers(tmp_path: Path) -> None:
    from datasets import ClassLabel, Dataset, Features, Value

    features = Features({"text": Value("string"), "label": ClassLabel(names=["none", "vague"])})
    rows = {"text": ["We met.", "We care."], "label": [0, 1]}
    path = tmp_path / "mine.parquet"
    Dataset.from_dict(rows, features=features).to_parquet(path)
    assert [LABELS[label] for label in load_corpus(path).labels] == ["none", "vague"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({}, r"no column 'text': It has 'sentense', 'label', 'note'\..*--column text=sentence"),
        ({"text": "sentence"}, r"no column 'sentence': did you mean 'sentense'\?"),
        ({"text": "sentense", "doc": "report"}, "no column 'report'"),
        ({"words": "sentense"}, "'words' is none of text, label, kind"),
    ],
)
def test_missing_column(tmp_path: Path, columns: dict[str, str], message: str) -> None:
    path = tmp_path / "mine.csv"
    as_csv(path, [{"sentense": "We met.", "label": "none", "note": ""}])
    with pytest.raises(TrainingError, match=message):
        load_corpus(path, columns=columns)


def test_value_that_is_mapped_to_no_label_of_ours(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="--value 0=nothing: 'nothing' is not one of none"):
        load_corpus(tmp_path, values={"0": "nothing"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": " \n"}, "text is empty"),
        ({"text": None}, "text is empty"),
        ({"text": 12}, "text is no text but 12"),
        ({"text": "half \ud800"}, "text holds half of a surrogate pair"),
        ({"doc": ""}, "doc is empty"),
        ({"label": "greenish"}, "label 'greenish' is not one of none, vague, unsupported"),
        ({"label": None}, "label is empty"),
        ({"kind": "promise"}, "kind 'promise' is not one of result"),
        ({"kind": None}, "kind is empty, which other claims here have"),
        ({"label": "none"}, "label none has kind 'action'"),
        ({"text": "We cut waste."}, r"label 'supported', but 'vague' for .* in .*mine\.jsonl:1$"),
        (
            {"text": "We cut waste.", "label": "vague", "kind": "policy"},
            r"kind 'policy', but 'action' for .* in .*mine\.jsonl:1$",
        ),
    ],
)
def test_row_that_breaks_the_format(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    path = tmp_path / "mine.jsonl"
    other = {"text": "We cut noise.", "label": "supported", "kind": "action", "doc": "b"}
    as_json_lines(path, [ROWS[0], {**other, **change}])
    with pytest.raises(TrainingError, match=rf"(?m)^.*mine\.jsonl:2: {message}"):
        load_corpus(path)


def test_line_of_a_record_is_where_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('text,label\n"two\nlines",none\n\nWe care.,greenish\n"a\n\nb",\n', "utf-8")
    with pytest.raises(TrainingError, match=r"2 problems") as caught:
        load_corpus(path)
    places = [line.partition(": ")[0] for line in str(caught.value).splitlines()[1:]]
    assert places == [f"{path}:5", f"{path}:6"]


def test_line_of_an_object_counts_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('\n{"text": "a\u2028b", "label": "none"}\n\n{"text": ""}', "utf-8")
    with pytest.raises(TrainingError, match=r"mine\.jsonl:4: text is empty"):
        load_corpus(path)


def test_line_of_an_element_of_an_array(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('[\n{"text": "[1, 2]",\n"label": "none"},\n\n{"text": ""}\n]', "utf-8")
    with pytest.raises(TrainingError, match=r"mine\.json:5: text is empty"):
        load_corpus(path)


def test_parquet_tells_the_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.parquet"
    as_parquet(path, [*ROWS, {"text": "", "label": "none"}])
    with pytest.raises(TrainingError, match=r"mine\.parquet: row 3: text is empty"):
        load_corpus(path)


def test_many_problems_are_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    as_csv(path, [{"text": f"Sentence {n}.", "label": "1"} for n in range(23)])
    with pytest.raises(TrainingError) as caught:
        load_corpus(path)
    lines = str(caught.value).splitlines()
    assert "23 problems" in lines[0]
    assert "--value THEIRS=OURS" in lines[0]
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "… and 3 more"


def test_repeats_are_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "mine.jsonl"
    as_json_lines(path, [*ROWS, {**ROWS[0], "text": " We cut waste. "}])
    with caplog.at_level(logging.INFO, "greenscan"):
        corpus = load_corpus(path)
    assert len(corpus) == 2
    assert "1 row left out" in caplog.text


def test_version_that_two_contrast_sets_share_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    as_json_lines(path, [{**ROWS[0], "set": name} for name in ("s1", "s2", "s2")])
    assert load_corpus(path).sets == ("s1", "s2")


def test_digest_tells_content_apart(tmp_path: Path) -> None:
    digests = set()
    for number, rows in enumerate((ROWS, ROWS, ROWS[:1])):
        path = tmp_path / f"{number}.jsonl"
        as_json_lines(path, rows)
        digests.add(load_corpus(path).digest)
    assert len(digests) == 2


@pytest.mark.shared
def test_annotated_reports(shared: Path) -> None:
    corpus: Corpus = load_corpus(shared / "data" / "labelled" / "greenscan_annotated")
    assert len(corpus) == 10_300
    assert set(corpus.parts) == {"greenscan_annotated"}
    counts = [int((corpus.labels == index).sum()) for index in range(len(LABELS))]
    assert counts == [6_383, 1_143, 1_595, 1_179]
    assert ((corpus.kinds == NO_KIND) == (corpus.labels == 0)).all()
