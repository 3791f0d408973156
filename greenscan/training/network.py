"""One encoder, two heads: a plain sequence classifier with a kind head beside it."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from greenscan.labels import KINDS, LABELS
from greenscan.training.corpus import NO_KIND

KIND_PREFIX = "greenscan_kind."


class MultiTaskNetwork(nn.Module):
    """Label head and kind head over one encoder.

    The label head is the one that ``AutoModelForSequenceClassification`` builds, so that the
    checkpoint loads there unchanged. The kind head is one linear layer on the mean of the last
    hidden states, which is also the sentence embedding.

    Parameters
    ----------
    classifier
        A ``transformers`` sequence classification model with four labels.
    recipe
        Weights of the losses: ``kind_weight``, ``anchor_weight`` and ``smoothing`` of the labels.
    """

    def __init__(
        self,
        classifier: Any,  # transformers has no public type that all its models share here
        *,
        kind_weight: float = 0.0,
        anchor_weight: float = 0.0,
        smoothing: float = 0.0,
    ) -> None:
        super().__init__()
        self.classifier = classifier
        self.kind_head = nn.Linear(classifier.config.hidden_size, len(KINDS))
        self.kind_weight = kind_weight
        self.anchor_weight = anchor_weight
        self.smoothing = smoothing

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        labels: Tensor | None = None,
        kinds: Tensor | None = None,
        anchors: Tensor | None = None,
    ) -> dict[str, Tensor]:
        """Return ``label_logits``, ``kind_logits`` and ``embedding``; ``loss`` with `labels`."""
        outputs = self.classifier(
            input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True
        )
        mean = mean_pooled(outputs.hidden_states[-1], attention_mask)
        kind_logits = self.kind_head(mean)
        embedding = functional.normalize(mean, dim=-1)
        result = {
            "label_logits": outputs.logits,
            "kind_logits": kind_logits,
            "embedding": embedding,
        }
        if labels is None:
            return result
        loss = functional.cross_entropy(outputs.logits, labels, label_smoothing=self.smoothing)
        if kinds is not None and bool((kinds != NO_KIND).any()):
            kind_loss = functional.cross_entropy(kind_logits, kinds, ignore_index=NO_KIND)
            loss = loss + self.kind_weight * kind_loss
        if anchors is not None:
            loss = loss + self.anchor_weight * (1 - (embedding * anchors).sum(-1)).mean()
        return {"loss": loss, **result}


def mean_pooled(hidden: Tensor, attention_mask: Tensor) -> Tensor:
    """Mean of `hidden`, shape ``(n, tokens, d)``, over the tokens that are not padding."""
    mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * mask).sum(1) / mask.sum(1).clamp(min=1.0)


def build_network(base: str, **weights: float) -> MultiTaskNetwork:
    """Put fresh heads on the encoder `base`: a name on the hub or a folder.

    The random state of torch decides the heads' first weights.
    """
    from transformers import AutoModelForSequenceClassification

    classifier = AutoModelForSequenceClassification.from_pretrained(
        base,
        num_labels=len(LABELS),
        id2label={i: str(label) for i, label in enumerate(LABELS)},
        label2id={str(label): i for i, label in enumerate(LABELS)},
        dtype=torch.float32,
    )
    return MultiTaskNetwork(classifier, **weights)
