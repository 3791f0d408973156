"""Running a network outside its training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from greenscan.training.network import MultiTaskNetwork, build_network
from greenscan.training.recipe import Recipe

_BATCH = 64


@torch.inference_mode()
def run_network(
    network: MultiTaskNetwork, tokenizer: Any, texts: Sequence[str], max_length: int
) -> dict[str, npt.NDArray[np.float32]]:
    """Return each output of `network` for `texts`, in their order; leaves evaluation mode on."""
    network.eval()
    device = next(network.parameters()).device
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    parts: dict[str, list[npt.NDArray[np.float32]]] = {}
    for start in range(0, len(order), _BATCH):
        batch = tokenizer(
            [texts[row] for row in order[start : start + _BATCH]],
            truncation=True,
            max_length=max_length,
            padding=True,
            return_tensors="pt",
            return_token_type_ids=False,
        )
        for name, values in network(**batch.to(device)).items():
            parts.setdefault(name, []).append(values.cpu().numpy())
    back = np.argsort(order)
    return {name: np.concatenate(values)[back] for name, values in parts.items()}


def embeddings(
    network: MultiTaskNetwork, tokenizer: Any, texts: Sequence[str], max_length: int
) -> npt.NDArray[np.float32]:
    """Return the sentence embeddings of `texts`, shape ``(n, d)``, unit length."""
    return run_network(network, tokenizer, texts, max_length)["embedding"]


def base_embeddings(base: str, texts: Sequence[str], recipe: Recipe) -> npt.NDArray[np.float32]:
    """Return what the encoder `base` embeds of `texts` before it is trained."""
    from transformers import AutoTokenizer

    network, tokenizer = build_network(base, recipe), AutoTokenizer.from_pretrained(base)
    return embeddings(network, tokenizer, texts, recipe.max_length)
