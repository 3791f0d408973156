"""Labelled data is checked when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenscan.labels import KINDS, LABELS
from greenscan.training.corpus import NO_KIND, Corpus, TrainingError, load_corpus
from tests.training.conftest import write_rows

pytest.importorskip("datasets")

GOOD = {"text": "We cut waste.", "label": "vague", "kind": "action", "doc": "a"}


def test_rows_become_arrays(corpus: Corpus) -> None:
    assert len(corpus) == 24 * 7
    assert corpus.texts[0].startswith("The board of ")
    assert [LABELS[label] for label in corpus.labels[:3]] == ["none", "none", "vague"]
    assert corpus.kinds[0] == NO_KIND
    assert KINDS[corpus.kinds[2]] == "quality"
    assert corpus.documents[7] == "document 1"
    assert corpus.neighbours[0] == ("", "")
    assert len(corpus.digest) == 64


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": " \n"}, "row 2: text is empty"),
        ({"text": None}, "row 2: text is empty"),
        ({"doc": ""}, "row 2: doc is empty"),
        ({"label": "green"}, "row 2: label 'green' is not one of none, vague"),
        ({"label": None}, "row 2: label None"),
        ({"kind": "promise"}, "row 2: kind 'promise' is not one of result"),
        ({"kind": None}, "row 2: kind None"),
        ({"label": "none"}, "row 2: label none has kind 'action'"),
    ],
)
def test_row_that_breaks_the_format(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    write_rows(tmp_path, [dict(GOOD), {**GOOD, **change}])
    with pytest.raises(TrainingError, match=message):
        load_corpus(tmp_path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"train\.jsonl does not exist"):
        load_corpus(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    write_rows(tmp_path, [])
    with pytest.raises(TrainingError, match="empty"):
        load_corpus(tmp_path)


def test_file_that_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text("label,text\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="one JSON object a line"):
        load_corpus(tmp_path)
