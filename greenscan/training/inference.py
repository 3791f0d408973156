"""Running a network outside its training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from greenscan.training.network import MultiTaskNetwork

_BATCH = 64


@torch.inference_mode()
def run_network(
    network: MultiTaskNetwork, tokenizer: Any, texts: Sequence[str], max_length: int
) -> dict[str, npt.NDArray[np.float32]]:
    """Return each output of `network` for `texts`, in their order; leaves evaluation mode on."""
    network.eval()
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    parts: dict[str, list[npt.NDArray[np.float32]]] = {}
    for start in range(0, len(order), _BATCH):
        batch = tokenizer(
            [texts[row] for row in order[start : start + _BATCH]],
            truncation=True,
            max_length=max_length,
            padding=True,
            return_tensors="pt",
        )
        for name, values in network(batch["input_ids"], batch["attention_mask"]).items():
            parts.setdefault(name, []).append(values.numpy())
    back = np.argsort(order)
    return {name: np.concatenate(values)[back] for name, values in parts.items()}
