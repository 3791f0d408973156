"""A few labelled texts, as users of scikit-learn and pandas have them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

NAMES = ("Bordal", "Fengul", "Kellom", "Murnav", "Pelrin", "Stovex", "Dalfen", "Rinpel")
PATTERNS = {
    "none": ("The board of {} met in May.", "Revenue of {} rose again."),
    "vague": ("Green {} is kind to nature.", "At {} we strive for a cleaner world."),
    "unsupported": ("We installed rain barrels at {}.", "We fitted new lamps at {}."),
    "supported": (
        "In 2022 {} cut emissions by 12 % against 2018.",
        "In 2021 {} used 9 GWh less gas than in 2017.",
    ),
}


@pytest.fixture(scope="session")
def texts() -> list[str]:
    return [each.format(name) for name in NAMES for some in PATTERNS.values() for each in some]


@pytest.fixture(scope="session")
def labels() -> list[str]:
    return [label for _ in NAMES for label, some in PATTERNS.items() for _ in some]


@pytest.fixture(scope="session")
def documents() -> list[str]:
    """The document that each text is from: a name each."""
    return [name for name in NAMES for some in PATTERNS.values() for _ in some]


@pytest.fixture(scope="session")
def encoder(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Encoder of one narrow layer with random weights, its tokenizer, and a kind head."""
    torch = pytest.importorskip("torch")
    from tokenizers import pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    from greenscan.training.checkpoint import save_checkpoint
    from greenscan.training.network import MultiTaskNetwork

    splitter = pre_tokenizers.BertPreTokenizer()
    words = sorted({word for text in texts for word, _ in splitter.pre_tokenize_str(text.lower())})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    folder = tmp_path_factory.mktemp("encoder")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    config.num_labels = len(PATTERNS)
    tokenizer = BertTokenizer(vocab={word: i for i, word in enumerate(vocabulary)})
    network = MultiTaskNetwork(BertForSequenceClassification(config))
    save_checkpoint(network, tokenizer, folder, 32)
    return folder


@pytest.fixture(scope="session")
def two_classes(labels: list[str]) -> np.ndarray:
    return np.array(["no" if label == "none" else "claim" for label in labels])
