"""greenscan's classifier beside a DistilRoBERTa-sized classifier of transformers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from time import perf_counter
from typing import Any

from tests.benchmarks.pages import sentences

COUNT = 256
_BATCH = 32


def sentences_a_second() -> dict[str, float]:
    """Return sentences a second of greenscan's classifier, of one and of five of the others.

    Five, because a claim's detection, kind, specificity, commitment and support are five
    published models of that size where greenscan has one.
    """
    from greenscan import load_model

    texts = list(islice(sentences(), COUNT))
    classifier, pipeline = load_model(), _pipeline()
    one = _rate(lambda: pipeline(texts, batch_size=_BATCH), texts)
    return {
        "greenscan-en": _rate(lambda: classifier.classify(texts), texts),
        "transformers pipeline, one model of DistilRoBERTa's size": one,
        "transformers pipeline, five of them": _rate(
            lambda: [pipeline(texts, batch_size=_BATCH) for _ in range(5)], texts
        ),
    }


def _rate(work: Callable[[], object], texts: Sequence[str], rounds: int = 2) -> float:
    work()  # the first run loads and allocates
    fastest = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        work()
        fastest = min(fastest, perf_counter() - start)
    return len(texts) / fastest


def _pipeline() -> Any:
    """Return a pipeline over 6 layers of width 768 with random weights, and our own tokenizer.

    Speed does not depend on the weights; the tokenizer's part of the time is a few per cent.
    """
    from transformers import (
        PreTrainedTokenizerFast,
        RobertaConfig,
        RobertaForSequenceClassification,
        pipeline,
    )

    from greenscan.classifying.loading import shipped_models

    config = RobertaConfig(vocab_size=50265, num_hidden_layers=6, max_position_embeddings=514)
    tokenizer: Any = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(shipped_models()["greenscan-en"] / "tokenizer.json"),
        pad_token="[PAD]",  # noqa: S106 (a token of text)
        model_max_length=512,
    )
    config.pad_token_id = tokenizer.pad_token_id
    model: Any = RobertaForSequenceClassification(config)
    return pipeline(
        "text-classification",
        model=model.eval(),
        tokenizer=tokenizer,
        truncation=True,
    )
