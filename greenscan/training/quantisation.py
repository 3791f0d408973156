"""Eight-bit weights and activations for processors without a special unit for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.classifying.manifest import Manifest, ModelType
from greenscan.classifying.protocol import Predictions
from greenscan.classifying.transformer import MODEL_FILE, TOKENIZER_FILE, TransformerModel
from greenscan.labels import KINDS

OPERATORS = ("MatMul", "Gemm", "Gather")  # Gather is the embedding table, half of the weights

# The second matrix of a feed-forward layer sees the largest activations. The first two of six left
# exact halve the divergence for 3 MB and a few per cent of speed; further ones change little.
EXACT_LAYERS = 2


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to quantise.

    Signed weights with all eight bits are not among `SCHEMES`: on x86 processors without VNNI the
    sum of two products overflows its sixteen bits. Seven bits, or unsigned weights, are safe.
    """

    name: str
    signed: bool
    per_channel: bool
    seven_bits: bool


# The fastest first: processors multiply unsigned activations by signed weights in one step.
SCHEMES = (
    Scheme("signed, 7 bits, per channel", signed=True, per_channel=True, seven_bits=True),
    Scheme("unsigned, 8 bits, per channel", signed=False, per_channel=True, seven_bits=False),
    Scheme("unsigned, 8 bits, per tensor", signed=False, per_channel=False, seven_bits=False),
)


NEAR_BEST = 1.25  # a scheme this close to the smallest loss is taken when it is faster


def quantise_best(
    source: Path, target: Path, tokenizer: Path, max_length: int | None, texts: Sequence[str]
) -> dict[str, Any]:
    """Quantise `source` to `target` by the scheme that changes the labels of `texts` least.

    Returns
    -------
    dict
        The scheme, and the loss of each: Kullback-Leibler divergence of the label probabilities
        from those in single precision.
    """
    exact = run_onnx(source, tokenizer, max_length, texts)
    losses = {}
    for scheme in SCHEMES:
        quantise(source, target, scheme)
        rounded = run_onnx(target, tokenizer, max_length, texts)
        losses[scheme] = divergence(exact.labels, rounded.labels)
    bound = min(losses.values()) * NEAR_BEST
    chosen = next(scheme for scheme in SCHEMES if losses[scheme] <= bound)
    quantise(source, target, chosen)
    divergences = {scheme.name: float(f"{loss:.2g}") for scheme, loss in losses.items()}
    return {"scheme": chosen.name, "exact_layers": EXACT_LAYERS, "divergence": divergences}


def quantise(source: Path, target: Path, scheme: Scheme) -> None:
    """Write `source`, an ONNX file in single precision, to `target` in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=list(OPERATORS),
        nodes_to_exclude=_narrowing(source)[:EXACT_LAYERS],
        weight_type=QuantType.QInt8 if scheme.signed else QuantType.QUInt8,
        per_channel=scheme.per_channel,
        reduce_range=scheme.seven_bits,
    )


def _narrowing(path: Path) -> list[str]:
    """Return the products with a matrix of more rows than columns, in the order of the graph."""
    import onnx

    graph = onnx.load(path).graph
    shapes = {weight.name: tuple(weight.dims) for weight in graph.initializer}
    return [
        node.name
        for node in graph.node
        if node.op_type == "MatMul"
        and len(shape := shapes.get(node.input[1], ())) == 2
        and shape[0] > shape[1] > len(KINDS)
    ]


def run_onnx(
    path: Path, tokenizer: Path, max_length: int | None, texts: Sequence[str]
) -> Predictions:
    """Run an ONNX file as it is run in use."""
    manifest = Manifest(
        name=path.stem,
        version="",
        type=ModelType.TRANSFORMER,
        claim_threshold=0.5,
        max_length=max_length,
        languages=(),
        files={},
    )
    files = {MODEL_FILE: path.read_bytes(), TOKENIZER_FILE: tokenizer.read_bytes()}
    return TransformerModel(manifest, files).classify(texts)


def divergence(exact: npt.NDArray[np.float32], approximate: npt.NDArray[np.float32]) -> float:
    """Return the mean Kullback-Leibler divergence of `approximate` from `exact` probabilities."""
    first, second = (np.clip(part.astype(np.float64), 1e-9, 1) for part in (exact, approximate))
    return max(0.0, float((first * np.log(first / second)).sum(axis=1).mean()))  # rounding
