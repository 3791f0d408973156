"""A fine-tuned encoder that can be pickled, and training that leaves no trace outside of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from greenscan.classifying.base import readable
from greenscan.classifying.transformer import MODEL_FILE
from greenscan.training.checkpoint import kind_head_weights, save_checkpoint
from greenscan.training.network import MultiTaskNetwork
from greenscan.training.onnx_export import write_onnx
from greenscan.training.plain import class_probabilities


class FineTuned:
    """A sequence classification model of transformers, with its tokenizer.

    Parameters
    ----------
    classes
        Sorted.
    columns
        The output of `model` for each of them.
    model, tokenizer
        As trained.
    max_length
        Tokens of a text that are read.
    base
        What training started from: the kind head, if it has one, is kept for `write_model`.
    """

    def __init__(
        self,
        classes: npt.NDArray[Any],
        columns: Sequence[int],
        model: Any,
        tokenizer: Any,
        max_length: int,
        base: str,
    ) -> None:
        self.classes = classes
        self.model = model
        self.tokenizer = tokenizer
        self.max_length = max_length
        self.kinds = kind_head_weights(base)
        self._columns = list(columns)

    def probabilities(self, texts: list[str]) -> npt.NDArray[np.float64]:
        """Return the probability of each class, shape ``(n, classes)``."""
        self.model.to("cuda" if torch.cuda.is_available() else "cpu")
        said = class_probabilities(
            self.model, self.tokenizer, [readable(text) for text in texts], self.max_length
        )
        return np.asarray(said[:, self._columns], dtype=np.float64)

    def __getstate__(self) -> dict[str, Any]:
        self.model.to("cpu")  # so that it can be unpickled where there is no graphics processor
        return self.__dict__


def write_model(fitted: FineTuned, folder: Path) -> None:
    """Write checkpoint, tokenizer and ONNX model into `folder`.

    Raises
    ------
    ValueError
        The model that training started from has no kind head.
    """
    if not fitted.kinds:
        raise ValueError(
            "a greenscan model knows kinds: start from one that does, "
            "base='models/greenscan-en', or train with `greenscan train`"
        )
    network = MultiTaskNetwork(deepcopy(fitted.model.to("cpu"))).eval()
    network.kind_head.load_state_dict(fitted.kinds)
    with undisturbed():
        save_checkpoint(network, fitted.tokenizer, folder, fitted.max_length)
    write_onnx(network, folder / MODEL_FILE)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Give back the random states of the process and the logging of transformers as they were.

    Training draws from these states; what transformers would log, bars included, stays unsaid.
    """
    from transformers.utils import logging

    states = random.getstate(), np.random.get_state()  # noqa: NPY002  (what transformers seeds)
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with torch.random.fork_rng():
            yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])  # noqa: NPY002
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
