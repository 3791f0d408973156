"""``greenscan train`` as its users call it, and the model that comes out at work."""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from greenscan.cli import main
from greenscan.labels import KINDS, LABELS
from greenscan.training.data.corpus import Corpus

pytest.importorskip("datasets")
pytest.importorskip("matplotlib")


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    level = logging.getLogger("greenscan").level
    yield
    logging.getLogger("greenscan").setLevel(level)


@pytest.fixture(scope="session")
def rows(corpus: Corpus) -> list[dict[str, str]]:
    """The tiny corpus as a table of a user's own making."""
    return [
        {
            "sentence": text,
            "class": LABELS[label],
            "kind": KINDS[kind] if kind >= 0 else "",
            "report": document,
        }
        for text, label, kind, document in zip(
            corpus.texts, corpus.labels, corpus.kinds, corpus.documents, strict=True
        )
    ]


COLUMNS = ("--column", "text=sentence", "--column", "label=class", "--column", "doc=report")


def write(path: Path, rows: Sequence[dict[str, str]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["train", *map(str, arguments)])


def refused(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    return " ".join(result.stderr.split())


def test_baseline_from_a_table_screens_a_text(rows: list[dict[str, str]], tmp_path: Path) -> None:
    data, model = write(tmp_path / "mine.csv", rows), tmp_path / "my-baseline"
    done = run("--data", data, *COLUMNS, "--type", "baseline", "-o", model, "--seed", "1")
    assert done.exit_code == 0, done.output
    assert "its model card is" in done.stderr
    assert (model / "README.md").is_file()
    text = tmp_path / "text.txt"
    text.write_text("In 2022 Navstopel cut emissions in Gulmurrin by 12 % against 2018.", "utf-8")
    command = ["scan", str(text), "--model", str(model), "--format", "json"]
    screened = json.loads(CliRunner().invoke(main, command).stdout)
    (report,) = screened["reports"]
    assert report["model"]["name"] == "my-baseline"
    assert [claim["verdict"] for claim in report["claims"]] == ["supported"]


@pytest.mark.filterwarnings("ignore")
def test_transformer_goes_on_from_a_greenscan_model_without_kinds(
    rows: list[dict[str, str]], tiny_base: Path, tmp_path: Path
) -> None:
    pytest.importorskip("onnxscript")
    quick = ("--epochs", "1", "--batch-size", "64", "--seed", "1")
    data, first, second = write(tmp_path / "a.csv", rows), tmp_path / "first", tmp_path / "second"
    done = run("--data", data, *COLUMNS, "--base", tiny_base, "-o", first, *quick)
    assert done.exit_code == 0, done.output
    without = [{name: value for name, value in row.items() if name != "kind"} for row in rows]
    data = write(tmp_path / "b.csv", without)
    assert "no claim has a kind" in refused(
        "--data", data, *COLUMNS, "--base", tiny_base, "-o", second, *quick
    )
    done = run("--data", data, *COLUMNS, "--base", first, "-o", second, *quick, "--force")
    assert done.exit_code == 0, done.output
    assert (second / "model.onnx").is_file()
    assert "Fine-tuned from first (" in (second / "README.md").read_text(encoding="utf-8")


def test_bad_rows_are_listed_and_nothing_is_written(
    rows: list[dict[str, str]], tmp_path: Path
) -> None:
    bad = [dict(row) for row in rows]
    bad[2]["class"], bad[5]["sentence"] = "greenish", "  "
    data, model = write(tmp_path / "mine.csv", bad), tmp_path / "model"
    said = refused("--data", data, *COLUMNS, "-o", model)
    assert "mine.csv:4: label 'greenish' is not one of" in said
    assert "mine.csv:7: text is empty" in said
    assert not model.exists()


@pytest.mark.parametrize(
    ("base", "told"),
    [("no-user/no-encoder", "does not come from the hub"), (".", "no encoder of transformers")],
)
def test_a_base_that_cannot_be_had_is_told_with_the_remedy(
    base: str,
    told: str,
    rows: list[dict[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("transformers")
    data, model = write(tmp_path / "mine.csv", rows), tmp_path / "model"
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    said = refused("--data", data, *COLUMNS, "--base", base, "-o", model)
    assert told in said
    assert not (tmp_path / "model.work").exists()


def test_development_data_that_leaks_is_refused(rows: list[dict[str, str]], tmp_path: Path) -> None:
    data = write(tmp_path / "train.csv", rows)
    held = write(tmp_path / "dev.csv", rows[:7])
    said = refused("--data", data, "--development", held, *COLUMNS, "-o", tmp_path / "model")
    assert "dev.csv shares 7 sentences and 1 document with" in said


def test_given_sides_are_kept(rows: list[dict[str, str]], tmp_path: Path) -> None:
    sides = {
        "train": [row for row in rows if int(row["report"].split()[-1]) < 16],
        "dev": [row for row in rows if 16 <= int(row["report"].split()[-1]) < 20],
        "test": [row for row in rows if int(row["report"].split()[-1]) >= 20],
    }
    files = {name: write(tmp_path / f"{name}.csv", part) for name, part in sides.items()}
    model = tmp_path / "model"
    options = ("--data", files["train"], "--development", files["dev"], "--test", files["test"])
    done = run(*options, *COLUMNS, "--type", "baseline", "-o", model)
    assert done.exit_code == 0, done.output
    split = json.loads((model / "results.json").read_text("utf-8"))["split"]
    assert [split[side]["sentences"] for side in ("training", "development", "test")] == [
        len(part) for part in sides.values()
    ]


def test_a_model_is_not_overwritten_unasked(rows: list[dict[str, str]], tmp_path: Path) -> None:
    data = write(tmp_path / "mine.csv", rows)
    (tmp_path / "kept.txt").write_text("mine")
    assert "give --force to overwrite it" in refused("--data", data, "-o", tmp_path)


def test_options_that_are_no_pairs_are_refused(rows: list[dict[str, str]], tmp_path: Path) -> None:
    data = write(tmp_path / "mine.csv", rows)
    said = refused("--data", data, "--column", "text", "-o", tmp_path / "model")
    assert "--column text: write KEY=VALUE" in said


def test_missing_extra_is_named(
    rows: list[dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path / "mine.csv", rows)
    monkeypatch.setattr("greenscan.commands.training.find_spec", lambda _: None)
    said = refused("--data", data, "-o", tmp_path / "model")
    assert "pip install 'greenscan[train]'" in said
