"""The corpora are what their data sheet says."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest

pytest.importorskip("yaml")

from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.joining import digest
from tests.corpora import CORPORA, PARTS, SHEET, Row, confusion, current, f1, kappa, rows

LABEL_FILES = [name for name in PARTS if name.endswith(".csv")]


def test_the_tables_are_current() -> None:
    written = SHEET.read_text("utf-8")
    assert written == current(written)


@pytest.mark.parametrize("name", PARTS)
def test_labels_and_kinds(name: str) -> None:
    for row in rows(name):
        assert row["label"] in LABELS
        assert not row["kind"] if row["label"] == Label.NONE else row["kind"] in KINDS


def test_authored_sentences() -> None:
    found = rows("contrast/train.jsonl")
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        assert row["id"] == digest(row["text"])[:12]
        assert row["doc"] == (row["set"] or row["id"])
        assert row["text"] == row["text"].strip()


def test_contrast_sets_differ_in_label_only_with_reason() -> None:
    sets: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows("contrast/train.jsonl"):
        if row["set"]:
            sets[row["set"]].append(row)
    assert min(map(len, sets.values())) >= 2
    assert max(map(len, sets.values())) <= 4
    assert all(len({row["sector"] for row in versions}) == 1 for versions in sets.values())
    alike = [
        name for name, versions in sets.items() if len({row["label"] for row in versions}) == 1
    ]
    assert len(alike) < len(sets) / 20  # a few show that an irrelevant addition changes nothing


@pytest.mark.parametrize("name", LABEL_FILES)
def test_published_labels_hold_no_text(name: str) -> None:
    columns = {"sha256", "doc", "previous_sha256", "next_sha256", "label", "kind", "chosen"}
    found = rows(name)
    assert set(found[0]) <= columns
    assert all(len(row["sha256"]) == 64 for row in found)
    assert {len(row[side]) for row in found for side in ("previous_sha256", "next_sha256")} == {
        0,
        64,
    }
    keys = [(row["doc"], row["sha256"]) for row in found]
    assert keys == sorted(set(keys))


def test_no_sentence_is_labelled_in_two_places() -> None:
    seen = Counter(row["sha256"] for name in LABEL_FILES for row in rows(name))
    seen.update(digest(row["text"]) for row in rows("contrast/train.jsonl"))
    assert seen.most_common(1)[0][1] == 1


def test_final_labels_are_those_of_the_corpora() -> None:
    labelled = {row["id"]: row for row in rows("contrast/train.jsonl")}
    labelled |= {row["sha256"]: row for name in LABEL_FILES for row in rows(name)}
    doubles = [*rows("contrast/doubles.jsonl"), *rows("labels/doubles.csv")]
    for row in doubles:
        kept = labelled[row.get("id") or row["sha256"]]
        assert (row["final"], row["final_kind"]) == (kept["label"], kept["kind"])


def test_agreement_measures() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = confusion([*pairs, (None, "yes"), ("no", "")], ["yes", "no"])
    assert found.tolist() == [[20, 5], [10, 15]]
    assert kappa(found) == pytest.approx(0.4)  # (0.7 - 0.5) / (1 - 0.5)
    assert f1(found) == pytest.approx([40 / 55, 30 / 45])
    assert kappa(np.stack([found, found.T])) == pytest.approx([0.4, 0.4])


def test_corpora_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPORA.rglob("*") if path.is_file()) < 10_000_000
