"""One encoder, many heads: a plain sequence classifier with further heads beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.auxiliary import Task, TaskType
from greenscan.training.data.corpus import NO_KIND, TrainingError
from greenscan.training.recipe import Recipe

AUXILIARY_PREFIX = "auxiliary_"


class MultiTaskNetwork(nn.Module):
    """Label head, kind head and heads of auxiliary tasks over one encoder.

    The label head is the one that ``AutoModelForSequenceClassification`` builds, so that the
    checkpoint loads there unchanged. The other heads are one linear layer each on the mean of the
    last hidden states, which is also the sentence embedding. Auxiliary heads serve training only.

    Parameters
    ----------
    classifier
        A ``transformers`` sequence classification model with four labels.
    recipe
        Weights of the losses.
    tasks
        Auxiliary tasks.
    """

    def __init__(
        self,
        classifier: Any,  # transformers has no public type that all its models share here
        recipe: Recipe | None = None,
        tasks: Sequence[Task] = (),
    ) -> None:
        super().__init__()
        width = classifier.config.hidden_size
        self.classifier = classifier
        self.kind_head = nn.Linear(width, len(KINDS))
        self.auxiliary_heads = nn.ModuleDict({t.name: nn.Linear(width, t.width) for t in tasks})
        self._recipe = recipe or Recipe()
        self._tasks = tuple(tasks)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        targets: Tensor | None = None,
        kinds: Tensor | None = None,
        weights: Tensor | None = None,
        anchors: Tensor | None = None,
        **auxiliary: Tensor,
    ) -> dict[str, Tensor]:
        """Return ``label_logits``, ``kind_logits`` and ``embedding``; ``loss`` with `targets`.

        Parameters
        ----------
        input_ids, attention_mask
            Shape ``(n, tokens)``.
        targets
            Shape ``(n, 4)``: probabilities of the labels; NaN where a row has no label.
        kinds
            Shape ``(n,)``: `NO_KIND` where a row has none.
        weights
            Shape ``(n,)``: how much each row's label counts.
        anchors
            Shape ``(n, d)``: embeddings to stay near; NaN where a row has none.
        **auxiliary
            By `AUXILIARY_PREFIX` and name of a task, shape ``(n, width)``; NaN where a row is not
            of that task.
        """
        result = self._run(input_ids, attention_mask)
        if targets is None:
            return result
        known = ~targets[:, 0].isnan()
        loss = result["label_logits"].new_zeros(())
        if bool(known.any()):
            per_row = functional.cross_entropy(
                result["label_logits"][known], targets[known], reduction="none"
            )
            loss = loss + _mean(per_row, weights[known] if weights is not None else None)
        if kinds is not None and bool((kinds != NO_KIND).any()):
            kind_loss = functional.cross_entropy(result["kind_logits"], kinds, ignore_index=NO_KIND)
            loss = loss + self._recipe.kind_weight * kind_loss
        if anchors is not None:
            held = ~anchors[:, 0].isnan()  # taken out before the product: NaN spoils gradients
            near = (result["embedding"][held] * anchors[held]).sum(-1)
            loss = loss + self._recipe.anchor_weight * (1 - near).sum() / len(anchors)
        loss = loss + self._recipe.auxiliary_weight * self._auxiliary_loss(result, auxiliary)
        if self.training and self._recipe.consistency_weight:
            again = self._run(input_ids, attention_mask)["label_logits"]
            gap = _divergence(result["label_logits"], again)
            loss = loss + self._recipe.consistency_weight * gap
        return {"loss": loss, **result}

    def _run(self, input_ids: Tensor, attention_mask: Tensor) -> dict[str, Tensor]:
        outputs = self.classifier(
            input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True
        )
        mean = mean_pooled(outputs.hidden_states[-1], attention_mask)
        return {
            "label_logits": outputs.logits,
            "kind_logits": self.kind_head(mean),
            "embedding": functional.normalize(mean, dim=-1),
        } | ({"mean": mean} if self.training else {})

    def _auxiliary_loss(self, result: dict[str, Tensor], auxiliary: dict[str, Tensor]) -> Tensor:
        """Sum over the tasks, each weighted by its share of the rows."""
        total = result["label_logits"].new_zeros(())
        for task in self._tasks if self.training else ():
            targets = auxiliary[AUXILIARY_PREFIX + task.name]
            known = ~targets[:, 0].isnan()
            if bool(known.any()):
                logits = self.auxiliary_heads[task.name](result["mean"][known])
                share = known.float().mean()
                total = total + share * _task_loss(task.type, logits, targets[known])
        return total


def _task_loss(task_type: TaskType, logits: Tensor, targets: Tensor) -> Tensor:
    if task_type is TaskType.SINGLE:
        return functional.cross_entropy(logits, targets)
    return functional.binary_cross_entropy_with_logits(logits, targets)


def _mean(values: Tensor, weights: Tensor | None) -> Tensor:
    return values.mean() if weights is None else (values * weights).sum() / weights.sum()


def _divergence(first: Tensor, second: Tensor) -> Tensor:
    """Symmetric Kullback-Leibler divergence between the softmax of two sets of logits."""
    p, q = functional.log_softmax(first, -1), functional.log_softmax(second, -1)
    there = functional.kl_div(p, q, log_target=True, reduction="batchmean")
    back = functional.kl_div(q, p, log_target=True, reduction="batchmean")
    return (there + back) / 2


def mean_pooled(hidden: Tensor, attention_mask: Tensor) -> Tensor:
    """Mean of `hidden`, shape ``(n, tokens, d)``, over the tokens that are not padding."""
    mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * mask).sum(1) / mask.sum(1).clamp(min=1.0)


def build_network(base: str, recipe: Recipe, tasks: Sequence[Task] = ()) -> MultiTaskNetwork:
    """Put heads on the encoder `base`: a name on the hub or a folder.

    A base that is itself a greenscan model keeps its label and kind heads; other heads are fresh,
    and the random state of torch decides their first weights.
    """
    from transformers import AutoConfig, AutoModelForSequenceClassification

    from greenscan.training.checkpoint import kind_head_weights

    config = AutoConfig.from_pretrained(
        base,
        num_labels=len(LABELS),
        id2label={i: str(label) for i, label in enumerate(LABELS)},
        label2id={str(label): i for i, label in enumerate(LABELS)},
    )
    classifier = AutoModelForSequenceClassification.from_pretrained(
        base, config=config, dtype=torch.float32, ignore_mismatched_sizes=True
    )
    network = MultiTaskNetwork(classifier, recipe, tasks)
    if trained := kind_head_weights(base):
        network.kind_head.load_state_dict(trained)
    set_dropout(classifier, recipe)
    freeze_lowest(classifier, recipe.frozen_layers)
    return network


def set_dropout(classifier: nn.Module, recipe: Recipe) -> None:
    """Give every dropout layer of `classifier` the rate of `recipe`.

    Raises
    ------
    TrainingError
        R-Drop is asked for, and there is no dropout that would tell its two passes apart.
    """
    if recipe.consistency_weight and not recipe.dropout:
        raise TrainingError("two passes are the same without dropout: --set dropout=0.1")
    for module in classifier.modules():
        if isinstance(module, nn.Dropout):
            module.p = recipe.dropout


def freeze_lowest(classifier: Any, count: int) -> None:
    """Let the embeddings and the lowest `count` layers stay as they are; 0 leaves all free.

    The highest layer is never frozen.
    """
    if not count:
        return
    depth = classifier.config.num_hidden_layers
    lists = (module for module in classifier.modules() if isinstance(module, nn.ModuleList))
    layers = next((module for module in lists if len(module) == depth), None)
    if layers is None:
        raise TrainingError("the layers of this encoder are not found: --set frozen_layers=0")
    embeddings = getattr(classifier.base_model, "embeddings", classifier.get_input_embeddings())
    for frozen in (embeddings, *layers[: min(count, depth - 1)]):
        frozen.requires_grad_(False)
