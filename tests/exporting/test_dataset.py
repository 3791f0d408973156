"""Reports as a data set: what JSON says, typed, and ready to be worked with."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

import greenscan
from greenscan.claims import Scores, Weight
from greenscan.errors import MissingExtraError
from greenscan.labels import KINDS, LABELS
from greenscan.report import Failure, Report
from tests.exporting.making import SUPPORT, full_claim, make_claim, report_of
from tests.report.making import make_report, make_sentence

AROUND = ("document", "before", "after", "flag_reasons")


def full_report() -> Report:
    claim = full_claim()
    weight = Weight(start=0, end=3, text="All", weight=0.25)
    support = replace(SUPPORT, marks=claim.marks)
    return report_of(make_claim("We care."), replace(claim, weights=(weight,), support=(support,)))


def written(dataset: Any) -> list[dict[str, Any]]:
    """Return the rows with the names of their classes."""
    datasets = pytest.importorskip("datasets")
    found = dataset.to_list()
    for name, feature in dataset.features.items():
        if isinstance(feature, datasets.ClassLabel):
            for row in found:
                row[name] = None if row[name] is None else feature.int2str(row[name])
    return list(found)


def test_a_row_says_what_json_says_of_the_claim() -> None:
    pytest.importorskip("datasets")
    report = full_report()
    for row, claim in zip(written(report.to_dataset()), report.claims, strict=True):
        told = claim.to_dict()
        assert {*row} == {*told, *AROUND}
        assert row["flag_reasons"] == told.pop("flags")
        assert row["flags"] == [flag.code for flag in claim.flags]
        assert {name: row[name] for name in told if name != "flags"} == told
    assert (row["document"], row["before"], row["after"]) == ("report.pdf", "We care.", "")


def test_columns_have_types_whatever_the_claims() -> None:
    pytest.importorskip("datasets")
    found = report_of(make_claim("We care.")).to_dataset()
    assert found.features["label"].names == found.features["verdict"].names == list(LABELS)
    assert found.features["kind"].names == list(KINDS)
    assert found.features["flags"].feature.dtype == "string"
    assert found.features["marks"].feature["value"].dtype == "float64"
    assert found.features["contradiction"]["claimed"].dtype == "string"
    for other in (full_report().to_dataset(), report_of().to_dataset(), greenscan.to_dataset([])):
        assert other.features == found.features
    assert len(greenscan.to_dataset([])) == 0


def test_several_reports_and_failures_in_their_order() -> None:
    pytest.importorskip("datasets")
    first, last = (report_of(make_claim("We care."), name=name) for name in ("a.pdf", "b.pdf"))
    found = greenscan.to_dataset([first, Failure("c.pdf", "damaged", "fetch it again"), last])
    assert found["document"][:] == ["a.pdf", "b.pdf"]
    assert found.unique("id") == [first.claims[0].id]


def test_other_sentences_where_they_are_asked_for() -> None:
    pytest.importorskip("datasets")
    sentences = [make_sentence("Sales rose."), make_sentence("Eco.", scores=Scores(0, 1, 0, 0))]
    report = make_report(sentences)
    assert len(report.to_dataset()) == 1
    other, claim = written(report.to_dataset(sentences=True))
    assert (other["text"], other["label"], other["verdict"]) == ("Sales rose.", "none", None)
    assert (other["flags"], other["kind"], other["after"]) == (None, "action", "Eco.")
    assert (claim["label"], claim["verdict"], claim["before"]) == ("vague", "vague", "Sales rose.")


def test_it_can_be_filtered_and_goes_to_pandas() -> None:
    pytest.importorskip("datasets")
    found = full_report().to_dataset()
    absolute = found.filter(lambda claim: "ABSOLUTE" in claim["flags"])
    assert len(absolute) == 1
    frame = found.to_pandas()
    assert frame["flags"].explode().dropna().tolist() == ["ABSOLUTE"]


def test_the_same_report_has_the_same_fingerprint() -> None:
    pytest.importorskip("datasets")
    first, second, other = full_report(), full_report(), report_of()
    assert first.to_dataset()._fingerprint == second.to_dataset()._fingerprint
    assert first.to_dataset()._fingerprint != other.to_dataset()._fingerprint


def test_without_datasets_it_is_an_error_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(MissingExtraError, match="pip install datasets"):
        report_of().to_dataset()
