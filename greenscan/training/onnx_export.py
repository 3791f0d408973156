"""From a network to an ONNX file that the run time loads."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from greenscan.classifying.transformer import INPUTS, OUTPUTS
from greenscan.training.network import MultiTaskNetwork

OPSET = 20  # the first with Gelu as one operator; ONNX Runtime has it since 1.17


class _Outputs(nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: MultiTaskNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        outputs = self.network(input_ids, attention_mask)
        return tuple(outputs[name] for name in OUTPUTS)


def write_onnx(network: MultiTaskNetwork, path: Path) -> None:
    """Write `network` to `path` in single precision, free in sentences and tokens."""
    network.classifier.set_attn_implementation("eager")  # plain operators, which quantise well
    wrapped = _Outputs(network).eval()
    tokens = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: torch.export.Dim("sentences"), 1: torch.export.Dim("tokens")}
    program = torch.onnx.export(
        wrapped,
        (tokens, torch.ones_like(tokens)),
        dynamo=True,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=(axes, axes),
        opset_version=OPSET,
        verbose=False,
    )
    if program is None:
        raise RuntimeError("torch exported no program")
    outputs = {id(value) for value in program.model.graph.outputs}
    for node in program.model.graph:
        for value in node.outputs:
            if value.name in OUTPUTS and id(value) not in outputs:
                value.name += "_inner"  # torch names the token embedding as we name an output
    model = program.model_proto
    del model.graph.value_info[:]  # nobody needs them, and older quantisers stumble over them
    onnx.save(model, path)
