"""Texts with labels of any kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.labelled import load_labelled

pytest.importorskip("datasets")


def write(folder: Path, content: str) -> str:
    path = folder / "data.csv"
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_classes_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    data = load_labelled(write(tmp_path, "text,label\nWe care.,yes\nIt rained.,no\n"))
    assert data.names == ("no", "yes")
    assert data.classes.tolist() == [1, 0]
    assert data.take(np.array([1])).texts == ("It rained.",)


def test_columns_go_by_other_names(tmp_path: Path) -> None:
    source = write(tmp_path, "sentence,claim\nWe care.,1\nIt rained.,0\n")
    data = load_labelled(source, columns={"text": "sentence", "label": "claim"})
    assert data.names == ("0", "1")


def test_bad_rows_are_named_by_line(tmp_path: Path) -> None:
    source = write(tmp_path, "text,label\nWe care.,1\n ,0\nIt rained.,\n")
    with pytest.raises(TrainingError) as error:
        load_labelled(source)
    assert "data.csv:3: text is empty" in str(error.value)
    assert "data.csv:4: label is empty" in str(error.value)


def test_one_class_is_not_enough(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="two classes"):
        load_labelled(write(tmp_path, "text,label\nWe care.,1\nWe mend.,1\n"))
