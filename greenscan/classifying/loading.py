"""From a model's name or directory to a classifier."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from greenscan.classifying.manifest import MANIFEST, Manifest, ModelType, read_files, read_manifest
from greenscan.classifying.protocol import Classifier
from greenscan.errors import ModelError
from greenscan.wording import guess

HUB_NAME = re.compile(r"\w[\w.-]*/\w[\w.-]*")
"""User or organisation, and name, of a model on the hub."""

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = (_PACKAGE / "_models", _PACKAGE.parent / "models")  # in a wheel; in a source checkout


def load_model(
    name_or_path: str | os.PathLike[str] = "greenscan-en", *, threads: int | None = None
) -> Classifier:
    """Load a classifier.

    Parameters
    ----------
    name_or_path
        A model directory, or the name of a model that comes with greenscan.
    threads
        Processor threads that a transformer uses; by default every core that the process may use.

    Raises
    ------
    ModelError
        There is no such model, or its files are missing, altered or of another format.
    """
    folder = model_folder(name_or_path)
    manifest = read_manifest(folder)
    if manifest.type is ModelType.BASELINE:
        return _load_baseline(folder, manifest)
    return _load_transformer(folder, manifest, threads)


def model_manifest(name_or_path: str | os.PathLike[str]) -> Manifest:
    """Return what a model says of itself, without loading it.

    Raises
    ------
    ModelError
        There is no such model, or its manifest is missing, damaged or of another format.
    """
    return read_manifest(model_folder(name_or_path))


def shipped_models() -> dict[str, Path]:
    """Return the directories of the models that come with greenscan, by name."""
    found: dict[str, Path] = {}
    for home in _HOMES:
        for path in sorted(home.glob(f"*/{MANIFEST}")):
            found.setdefault(path.parent.name, path.parent)
    return found


def model_folder(name_or_path: str | os.PathLike[str]) -> Path:
    """Return the directory of a model that comes with greenscan, or the one that is named.

    Raises
    ------
    ModelError
        There is neither.
    """
    path = Path(name_or_path)
    with suppress(OSError):  # a name that is too long for a path
        if path.is_dir():
            return path
    shipped = shipped_models()
    name = os.fspath(name_or_path)
    if name in shipped:
        return shipped[name]
    names = ", ".join(shipped) or "none"
    remedy = f"{guess(name, shipped)}Name a model directory or one that is installed ({names})"
    if HUB_NAME.fullmatch(name):
        remedy += f"; huggingface_hub.snapshot_download({name!r}) fetches one from the hub"
    raise ModelError(f"there is no model {name!r}: {remedy}")


def _load_transformer(folder: Path, manifest: Manifest, threads: int | None) -> Classifier:
    from greenscan.classifying.transformer import NEEDED, TransformerModel

    return TransformerModel(manifest, read_files(folder, manifest, NEEDED), threads=threads)


def _load_baseline(folder: Path, manifest: Manifest) -> Classifier:
    from greenscan.classifying.baseline import NEEDED, BaselineModel

    return BaselineModel(manifest, read_files(folder, manifest, NEEDED))
