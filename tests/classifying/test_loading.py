"""A model directory is loaded only when it is whole and ours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from greenscan.classifying import load_model
from greenscan.classifying.baseline import MODEL_FILE
from greenscan.classifying.manifest import MANIFEST, read_manifest
from greenscan.errors import ModelError

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def folder(tiny_baseline: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_baseline, tmp_path / "model"))


def test_directory_as_path_or_text(folder: Path) -> None:
    model = load_model(folder)
    assert (model.name, model.version, model.claim_threshold) == ("tiny", "1", 0.5)
    assert model.digest == load_model(str(folder)).digest
    assert len(model.digest) == 64


def test_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r"'no-such-model'.*baseline-en.*greenscan-en"):
        load_model("no-such-model")


def test_directory_without_manifest(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json cannot be read"):
        load_model(tmp_path)


def test_altered_byte(folder: Path) -> None:
    content = bytearray((folder / MODEL_FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / MODEL_FILE).write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.skops is not the file .*fetch the model again"):
        load_model(folder)


def test_missing_file(folder: Path) -> None:
    (folder / MODEL_FILE).unlink()
    with pytest.raises(ModelError, match=r"model\.skops cannot be read"):
        load_model(folder)


@pytest.mark.parametrize(
    "name", ["../model.skops", "/etc/passwd", "a/b", "..\\model.skops", "C:model", "..", "", "a\0b"]
)
def test_file_name_that_leaves_the_folder(folder: Path, name: str) -> None:
    _edit(folder, lambda content: content["files"].update({name: "0" * 64}))
    with pytest.raises(ModelError, match="not a plain name"):
        load_model(folder)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda c: c.update(labels=["vague", "none", "unsupported", "supported"]), "labels must"),
        (lambda c: c.update(kinds=c["kinds"][:4]), "kinds must"),
        (lambda c: c.update(type="oracle"), "oracle"),
        (lambda c: c.update(format=2), "not of format 1"),
        (lambda c: c.update(claim_threshold=1.5), "not between 0 and 1"),
        (lambda c: c.update(claim_threshold="high"), "high"),
        (lambda c: c.update(max_length=0), "number of tokens"),
        (lambda c: c.pop("version"), "version"),
        (lambda c: c.update(files=[]), "files"),
        (lambda c: c.update(files={}), r"names no model\.skops"),
    ],
)
def test_manifest_that_does_not_fit(folder: Path, edit: Edit, message: str) -> None:
    _edit(folder, edit)
    with pytest.raises(ModelError, match=message):
        load_model(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"model"'])
def test_manifest_that_is_no_manifest(folder: Path, content: str) -> None:
    (folder / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        load_model(folder)


def test_manifest_in_another_encoding(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"\xff\xfe{")
    with pytest.raises(ModelError, match="damaged"):
        load_model(folder)


def test_manifest_survives_writing(folder: Path, tmp_path: Path) -> None:
    manifest = read_manifest(folder)
    manifest.write(tmp_path)
    assert read_manifest(tmp_path) == manifest


def _edit(folder: Path, edit: Edit) -> None:
    content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    edit(content)
    (folder / MANIFEST).write_text(json.dumps(content), encoding="utf-8")
