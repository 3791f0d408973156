"""Other label sets become targets of auxiliary tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from greenscan.training.data.auxiliary import TaskType
from greenscan.training.data.auxiliary_loading import load_auxiliary
from greenscan.training.data.corpus import TrainingError

pytest.importorskip("yaml")


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_single(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"text": " Net zero by 2050. ", "label": "net-zero"},
        {"text": "We met.", "label": "none"},
    )
    data = load_auxiliary("netzero_reduction", str(path))
    assert data.task.type is TaskType.SINGLE
    assert data.task.classes == ("none", "reduction", "net-zero")
    assert data.texts == ("Net zero by 2050.", "We met.")
    assert data.targets.dtype == np.float32
    assert data.targets.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert data.licence == "Apache-2.0"
    assert len(data.digest) == 64


def test_multiple_is_true_where_any_aspect_has_it(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"text": "a", "aspects": {"water": ["planning"], "waste": ["planning", "implemented"]}},
        {"text": "b", "aspects": {"waste": ["no action"], "air": None}},
        {"text": "c", "aspects": {}},
    )
    data = load_auxiliary("a3cg", path)
    assert data.task.type is TaskType.MULTIPLE
    assert data.task.classes == ("implemented", "planning", "indeterminate")
    assert data.targets.tolist() == [[1, 1, 0], [0, 0, 0], [0, 0, 0]]


def test_multiple_from_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    rows = [
        {"text": "a", "aspects": {"water": ["planning"]}},
        {"text": "b", "aspects": {"waste": ["indeterminate"]}},
    ]
    path = tmp_path / "rows.parquet"
    write_table(pyarrow.Table.from_pylist(rows), path)
    assert load_auxiliary("a3cg", path).targets.tolist() == [[0, 1, 0], [0, 0, 1]]


def test_score(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("text,mean_rating\na,1\nb,4.0\nc,5\n", "utf-8")
    data = load_auxiliary("vagueness_survey", path)
    assert data.task.type is TaskType.SCORE
    assert data.targets.tolist() == [[0.0], [0.75], [1.0]]


def test_plain_label_and_licence_of_any_set(tmp_path: Path) -> None:
    path = written(tmp_path, {"text": "a", "label": 1}, {"text": "b", "label": 0})
    data = load_auxiliary("environmental_claims", path)
    assert data.task.classes == ("1", "0")
    assert data.targets.tolist() == [[1, 0], [0, 1]]
    assert data.licence == "CC-BY-NC-SA-4.0"
    assert load_auxiliary("esgbert_e", path).licence == "unknown"


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("netzero_reduction", {"text": "", "label": "none"}, "rows.jsonl:1: text is empty"),
        ("netzero_reduction", {"text": "a", "label": "some"}, "label 'some' is not one of none,"),
        ("netzero_reduction", {"text": "a", "label": None}, "label '' is not one of none,"),
        (
            "netzero_reduction",
            {"text": "a", "class": "none"},
            "no column 'label'.* has text, class",
        ),
        ("a3cg", {"text": "a", "aspects": {"x": ["maybe"]}}, "aspects 'maybe' is not one of"),
        ("a3cg", {"text": "a", "aspects": ["planning"]}, "aspects is no mapping"),
        ("a3cg", {"text": "a", "aspects": {"x": "planning"}}, "without a list"),
        ("vagueness_survey", {"text": "a", "mean_rating": "low"}, "'low' is no number"),
        ("vagueness_survey", {"text": "a", "mean_rating": None}, "None is no number"),
        ("vagueness_survey", {"text": "a", "mean_rating": 0.5}, "0.5 is not from 1 to 5"),
        ("promiseeval_en", {"text": "a", "label": "x"}, "no plain label"),
        ("netzero_reductions", {"text": "a", "label": "x"}, "did you mean 'netzero_reduction'"),
    ],
)
def test_what_is_no_data_of_the_task(
    tmp_path: Path, name: str, row: dict[str, Any], message: str
) -> None:
    with pytest.raises(TrainingError, match=message):
        load_auxiliary(name, written(tmp_path, row))


@pytest.mark.shared
def test_public_sets(shared: Path) -> None:
    folder = shared / "data" / "labelled"
    expected = {"netzero_reduction": 2_716, "a3cg": 1_391, "vagueness_survey": 350}
    for name, count in expected.items():
        data = load_auxiliary(name, folder / name)
        assert data.targets.shape == (count, data.task.width)
        assert 0 <= data.targets.min() <= data.targets.max() <= 1
        assert (data.targets.sum(axis=0) > 0).all()
    assert len(load_auxiliary("a3cg", folder / "a3cg", "dev")) == 213
