"""The settings that a training run depends on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of the transformer's fine-tuning.

    Attributes
    ----------
    max_length
        Tokens of a sentence that are read.
    epochs
        Passes over the training part; the best one on the development part is kept.
    batch_size
        Sentences a step.
    learning_rate, warmup_share, weight_decay
        Of AdamW with linear decay.
    smoothing
        Label smoothing of the label head.
    kind_weight
        Weight of the kind head's loss.
    anchor_weight
        Weight of the loss that keeps sentence embeddings near those of the base, so that they go
        on telling topics apart; linking relies on that.
    threads
        Of torch. One: sums then do not depend on the number of cores.
    """

    max_length: int = 128
    epochs: int = 4
    batch_size: int = 32
    learning_rate: float = 1e-4
    warmup_share: float = 0.1
    weight_decay: float = 0.01
    smoothing: float = 0.05
    kind_weight: float = 0.3
    anchor_weight: float = 0.5
    threads: int = 1
