"""A baseline trained on a few authored sentences, as a model directory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from greenscan.classifying.baseline import MODEL_FILE
from greenscan.classifying.manifest import Manifest, ModelType, sha256

SENTENCES = (
    "The meeting took place in May.",
    "Our green products are kind to nature.",
    "We fitted heat pumps in our stores.",
    "In 2021 we cut emissions by 12 % against 2018.",
    "Suppliers follow our environmental policy.",
)


@pytest.fixture(scope="session")
def tiny_baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Model directory of a baseline; not to be written to."""
    import skops.io
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion

    from greenscan.classifying.vocabularies import detached

    folder = tmp_path_factory.mktemp("models") / "tiny"
    folder.mkdir()
    union = FeatureUnion([("words", TfidfVectorizer(dtype=np.float32))])
    rows = union.fit_transform(SENTENCES)
    features, terms = detached(union)
    labels = LogisticRegression().fit(rows, [0, 1, 2, 3, 2])
    kinds = LogisticRegression().fit(rows, [0, 1, 2, 3, 4])
    parts = {"features": features, "terms": terms, "labels": labels, "kinds": kinds}
    (folder / MODEL_FILE).write_bytes(skops.io.dumps(parts))
    write_manifest(folder)
    return folder


def write_manifest(folder: Path) -> None:
    """Describe the baseline in `folder`, with the digest that its file has."""
    Manifest(
        name="tiny",
        version="1",
        type=ModelType.BASELINE,
        claim_threshold=0.5,
        max_length=None,
        languages=("en",),
        files={MODEL_FILE: sha256((folder / MODEL_FILE).read_bytes())},
    ).write(folder)
