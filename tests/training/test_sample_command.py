"""``greenscan sample``, and the way from there to a model."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

import greenscan
from greenscan.cli import main
from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import Corpus

pytest.importorskip("datasets")
pytest.importorskip("matplotlib")

REPORT = """\
# Energy

Our mills are kind to nature. In 2023 we did the following:

- We fitted solar panels in Leeds.
- We saved 12 % of the gas against 2019.

The board met in May. OUR MILLS ARE KIND TO NATURE!
"""
Row = dict[str, Any]


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    level = logging.getLogger("greenscan").level
    yield
    logging.getLogger("greenscan").setLevel(level)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "2023" / "mills.md"
    path.parent.mkdir(parents=True)
    path.write_text(REPORT)
    return path


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the tiny corpus; not to be written to."""
    folder = tmp_path_factory.mktemp("reports")
    for name in dict.fromkeys(corpus.documents):
        rows = (row for row, document in enumerate(corpus.documents) if document == name)
        text = "\n\n".join(corpus.texts[row] for row in rows)
        (folder / f"{name}.txt").write_text(text)
    return folder


def sample(*arguments: str | Path, status: int = 0) -> Result:
    command = ["sample", "--model", "baseline-en", *map(str, arguments)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    return result


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_task_has_its_context_and_what_the_model_says(report: Path, tmp_path: Path) -> None:
    output = tmp_path / "tasks.jsonl"
    said = sample(report.parents[1], "-o", output).stderr
    tasks = {task["text"]: task for task in lines(output)}
    assert f"{len(tasks)} sentences of 1 document\n" in said
    task = tasks["We saved 12 % of the gas against 2019."]
    assert task["doc"] == "2023/mills.md"
    assert task["section"] == "Energy"
    assert task["lead_in"] == "In 2023 we did the following:"
    assert task["previous"] == "We fitted solar panels in Leeds."
    assert task["next"] == "The board met in May."
    assert (task["label"], task["kind"], task["picked"]) == (None, None, "doubt")
    assert sum(task["suggestion"]["scores"].values()) == pytest.approx(1, abs=1e-3)
    found = greenscan.analyze_file(report, model="baseline-en").sentences
    (same,) = (sentence for sentence in found if sentence.text == task["text"])
    assert (task["sentence_id"], task["suggestion"]["scores"]) == (same.id, same.scores.to_dict())
    assert len([text for text in tasks if text.casefold().startswith("our mills")]) == 1


def test_the_same_is_picked_again_and_nothing_that_was_picked_before(
    folder: Path, tmp_path: Path
) -> None:
    outputs = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for output in outputs:
        sample(folder, "-n", "30", "--random", "0.3", "-o", output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    picked = lines(outputs[0])
    assert [task["picked"] for task in picked].count("random") == 9
    assert len({task["doc"] for task in picked}) > 10
    more = tmp_path / "more.json"
    sample(folder, "-n", "30", "--for", "label-studio", "--without", outputs[0], "-o", more)
    again = tmp_path / "again.jsonl"
    sample(folder, "--random", "1", "--without", outputs[0], "--without", more, "-o", again)
    texts = [task["text"] for task in picked + lines(again)]
    texts += [task["data"]["text"] for task in json.loads(more.read_text("utf-8"))]
    assert len(texts) == len(set(texts)) == 7 * 24


def test_labellers_need_not_be_led(report: Path, tmp_path: Path) -> None:
    for tool in ("label-studio", "doccano", "prodigy"):
        output = tmp_path / f"{tool}.json"
        sample(report, "--blind", "--for", tool, "-o", output)
        assert "baseline-en" not in output.read_text("utf-8")
        assert "score" not in output.read_text("utf-8")


def test_one_bad_document_is_told_and_the_others_are_sampled(report: Path, tmp_path: Path) -> None:
    (report.parent / "empty.txt").write_text("")
    output = tmp_path / "tasks.jsonl"
    said = sample(report.parents[1], "-o", output, status=3).stderr
    assert "error: 2023/empty.txt: " in said
    assert lines(output)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("missing", "-o", "x.jsonl"), "'missing' does not exist"),
        (("FOLDER", "-o", "FOLDER/tasks.jsonl"), "holds no document"),
        (("REPORT", "-o", "REPORT"), "give --force to overwrite it"),
        (("REPORT", "-o", "x.xml", "--for", "label-studio"), "end its name in .json"),
        (("REPORT", "-o", "no/x.jsonl"), "no is no folder"),
        (("REPORT", "-o", "x.jsonl", "--without", "REPORT"), "is not CSV, TSV"),
    ],
)
def test_wrong_use_is_refused(
    arguments: tuple[str, ...], words: str, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    places = {"FOLDER": str(empty), "REPORT": str(report)}
    for name, place in places.items():
        arguments = tuple(each.replace(name, place) for each in arguments)
    assert words in " ".join(sample(*arguments, status=2).stderr.split())


def label_studio_answers(content: str, truth: Mapping[str, tuple[str, ...]]) -> str:
    """Answer each task as a labeller would, and return Label Studio's JSON export."""
    exported = []
    for number, task in enumerate(json.loads(content), 1):
        (prediction,) = task["predictions"]
        assert {each["to_name"] for each in prediction["result"]} == {"text"}
        result = [
            {
                "from_name": control,
                "to_name": "text",
                "type": "choices",
                "value": {"choices": [answer]},
            }
            for control, answer in zip(("label", "kind"), truth[task["data"]["text"]], strict=False)
        ]
        annotation = {"id": number, "result": result, "was_cancelled": False}
        exported.append({"id": number, "data": task["data"], "annotations": [annotation]})
    return json.dumps(exported)


def doccano_answers(content: str, truth: Mapping[str, tuple[str, ...]]) -> str:
    rows = [json.loads(line) for line in content.splitlines()]
    assert all(row["label"] == [] for row in rows)  # nothing is an answer before it was given
    answered = ({**row, "id": 1, "label": list(truth[row["text"]]), "Comments": []} for row in rows)
    return "".join(json.dumps(row) + "\n" for row in answered)


def prodigy_answers(content: str, truth: Mapping[str, tuple[str, ...]]) -> str:
    rows = [json.loads(line) for line in content.splitlines()]
    options = {option["id"] for row in rows for option in row["options"]}
    assert all(set(row["accept"]) <= options for row in rows)
    answered = (
        {**row, "_task_hash": 1, "accept": list(truth[row["text"]]), "answer": "accept"}
        for row in rows
    )
    return "".join(json.dumps(row) + "\n" for row in answered)


@pytest.mark.parametrize(
    ("tool", "suffix", "answer"),
    [
        ("label-studio", ".json", label_studio_answers),
        ("doccano", ".jsonl", doccano_answers),
        ("prodigy", ".jsonl", prodigy_answers),
    ],
)
def test_answers_to_a_sample_train_a_model(
    tool: str,
    suffix: str,
    answer: Callable[[str, Mapping[str, tuple[str, ...]]], str],
    corpus: Corpus,
    folder: Path,
    tmp_path: Path,
) -> None:
    kinds = [(KINDS[kind],) if kind >= 0 else () for kind in corpus.kinds]
    truth = {
        text: (str(LABELS[label]), *map(str, kind))
        for text, label, kind in zip(corpus.texts, corpus.labels, kinds, strict=True)
    }
    tasks, export, model = tmp_path / f"t{suffix}", tmp_path / f"e{suffix}", tmp_path / "model"
    sample(folder, "-n", "160", "--random", "0.9", "--for", tool, "-o", tasks)
    export.write_text(answer(tasks.read_text("utf-8"), truth), "utf-8")
    command = [
        "train",
        "--data",
        str(export),
        "--type",
        "baseline",
        "-o",
        str(model),
        "--seed",
        "1",
    ]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    facts = json.loads((model / "results.json").read_text("utf-8"))["data"]
    assert facts["documents"] == 24
    assert facts["sentences"] >= 0.9 * 160
    assert min(facts["kinds"].values()) > 10
    claim = "In 2022 Navstopel cut emissions in Gulmurrin by 12 % against 2018."
    assert greenscan.load_model(model).predict([claim]) == ["supported"]


def test_the_set_up_offers_every_label_and_kind(report: Path, tmp_path: Path) -> None:
    sample(report, "--for", "label-studio", "-o", tmp_path / "tasks.json")
    view = ElementTree.fromstring((tmp_path / "tasks.xml").read_text())  # noqa: S314 (our own)
    offered = [
        [choice.get("value") for choice in control.iter("Choice")]
        for control in view.iter("Choices")
    ]
    assert offered == [list(LABELS), list(KINDS)]
    (task, *_) = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    shown = {text.get("value", "").lstrip("$") for text in view.iter("Text")}
    assert shown <= set(task["data"])
    sample(report, "--for", "doccano", "-o", tmp_path / "tasks.jsonl")
    labels = json.loads((tmp_path / "tasks.labels.json").read_text())
    assert [label["text"] for label in labels] == [*LABELS, *KINDS]
