"""A plain sequence classifier with labels of its own: one encoder, one head, no choice to make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.training.bases import load_tokenizer
from greenscan.training.data.labelled import Labelled
from greenscan.training.recipe import Recipe

FloatArray = npt.NDArray[np.float32]
_BATCH = 32


def train_and_predict(
    training: Labelled,
    texts: Sequence[str],
    *,
    base: str,
    recipe: Recipe,
    seed: int,
    work: Path,
    progress: bool = False,
) -> FloatArray:
    """Fine-tune `base` on `training`; return the class probabilities of `texts`, shape ``(n, c)``.

    The model is left in `work` as a ``transformers`` checkpoint. Parameters are those of
    `train_plain`.
    """
    model, tokenizer = train_plain(
        training, base=base, recipe=recipe, seed=seed, work=work, progress=progress
    )
    model.save_pretrained(work)
    tokenizer.save_pretrained(work)
    return class_probabilities(model, tokenizer, texts, recipe.max_length)


def train_plain(
    training: Labelled,
    *,
    base: str,
    recipe: Recipe,
    seed: int,
    work: Path,
    progress: bool = False,
) -> tuple[Any, Any]:
    """Fine-tune `base` on `training` for all epochs of `recipe`; return model and tokenizer.

    Parameters
    ----------
    training
        What to learn from.
    base
        Name on the hub or folder of the encoder.
    recipe
        Settings; those of tasks that a plain classifier does not have are without effect.
    seed
        Of everything that is drawn; set for the whole process.
    work
        Folder for what is of no use afterwards.
    progress
        Whether to show a bar on standard error.

    Returns
    -------
    tuple
        A ``transformers`` sequence classification model in evaluation mode, and its tokenizer.
    """
    from transformers import Trainer, set_seed

    from greenscan.training.optimising import optimiser, training_arguments
    from greenscan.training.progress import tell

    set_seed(seed)
    tokenizer = load_tokenizer(base)
    model = _classifier(base, training.names, recipe)
    trainer = Trainer(
        model=model,
        args=training_arguments(recipe, len(training.texts), seed, work, judged=False),
        train_dataset=_dataset(training, tokenizer, recipe),
        data_collator=_collator(tokenizer),
        optimizers=(optimiser(model, model.config.num_hidden_layers, recipe), None),
    )
    tell(trainer, f"seed {seed}" if progress else None)
    trainer.train()
    return model.eval(), tokenizer


def class_probabilities(
    model: Any, tokenizer: Any, texts: Sequence[str], max_length: int
) -> FloatArray:
    """Return the class probabilities of `texts`, shape ``(n, c)``; there has to be a text."""
    import torch

    said = []
    with torch.inference_mode():
        for start in range(0, len(texts), _BATCH):
            batch = tokenizer(
                list(texts[start : start + _BATCH]),
                truncation=True,
                max_length=max_length,
                padding=True,
                return_tensors="pt",
            ).to(model.device)
            said.append(model(**batch).logits.softmax(-1).cpu().numpy())
    return np.concatenate(said)


def _classifier(base: str, names: tuple[str, ...], recipe: Recipe) -> Any:
    import torch
    from transformers import AutoModelForSequenceClassification

    from greenscan.training.network import freeze_lowest, set_dropout

    model = AutoModelForSequenceClassification.from_pretrained(
        base,
        num_labels=len(names),
        id2label=dict(enumerate(names)),
        label2id={name: i for i, name in enumerate(names)},
        dtype=torch.float32,
        ignore_mismatched_sizes=True,  # a base with a head for other classes
    )
    set_dropout(model, recipe)
    freeze_lowest(model, recipe.frozen_layers)
    return model


def _dataset(data: Labelled, tokenizer: Any, recipe: Recipe) -> Any:
    from datasets import Dataset

    tokens = tokenizer(list(data.texts), truncation=True, max_length=recipe.max_length)
    ids = tokens["input_ids"]
    return Dataset.from_dict(
        {
            "input_ids": ids,
            "attention_mask": tokens["attention_mask"],
            "labels": data.classes,
            "length": [len(each) for each in ids],
        }
    )


def _collator(tokenizer: Any) -> Any:
    from transformers import DataCollatorWithPadding

    pad = DataCollatorWithPadding(tokenizer)
    return lambda rows: pad([{k: v for k, v in row.items() if k != "length"} for row in rows])
