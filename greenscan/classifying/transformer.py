"""The fine-tuned encoder, run by ONNX Runtime.

Sentences are run one by one, several at a time: the model computes in eight bits with a scale
that it takes from its input, so in a batch the scores of a sentence would depend a little on the
sentences beside it. One sentence already keeps a core busy; batches are hardly faster.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from greenscan.classifying.base import ManifestClassifier, readable, softmax
from greenscan.classifying.manifest import Manifest
from greenscan.classifying.protocol import FloatArray, Predictions
from greenscan.classifying.runtime import onnx_runtime
from greenscan.errors import ModelError
from greenscan.labels import KINDS, LABELS

MODEL_FILE, TOKENIZER_FILE = "model.onnx", "tokenizer.json"
NEEDED = (MODEL_FILE, TOKENIZER_FILE)
INPUTS = ("input_ids", "attention_mask")
OUTPUTS = ("label_logits", "kind_logits", "embedding")


class TransformerModel(ManifestClassifier):
    """A model directory of type ``transformer``.

    One pass yields labels, kinds and sentence embeddings. The scores of a sentence do not depend
    on the sentences beside it. Safe to use from several threads.

    Parameters
    ----------
    manifest
        Of the model directory.
    files
        Content of the ONNX model and of the tokenizer.
    threads
        Sentences that are run at a time; by default one for every core the process may use.

    Raises
    ------
    ModelError
        ONNX Runtime or the tokenizer refuse the files, or the model's outputs are not ours.
    """

    def __init__(
        self, manifest: Manifest, files: Mapping[str, bytes], *, threads: int | None = None
    ) -> None:
        super().__init__(manifest)
        from tokenizers import Tokenizer

        runtime = onnx_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only: they reach the caller as exceptions anyway
        try:
            self._session = runtime.InferenceSession(
                files[MODEL_FILE], options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_buffer(files[TOKENIZER_FILE])
        except Exception as error:  # neither library has one base for its errors
            raise ModelError(f"model {self.name}: {error}: fetch or train it again") from error
        self._width = self._checked_width()
        self._tokenizer.no_padding()
        if manifest.max_length is not None:
            self._tokenizer.enable_truncation(manifest.max_length)
        self._threads = threads or available_cores()

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
        # not encode_batch: it starts threads that a fork leaves locked
        ids = [self._tokenizer.encode(readable(text)).ids for text in texts]
        if not ids:
            shapes = (len(LABELS), len(KINDS), self._width)
            return Predictions(*(np.empty((0, width), dtype=np.float32) for width in shapes))
        with ThreadPoolExecutor(min(self._threads, len(ids))) as pool:
            outputs = list(pool.map(self._run, ids))
        labels, kinds, embeddings = (
            np.concatenate(column) for column in zip(*outputs, strict=True)
        )
        return Predictions(softmax(labels), softmax(kinds), embeddings)

    def _run(self, ids: Sequence[int]) -> list[FloatArray]:
        """Return the outputs for one sentence, each of one row."""
        tokens = np.array([ids], dtype=np.int64)
        values = (tokens, np.ones_like(tokens))
        outputs: list[FloatArray] = self._session.run(
            OUTPUTS, dict(zip(INPUTS, values, strict=True))
        )
        return outputs


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
