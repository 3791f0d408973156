"""``greenscan evaluate`` and ``greenscan compare`` as their users call them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from greenscan.classifying.loading import shipped_models
from greenscan.cli import main
from greenscan.commands.lazy import LazyCommand

pytest.importorskip("datasets")

# a document each: a claim with its label and kind, and a sentence that is none
DOCUMENTS = (
    (
        "We are committed to a greener future for our planet.",
        "vague",
        "target",
        "The directors met four times during the year.",
    ),
    (
        "Eco-friendly crockery, kind to nature!",
        "vague",
        "quality",
        "Orders can be returned within thirty days.",
    ),
    (
        "Sustainability is at the heart of everything this brewery does.",
        "vague",
        "policy",
        "Beer sales in Denmark rose by 4 %.",
    ),
    (
        "Every journey with us helps to protect the environment.",
        "vague",
        "quality",
        "Timetables change on the second Sunday of December.",
    ),
    (
        "Solar panels were fitted on two warehouses.",
        "unsupported",
        "action",
        "A new chief executive, Ms Okafor, joined in March.",
    ),
    (
        "By 2040 all our lorries will run without diesel.",
        "unsupported",
        "target",
        "Freight rates fell in the third quarter.",
    ),
    (
        "Suppliers have to sign our environmental code.",
        "unsupported",
        "policy",
        "Purchasing employs 61 people in Lille.",
    ),
    (
        "These bottles contain recycled plastic.",
        "unsupported",
        "quality",
        "Turnover of the drinks division was 12 million euros.",
    ),
    (
        "Scope 1 and 2 emissions fell by 31 % between 2018 and 2022, assured by KPMG.",
        "supported",
        "result",
        "Auditors are elected by the general meeting.",
    ),
    (
        "In 2021 the mill cut water use per tonne of paper by 18 % against 2015.",
        "supported",
        "result",
        "Paper prices doubled.",
    ),
    (
        "Two thirds of our cocoa, 8,400 tonnes, was Rainforest Alliance certified in 2023.",
        "supported",
        "result",
        "Chocolate is made in Ghent since 1911.",
    ),
    (
        "Energy use per guest night sank from 41 to 33 kWh from 2017 to 2022, verified by DNV.",
        "supported",
        "result",
        "The hotel has 214 rooms.",
    ),
)
SENTENCES = tuple(
    row
    for number, (claim, label, kind, other) in enumerate(DOCUMENTS, 1)
    for row in (
        {"text": claim, "label": label, "kind": kind, "doc": f"document {number}"},
        {"text": other, "label": "none", "kind": None, "doc": f"document {number}"},
    )
)


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def succeed(*arguments: str | Path) -> Result:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return result


def refused(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    return re.sub(r"\s+", " ", result.stderr)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled sentences; not to be written to."""
    path = tmp_path_factory.mktemp("data") / "labelled.jsonl"
    rows = ({**row, "set": row["doc"]} for row in SENTENCES)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sentences, claim or not; not to be written to."""
    path = tmp_path_factory.mktemp("data") / "claims.jsonl"
    rows = ({"text": row["text"], "label": int(row["label"] != "none")} for row in SENTENCES)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped baseline with a threshold at which it calls nothing a claim."""
    folder = tmp_path_factory.mktemp("models") / "blind"
    shutil.copytree(shipped_models()["baseline-en"], folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest |= {"name": "blind", "claim_threshold": 1.0}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_evaluate_prints_metrics_with_intervals(labelled: Path) -> None:
    shown = " ".join(succeed("evaluate", "greenscan-en", "--data", labelled).stdout.split())
    for words in ("macro-F1", "95 % interval", "kind accuracy", "found supported", "share right"):
        assert words in shown
    assert re.search(r"Contrast sets wholly right: \d+ of 12", shown)
    assert "labelled: 24 sentences of 12 documents, 12 of them independent" in shown


def test_results_name_model_data_and_software(labelled: Path, tmp_path: Path) -> None:
    target = tmp_path / "results.json"
    succeed("evaluate", "greenscan-en", "--data", labelled, "-o", target)
    content = json.loads(target.read_text())
    assert content["model"]["name"] == "greenscan-en"
    assert len(content["model"]["digest"]) == len(content["data"]["sha256"]) == 64
    labels = {"none": 12, "vague": 4, "unsupported": 4, "supported": 4}
    assert content["data"]["labels"] == labels
    assert content["claim_threshold"] == 0.5
    assert content["software"]["onnxruntime"]
    assert sum(map(sum, content["confusion"])) == 24
    assert content["metrics"]["macro_f1"]["value"] > 0.8  # these sentences are easy
    assert str(labelled.parent) not in target.read_text()


def test_results_are_the_same_again(labelled: Path, tmp_path: Path) -> None:
    targets = tmp_path / "a.json", tmp_path / "b.json"
    for target in targets:
        succeed("evaluate", "baseline-en", "--data", labelled, "-o", target)
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_binary_data_are_judged_by_claims_alone(claims: Path, tmp_path: Path) -> None:
    target = tmp_path / "results.json"
    result = succeed(
        "evaluate",
        "greenscan-en",
        "--data",
        claims,
        "--binary",
        "--data-name",
        "tiny",
        "-o",
        target,
    )
    assert "average precision" in result.stdout
    assert "macro-F1" not in result.stdout
    content = json.loads(target.read_text())
    assert content["question"] == "claim"
    assert (content["data"]["name"], content["data"]["claims"]) == ("tiny", 12)
    assert content["metrics"]["claim_f1"]["value"] > 0.8


def test_compare_tells_a_worse_model_from_chance(
    labelled: Path, blind: Path, tmp_path: Path
) -> None:
    target = tmp_path / "comparison.json"
    result = succeed(
        "compare", "baseline-en", "baseline-en", blind, "--data", labelled, "-o", target
    )
    content = json.loads(target.read_text())
    same, worse = content["against_first"]["models"]
    assert same["difference"] == {"value": 0.0, "low": 0.0, "high": 0.0}
    assert same["randomisation_p"] == same["mcnemar_p"] == 1.0
    assert worse["difference"]["high"] < 0
    assert worse["randomisation_p"] < 0.01
    assert worse["mcnemar_p"] < 0.01
    assert worse["only_first_right"] > worse["only_this_right"] == 0
    assert content["models"][0]["speed"]["sentences_per_second"] > 0
    for words in (
        "baseline-en (2)",
        "blind",
        "9,999 permutations",
        "size in MB",
        "+0.000 to +0.000",
    ):
        assert words in result.stdout


def test_compare_on_binary_data_is_by_claim_f1(claims: Path, blind: Path, tmp_path: Path) -> None:
    target = tmp_path / "comparison.json"
    succeed("compare", "greenscan-en", blind, "--data", claims, "--binary", "-o", target)
    content = json.loads(target.read_text())
    assert content["against_first"]["metric"] == "claim_f1"
    values = [each["metrics"]["claim_f1"]["value"] for each in content["models"]]
    (worse,) = content["against_first"]["models"]
    assert worse["difference"]["value"] == pytest.approx(values[1] - values[0], abs=2e-4)


def test_columns_and_values_are_named(tmp_path: Path) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("sentence,class\nWe love our green planet.,1\nThe board met in May.,0\n")
    named = ("--column", "text=sentence", "--column", "label=class")
    result = succeed(
        "evaluate", "baseline-en", "--data", path, *named, "--value", "1=vague", "--value", "0=none"
    )
    assert "2 sentences of 2 documents" in result.stdout
    assert "intervals mean little" in result.stderr
    assert "no sentence is labelled supported" in result.stderr
    assert "no column 'text'" in refused("evaluate", "baseline-en", "--data", path)


def test_data_that_the_model_was_trained_on_is_warned_of(
    labelled: Path, blind: Path, tmp_path: Path
) -> None:
    target = tmp_path / "results.json"
    succeed("evaluate", blind, "--data", labelled, "-o", target)
    model = tmp_path / "trained"
    shutil.copytree(blind, model)
    data = {"sha256": json.loads(target.read_text())["data"]["sha256"]}
    (model / "results.json").write_text(json.dumps({"data": data}))
    for command in (("evaluate", model), ("compare", "baseline-en", model)):
        warned = succeed(*command, "--data", labelled).stderr
        assert "warning: blind was trained on labelled" in warned
        assert "baseline-en was trained" not in warned


def test_a_result_is_recorded_once_in_the_card_of_its_model(
    claims: Path, labelled: Path, tmp_path: Path
) -> None:
    model = tmp_path / "model"
    shutil.copytree(shipped_models()["baseline-en"], model)
    for _ in range(2):
        succeed("evaluate", model, "--data", claims, "--binary", "--record", "--data-name", "ours")
    results = json.loads((model / "results.json").read_text("utf-8"))
    assert [each["data"]["name"] for each in results["public"]].count("ours") == 1
    assert "`ours`" in (model / "README.md").read_text("utf-8")
    assert "give --binary" in refused("evaluate", model, "--data", labelled, "--record")
    results["model"]["digest"] = "other"
    (model / "results.json").write_text(json.dumps(results))
    said = refused("evaluate", model, "--data", claims, "--binary", "--record")
    assert "its results file is of another model" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evaluate", "baseline-en"), "Missing option '--data'"),
        (("evaluate", "no-such-model", "--data", "DATA"), "there is no model 'no-such-model'"),
        (("evaluate", "baseline-en", "--data", "missing.csv"), "missing.csv does not exist"),
        (("evaluate", "baseline-en", "--data", "DATA", "--binary", "--value", "x"), "KEY=VALUE"),
        (("evaluate", "baseline-en", "--data", "DATA", "-o", "gone/x.json"), "gone is no folder"),
        (("compare", "baseline-en", "--data", "DATA"), "two models or more"),
        (("compare", "--data", "DATA"), "Missing argument"),
    ],
)
def test_wrong_use_is_refused(arguments: tuple[str, ...], words: str, labelled: Path) -> None:
    given = [str(labelled) if each == "DATA" else each for each in arguments]
    assert words in refused(*given)


def test_a_file_is_overwritten_only_when_told_to(labelled: Path, tmp_path: Path) -> None:
    target = tmp_path / "results.json"
    target.write_text("mine")
    arguments = ("evaluate", "baseline-en", "--data", labelled, "-o", target)
    assert "--force" in refused(*arguments)
    assert target.read_text() == "mine"
    succeed(*arguments, "--force")
    assert json.loads(target.read_text())["question"] == "label"


@pytest.mark.parametrize("command", [("evaluate", "a"), ("compare", "a", "b")])
def test_a_missing_extra_is_named(
    command: tuple[str, ...], labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("greenscan.commands.options.find_spec", lambda _: None)
    assert "pip install 'greenscan[train]'" in refused(*command, "--data", labelled)


def lazy_commands() -> Mapping[str, LazyCommand]:
    return {n: each for n, each in main.commands.items() if isinstance(each, LazyCommand)}


def test_lazy_commands_are_the_commands() -> None:
    assert {"compare", "evaluate", "train"} <= set(lazy_commands())
    for name, lazy in lazy_commands().items():
        command: Any = lazy.command
        assert command.name == name
        assert succeed(name, "--help").stdout.startswith(f"Usage: main {name}")


def test_help_imports_no_command() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from greenscan.cli import main;"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0;"
        "print(*(name for name in sys.modules if name.startswith('greenscan.') or name == 'numpy'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert {name for name in done.stdout.split() if name.startswith("greenscan.commands.")} == {
        "greenscan.commands.lazy",
        "greenscan.commands.terminal",
    }
    assert "numpy" not in done.stdout.split()
