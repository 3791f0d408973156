"""``greenscan models``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from greenscan.classifying.loading import shipped_models
from greenscan.classifying.manifest import read_manifest
from greenscan.cli import main

MODELS = shipped_models()


def models(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["models", *map(str, arguments)])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A model directory of the user."""
    folder = tmp_path / "own"
    shutil.copytree(MODELS["baseline-en"], folder)
    return folder


def test_each_shipped_model_has_a_line() -> None:
    lines = models().stdout.splitlines()
    assert lines[0].split() == ["name", "version", "type", "size", "macro-F1", "digest"]
    assert max(map(len, lines)) <= 80
    for name, folder in MODELS.items():
        manifest = read_manifest(folder)
        (line,) = (line.split() for line in lines if line.split()[0] == name)
        assert line[1:3] == [manifest.version, manifest.type]
        assert line[4] == "MB"
        assert 0.5 < float(line[5]) < 1
        assert line[6] == manifest.digest[:12]


def test_a_model_is_shown_with_what_it_was_made_from(own: Path) -> None:
    digest = read_manifest(own).digest
    for name in ("baseline-en", own):
        shown = models(name).stdout
        assert f"digest:           {digest} (files verified)\n" in shown
        assert "sentences of" in shown
    assert f"card:             {own / 'README.md'}\n" in shown
    assert (
        "base:             sentence-transformers/all-MiniLM-L6-v2" in models("greenscan-en").stdout
    )


def test_a_model_may_have_no_results(own: Path) -> None:
    (own / "results.json").unlink()
    result = models(own)
    assert result.exit_code == 0
    assert "macro-F1" not in result.stdout


def test_an_altered_model_is_refused(own: Path) -> None:
    (own / "model.skops").write_bytes(b"other")
    result = models(own)
    assert result.exit_code == 2
    assert "is not the file that manifest.json describes" in result.stderr


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    result = models(tmp_path)
    assert result.exit_code == 2
    assert "name a folder that holds a model" in result.stderr
