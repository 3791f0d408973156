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
        Passes over the training part, at most.
    patience
        Epochs without a better macro-F1 on the development part after which training stops; the
        best epoch is kept.
    batch_size
        Sentences a step.
    learning_rate, warmup_share, weight_decay
        Of AdamW with linear decay.
    layer_decay
        Factor from one layer's learning rate to that of the layer below it (Howard and Ruder 2018,
        "Universal Language Model Fine-tuning for Text Classification"); 1 for the same everywhere.
    frozen_layers
        Lowest layers of the encoder that stay as they are, the embeddings of words and positions
        below them included; 0 trains everything.
    dropout
        Of the whole encoder, in place of its own. For a few epochs of a small encoder it brought
        no more than none, and on a processor it makes an epoch a fifth longer.
    smoothing
        Label smoothing of the label head.
    balance
        Exponent of the inverse class frequency by which a sentence counts; 0 counts all alike.
    kind_weight, auxiliary_weight
        Weights of the losses of the kind head and of the auxiliary tasks.
    anchor_weight
        Weight of the loss that keeps sentence embeddings near those of the base, so that they go
        on telling topics apart; linking relies on that.
    consistency_weight
        Weight of the divergence between two passes of different dropout (R-Drop, Wu et al. 2021);
        0 makes one pass. Needs dropout.
    seeds
        Runs from the same first weights in different order; their mean is kept where it is as
        good on the development part as the best one (Wortsman et al. 2022, "Model soups").
    """

    max_length: int = 128
    epochs: int = 3
    patience: int = 2
    batch_size: int = 32
    learning_rate: float = 3e-4
    warmup_share: float = 0.1
    weight_decay: float = 0.01
    layer_decay: float = 1.0
    frozen_layers: int = 2
    dropout: float = 0.0
    smoothing: float = 0.05
    balance: float = 0.0
    kind_weight: float = 0.3
    auxiliary_weight: float = 0.3
    anchor_weight: float = 0.25
    consistency_weight: float = 0.0
    seeds: int = 1
