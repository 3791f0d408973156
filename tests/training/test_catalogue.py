"""The catalogue is whole, and an entry that contradicts itself is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from greenscan.training.cards.licences import UNKNOWN
from greenscan.training.data.auxiliary import TaskType
from greenscan.training.data.catalogue import Unit, parse_catalogue, read_catalogue

yaml = pytest.importorskip("yaml")

ENTRY: dict[str, Any] = {
    "name": "green_words",
    "title": "Green Words",
    "authors": "A. Author",
    "year": 2020,
    "address": None,
    "hub": None,
    "licence": "MIT",
    "may_train_shipped": True,
    "rows": {"train": 10},
    "unit": "sentence",
    "columns": {"text": "the sentence", "label": "whether it is green"},
    "labels": {"label": {"yes": "green", "no": "not green"}},
    "ours": {"no": "none"},
    "mapping": "yes is any claim",
    "weaknesses": ["small"],
}


def parse(*entries: dict[str, Any]) -> Any:
    return parse_catalogue(yaml.safe_dump(list(entries)))


def test_every_entry_is_valid() -> None:
    sets = {each.name: each for each in read_catalogue()}
    assert len(sets) >= 17
    assert {each.name for each in sets.values() if each.may_train_shipped} == {
        "netzero_reduction",
        "a3cg",
        "vagueness_survey",
    }
    assert sets["environmental_claims"].hub == "climatebert/environmental_claims"
    assert sets["esgbert_e"].licence == UNKNOWN
    assert sets["promiseeval_en"].task is None


def test_plain_label_is_a_task() -> None:
    (found,) = parse(ENTRY)
    assert found.unit is Unit.SENTENCE
    assert found.task.task.type is TaskType.SINGLE
    assert found.task.task.classes == ("no", "yes")  # safe_dump sorts


def test_task_that_is_spelt_out() -> None:
    task = {"type": "score", "column": "label", "classes": ["green"], "range": [1, 5]}
    (found,) = parse(ENTRY | {"task": task})
    assert found.task.task.type is TaskType.SCORE
    assert found.task.range == (1.0, 5.0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "green words"}, "no identifier"),
        ({"unit": "page"}, "'page' is not a valid Unit"),
        ({"rows": {}}, "no rows"),
        ({"rows": {"train": 0}}, "no rows"),
        ({"labels": {"label": {True: "green"}}}, "quote it"),
        ({"labels": {"class": {"yes": "green"}}}, "labels of no column"),
        ({"columns": {"label": "whether"}}, "no column text"),
        ({"ours": {"perhaps": "none"}}, "not one of its labels"),
        ({"ours": {"no": "nothing"}}, "no label of ours"),
        ({"licence": "CC-BY-NC-4.0"}, "does not let it train"),
        ({"licence": None}, "does not let it train"),
        ({"remark": "x"}, "missing or not known: remark"),
        ({"task": {"type": "single", "column": "class", "classes": ["a"]}}, "the task's column"),
        ({"task": {"type": "single", "column": "label"}}, "classes"),
        ({"task": {"type": "guess", "column": "label", "classes": ["a"]}}, "valid TaskType"),
        ({"task": {"type": "score", "column": "label", "classes": ["a", "b"]}}, "one class"),
    ],
)
def test_entry_that_contradicts_itself(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(ENTRY | change)


def test_field_that_is_missing() -> None:
    with pytest.raises(ValueError, match="green_words: missing or not known: licence"):
        parse({key: value for key, value in ENTRY.items() if key != "licence"})


def test_name_that_is_listed_twice() -> None:
    with pytest.raises(ValueError, match="green_words is listed twice"):
        parse(ENTRY, ENTRY)


@pytest.mark.shared
def test_rows_and_columns_are_those_of_the_files(shared: Path) -> None:
    import json

    for each in read_catalogue():
        folder = shared / "data" / "labelled" / each.name
        for split, count in each.rows.items():
            lines = (folder / f"{split}.jsonl").read_text("utf-8").splitlines()
            assert len(lines) == count, (each.name, split)
            assert set(json.loads(lines[0])) == set(each.columns), (each.name, split)
