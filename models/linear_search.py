"""How strong a linear model gets on our labels: features, classifiers, strengths.

    python models/linear_search.py LABELLED... -o linear_search.json

LABELLED is what the shipped models were trained on. Every candidate is fitted on the training part
of their split and judged on the development part, never on the test part.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from greenscan.training.data.loading import load_corpus
from greenscan.training.data.splitting import given_split
from greenscan.training.linear import build_features

SEED = 2026
Features = Callable[[], Any]


def grams(**settings: Any) -> Any:
    """Return TF-IDF of n-grams."""
    return TfidfVectorizer(sublinear_tf=True, min_df=2, dtype=np.float32, **settings)


def union(words: Any, characters: Any) -> Any:
    """Return both kinds of n-grams side by side."""
    return FeatureUnion([("words", words), ("characters", characters)])


def shapes(text: str) -> str:
    """Write every digit as 0."""
    return re.sub(r"\d", "0", text)


def shaped() -> Any:
    """Return the shipped features over texts whose digits are all 0."""
    features = build_features()
    for _, part in features.transformer_list:
        lower = part.lowercase
        part.set_params(
            preprocessor=lambda text, lower=lower: shapes(text.lower() if lower else text)
        )
    return features


CHARACTERS = {"analyzer": "char_wb", "ngram_range": (2, 6), "lowercase": False}
FEATURES: dict[str, Features] = {
    "words and word pairs, characters 2 to 6 within words (shipped)": build_features,
    "words and word pairs": lambda: grams(ngram_range=(1, 2)),
    "characters 2 to 6 within words": lambda: grams(**CHARACTERS),
    "shipped, characters 1 to 4": lambda: union(
        grams(ngram_range=(1, 2)), grams(**CHARACTERS | {"ngram_range": (1, 4)})
    ),
    "shipped, digits as 0": shaped,
}


def logistic(strength: float, **settings: Any) -> LogisticRegression:
    """Return the shipped kind of classifier."""
    return LogisticRegression(C=strength, max_iter=500, tol=1e-3, **settings)


CLASSIFIERS: dict[str, Any] = {
    **{f"logistic regression, C {c:g}": logistic(c) for c in (10, 30, 100)},
    "logistic regression, C 30, balanced": logistic(30, class_weight="balanced"),
    **{f"linear SVM, C {c:g}": LinearSVC(C=c) for c in (0.3, 1)},
    "complement naive Bayes": ComplementNB(alpha=0.3),
}
USUAL = "logistic regression, C 30"


@click.command(help=__doc__)
@click.argument("sources", nargs=-1, required=True, metavar="LABELLED...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
def main(sources: Sequence[str], output: Path) -> None:
    """Try the candidates."""
    corpus, split = given_split([load_corpus(source) for source in sources], None, None, SEED)
    sides = (split.training, split.development)
    texts, labels = (
        [corpus.texts_at(rows) for rows in sides],
        [corpus.labels[rows] for rows in sides],
    )
    runs: list[dict[str, Any]] = []
    for name, features in FEATURES.items():
        fitted = features()
        matrices = fitted.fit_transform(texts[0]), fitted.transform(texts[1])
        first = not runs
        for kind in CLASSIFIERS if first else (USUAL,):
            start = time.perf_counter()
            model = clone(CLASSIFIERS[kind]).fit(matrices[0], labels[0])
            said, true = model.predict(matrices[1]), labels[1]
            runs.append(
                {
                    "lever": kind,
                    "setting": name,
                    "macro_f1": round(float(f1_score(true, said, average="macro")), 4),
                    "claim_f1": round(float(f1_score(true > 0, said > 0)), 4),
                    "minutes": round((time.perf_counter() - start) / 60, 2),
                    "note": "",
                }
            )
            click.echo(json.dumps(runs[-1]), err=True)
    runs.sort(key=lambda run: run["lever"] != USUAL or run["setting"] != next(iter(FEATURES)))
    told = (
        f"Candidates fitted on the {len(texts[0])} sentences of the training part and judged on "
        f"the {len(texts[1])} of\nthe development part: most probable label, without calibration."
    )
    output.write_text(json.dumps({"data": told, "runs": runs}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
