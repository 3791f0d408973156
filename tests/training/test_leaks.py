"""What is judged on shares nothing with what is learned from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from greenscan.training.data.corpus import Corpus, TrainingError
from greenscan.training.data.leaks import check_leaks
from greenscan.training.data.loading import load_corpus

NAMES = ("train.csv", "dev.csv")


def corpus_of(folder: Path, *rows: tuple[str, str]) -> Corpus:
    path = folder / f"{len(list(folder.iterdir()))}.jsonl"
    lines = [json.dumps({"text": text, "label": "none", "doc": doc}) for text, doc in rows]
    path.write_text("\n".join(lines), "utf-8")
    return load_corpus(path)


def test_nothing_shared(tmp_path: Path) -> None:
    first = corpus_of(tmp_path, ("We met.", "a"), ("***", "b"))
    check_leaks(first, corpus_of(tmp_path, ("We left.", "c"), ("---", "d")), NAMES)


def test_sentence_that_differs_in_case_and_punctuation(tmp_path: Path) -> None:
    first = corpus_of(tmp_path, ("We met in Porto.", "a"))
    second = corpus_of(tmp_path, ("WE MET, in Porto", "b"), ("we met in Porto", "b"))
    with pytest.raises(TrainingError) as caught:
        check_leaks(first, second, NAMES)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("dev.csv shares 1 sentence with train.csv, ")
    assert lines[1:] == ["sentence 'WE MET, in Porto'"]


def test_only_the_first_are_shown(tmp_path: Path) -> None:
    rows = [(f"Sentence {number}.", f"report {number}") for number in range(7)]
    first, second = corpus_of(tmp_path, *rows), corpus_of(tmp_path, *rows)
    with pytest.raises(
        TrainingError, match=r"dev\.csv shares 7 sentences and 7 documents"
    ) as caught:
        check_leaks(first, second, NAMES)
    lines = str(caught.value).splitlines()
    assert lines[5:7] == ["sentence 'Sentence 4.'", "… and 2 more sentences"]
    assert lines[7] == "document 'report 0'"
    assert lines[-1] == "… and 2 more documents"
