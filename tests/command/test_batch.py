"""``greenscan scan`` with a folder as output, as its users call it."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from greenscan.cli import main

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
# A process that a shell has put into the background does not listen to SIGINT, nor do its children.
INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from greenscan.cli import main; main()"
)
VAGUE = "We are committed to a greener future for our planet."


def scan(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["scan", "--model", "baseline-en", *map(str, arguments)])


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("docs")
    folder.mkdir()
    (folder / "a.txt").write_text(VAGUE)
    (folder / "b.pdf").write_bytes(SAMPLE.read_bytes())
    return folder


def test_a_folder_goes_into_a_folder_and_is_gone_on_with(docs: Path) -> None:
    wanted = ("--format", "json", "--format", "html", "--format", "pdf")
    first = scan(docs, "-o", "out/", "--fail-on", "vague", *wanted)
    assert first.exit_code == 1, first.stderr
    assert first.stdout == ""
    assert "2 documents done" in first.stderr
    summary = json.loads(Path("out/summary.json").read_text(encoding="utf-8"))
    outputs = [output for document in summary["documents"] for output in document["outputs"]]
    assert [output.rpartition(".")[2] for output in outputs] == [
        "json",
        "html",
        "json",
        "html",
        "pdf",
    ]
    assert all(Path("out", output).stat().st_size for output in outputs)
    (docs / "c.txt").write_bytes(b"")
    second = scan(docs, "-o", "out", *wanted)
    assert second.exit_code == 3
    assert second.stderr.count("done before") == 2
    with Path("out/failures.csv").open(newline="") as file:
        assert [row["path"] for row in csv.DictReader(file)] == ["docs/c.txt"]


@pytest.mark.usefixtures("docs")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs", "-o", "out/", "--format", "xlsx"], "a batch is not written as xlsx"),
        (["docs", "-o", "out/", "--format", "table"], "a batch is not written as table"),
        (["-", "-o", "out/"], "standard input"),
        (["docs/*.docx", "-o", "out/", "--memory", "4"], "4G or 900M"),
        (["docs", "-o", "out/", "--jobs", "0"], "--jobs 0"),
        (["docs", "-o", "out/", "--timeout", "0"], "--timeout"),
        (["docs", "-o", "out/", "--model", "no-such-model"], "no-such-model"),
        (["docs/a.txt", "--jobs", "2"], "a folder as output"),
        (["docs/a.txt", "-o", "a.json", "--memory", "4G"], "a folder as output"),
        (["empty", "-o", "out/"], "no documents in 'empty'"),
    ],
)
def test_wrong_use_is_status_2_and_writes_nothing(arguments: list[str], said: str) -> None:
    Path("empty").mkdir()
    result = scan(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("out").exists()


def test_an_interrupt_is_status_130_and_the_next_run_goes_on(docs: Path) -> None:
    for number in range(300):
        (docs / f"d{number:03}.txt").write_text(f"{VAGUE} We cut emissions by {number} %.")
    command = [sys.executable, "-c", INTERRUPTIBLE, "scan", "docs", "-o", "out/"]
    command += ["--model", "baseline-en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not Path("out/timings.csv").exists():
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130, said
    assert "call the same again to go on" in said
    assert "Traceback" not in said
    assert not Path("out/summary.json").exists()
    kept = [path for path in Path("out/.greenscan/records").glob("*.json") if path.stat().st_size]
    assert 0 < len(kept) < 302
