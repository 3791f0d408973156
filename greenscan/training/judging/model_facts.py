"""What is known of a model before it is run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from greenscan.classifying.loading import shipped_models
from greenscan.classifying.manifest import read_manifest
from greenscan.training.data.corpus import Corpus
from greenscan.training.job import Facts
from greenscan.training.results import amounts, read_results

_CHECKPOINT = ("model.safetensors", "kind_head.safetensors")


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a model directory tells.

    Attributes
    ----------
    folder
        The directory.
    """

    folder: Path

    @classmethod
    def of(cls, name_or_path: str) -> ModelFacts:
        """Find the directory as `greenscan.load_model` does, which has found it before."""
        path = Path(name_or_path)
        return cls(path if path.is_dir() else shipped_models()[name_or_path])

    def identity(self) -> Facts:
        """Return what a results file says of the model."""
        manifest = read_manifest(self.folder)
        return {
            "name": manifest.name,
            "version": manifest.version,
            "type": str(manifest.type),
            "digest": manifest.digest,
            "max_length": manifest.max_length,
        }

    def size(self) -> int:
        """Return the bytes of the files that are needed at run time."""
        return sum((self.folder / name).stat().st_size for name in read_manifest(self.folder).files)

    def parameters(self) -> int | None:
        """Return the number of weights; None where no checkpoint beside the model tells it."""
        paths = [path for name in _CHECKPOINT if (path := self.folder / name).is_file()]
        if not paths or find_spec("safetensors") is None:
            return None
        return sum(map(_weights, paths))

    def trained_on(self, corpus: Corpus) -> bool | None:
        """Say whether the model was trained on the data of `corpus`; None where nothing tells.

        The results file names the data by digest, and the parts that they were put together from
        by their numbers of sentences, documents and labels. A model that learned some of the same
        sentences from another file is not found out.
        """
        with suppress(OSError, ValueError, AttributeError):  # missing, damaged, no object
            results = read_results(self.folder)
            if corpus.digest in _digests([results.get(name) for name in ("data", "training")]):
                return True
            parts = results.get("data", {}).get("parts", {}).values()
            return amounts(corpus, np.arange(len(corpus))) in parts
        return None


def _weights(path: Path) -> int:
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as weights:  # reads the header only
        shapes = (weights.get_slice(name).get_shape() for name in weights.keys())  # noqa: SIM118
        return sum(int(prod(shape)) for shape in shapes)


def _digests(content: Any) -> Iterator[str]:
    """Yield the digests in sections of a results file, however deep."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == "sha256" and isinstance(value, str):
                yield value
            else:
                yield from _digests(value)
    elif isinstance(content, list):
        for value in content:
            yield from _digests(value)
