"""Hostile model directories; more of it is in ``tests/classifying/test_loading.py``."""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import zipfile
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest

from greenscan import load_model
from greenscan.classifying.baseline import MODEL_FILE
from greenscan.classifying.loading import shipped_models
from greenscan.classifying.manifest import MANIFEST, sha256
from greenscan.errors import ModelError
from greenscan.linking import model as linking_model
from greenscan.linking.model import VECTORS_FILE, load_linking_model
from tests.classifying.conftest import tiny_baseline, write_manifest

__all__ = ["tiny_baseline"]


class Runs:
    """What touches a file where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (os.system, (f"touch {self.mark}",))


@pytest.fixture
def folder(tiny_baseline: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_baseline, tmp_path / "model")


@pytest.mark.parametrize("dump", [pickle.dump, joblib.dump])
def test_a_pickle_in_place_of_the_model_is_not_loaded(
    dump: Any, folder: Path, tmp_path: Path
) -> None:
    with (folder / MODEL_FILE).open("wb") as file:
        dump(Runs(tmp_path / "ran"), file)
    write_manifest(folder)  # the digest is that of the pickle
    with pytest.raises(ModelError, match="not a baseline that greenscan trained"):
        load_model(folder)
    assert not (tmp_path / "ran").exists()


def test_a_type_that_skops_does_not_trust_is_not_made(folder: Path) -> None:
    path = folder / MODEL_FILE
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    schema = json.loads(contents["schema.json"])
    schema["content"]["kinds"] = {
        "__class__": "system",
        "__module__": "posix",
        "__loader__": "FunctionNode",
        "__id__": 10**9,
        "content": {"module_path": "posix", "function": "system"},
    }
    contents["schema.json"] = json.dumps(schema).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    write_manifest(folder)
    with pytest.raises(ModelError, match="not a baseline that greenscan trained"):
        load_model(folder)


def test_a_pickle_in_place_of_vectors_is_not_loaded(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped_linker(), tmp_path / "linker")
    stream = io.BytesIO()
    np.save(stream, np.array([Runs(tmp_path / "ran")], dtype=object), allow_pickle=True)
    (folder / VECTORS_FILE).write_bytes(stream.getvalue())
    manifest = json.loads((folder / linking_model.MANIFEST).read_text("utf-8"))
    manifest["files"][VECTORS_FILE] = sha256(stream.getvalue())
    (folder / linking_model.MANIFEST).write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(ModelError, match="allow_pickle=False"):
        load_linking_model(folder)
    assert not (tmp_path / "ran").exists()


def shipped_linker() -> Path:
    return next(iter(shipped_models().values())).parent / "linker-en"


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"format": ' + "9" * 5_000 + "}", " " * (2**20 + 1)]
)
def test_a_manifest_that_is_a_bomb_is_an_error(content: str, folder: Path) -> None:
    (folder / MANIFEST).write_text(content, "utf-8")
    with pytest.raises(ModelError):
        load_model(folder)


def test_a_file_behind_a_link_is_held_to_its_digest(folder: Path, tmp_path: Path) -> None:
    """Links are followed, as the cache of the hub is made of them; the digest decides."""
    elsewhere = tmp_path / "elsewhere"
    (folder / MODEL_FILE).rename(elsewhere)
    (folder / MODEL_FILE).symlink_to(elsewhere)
    assert load_model(folder).name == "tiny"
    elsewhere.write_text("secret", "utf-8")
    with pytest.raises(ModelError, match=f"{MODEL_FILE} is not the file") as caught:
        load_model(folder)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", [MODEL_FILE, MANIFEST])
def test_a_device_or_a_pipe_is_not_read(name: str, folder: Path) -> None:
    for make in (lambda path: path.symlink_to("/dev/zero"), os.mkfifo):
        (folder / name).unlink()
        make(folder / name)
        with pytest.raises(ModelError, match="cannot be read"):
            load_model(folder)


def test_a_name_is_no_way_to_another_folder() -> None:
    for name in ("../../etc", "greenscan-en/../../../etc", "\0", "a" * 5_000):
        with pytest.raises(ModelError):
            load_model(name)
