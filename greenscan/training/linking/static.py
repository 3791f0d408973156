"""Static vectors of tokens, distilled from a sentence encoder.

As in model2vec (Tulkens and van Dongen, 2024): each token of the vocabulary is encoded alone, the
vectors are centred and cut to their principal components.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

WIDTH = 128
_BATCH = 512
_FIRST = 1000  # tokens before it are control signs and unused
_LARGEST = 127


def distil_vectors(base: Path, width: int = WIDTH) -> npt.NDArray[np.int8]:
    """Return a vector for each token of `base`, a folder with a sentence encoder.

    Returns
    -------
    array
        Shape ``(tokens, width)``: directions, in eight bits each.
    """
    encoded = _encoded(base)
    centred = encoded - encoded[_FIRST:].mean(axis=0)
    _, axes = np.linalg.eigh(centred[_FIRST:].T @ centred[_FIRST:])
    cut = centred @ axes[:, ::-1][:, :width]
    longest = np.abs(cut).max(axis=1, keepdims=True)
    return np.asarray(np.rint(cut / np.maximum(longest, 1e-9) * _LARGEST), np.int8)


def _encoded(base: Path) -> npt.NDArray[np.float32]:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    encoder = AutoModel.from_pretrained(base).eval()
    parts = []
    with torch.inference_mode():
        for first in range(0, len(tokenizer), _BATCH):
            ids = torch.arange(first, min(len(tokenizer), first + _BATCH))
            opening, closing = (
                torch.full_like(ids, each)
                for each in (tokenizer.cls_token_id, tokenizer.sep_token_id)
            )
            tokens = torch.stack([opening, ids, closing], dim=1)
            hidden = encoder(input_ids=tokens, attention_mask=torch.ones_like(tokens))
            parts.append(hidden.last_hidden_state.mean(dim=1).numpy())
    return np.concatenate(parts).astype(np.float32)
