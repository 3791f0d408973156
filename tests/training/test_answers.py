"""What labelling tools export becomes a corpus; the samples have the form of real exports."""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from greenscan.labels import KINDS, LABELS
from greenscan.training.data.claim_loading import load_claims
from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.data.loading import load_corpus

Row = dict[str, Any]

CUT = "We cut waste."
MET = "The board met."
CARE = "We care about nature."
EXPECTED = [(CUT, "unsupported", "action", "a.pdf"), (MET, "none", None, "b.pdf")]
DATA = (
    {"text": CUT, "doc": "a.pdf", "page": "4", "previous": "Before.", "next": "After."},
    {"text": MET, "doc": "b.pdf", "page": "", "previous": "", "next": ""},
    {"text": CARE, "doc": "b.pdf", "page": "", "previous": "", "next": ""},
)


def told(corpus: Corpus) -> list[tuple[str, str, str | None, str]]:
    """Return text, label, kind and document of each sentence."""
    kinds = [None if kind == NO_KIND else str(KINDS[kind]) for kind in corpus.kinds]
    labels = [str(LABELS[label]) for label in corpus.labels]
    return list(zip(corpus.texts, labels, kinds, corpus.documents, strict=True))


def as_json(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return path


def as_json_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def as_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path


def annotation(*answers: tuple[str, Sequence[str]], **facts: Any) -> Row:
    """Return what Label Studio stores of one labeller's choices by control."""
    return {
        "id": 31,
        "completed_by": 1,
        "result": [
            {
                "id": f"x{number}",
                "from_name": control,
                "to_name": "text",
                "type": "choices",
                "origin": "manual",
                "value": {"choices": list(choices)},
            }
            for number, (control, choices) in enumerate(answers)
        ],
        "was_cancelled": False,
        "ground_truth": False,
        "created_at": "2026-11-30T10:00:00.000000Z",
        "updated_at": "2026-11-30T10:00:09.000000Z",
        "draft_created_at": None,
        "lead_time": 8.9,
        "prediction": {},
        "result_count": 0,
        "parent_prediction": None,
        **facts,
    }


def task(data: Mapping[str, Any], *annotations: Row) -> Row:
    """Return a task of a Label Studio project."""
    return {
        "id": 12,
        "annotations": list(annotations),
        "file_upload": "5f3b-tasks.json",
        "drafts": [],
        "predictions": [7],
        "data": dict(data),
        "meta": {},
        "inner_id": 1,
        "total_annotations": len(annotations),
        "project": 3,
    }


ACTION = annotation(("label", ["unsupported"]), ("kind", ["action"]))
NONE = annotation(("label", ["none"]))
SKIPPED = annotation(was_cancelled=True)


def minimal(data: Mapping[str, Any], **answers: Any) -> Row:
    """Return a row of Label Studio's JSON-MIN and CSV."""
    return {
        **data,
        "id": 12,
        **answers,
        "annotator": 1,
        "annotation_id": 31,
        "created_at": "2026-11-30T10:00:00.000000Z",
        "updated_at": "2026-11-30T10:00:09.000000Z",
        "lead_time": 8.9,
    }


MINIMAL = (
    minimal(DATA[0], label="unsupported", kind="action"),
    minimal(DATA[1], label="none"),
)


def choice(data: Mapping[str, Any], answer: str, **facts: Any) -> Row:
    """Return a line of ``prodigy db-out``."""
    context = dict(data)
    return {
        "text": context.pop("text"),
        "options": [{"id": name, "text": name} for name in (*LABELS, *KINDS)],
        "meta": context,
        "_input_hash": -1620842,
        "_task_hash": 17450,
        "_view_id": "choice",
        **facts,
        "config": {"choice_style": "multiple"},
        "answer": answer,
        "_timestamp": 1764496800,
        "_session_id": "first-ann",
    }


CHOICES = (
    choice(DATA[0], "accept", accept=["action", "unsupported"]),
    choice(DATA[1], "accept", accept=["none"]),
    choice(DATA[2], "reject", accept=["vague"]),
    choice({**DATA[2], "text": "What?"}, "ignore"),
)


def classified(data: Mapping[str, Any], *labels: str) -> Row:
    """Return a line of doccano's JSONL."""
    return {"id": 5, **data, "label": list(labels), "Comments": []}


CLASSIFIED = (
    classified(DATA[0], "unsupported", "action"),
    classified(DATA[1], "none"),
    classified(DATA[2]),
)


@pytest.mark.parametrize(
    ("name", "write", "rows"),
    [
        ("project.json", as_json, [task(DATA[0], ACTION), task(DATA[1], NONE), task(DATA[2])]),
        ("minimal.json", as_json, MINIMAL),
        ("project.csv", as_csv, MINIMAL),
        ("all.jsonl", as_json_lines, CLASSIFIED),
        ("answers.jsonl", as_json_lines, CHOICES),
    ],
)
def test_every_export_gives_the_same(
    name: str, write: Any, rows: Sequence[Row], tmp_path: Path
) -> None:
    corpus = load_corpus(write(tmp_path / name, rows))
    assert told(corpus) == EXPECTED
    assert corpus.neighbours == (("Before.", "After."), ("", ""))


def test_older_doccano_keeps_further_data_apart(tmp_path: Path) -> None:
    meta = {"doc": "a.pdf", "previous": "Before."}
    rows = [{"id": 5, "text": CUT, "labels": ["unsupported", "action"], "meta": meta}]
    corpus = load_corpus(as_json_lines(tmp_path / "all.jsonl", rows))
    assert told(corpus) == EXPECTED[:1]
    assert corpus.neighbours == (("Before.", ""),)


def test_what_was_not_answered_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = as_json_lines(tmp_path / "answers.jsonl", CHOICES)
    with caplog.at_level(logging.INFO, "greenscan"):
        load_corpus(path)
    assert f"{path}: 2 tasks without an answer left out" in caplog.text


def test_skipped_tasks_are_left_out_and_ground_truth_counts_alone(tmp_path: Path) -> None:
    true = annotation(("label", ["none"]), ground_truth=True)
    rows = [task(DATA[1], ACTION, true), task(DATA[2], SKIPPED)]
    assert told(load_corpus(as_json(tmp_path / "p.json", rows))) == EXPECTED[1:]


def test_labellers_who_agree_count_once_and_others_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    assert len(load_corpus(as_json(path, [task(DATA[1], NONE, NONE)]))) == 1
    as_json(path, [task(DATA[0], NONE), task(DATA[1], NONE, ACTION)])
    line = [line for line, text in enumerate(path.read_text().splitlines(), 1) if text == " {"][1]
    with pytest.raises(TrainingError, match="decide which label is right") as raised:
        load_corpus(path)
    place = f"{path}:{line}"
    assert f"{place}: label 'unsupported', but 'none' for the same text in {place}" in str(
        raised.value
    )


@pytest.mark.parametrize(
    ("name", "write", "rows"),
    [
        ("p.json", as_json, [task(DATA[0], annotation(("label", ["vague", "none"])))]),
        ("p.json", as_json, [minimal(DATA[0], label={"choices": ["vague", "none"]})]),
        ("p.csv", as_csv, [minimal(DATA[0], label='{"choices": ["vague", "none"]}')]),
        ("a.jsonl", as_json_lines, [classified(DATA[0], "vague", "action", "none")]),
        ("a.jsonl", as_json_lines, [choice(DATA[0], "accept", accept=["vague", "none"])]),
    ],
)
def test_two_labels_of_one_sentence_are_a_bad_row(
    name: str, write: Any, rows: Sequence[Row], tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match=r":[12]: label 'vague, none' is not one of none, v"):
        load_corpus(write(tmp_path / name, rows))


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("a.jsonl", [choice(DATA[0], "accept")], r"a\.jsonl:1: label is empty"),
        ("a.jsonl", [choice(DATA[0], "accept", accept="none")], "accept is no list of choices"),
        ("a.jsonl", [classified(DATA[0], "green")], r"a\.jsonl:1: label 'green' is not one of"),
        ("a.jsonl", [{"text": CUT, "label": [[0, 2, "none"]]}], "label is no list of names"),
        ("p.json", [{"annotations": [], "data": 3}], "data is no object"),
        ("p.json", [{"data": DATA[0], "annotations": [4]}], "annotations is no list of objects"),
        ("p.json", [{"data": DATA[0], "annotations": [{}]}], "has no list called result"),
        ("p.json", [task(DATA[0], annotation())], "has no column 'label'"),
        ("p.json", [task(DATA[0]), task(DATA[1], SKIPPED)], "none of its 2 tasks has an answer"),
        ("a.jsonl", [classified(DATA[0])], "label them in doccano, and export them again"),
        ("a.jsonl", [{"text": CUT, "options": [], "accept": ["none"]}], "label them in Prodigy"),
    ],
)
def test_what_cannot_be_taken_says_why(
    name: str, rows: Sequence[Row], message: str, tmp_path: Path
) -> None:
    write = as_json if name.endswith(".json") else as_json_lines
    with pytest.raises(TrainingError, match=message):
        load_corpus(write(tmp_path / name, rows))


def test_controls_and_labels_of_another_name(tmp_path: Path) -> None:
    rows = [task({"sentence": CUT}, annotation(("greenness", ["Empty talk"])))]
    corpus = load_corpus(
        as_json(tmp_path / "p.json", rows),
        columns={"text": "sentence", "label": "greenness"},
        values={"Empty talk": "vague"},
    )
    assert [row[:3] for row in told(corpus)] == [(CUT, "vague", None)]


def test_answers_tell_claims_as_well(tmp_path: Path) -> None:
    corpus = load_claims(as_json_lines(tmp_path / "answers.jsonl", CHOICES))
    assert [label != 0 for label in corpus.labels] == [True, False]
