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
from greenscan.classifying.transformer import MODEL_FILE, TOKENIZER_FILE, TransformerClassifier

OPERATORS = ("MatMul", "Gemm", "Gather")  # Gather is the embedding table, half of the weights


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
) -> tuple[dict[str, Any], Predictions]:
    """Quantise `source` to `target` by the scheme that changes the labels of `texts` least.

    Returns
    -------
    tuple
        The scheme and the loss of each (Kullback-Leibler divergence of the label probabilities
        from those in single precision); what the chosen one says of `texts`.
    """
    exact = run_onnx(source, tokenizer, max_length, texts)
    losses, predictions = {}, {}
    for scheme in SCHEMES:
        quantise(source, target, scheme)
        predictions[scheme] = run_onnx(target, tokenizer, max_length, texts)
        losses[scheme] = divergence(exact.labels, predictions[scheme].labels)
    bound = min(losses.values()) * NEAR_BEST
    chosen = next(scheme for scheme in SCHEMES if losses[scheme] <= bound)
    quantise(source, target, chosen)
    divergences = {scheme.name: float(f"{loss:.2g}") for scheme, loss in losses.items()}
    return {"scheme": chosen.name, "divergence": divergences}, predictions[chosen]


def quantise(source: Path, target: Path, scheme: Scheme) -> None:
    """Write `source`, an ONNX file in single precision, to `target` in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=list(OPERATORS),
        weight_type=QuantType.QInt8 if scheme.signed else QuantType.QUInt8,
        per_channel=scheme.per_channel,
        reduce_range=scheme.seven_bits,
    )


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
    return TransformerClassifier(manifest, files).classify(texts)


def divergence(exact: npt.NDArray[np.float32], approximate: npt.NDArray[np.float32]) -> float:
    """Return the mean Kullback-Leibler divergence of `approximate` from `exact` probabilities."""
    first, second = (np.clip(part.astype(np.float64), 1e-9, 1) for part in (exact, approximate))
    return float((first * np.log(first / second)).sum(axis=1).mean())
