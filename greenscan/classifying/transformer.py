"""The fine-tuned encoder, run by ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from greenscan.classifying.manifest import Manifest
from greenscan.classifying.protocol import FloatArray, Predictions
from greenscan.classifying.shared import ManifestClassifier, readable, softmax
from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS

MODEL_FILE, TOKENIZER_FILE = "model.onnx", "tokenizer.json"
NEEDED = (MODEL_FILE, TOKENIZER_FILE)
INPUTS = ("input_ids", "attention_mask")
OUTPUTS = ("label_logits", "kind_logits", "embedding")
TOKEN_BUDGET = 1024  # tokens of a batch, padding included; larger batches leave the processor cache

IdArray = npt.NDArray[np.int64]


class TransformerClassifier(ManifestClassifier):
    """A model directory of type ``transformer``.

    One pass yields labels, kinds and sentence embeddings. Safe to use from several threads.

    Parameters
    ----------
    manifest
        Of the model directory.
    files
        Content of the ONNX model and of the tokenizer.
    threads
        Processor threads; by default every core that the process may use.

    Raises
    ------
    ModelError
        ONNX Runtime or the tokenizer refuse the files, or the model's outputs are not ours.
    """

    def __init__(
        self, manifest: Manifest, files: Mapping[str, bytes], *, threads: int | None = None
    ) -> None:
        super().__init__(manifest)
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = threads or available_cores()
        options.log_severity_level = 3  # errors only: they reach the caller as exceptions anyway
        try:
            self._session = InferenceSession(
                files[MODEL_FILE], options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_buffer(files[TOKENIZER_FILE])
        except Exception as error:  # noqa: BLE001 (neither library has one base for its errors)
            raise ModelError(f"model {self.name}: {error}: fetch or train it again") from error
        self._width = self._checked_width()
        self._tokenizer.no_padding()
        if manifest.max_length is not None:
            self._tokenizer.enable_truncation(manifest.max_length)

    def _checked_width(self) -> int:
        """Check names and shapes of the model's outputs; return the width of an embedding."""
        widths = {output.name: output.shape[-1] for output in self._session.get_outputs()}
        names = {node.name for node in self._session.get_inputs()}
        labels, kinds, width = (widths.get(name) for name in OUTPUTS)
        if names != set(INPUTS) or (labels, kinds) != (len(LABELS), len(KINDS)):
            raise ModelError(f"model {self.name}: {MODEL_FILE} has other inputs or outputs")
        if not isinstance(width, int):
            raise ModelError(f"model {self.name}: {MODEL_FILE} does not fix the embedding's width")
        return width

    def classify(self, texts: Sequence[str]) -> Predictions:
        """Label `texts`; the order of the results is the order of the texts."""
        # one by one: encode_batch starts threads that outlive a fork
        ids = [self._tokenizer.encode(readable(text)).ids for text in texts]
        label_logits = np.empty((len(ids), len(LABELS)), dtype=np.float32)
        kind_logits = np.empty((len(ids), len(KINDS)), dtype=np.float32)
        embeddings = np.empty((len(ids), self._width), dtype=np.float32)
        for rows in _batches([len(row) for row in ids]):
            outputs = self._run([ids[row] for row in rows])
            label_logits[rows], kind_logits[rows], embeddings[rows] = outputs
        return Predictions(softmax(label_logits), softmax(kind_logits), embeddings)

    def _run(self, ids: Sequence[Sequence[int]]) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the outputs for one batch."""
        longest = max(map(len, ids))
        tokens: IdArray = np.zeros((len(ids), longest), dtype=np.int64)
        mask: IdArray = np.zeros_like(tokens)
        for row, sentence in enumerate(ids):
            tokens[row, : len(sentence)] = sentence
            mask[row, : len(sentence)] = 1
        outputs = self._session.run(OUTPUTS, dict(zip(INPUTS, (tokens, mask), strict=True)))
        return outputs[0], outputs[1], outputs[2]


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux; the count is the whole machine's elsewhere
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield rows of similar length, at most `TOKEN_BUDGET` tokens with padding at a time."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[row] > TOKEN_BUDGET:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
