"""A corpus holds labelled sentences as arrays; several become one."""

from __future__ import annotations

from dataclasses import replace

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import NO_KIND, Corpus, join


def test_rows_become_arrays(corpus: Corpus) -> None:
    assert len(corpus) == 24 * 7
    assert corpus.texts[0].startswith("The board of ")
    assert [LABELS[label] for label in corpus.labels[:3]] == ["none", "none", "vague"]
    assert corpus.kinds[0] == NO_KIND
    assert KINDS[corpus.kinds[2]] == "quality"
    assert corpus.documents[7] == "document 1"
    assert corpus.neighbours[0] == ("", "")


def test_join_keeps_the_parts_apart(corpus: Corpus) -> None:
    other = replace(corpus, parts=("other",) * len(corpus), digest="0" * 64)
    both = join([corpus, other])
    assert len(both) == 2 * len(corpus)
    assert both.part("other").tolist() == list(range(len(corpus), len(both)))
    assert both.texts_at(both.part("other")[:2]) == list(corpus.texts[:2])
    assert len({corpus.digest, other.digest, both.digest, join([other, corpus]).digest}) == 4


def test_join_of_one_is_itself(corpus: Corpus) -> None:
    assert join([corpus]) is corpus
