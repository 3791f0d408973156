"""A model goes to the hub whole, checked and alone, and comes back as one that loads."""

from __future__ import annotations

import hashlib
import inspect
import json
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

huggingface_hub = pytest.importorskip("huggingface_hub")

from greenscan.classifying import load_model  # noqa: E402
from greenscan.classifying.loading import shipped_models  # noqa: E402
from greenscan.cli import main  # noqa: E402
from greenscan.errors import HubError, MissingExtraError, ModelError  # noqa: E402
from greenscan.training import push_to_hub  # noqa: E402

TOKEN = "of nobody"  # noqa: S105
TEXT = "We are committed to a greener future."
CREATE = inspect.signature(huggingface_hub.HfApi.create_repo)
UPLOAD = inspect.signature(huggingface_hub.HfApi.upload_folder)


class Hub:
    """A hub on this machine: it keeps what it is given as a cache of the real one would."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.tokens: list[str | None] = []
        self.made: dict[str, bool] = {}
        self.messages: list[str] = []

    def create_repo(self, repo_id: str, **how: Any) -> str:
        assert how["exist_ok"]
        self.made.setdefault(repo_id, how["private"])
        return f"https://hub.example/{repo_id}"

    def upload_folder(self, **how: Any) -> None:
        folder = Path(how["folder_path"])
        names = sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))
        revision = "1" * 40
        repository = self.cache / f"models--{how['repo_id'].replace('/', '--')}"
        snapshot = repository / "snapshots" / revision
        for each in (snapshot, repository / "blobs", repository / "refs"):
            each.mkdir(parents=True)
        for name in names:
            if not any(fnmatch(name, pattern) for pattern in how["allow_patterns"]):
                continue
            content = (folder / name).read_bytes()
            blob = hashlib.sha256(content).hexdigest()
            (repository / "blobs" / blob).write_bytes(content)
            (snapshot / name).symlink_to(Path("../../blobs") / blob)
        (repository / "refs" / "main").write_text(revision)
        self.messages.append(how["commit_message"])


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """What `HfApi` writes to for the time of a test."""
    found = Hub(tmp_path / "cache")

    def create_repo(api: Any, repo_id: str, **how: Any) -> str:
        CREATE.bind(api, repo_id, **how)
        found.tokens.append(api.token)
        return found.create_repo(repo_id, **how)

    def upload_folder(api: Any, **how: Any) -> None:
        UPLOAD.bind(api, **how)
        found.upload_folder(**how)

    monkeypatch.setattr(huggingface_hub.HfApi, "create_repo", create_repo)
    monkeypatch.setattr(huggingface_hub.HfApi, "upload_folder", upload_folder)
    return found


def copied(name: str, folder: Path) -> Path:
    """Return a directory with the files of a shipped model, and some more."""
    if not (shipped_models()["greenscan-en"] / "model.safetensors").is_file():
        pytest.skip("the checkpoint is not installed with the package")
    folder.mkdir()
    for path in shipped_models()[name].iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "notes.txt").write_text("not for others")
    (folder / "checkpoints").mkdir()
    (folder / "checkpoints" / "model.safetensors").write_text("nor this")
    return folder


def fetched(hub: Hub, repo_id: str) -> Path:
    """Return what a user gets who fetches the model."""
    found = huggingface_hub.snapshot_download(repo_id, cache_dir=hub.cache, local_files_only=True)
    return Path(found)


@pytest.mark.parametrize("name", ["greenscan-en", "baseline-en"])
def test_what_is_fetched_again_is_the_model(name: str, hub: Hub, tmp_path: Path) -> None:
    address = push_to_hub(copied(name, tmp_path / name), f"user/{name}", token=TOKEN)
    assert address == f"https://hub.example/user/{name}"
    assert (hub.tokens, hub.made) == ([TOKEN], {f"user/{name}": True})
    assert hub.messages == [f"{name} {load_model(name).version}"]
    folder = fetched(hub, f"user/{name}")
    assert all(path.is_symlink() for path in folder.iterdir())
    shipped = {path.name for path in shipped_models()[name].iterdir()}
    assert {path.name for path in folder.iterdir()} == shipped
    model = load_model(folder)
    assert model.digest == load_model(name).digest
    assert model.predict([TEXT]) == ["vague"]


def test_the_command_pushes_and_scan_takes_what_is_fetched(hub: Hub, tmp_path: Path) -> None:
    folder = copied("baseline-en", tmp_path / "mine")
    done = CliRunner().invoke(main, ["push", str(folder), "user/mine", "--public"])
    assert (done.exit_code, done.output) == (0, "https://hub.example/user/mine\n")
    assert hub.made == {"user/mine": False}
    (tmp_path / "a.txt").write_text(TEXT)
    model = str(fetched(hub, "user/mine"))
    arguments = ["scan", str(tmp_path / "a.txt"), "--model", model, "--format", "json"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    (report,) = json.loads(done.stdout)["reports"]
    assert report["model"]["name"] == "baseline-en"
    assert [claim["text"] for claim in report["claims"]] == [TEXT]


def test_transformers_takes_the_name(hub: Hub, tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    push_to_hub(copied("greenscan-en", tmp_path / "mine"), "user/mine")
    given = {"cache_dir": hub.cache, "local_files_only": True}
    config = transformers.AutoConfig.from_pretrained("user/mine", **given)
    assert config.id2label[1] == "vague"
    tokenizer = transformers.AutoTokenizer.from_pretrained("user/mine", **given)
    assert len(tokenizer("word " * 200, truncation=True)["input_ids"]) == 128


def test_load_model_says_how_to_fetch_a_name_of_the_hub() -> None:
    with pytest.raises(ModelError, match=r"snapshot_download\('user/mine'\)"):
        load_model("user/mine")


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("manifest.json", r"manifest\.json cannot be read"),
        ("model.onnx", r"model\.onnx cannot be read"),
        ("README.md", r"lacks README\.md"),
        ("model.safetensors", r"lacks model\.safetensors"),
    ],
)
def test_what_is_no_whole_model_is_refused(
    lost: str, message: str, hub: Hub, tmp_path: Path
) -> None:
    folder = copied("greenscan-en", tmp_path / "mine")
    (folder / lost).unlink()
    with pytest.raises(ModelError, match=message):
        push_to_hub(folder, "user/mine")
    assert not hub.made


def test_a_file_that_was_altered_is_refused(hub: Hub, tmp_path: Path) -> None:
    folder = copied("baseline-en", tmp_path / "mine")
    (folder / "model.skops").unlink()
    (folder / "model.skops").write_bytes(b"another")
    done = CliRunner().invoke(main, ["push", str(folder), "user/mine"])
    assert done.exit_code == 2
    assert "not the file that manifest.json describes" in done.stderr
    assert not hub.made


@pytest.mark.parametrize(
    ("repo_id", "reason"), [("user/mine", "offline mode"), ("no such name", "no such name")]
)
def test_a_hub_that_cannot_be_written_to_is_an_error_with_its_remedy(
    repo_id: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    folder = copied("baseline-en", tmp_path / "mine")
    with pytest.raises(HubError, match=f"{reason}.*hf auth login"):
        push_to_hub(folder, repo_id, token=TOKEN)


def test_without_the_library_of_the_hub_the_error_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied("baseline-en", tmp_path / "mine")
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(MissingExtraError, match=r"greenscan\[train\]"):
        push_to_hub(folder, "user/mine")
