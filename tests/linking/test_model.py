"""The linking model's directory: verified, and refused where it is not as it has to be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from greenscan.errors import ModelError
from greenscan.linking.model import MANIFEST, SCORER_FILE, load_linking_model

SHIPPED = Path(__file__).parents[2] / "models" / "linker-en"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "linker"))


def test_a_copy_is_as_good(folder: Path) -> None:
    assert load_linking_model(folder).version == load_linking_model().version


def test_an_altered_file_is_refused(folder: Path) -> None:
    (folder / SCORER_FILE).write_text("{}", "utf-8")
    with pytest.raises(ModelError, match="not the file"):
        load_linking_model(folder)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no linking model"):
        load_linking_model(tmp_path)


@pytest.mark.parametrize("change", [{"format": 9}, {"files": {}}, {"name": None}])
def test_another_manifest_is_refused(folder: Path, change: dict[str, object]) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(ModelError):
        load_linking_model(folder)
