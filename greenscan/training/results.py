"""The results file beside a model: what it was made from, how, and how good it is."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

import numpy as np

from greenscan.classifying.manifest import read_manifest
from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.corpus import NO_KIND, Corpus, IntArray
from greenscan.training.job import Facts, Job

RESULTS = "results.json"
_PACKAGES = (
    "numpy",
    "scikit-learn",
    "skops",
    "tokenizers",
    "onnxruntime",
    "datasets",
    "onnx",
    "torch",
    "transformers",
)


def write_results(job: Job, *sections: Facts) -> Facts:
    """Write the model's results file from `sections`; return its content."""
    folder = job.output
    manifest = read_manifest(folder)
    content: Facts = {
        "model": {
            "name": manifest.name,
            "version": manifest.version,
            "type": str(manifest.type),
            "digest": manifest.digest,
            "max_length": manifest.max_length,
            "languages": list(manifest.languages),
        },
        "data": _data(job),
        "split": _split(job),
    }
    for section in sections:
        content |= section
    content["software"] = software()
    save_results(folder, content)
    return content


def save_results(folder: Path, content: Facts) -> None:
    """Write the results file in `folder`."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (folder / RESULTS).write_text(text + "\n", encoding="utf-8")


def read_results(folder: Path) -> Facts:
    """Read the results file in `folder`."""
    content: Facts = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    return content


def software() -> Facts:
    """Return the versions of what the numbers depend on."""
    versions: Facts = {"python": python_version()}
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):  # a baseline is trained without torch
            versions[package] = version(package)
    return versions


def _data(job: Job) -> Facts:
    corpus = job.corpus
    kinds = Counter(KINDS[kind] for kind in corpus.kinds if kind != NO_KIND)
    return {
        "sha256": corpus.digest,
        **amounts(corpus, np.arange(len(corpus))),
        "kinds": {str(kind): kinds[kind] for kind in KINDS},
        "parts": {name: amounts(corpus, corpus.part(name)) for name in dict.fromkeys(corpus.parts)},
    }


def amounts(corpus: Corpus, rows: IntArray) -> Facts:
    """Count the sentences of `corpus` in `rows`, their documents and their labels."""
    labels = Counter(LABELS[label] for label in corpus.labels[rows])
    return {
        "sentences": len(rows),
        "documents": len({corpus.documents[row] for row in rows}),
        "labels": {str(label): labels[label] for label in LABELS},
    }


def _split(job: Job) -> Facts:
    parts = {
        "training": job.split.training,
        "development": job.split.development,
        "test": job.split.test,
    }
    return {"seed": job.seed} | {name: _side(job, rows) for name, rows in parts.items()}


def _side(job: Job, rows: IntArray) -> Facts:
    return {
        "sentences": len(rows),
        "documents": len({job.corpus.documents[row] for row in rows}),
        "groups": len(set(job.split.groups[rows].tolist())),
        "claims": int((job.corpus.labels[rows] != LABELS.index(Label.NONE)).sum()),
    }
