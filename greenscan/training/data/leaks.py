"""Sentences and documents that data to learn from shares with data to be judged on."""

from __future__ import annotations

from collections.abc import Iterator

from greenscan.training.data.corpus import Corpus, TrainingError
from greenscan.training.data.grouping import normalised
from greenscan.wording import counted

_SHOWN = 5
_WIDTH = 80


def check_leaks(first: Corpus, second: Corpus, names: tuple[str, str]) -> None:
    """Refuse data that share a sentence or a document.

    Sentences are compared without regard to case, punctuation and spacing (see
    `greenscan.training.data.grouping.normalised`), documents by name.

    Parameters
    ----------
    first, second
        Of two sides: training and development, training and test, development and test.
    names
        What the message calls them, such as their files.

    Raises
    ------
    TrainingError
        They share something. The message says how many, and shows the first of each.
    """
    sentences = list(_shared_sentences(first, second))
    there = set(first.documents)
    documents = [name for name in dict.fromkeys(second.documents) if name in there]
    if not (sentences or documents):
        return
    shared = [
        counted(len(found), noun)
        for noun, found in (("sentence", sentences), ("document", documents))
        if found
    ]
    lines = [
        f"{names[1]} shares {' and '.join(shared)} with {names[0]}, so a score on it would tell "
        "nothing; take them out of one of the two",
        *_shown("sentence", sentences),
        *_shown("document", documents),
    ]
    raise TrainingError("\n".join(lines))


def _shared_sentences(first: Corpus, second: Corpus) -> Iterator[str]:
    """Yield the sentences of `second` that are in `first`, each once."""
    there = {normalised(text) for text in first.texts} - {""}
    for text in second.texts:
        if (key := normalised(text)) in there:
            there.remove(key)
            yield text


def _shown(noun: str, found: list[str]) -> Iterator[str]:
    for text in found[:_SHOWN]:
        short = text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
        yield f"{noun} {short!r}"
    if (rest := len(found) - _SHOWN) > 0:
        yield f"… and {counted(rest, f'more {noun}')}"
