"""The checkpoint of record: half precision, loadable by transformers and by this package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn

from greenscan.labels import LABELS
from greenscan.training.network import MultiTaskNetwork

WEIGHTS = "model.safetensors"
KIND_HEAD = "kind_head.safetensors"  # apart: transformers warns of weights that it does not know
_OLD_KIND_PREFIX = "greenscan_kind."  # in WEIGHTS, where checkpoints of before kept the head


def fold_temperatures(network: MultiTaskNetwork, *, labels: float, kinds: float) -> None:
    """Divide the last layer of each head by its temperature.

    Plain softmax is then calibrated, in ``transformers`` as in ONNX Runtime.
    """
    with torch.no_grad():
        for layer, temperature in ((label_layer(network), labels), (network.kind_head, kinds)):
            layer.weight.div_(temperature)
            layer.bias.div_(temperature)


def label_layer(network: MultiTaskNetwork) -> nn.Linear:
    """Return the last layer of the label head, whatever the architecture calls it."""
    layers = [module for module in network.classifier.modules() if isinstance(module, nn.Linear)]
    return next(layer for layer in reversed(layers) if layer.out_features == len(LABELS))


def save_checkpoint(
    network: MultiTaskNetwork, tokenizer: Any, folder: Path, max_length: int
) -> None:
    """Write weights, configuration and tokenizer into `folder`.

    The kind head is kept in a file of its own, `KIND_HEAD`.
    """
    from safetensors.torch import load_file

    network.classifier.config.dtype = torch.float32  # what to compute in; stored in half precision
    network.classifier.save_pretrained(folder)
    _save_halves(load_file(folder / WEIGHTS), folder / WEIGHTS)
    _save_halves(network.kind_head.state_dict(), folder / KIND_HEAD)
    tokenizer.model_max_length = max_length
    tokenizer.save_pretrained(folder)


def _save_halves(tensors: Mapping[str, torch.Tensor], path: Path) -> None:
    from safetensors.torch import save_file

    halves = {name: value.detach().half().contiguous() for name, value in tensors.items()}
    save_file(halves, path, metadata={"format": "pt"})
    path.chmod(0o644)  # safetensors lets only the owner read


def load_checkpoint(folder: Path) -> MultiTaskNetwork:
    """Load what `save_checkpoint` wrote, in single precision and evaluation mode."""
    from transformers import AutoModelForSequenceClassification

    classifier = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32)
    network = MultiTaskNetwork(classifier)
    network.kind_head.load_state_dict(kind_head_weights(str(folder)))
    return network.eval()


def kind_head_weights(base: str) -> dict[str, torch.Tensor]:
    """Return the weights of the kind head in the folder `base`; none where it has no such head."""
    from safetensors.torch import load_file

    head, whole = Path(base) / KIND_HEAD, Path(base) / WEIGHTS
    if head.is_file():
        return {name: value.float() for name, value in load_file(head).items()}
    tensors = load_file(whole) if whole.is_file() else {}
    return {
        name.removeprefix(_OLD_KIND_PREFIX): value.float()
        for name, value in tensors.items()
        if name.startswith(_OLD_KIND_PREFIX)
    }
