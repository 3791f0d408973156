"""How transformers' ``Trainer`` is to go about it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch

from greenscan.training.recipe import Recipe

BEST = "macro_f1"  # the score on the development part that epochs are chosen by


def optimiser(network: torch.nn.Module, depth: int, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with the learning rate of each of the `depth` layers of `network`."""
    groups = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            below = _layers_above(name, depth)
            groups.append(
                {
                    "params": [parameter],
                    "lr": recipe.learning_rate * recipe.layer_decay**below,
                    "weight_decay": recipe.weight_decay if parameter.ndim > 1 else 0.0,
                }
            )
    return torch.optim.AdamW(groups, fused=True)


def _layers_above(name: str, depth: int) -> int:
    """Return how many layers lie between the parameter `name` and the heads."""
    if "embeddings" in name:
        return depth + 1
    for word, number in zip(name.split("."), name.split(".")[1:], strict=False):
        if word in {"layer", "layers", "h", "block"} and number.isdigit():
            return depth - int(number)
    return 0


def training_arguments(
    recipe: Recipe, rows: int, seed: int, work: Path, *, judged: bool = True
) -> Any:
    """Return the ``TrainingArguments`` of `recipe` for `rows` training sentences.

    With `judged`, each epoch is evaluated and the best one is kept.
    """
    from transformers import TrainingArguments

    steps = math.ceil(rows / recipe.batch_size) * recipe.epochs
    return TrainingArguments(
        output_dir=str(work),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch_size,
        per_device_eval_batch_size=64,
        learning_rate=recipe.learning_rate,
        warmup_steps=math.ceil(steps * recipe.warmup_share),
        weight_decay=recipe.weight_decay,
        train_sampling_strategy="group_by_length",
        eval_strategy="epoch" if judged else "no",
        save_strategy="epoch" if judged else "no",
        save_total_limit=2,
        load_best_model_at_end=judged,
        restore_callback_states_from_checkpoint=judged,  # the patience that is left
        metric_for_best_model=BEST if judged else None,
        greater_is_better=True,
        label_names=["targets", "kinds"] if judged else ["labels"],
        logging_steps=20,
        report_to="none",
        disable_tqdm=True,
        use_cpu=not torch.cuda.is_available(),
        seed=seed,
        remove_unused_columns=False,
    )
