"""A small encoder that reads claim and passage together, run by ONNX Runtime.

Pairs are run one by one: in eight bits a pair's score would depend on the pairs beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from tokenizers import Tokenizer

from greenscan.classifying.base import readable
from greenscan.classifying.runtime import onnx_runtime
from greenscan.classifying.transformer import available_cores
from greenscan.linking.vectors import FloatArray

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUT = "logit"
MAX_LENGTH = 96
_CLAIM = 44  # tokens of a claim that are read, so that there is room for the passage


class Reranker:
    """Gives a logit for pairs of a claim and a passage. Safe to use from several threads.

    Parameters
    ----------
    tokenizer
        Of the model.
    content
        The ONNX file.
    """

    def __init__(self, tokenizer: Tokenizer, content: bytes) -> None:
        runtime = onnx_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only: they reach the caller as exceptions anyway
        self._session = runtime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        if {node.name for node in self._session.get_inputs()} != set(INPUTS):
            raise ValueError("the reranker has other inputs")
        self._tokenizer = tokenizer
        self._opening, self._closing = (tokenizer.token_to_id(sign) for sign in ("[CLS]", "[SEP]"))

    def logits(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return a logit for each pair of claim and passage, as worded by `greenscan.linking`."""
        if not pairs:
            return np.zeros(0, np.float32)
        texts = dict.fromkeys(text for pair in pairs for text in pair)
        # not encode_batch: it starts threads that a fork leaves locked
        ids = {
            text: self._tokenizer.encode(readable(text), add_special_tokens=False).ids
            for text in texts
        }
        inputs = [self._joined(ids[claim], ids[passage]) for claim, passage in pairs]
        with ThreadPoolExecutor(min(available_cores(), len(inputs))) as pool:
            return np.array(list(pool.map(self._run, inputs)), np.float32)

    def _joined(self, claim: Sequence[int], passage: Sequence[int]) -> tuple[list[int], int]:
        first = [self._opening, *claim[:_CLAIM], self._closing]
        room = MAX_LENGTH - len(first) - 1
        return [*first, *passage[:room], self._closing], len(first)

    def _run(self, joined: tuple[list[int], int]) -> float:
        ids, first = joined
        tokens = np.array([ids], np.int64)
        kinds = (np.arange(len(ids)) >= first).astype(np.int64)[None]
        values = (tokens, np.ones_like(tokens), kinds)
        (logit,) = self._session.run([OUTPUT], dict(zip(INPUTS, values, strict=True)))
        return float(np.ravel(logit)[0])
