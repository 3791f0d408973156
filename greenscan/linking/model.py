"""The linking model: a directory whose files are verified by digest and hold no code."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from greenscan.classifying.manifest import MAX_FILE, MAX_MANIFEST, read_file, sha256
from greenscan.errors import ModelError
from greenscan.linking.features import FEATURES
from greenscan.linking.scorer import Scorer
from greenscan.linking.vectors import StaticVectors, token_weights

FORMAT = 1
MANIFEST = "linker.json"
TOKENIZER_FILE, VECTORS_FILE, SCORER_FILE = "tokenizer.json", "vectors.npy", "scorer.json"
NEEDED = (TOKENIZER_FILE, VECTORS_FILE, SCORER_FILE)

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = (_PACKAGE / "_models", _PACKAGE.parent / "models")  # in a wheel; in a source checkout


@dataclass(frozen=True, slots=True)
class LinkingModel:
    """What linking has learnt.

    Attributes
    ----------
    name, version
        Of the model.
    vectors
        Static vectors of tokens.
    scorer
        From features to the probability that a passage backs a claim.
    """

    name: str
    version: str
    vectors: StaticVectors
    scorer: Scorer


def load_linking_model(name_or_path: str | os.PathLike[str] = "linker-en") -> LinkingModel:
    """Load a linking model.

    Parameters
    ----------
    name_or_path
        A directory, or the name of a model that comes with greenscan.

    Raises
    ------
    ModelError
        There is no such model, or its files are missing, altered or of another format.
    """
    folder = _folder(name_or_path)
    manifest = _manifest(folder)
    files = _files(folder, manifest["files"])
    try:
        tokenizer = Tokenizer.from_buffer(files[TOKENIZER_FILE])
        tokenizer.no_padding()
        tokenizer.no_truncation()
        scorer = Scorer.from_dict(json.loads(files[SCORER_FILE]), FEATURES)
        vectors = vectors_from(tokenizer, files[VECTORS_FILE])
    except Exception as error:  # tokenizers has no one base for its errors
        raise ModelError(f"{folder}: {error}: fetch or make the linking model again") from error
    return LinkingModel(manifest["name"], manifest["version"], vectors, scorer)


def _folder(name_or_path: str | os.PathLike[str]) -> Path:
    for path in (Path(name_or_path), *(home / name_or_path for home in _HOMES)):
        with suppress(OSError):  # a name that is too long for a path
            if (path / MANIFEST).is_file():
                return path
    raise ModelError(
        f"there is no linking model {os.fspath(name_or_path)!r}: name a folder with {MANIFEST}"
    )


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        content = json.loads(read_file(path, MAX_MANIFEST))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} cannot be read: fetch the model again") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ModelError(f"{path} is not of format {FORMAT}: use the greenscan it was made with")
    files = content.get("files")
    named = isinstance(content.get("name"), str) and isinstance(content.get("version"), str)
    if not named or not isinstance(files, dict) or not set(NEEDED) <= set(files):
        raise ModelError(f"{path} lacks name, version or files: fetch or make the model again")
    return content


def _files(folder: Path, digests: Mapping[str, str]) -> dict[str, bytes]:
    """Read the files of a model, each verified; what is verified is what is returned."""
    contents = {}
    for name in NEEDED:
        try:
            content = read_file(folder / name, MAX_FILE)
        except OSError as error:
            raise ModelError(f"{folder / name} cannot be read: fetch the model again") from error
        if sha256(content) != digests[name]:
            raise ModelError(
                f"{folder / name} is not the file that {MANIFEST} describes: fetch the model again"
            )
        contents[name] = content
    return contents


def vectors_from(tokenizer: Tokenizer, content: bytes) -> StaticVectors:
    """Return the vectors stored as whole numbers: direction only, so that no scale is needed."""
    stored = np.load(io.BytesIO(content), allow_pickle=False).astype(np.float32)
    if stored.ndim != 2 or len(stored) != tokenizer.get_vocab_size():
        raise ValueError(f"{VECTORS_FILE} has shape {stored.shape}")
    stored /= np.maximum(np.linalg.norm(stored, axis=1, keepdims=True), 1e-9)
    return StaticVectors(tokenizer, stored, token_weights(np.arange(len(stored))))
