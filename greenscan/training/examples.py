"""From labelled sentences to the rows that the network is trained on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from greenscan.labels import LABELS
from greenscan.training.data.auxiliary import AuxiliarySet
from greenscan.training.data.corpus import NO_KIND, Corpus, IntArray
from greenscan.training.network import AUXILIARY_PREFIX
from greenscan.training.recipe import Recipe

FloatArray = npt.NDArray[np.float32]


def development_rows(corpus: Corpus, rows: IntArray, tokenizer: Any, recipe: Recipe) -> Any:
    """Return a ``datasets.Dataset`` of tokens, targets and kinds for `rows` of `corpus`."""
    return _dataset(
        corpus.texts_at(rows),
        tokenizer,
        recipe,
        {"targets": one_hot(corpus.labels[rows]), "kinds": corpus.kinds[rows]},
    )


def training_rows(
    corpus: Corpus,
    rows: IntArray,
    auxiliaries: Sequence[AuxiliarySet],
    tokenizer: Any,
    recipe: Recipe,
) -> Any:
    """Return a ``datasets.Dataset`` of everything that is trained on.

    Rows of `corpus` come first, then each auxiliary set; a column that a row has nothing for
    holds NaN, or `NO_KIND`.
    """
    texts = corpus.texts_at(rows)
    targets = smoothed(one_hot(corpus.labels[rows]), recipe.smoothing)
    weights = balanced(corpus.labels[rows], recipe.balance)
    others = sum(map(len, auxiliaries))
    texts += [text for each in auxiliaries for text in each.texts]
    columns: dict[str, Any] = {
        "targets": np.concatenate([targets, _nothing(others, len(LABELS))]),
        "kinds": np.concatenate([corpus.kinds[rows], np.full(others, NO_KIND)]),
        "weights": np.concatenate([weights, np.ones(others, dtype=np.float32)]),
    }
    first = len(texts) - others
    for each in auxiliaries:
        values = _nothing(len(texts), each.task.width)
        values[first : first + len(each)] = each.targets
        columns[AUXILIARY_PREFIX + each.task.name] = values
        first += len(each)
    return _dataset(texts, tokenizer, recipe, columns)


def one_hot(labels: IntArray) -> FloatArray:
    """Return probabilities, shape ``(n, 4)``, that are sure of `labels`."""
    rows: FloatArray = np.eye(len(LABELS), dtype=np.float32)[labels]
    return rows


def smoothed(targets: FloatArray, share: float) -> FloatArray:
    """Move `share` of the probability evenly to all labels."""
    moved: FloatArray = targets * np.float32(1 - share) + np.float32(share / len(LABELS))
    return moved


def balanced(labels: IntArray, exponent: float) -> FloatArray:
    """Return a weight a row, 1 on average: inverse class frequency to the power of `exponent`."""
    counts = np.bincount(labels, minlength=len(LABELS)).clip(min=1)
    weights = (1.0 / counts)[labels] ** exponent
    found: FloatArray = (weights / weights.mean()).astype(np.float32)
    return found


def _nothing(rows: int, width: int) -> FloatArray:
    return np.full((rows, width), np.nan, dtype=np.float32)


def _dataset(texts: Sequence[str], tokenizer: Any, recipe: Recipe, columns: dict[str, Any]) -> Any:
    from datasets import Dataset

    tokens = tokenizer(list(texts), truncation=True, max_length=recipe.max_length)
    return Dataset.from_dict(
        {
            "input_ids": tokens["input_ids"],
            "attention_mask": tokens["attention_mask"],
            "length": [len(ids) for ids in tokens["input_ids"]],
            **{name: list(values) for name, values in columns.items()},
        }
    )


class Collator:
    """Pads a batch to its longest sentence."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def __call__(self, rows: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
        """Return the tensors of a batch by name."""
        tokens = [{key: row[key] for key in ("input_ids", "attention_mask")} for row in rows]
        batch = dict(self._tokenizer.pad(tokens, return_tensors="pt"))
        for name in rows[0]:
            if name not in {"input_ids", "attention_mask", "length"}:
                dtype = torch.long if name == "kinds" else torch.float32
                batch[name] = torch.tensor(np.array([row[name] for row in rows]), dtype=dtype)
        return batch
