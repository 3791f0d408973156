"""Claim features: names, numbers, frames."""

from __future__ import annotations

import numpy as np
import pytest

from greenscan import load_model
from greenscan.labels import KINDS, LABELS, CueCategory, MarkCategory
from greenscan.sklearn import ClaimFeatures

TEXTS = [
    "In 2022 we cut our Scope 1 emissions by 12 % against 2018.",
    "Our eco-friendly range is kind to the planet.",
]


def column(features: ClaimFeatures, name: str) -> list[float]:
    """Return the column called `name`."""
    names = features.get_feature_names_out().tolist()
    values: list[float] = features.transform(TEXTS)[:, names.index(name)].tolist()
    return values


def test_marks_cues_and_lengths_are_counted() -> None:
    features = ClaimFeatures(include=("lengths", "marks", "cues"))
    assert features.fit_transform(TEXTS).shape == (2, len(features.get_feature_names_out()))
    assert column(features, "characters") == [len(text) for text in TEXTS]
    assert column(features, "words") == [13, 8]
    assert column(features, "mark_quantity") == [1, 0]
    assert column(features, "mark_base_year") == [1, 0]
    assert column(features, "cue_generic")[0] == 0
    assert column(features, "cue_generic")[1] >= 1


def test_each_mark_has_a_category_and_a_strength() -> None:
    features = ClaimFeatures(include="marks")
    values = features.transform(TEXTS)
    of_strength = [
        name.startswith("marks_of_strength_") for name in features.get_feature_names_out()
    ]
    assert sum(of_strength) == 4
    by_strength, by_category = values[:, of_strength], values[:, ~np.array(of_strength)]
    assert by_category.shape[1] == len(MarkCategory)
    assert (by_strength.sum(axis=1) == by_category.sum(axis=1)).all()
    assert by_strength.sum() > 0


def test_the_model_speaks_in_the_order_of_the_names() -> None:
    features = ClaimFeatures(include=("kinds", "labels"), model="baseline-en")
    said = load_model("baseline-en").classify(TEXTS)
    names = [f"label_{label}" for label in LABELS] + [f"kind_{kind}" for kind in KINDS]
    assert features.get_feature_names_out().tolist() == names
    np.testing.assert_allclose(features.transform(TEXTS), np.hstack([said.labels, said.kinds]))


def test_the_embedding_is_there_if_asked_for() -> None:
    features = ClaimFeatures(include=("embedding",))
    embedding = features.transform(TEXTS)
    assert features.get_feature_names_out()[-1] == f"embedding_{embedding.shape[1] - 1}"
    np.testing.assert_allclose(np.linalg.norm(embedding, axis=1), 1, rtol=1e-4)
    names = ClaimFeatures().get_feature_names_out().tolist()
    assert not any(name.startswith("embedding") for name in names)
    assert len(set(names)) == len(names)
    assert {f"cue_{each}" for each in CueCategory} <= set(names)


def test_a_frame_has_the_index_of_the_texts() -> None:
    pandas = pytest.importorskip("pandas")
    features = ClaimFeatures(include=("lengths", "cues")).set_output(transform="pandas")
    given = pandas.Series(TEXTS, index=["report 7", "report 9"])
    frame = features.fit_transform(given)
    assert frame.index.tolist() == ["report 7", "report 9"]
    assert frame.columns.tolist() == features.get_feature_names_out().tolist()
    assert frame.loc["report 9", "words"] == 8


def test_a_text_of_invisible_characters_has_nothing_in_it() -> None:
    features = ClaimFeatures(include=("marks", "cues"))
    assert not features.transform(["\u200b\u200b"]).any()


@pytest.mark.parametrize("include", [(), ("labels", "moods"), "moods"])
def test_features_that_there_are_not_are_refused(include: object) -> None:
    with pytest.raises(ValueError, match="choose from labels, kinds"):
        ClaimFeatures(include=include).fit(TEXTS)  # type: ignore[arg-type]


def test_texts_are_checked() -> None:
    with pytest.raises(ValueError, match="wrap it in a list"):
        ClaimFeatures(include="lengths").transform(TEXTS[0])
    with pytest.raises(ValueError, match="at 1 is missing"):
        ClaimFeatures(include="lengths").fit([TEXTS[0], None])
