"""The ablation file is checked, and told as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from greenscan.training.cards.ablation import ablation_table, read_ablation
from greenscan.training.data.corpus import TrainingError
from tests.training.authored_results import ablation


def written(folder: Path, content: object) -> Path:
    path = folder / "runs.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_table(tmp_path: Path) -> None:
    path = written(tmp_path, ablation())
    assert read_ablation(path) == ablation()
    assert ablation_table(path) == (
        "Fold 1 of hills.\n"
        "The change is against the first row.\n"
        "\n"
        "| lever | setting | macro-F1 | change | F1 of claims | minutes | note |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| none | plain | 0.600 |  | 0.700 | 3 |  |\n"
        r"| neighbours | one \| each side | 0.580 | -0.020 | 0.720 | 6 | slower |"
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"macro_f1": 60}, "run 2: macro_f1 must be a number from 0 to 1, not 60"),
        ({"claim_f1": float("nan")}, "run 2: claim_f1 must be a number from 0 to 1, not nan"),
        ({"macro_f1": True}, "run 2: macro_f1 must be a number"),
        ({"claim_f1": "0.7"}, "run 2: claim_f1 must be a number"),
        ({"minutes": -1}, "run 2: minutes must be a number that is not negative"),
        ({"minutes": float("inf")}, "run 2: minutes"),
        ({"lever": " "}, "run 2: lever must be words"),
        ({"note": None}, "run 2: note must be words"),
        ({"seed": 3, "gpu": 1}, "run 2: has gpu, seed, which has no place here"),
        ({"lever": "none", "setting": "plain"}, "run 2: none, plain stands there twice"),
    ],
)
def test_a_run_that_breaks_the_format_is_named(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    content = ablation()
    content["runs"][1] |= changes
    path = written(tmp_path, content)
    with pytest.raises(TrainingError, match=message) as caught:
        read_ablation(path)
    assert str(path) in str(caught.value)


def test_what_a_run_lacks_is_named(tmp_path: Path) -> None:
    content = ablation()
    del content["runs"][0]["minutes"], content["runs"][0]["note"]
    with pytest.raises(TrainingError, match="run 1: lacks minutes, note"):
        read_ablation(written(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"runs": ablation()["runs"]},
        {**ablation(), "more": 1},
        {**ablation(), "data": ""},
        {**ablation(), "runs": []},
        {**ablation(), "runs": {"lever": "none"}},
        {**ablation(), "runs": ["none"]},
    ],
)
def test_other_content_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(TrainingError, match=r"runs\.json"):
        read_ablation(written(tmp_path, content))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"absent\.json cannot be read"):
        read_ablation(tmp_path / "absent.json")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"broken\.json cannot be read"):
        read_ablation(tmp_path / "broken.json")
