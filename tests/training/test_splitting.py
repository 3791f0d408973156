"""Nothing that hangs together is on two sides of a split."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.data.grouping import document_groups
from greenscan.training.data.splitting import Split, check_split, split_by_document
from tests.training.conftest import SEED


def _corpus(*rows: tuple[str, str], around: tuple[tuple[str, str], ...] | None = None) -> Corpus:
    texts, documents = zip(*rows, strict=True)
    none = np.zeros(len(rows), dtype=np.int64)
    return Corpus(
        texts=texts,
        labels=none,
        kinds=none + NO_KIND,
        documents=documents,
        neighbours=around or ((),) * len(rows),
        parts=("authored",) * len(rows),
        sets=("",) * len(rows),
        digest="",
    )


def test_report_under_two_names_by_year_and_suffix() -> None:
    groups = document_groups(
        _corpus(
            ("Water.", "acme-2019"), ("Energy.", "acme-2020"), ("Waste.", "ACME.pdf"), ("Air.", "b")
        )
    )
    assert groups.tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("raw/2020_2/AEE.pdf", "aee-2019"),
        ("acme-report-2019.pdf", "acme-report-2020.pdf"),
        ("acme_fy2020", "acme_2019-20.html"),
    ],
)
def test_reports_of_one_company_by_their_names(first: str, second: str) -> None:
    groups = document_groups(_corpus(("Water.", first), ("Energy.", second), ("Air.", "other")))
    assert groups.tolist() == [0, 0, 1]


def test_versions_of_one_claim_stay_together() -> None:
    corpus = _corpus(("Our mill is green.", "a"), ("Trees grow.", "b"), ("Rain falls.", "c"))
    assert document_groups(replace(corpus, sets=("s1", "", "s1"))).tolist() == [0, 1, 0]


def test_shared_sentence_joins_documents() -> None:
    sentence = "Our mill in the north was founded by two brothers."
    rows = (("Water.", "a"), ("Energy.", "b"), (sentence.upper(), "c"))
    corpus = _corpus(*rows, around=(("", sentence), (sentence, ""), ("", "")))
    assert document_groups(corpus).tolist() == [0, 0, 0]


def test_short_shared_sentence_does_not() -> None:
    rows = (("Water.", "a"), ("Energy.", "b"))
    corpus = _corpus(*rows, around=(("", "Read more."), ("Read more.", "")))
    assert document_groups(corpus).tolist() == [0, 1]


def test_nearly_the_same_sentence_joins_documents() -> None:
    groups = document_groups(
        _corpus(
            ("At peak the wind farm powers about 35,000 homes in the region.", "a"),
            ("At peak, the wind farm powers about 36,000 homes in the region.", "b"),
            ("The bakery sells bread to visitors from near and far.", "c"),
        )
    )
    assert groups.tolist() == [0, 0, 1]


def test_sides_share_nothing_and_cover_everything(corpus: Corpus, split: Split) -> None:
    sides = (split.training, split.development, split.test)
    assert sorted(np.concatenate(sides).tolist()) == list(range(len(corpus)))
    documents = [corpus.documents[row] for side in sides for row in side]
    assert len(list(groupby(documents))) == len(set(documents))  # each in one unbroken run
    assert [round(len(side) / len(corpus), 2) for side in sides] == [0.83, 0.08, 0.08]


def test_seed_decides(corpus: Corpus, split: Split) -> None:
    assert (split_by_document(corpus, SEED).test == split.test).all()
    assert split_by_document(corpus, SEED + 1).test.tolist() != split.test.tolist()


def test_document_on_two_sides_is_noticed(corpus: Corpus, split: Split) -> None:
    leaking = replace(split, test=np.append(split.test, split.training[0]))
    with pytest.raises(TrainingError, match="two sides of the split: document"):
        check_split(corpus, leaking)


def test_sentence_on_two_sides_is_noticed(corpus: Corpus, split: Split) -> None:
    texts = list(corpus.texts)
    texts[split.test[0]] = texts[split.training[0]].upper()
    with pytest.raises(TrainingError, match="two sides of the split: sentence"):
        check_split(replace(corpus, texts=tuple(texts)), split)


def test_too_few_documents() -> None:
    with pytest.raises(TrainingError, match="2 independent documents"):
        split_by_document(_corpus(("Water.", "a"), ("Energy.", "b")), SEED)


def test_label_that_training_lacks(corpus: Corpus) -> None:
    labels = np.where(corpus.labels == 3, 2, corpus.labels)
    with pytest.raises(TrainingError, match="no training sentence is supported"):
        split_by_document(replace(corpus, labels=labels), SEED)
