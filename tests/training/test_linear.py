"""The baseline is trained and stored the same way every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone

from greenscan.training.data.corpus import Corpus
from greenscan.training.data.splitting import Split
from greenscan.training.linear import Baseline, train_baseline
from tests.training.conftest import SEED


@pytest.fixture(scope="module")
def trained(corpus: Corpus, split: Split) -> Baseline:
    return train_baseline(corpus, split, SEED)


def test_same_bytes_every_time(
    corpus: Corpus, split: Split, trained: Baseline, tmp_path: Path
) -> None:
    again = train_baseline(corpus, split, SEED)
    for name, model in (("first", trained), ("second", again)):
        model.save(tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_temperature_is_part_of_the_weights(
    corpus: Corpus, split: Split, trained: Baseline
) -> None:
    plain = clone(trained.labels).fit(
        trained.features.transform(corpus.texts_at(split.training)), corpus.labels[split.training]
    )
    temperature = trained.facts["labels"]["temperature"]
    assert temperature != pytest.approx(1, abs=0.1)
    np.testing.assert_allclose(trained.labels.coef_ * temperature, plain.coef_, rtol=1e-2)
    np.testing.assert_allclose(trained.labels.intercept_ * temperature, plain.intercept_, rtol=1e-2)


def test_saving_leaves_the_model_usable(corpus: Corpus, trained: Baseline, tmp_path: Path) -> None:
    before = trained.features.transform(corpus.texts[:3]).toarray()
    trained.save(tmp_path / "model")
    assert np.array_equal(trained.features.transform(corpus.texts[:3]).toarray(), before)
