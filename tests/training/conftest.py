"""A tiny authored corpus, on disk and as split."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice, permutations
from pathlib import Path

import pytest

from greenscan.training.data.corpus import Corpus
from greenscan.training.data.loading import load_corpus
from greenscan.training.data.splitting import Split, split_by_document

SEED = 1
_DOCUMENTS = 24
_SYLLABLES = ("bor", "dal", "fen", "gul", "kel", "lom", "mur", "nav", "pel", "rin", "sto", "vex")

# one sentence a pattern and document, made its own by two invented names
_PATTERNS = (
    ("The board of {0} met in {1}.", "none", None),
    ("Revenue of {0} rose in {1}.", "none", None),
    ("Green {0} is kind to nature in {1}.", "vague", "quality"),
    ("At {0} we strive for a cleaner {1}.", "vague", "target"),
    ("We installed rain barrels at {0} and {1}.", "unsupported", "action"),
    ("Suppliers of {0} sign the environmental code of {1}.", "unsupported", "policy"),
    ("In 2022 {0} cut emissions in {1} by 12 % against 2018.", "supported", "result"),
)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of labelled data; not to be written to."""
    folder = tmp_path_factory.mktemp("labelled")
    rows = [
        {"text": text.format(*_names(document, pattern)), "label": label, "kind": kind}
        | {"doc": f"document {document}", "previous": "", "next": None}
        for document in range(_DOCUMENTS)
        for pattern, (text, label, kind) in enumerate(_PATTERNS)
    ]
    write_rows(folder, rows)
    return folder


@pytest.fixture(scope="session")
def corpus(data_folder: Path) -> Corpus:
    return load_corpus(data_folder)


@pytest.fixture(scope="session")
def split(corpus: Corpus) -> Split:
    return split_by_document(corpus, SEED)


@pytest.fixture(scope="session")
def tiny_base(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Encoder of one narrow layer with random weights, and its tokenizer."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("base")
    words = sorted(
        {word for text in corpus.texts for word in re.findall(r"\w+|[^\w\s]", text.lower())}
        | {"solar", "green", "forest", "profit", "audit", "merger"}
    )
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    tokenizer = BertTokenizer(vocab={word: i for i, word in enumerate(vocabulary)})
    tokenizer.save_pretrained(folder)
    torch.manual_seed(SEED)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def write_rows(folder: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write labelled data into `folder`."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "train.jsonl").write_text(lines, encoding="utf-8")


def _names(document: int, pattern: int) -> tuple[str, str]:
    """Return two names that no other sentence has."""
    number, apart = 2 * (len(_PATTERNS) * document + pattern), 35  # far enough to look different
    names = islice(permutations(_SYLLABLES, 4), number * apart, None, apart)
    return "".join(next(names)).title(), "".join(next(names)).title()
