"""The baseline explains itself by its coefficients."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from greenscan.classifying import SelfExplaining, load_model
from greenscan.classifying.base import MAX_CHARACTERS
from greenscan.classifying.baseline import BaselineModel
from greenscan.classifying.contributions import contributions
from greenscan.errors import ModelError
from greenscan.labels import LABELS, Label
from tests.classifying.sentences import OBVIOUS

AWKWARD = (
    "",
    "a",
    "green green GREEN green",
    "two  blanks\n\nand\ta tab",
    "İİ İzmir'deki YEŞİL fabrika",
    "ΑΣ is ΣΑΣ",
    "\ud800 is no letter",
    "An end that nobody reads: " + "green " * 2_000,
)


@pytest.fixture(scope="module")
def baseline() -> BaselineModel:
    model = load_model("baseline-en")
    assert isinstance(model, BaselineModel)
    return model


def logits(model: BaselineModel, texts: list[str], label: Label) -> np.ndarray:
    """Return what the texts add to the logit of a label, against the mean of all labels."""
    logarithms = np.log(model.predict_proba(["", *texts]).astype(np.float64))
    centred = logarithms - logarithms.mean(axis=1, keepdims=True)
    added: np.ndarray = (centred[1:] - centred[0])[:, LABELS.index(label)]
    return added


@pytest.mark.parametrize("label", LABELS)
def test_contributions_sum_to_the_decision(label: Label, baseline: BaselineModel) -> None:
    texts = [*AWKWARD, *(text for text, _ in OBVIOUS)]
    found = baseline.contributions(texts, [label] * len(texts))
    assert [len(characters) for characters in found] == [len(text) for text in texts]
    sums = [characters.sum() for characters in found]
    np.testing.assert_allclose(sums, logits(baseline, texts, label), atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_contributions_of_any_text_sum_to_the_decision(text: str) -> None:
    model = _shared_baseline()
    (found,) = model.contributions([text], [Label.VAGUE])
    assert len(found) == len(text)
    assert found.sum() == pytest.approx(logits(model, [text], Label.VAGUE)[0], abs=1e-4)


_kept: list[BaselineModel] = []


def _shared_baseline() -> BaselineModel:
    if not _kept:
        model = load_model("baseline-en")
        assert isinstance(model, BaselineModel)
        _kept.append(model)
    return _kept[0]


def test_contributions_stand_where_the_words_are() -> None:
    union = FeatureUnion([("words", TfidfVectorizer(norm=None, use_idf=False, ngram_range=(1, 2)))])
    union.fit(["green crates"])  # columns: crates, green, green crates
    coefficients = np.array([[1.0, 10.0, 100.0]])
    (found,) = contributions(union, coefficients, ["Green crates, green"], [0])
    assert found[:5].sum() == pytest.approx(10 + 100 * 5 / 11)
    assert found[5] == 0
    assert found[6:12].sum() == pytest.approx(1 + 100 * 6 / 11)
    assert found[14:].sum() == pytest.approx(10)


def test_a_character_beyond_the_bound_adds_nothing(baseline: BaselineModel) -> None:
    (found,) = baseline.contributions(["green " * 2_000], [Label.VAGUE])
    assert found[:MAX_CHARACTERS].any()
    assert not found[MAX_CHARACTERS:].any()


def test_only_a_model_that_offers_it_is_asked(tiny_baseline: Path) -> None:
    assert isinstance(load_model(tiny_baseline), SelfExplaining)
    assert not isinstance(load_model("greenscan-en"), SelfExplaining)


def test_other_features_are_refused(tiny_baseline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_model(tiny_baseline)
    assert isinstance(model, BaselineModel)
    monkeypatch.setattr(model._features.transformer_list[0][1], "stop_words", ["the"])
    with pytest.raises(ModelError, match="tiny cannot explain itself: words"):
        model.contributions(["The green."], [Label.VAGUE])
