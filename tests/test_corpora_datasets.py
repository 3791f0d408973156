"""The corpora load with `datasets` from their folder, each with its types, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

datasets = pytest.importorskip("datasets")

from greenscan.labels import KINDS, LABELS, Flag, Subject, Topic  # noqa: E402
from tests.corpora import CORPORA, rows  # noqa: E402

CONFIGURATIONS = {
    "contrast": ("train", ["contrast/train.jsonl"]),
    "contrast-doubles": ("evaluation", ["contrast/doubles.jsonl"]),
    "linked-reports": ("evaluation", ["linked-reports/links.jsonl"]),
    "linked-pairs": ("train", ["linked-pairs/pairs-a.jsonl", "linked-pairs/pairs-b.jsonl"]),
    "claims": ("evaluation", ["claims/claims.jsonl"]),
    "claims-doubles": ("evaluation", ["claims/doubles.jsonl"]),
}
LABEL_FILES = {"annotated": "train", "added": "train", "doubles": "evaluation"}
CLASSES = {
    **dict.fromkeys(("label", "verdict", "first", "second", "final"), LABELS),
    **dict.fromkeys(("kind", "first_kind", "second_kind", "final_kind"), KINDS),
    "topic": tuple(Topic),
    "subject": tuple(Subject),
}


@pytest.fixture(autouse=True)
def quiet() -> Any:
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def loaded(folder: Path, name: str | None, cache: Path) -> Any:
    return datasets.load_dataset(str(folder), name, cache_dir=str(cache))


def as_written(dataset: Any) -> list[dict[str, Any]]:
    """Return the rows with the names of classes, as the file has them."""
    found = dataset.to_list()
    for name, feature in dataset.features.items():
        if name in CLASSES:
            assert feature.names == list(CLASSES[name])
            for row in found:
                row[name] = None if row[name] is None else feature.int2str(row[name])
    return list(found)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_holds_what_its_files_hold(name: str, tmp_path: Path) -> None:
    split, files = CONFIGURATIONS[name]
    found = loaded(CORPORA, name, tmp_path)
    assert list(found) == [split]
    assert as_written(found[split]) == [row for file in files for row in rows(file)]


@pytest.mark.parametrize("name", LABEL_FILES)
def test_labels_load_from_their_own_folder(name: str, tmp_path: Path) -> None:
    split = LABEL_FILES[name]
    found = loaded(CORPORA / "labels", name, tmp_path)
    assert list(found) == [split]
    written = [
        {column: value or None for column, value in row.items()}
        for row in rows(f"labels/{name}.csv")
    ]
    assert as_written(found[split]) == written


def test_the_card_names_all_of_them(tmp_path: Path) -> None:
    assert datasets.get_dataset_config_names(str(CORPORA)) == list(CONFIGURATIONS)
    assert datasets.get_dataset_config_names(str(CORPORA / "labels")) == list(LABEL_FILES)
    default = loaded(CORPORA, None, tmp_path)["train"]
    assert len(default) == len(rows("contrast/train.jsonl"))


def test_columns_are_there_to_work_with(tmp_path: Path) -> None:
    claims = loaded(CORPORA, "claims", tmp_path)["evaluation"]
    assert claims.features["flags"].feature.dtype == "string"
    tuned_on = claims.filter(lambda row: row["part"] == "development")
    assert len(tuned_on) == 80
    with_flag = tuned_on.filter(lambda row: Flag.ABSOLUTE in row["flags"])
    assert len(with_flag) == 7
    halves = loaded(CORPORA, "contrast", tmp_path)["train"].train_test_split(
        0.5, stratify_by_column="label", seed=1
    )
    assert {*halves["test"]["label"]} == {0, 1, 2, 3}


def test_a_report_stands_beside_its_links(tmp_path: Path) -> None:
    row = loaded(CORPORA, "linked-reports", tmp_path)["evaluation"][0]
    pages = (CORPORA / "linked-reports" / f"{row['report']}.txt").read_text("utf-8").split("\f")
    assert " ".join(row["claim"].split()) in " ".join(pages[row["page"] - 1].split())
