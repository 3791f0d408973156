"""``greenscan doctor``."""

from __future__ import annotations

import json
import shutil
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from greenscan.classifying import loading
from greenscan.classifying.manifest import read_manifest
from greenscan.cli import main
from greenscan.commands import diagnosis
from greenscan.commands.doctor import _missing

MODELS = loading.shipped_models()


def doctor(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["doctor", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def altered_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the models that come with greenscan be damaged ones."""
    for name, folder in MODELS.items():
        shutil.copytree(folder, tmp_path / name)
        for file in read_manifest(folder).files:
            (tmp_path / name / file).write_bytes(b"other")
    monkeypatch.setattr(loading, "_HOMES", (tmp_path,))


def test_a_whole_installation_screens_a_sentence() -> None:
    result = doctor("--json")
    facts: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 0
    assert facts["screening"]["works"]
    assert facts["screening"]["verdicts"] == ["vague"]
    assert {name: model["digest"] for name, model in facts["models"].items()} == {
        name: read_manifest(folder).digest for name, folder in MODELS.items()
    }
    assert "CPUExecutionProvider" in facts["onnx_runtime"]["providers"]
    assert min(facts["packs"].values()) > 0
    assert 1 <= facts["cores"]["usable"] <= facts["cores"]["present"]
    libraries = {library["name"]: library for library in facts["libraries"]}
    assert libraries["spacy"]["state"] == "ok"
    assert libraries["spacy"]["version"] == metadata.version("spacy")
    assert libraries["torch"]["extra"] == "train"
    assert "ruff" not in libraries


def test_what_does_not_work_is_told_in_status_and_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    altered_models(tmp_path, monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))
    result = doctor()
    assert result.exit_code == 3
    assert "model greenscan-en: PROBLEM: ModelError: ~/greenscan-en/model.onnx is" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("screening DOES NOT WORK: ModelError: ~/")
    assert str(tmp_path) not in result.stdout


def test_what_is_missing_comes_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name in {"torch", "rich", "pandas"}:
            raise metadata.PackageNotFoundError(name)
        return "0.1" if name == "spacy" else "9999"

    wanted = ["rich>=13.7", "spacy<4,>=3.8", 'torch>=2.6; extra == "train"', 'ruff; extra == "dev"']
    wanted += ['tomli; python_version < "3"', 'greenscan[train]; extra == "all"']
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    monkeypatch.setattr(metadata, "version", version)
    libraries = list(diagnosis._libraries())
    assert [each["name"] for each in libraries] == ["rich", "spacy", "torch", "pandas"]
    assert {each["what"]: each["remedy"] for each in diagnosis._missing(libraries)} == {
        "rich": "pip install 'rich>=13.7'",
        "spacy": "pip install 'spacy<4,>=3.8'",
        "torch": "pip install 'greenscan[train]'",
        "pandas": "pip install pandas",
    }


def test_what_is_missing_stands_by_the_way_to_get_it() -> None:
    names = {"torch": "greenscan[train]", "rich": "rich>=13.7", "onnx": "greenscan[train]"}
    missing = [
        {"what": name, "remedy": f"pip install '{wanted}'", "optional": name != "rich"}
        for name, wanted in names.items()
    ]
    lines = [line for flag in (False, True) for line in _missing(missing, optional=flag)]
    assert lines == [
        "",
        "missing or of another version than wanted:",
        "  pip install 'rich>=13.7'  # rich",
        "",
        "optional, missing or of another version than wanted:",
        "  pip install 'greenscan[train]'  # torch, onnx",
    ]


def test_a_folder_that_was_never_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", requires)
    assert list(diagnosis._libraries()) == []
    assert [each["what"] for each in diagnosis._missing([])] == ["the list of libraries"]


def test_names_of_the_user_are_left_out() -> None:
    environment = {"HOME": "/home/ada", "USER": "ada"}
    told = diagnosis.without_names("/home/ada/x and /mnt/ada/adamant by ada", environment)
    assert told == "~/x and /mnt/user/adamant by user"
    assert diagnosis.without_names("/x", {"HOME": "/", "USER": ""}) == "/x"
    package = str(Path(diagnosis.__file__).parent)
    assert diagnosis.without_names(package, {}) == "…/greenscan/commands"
