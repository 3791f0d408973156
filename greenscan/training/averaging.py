"""The mean of the weights of several runs from one start (Wortsman et al. 2022, "Model soups")."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def mean_of_weights(runs: Sequence[Weights]) -> Weights:
    """Return the mean, tensor by tensor; tensors of whole numbers are those of the first run."""
    return {
        name: torch.stack([run[name] for run in runs]).mean(0)
        if value.dtype.is_floating_point
        else value
        for name, value in runs[0].items()
    }
