"""The baseline: word and character n-grams with a multinomial logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from greenscan.classifying.vocabularies import detached
from greenscan.training.calibration import fit_temperature
from greenscan.training.data.corpus import NO_KIND, Corpus, IntArray
from greenscan.training.data.splitting import Split
from greenscan.training.reproducible import reproducible

CANDIDATES = (10.0, 30.0, 100.0)  # inverse strength of regularisation
FOLDS = 3
_WORDS, _CHARACTERS = 30_000, 100_000  # n-grams that are kept, the most frequent
_ITERATIONS, _TOLERANCE = 500, 1e-3

Folds = Sequence[tuple[IntArray, IntArray]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A fitted baseline.

    Attributes
    ----------
    features
        Transformer from texts to a sparse matrix.
    labels, kinds
        Classifiers of the rows of that matrix, temperatures folded in.
    facts
        What was chosen and fitted, for the results file.
    """

    features: Any
    labels: Any
    kinds: Any
    facts: dict[str, Any]

    def save(self, path: Path) -> None:
        """Write to `path`; `greenscan.classifying.baseline` reads it."""
        import skops.io

        features, terms = detached(self.features)
        parts = {
            "features": features,
            "terms": terms,
            "labels": self.labels,
            "kinds": self.kinds,
        }
        path.write_bytes(reproducible(skops.io.dumps(parts)))


def train_baseline(corpus: Corpus, split: Split, seed: int) -> Baseline:
    """Fit on the training part, with the strength of regularisation chosen inside it.

    Temperatures are fitted on the development part.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    cuts = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    features = build_features()
    rows = features.fit_transform(corpus.texts_at(split.training))
    development = features.transform(corpus.texts_at(split.development))
    heads, facts = {}, {}
    for name, targets in (("labels", corpus.labels), ("kinds", corpus.kinds)):
        known = targets[split.training] != NO_KIND
        held = targets[split.development] != NO_KIND
        learned, groups = targets[split.training][known], split.groups[split.training][known]
        model, facts[name] = search(
            rows[known], learned, list(cuts.split(rows[known], learned, groups))
        )
        temperature = 1.0
        if held.any():
            logits = model.decision_function(development[held])
            temperature = fit_temperature(logits, targets[split.development][held])
        fold_temperature(model, temperature)
        facts[name]["temperature"] = round(temperature, 4)
        heads[name] = model
    return Baseline(features, heads["labels"], heads["kinds"], facts)


def build_features() -> Any:
    """Return the transformer from texts to n-grams, not fitted.

    Words lose their case; characters keep it, for names, units and headings.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion

    shared = {"sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=_WORDS, **shared)
    characters = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 6),
        lowercase=False,
        min_df=3,
        max_features=_CHARACTERS,
        **shared,
    )
    return FeatureUnion([("words", words), ("characters", characters)])


def build_regression(strength: float = 1.0) -> Any:
    """Return the linear model, not fitted, with this inverse strength of regularisation."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=_ITERATIONS, tol=_TOLERANCE)


def search(
    rows: Any, targets: IntArray, folds: Folds, *, n_jobs: int | None = None
) -> tuple[Any, dict[str, Any]]:
    """Return the best regression, fitted on all `rows`, and how the candidates fared.

    The n-grams were chosen on all rows, folds that are held out included: they carry no labels.

    Parameters
    ----------
    rows
        Sparse, shape ``(n, n-grams)``.
    targets
        Shape ``(n,)``.
    folds
        Of the cross-validation: positions that are learned from, and those that are held out.
    n_jobs
        Fits at a time, as in scikit-learn.
    """
    from sklearn.model_selection import GridSearchCV

    search = GridSearchCV(
        build_regression(), {"C": list(CANDIDATES)}, scoring="f1_macro", cv=folds, n_jobs=n_jobs
    )
    search.fit(rows, targets)
    scores = np.round(search.cv_results_["mean_test_score"], 4).tolist()
    found = dict(zip(map(str, CANDIDATES), scores, strict=True))
    return search.best_estimator_, {
        "C": search.best_params_["C"],
        "cross_validated_macro_f1": found,
    }


def fold_temperature(model: Any, temperature: float) -> None:
    """Divide the decision function of a regression by `temperature`, in place."""
    model.coef_ /= temperature
    model.intercept_ /= temperature
