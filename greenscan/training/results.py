"""The results file beside a model: what it was made from, how, and how good it is."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from greenscan.classifying.manifest import read_manifest
from greenscan.labels import KINDS, LABELS
from greenscan.training.corpus import FILE_NAME, NO_KIND, IntArray
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


def write_results(job: Job, name: str, *sections: Facts) -> Facts:
    """Write the results file of model `name` from `sections`; return its content."""
    folder = job.output / name
    manifest = read_manifest(folder)
    content: Facts = {
        "model": {
            "name": manifest.name,
            "version": manifest.version,
            "type": str(manifest.type),
            "digest": manifest.digest,
            "max_length": manifest.max_length,
        },
        "data": _data(job),
        "split": _split(job),
    }
    for section in sections:
        content |= section
    content["software"] = _software()
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (folder / RESULTS).write_text(text + "\n", encoding="utf-8")
    return content


def read_results(folder: Path) -> Facts:
    """Read the results file in `folder`."""
    content: Facts = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    return content


def _software() -> Facts:
    versions: Facts = {"python": python_version()}
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):  # a baseline is trained without torch
            versions[package] = version(package)
    return versions


def _data(job: Job) -> Facts:
    labels = Counter(LABELS[label] for label in job.corpus.labels)
    kinds = Counter(KINDS[kind] for kind in job.corpus.kinds if kind != NO_KIND)
    return {
        "file": FILE_NAME,
        "sha256": job.corpus.digest,
        "sentences": len(job.corpus),
        "documents": len(set(job.corpus.documents)),
        "labels": {str(label): labels[label] for label in LABELS},
        "kinds": {str(kind): kinds[kind] for kind in KINDS},
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
        "claims": int((job.corpus.kinds[rows] != NO_KIND).sum()),
    }
