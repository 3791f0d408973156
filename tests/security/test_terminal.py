"""Names and contents from outside steer no terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from greenscan.cli import main
from greenscan.commands.telling import console
from greenscan.report import Failure
from greenscan.wording import visible
from tests.classifying.conftest import tiny_baseline

__all__ = ["tiny_baseline"]

NAME = "a\x1b]0;title\x07\x1b[2J\x9b31m\u202egnp.txt"
SHOWN = r"a\x1b]0;title\x07\x1b[2J\x9b31m\u202egnp.txt"
STEERING = set("\x1b\x07\x9b\u202e\r\x08")
CLAIM = "We are committed to a greener future for our planet."


def said(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert not set(result.output) & STEERING
    return result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", NAME),
        ("scan", "x", "-o", f"{NAME}.exe"),
        ("scan", "x", "--pack", NAME),
        ("scan", "x", "--model", NAME),
        ("scan", f"--{NAME}"),
        ("diff", NAME, "x"),
        ("rules", "check", NAME),
        ("rules", "show", NAME),
        ("models", NAME),
        ("join", NAME, "x", "-o", "y"),
        (NAME,),
        (f"--{NAME}",),
    ],
    ids=" ".join,
)
def test_errors_show_the_names_they_cite(arguments: tuple[str, ...]) -> None:
    output = said(*arguments)
    assert r"\x1b" in output
    assert "title" in output


def test_a_file_of_such_a_name_is_screened(tmp_path: Path, tiny_baseline: Path) -> None:
    path = tmp_path / NAME
    path.write_text(f"{CLAIM} \x1b[31m", "utf-8")
    output = said("scan", str(path), "--model", str(tiny_baseline))
    without_bell = SHOWN.replace(r"\x07", "")  # rich has dropped it before
    assert f"{without_bell}: screened in" in output.replace("\n", "")


def test_an_output_of_such_a_name_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("x", "utf-8")
    assert SHOWN in said("scan", "x", "--format", "json", "-o", str(tmp_path / NAME))


def test_what_a_model_says_of_itself_is_shown(tmp_path: Path, tiny_baseline: Path) -> None:
    manifest = json.loads((tiny_baseline / "manifest.json").read_text("utf-8"))
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.skops").write_bytes((tiny_baseline / "model.skops").read_bytes())
    manifest["version"] = "1\x1b[2J"
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert r"1\x1b[2J" in said("models", str(folder))


def test_a_failure_is_one_line() -> None:
    failure = Failure("a\nerror: all is lost\x1b[2J", "is bad", "drop it")
    assert str(failure) == r"a\nerror: all is lost\x1b[2J: is bad; drop it"
    assert failure.to_dict()["name"] == "a\nerror: all is lost\x1b[2J"


def test_bytes_of_a_name_that_are_no_text_are_shown() -> None:
    assert visible(os.fsdecode(b"caf\xe9 \xc3\xa9")) == r"caf\udce9 é"


def test_a_terminal_gets_the_codes_of_ours_alone(tmp_path: Path) -> None:
    """What is sent to a real terminal, where rich sends codes of its own."""
    near, far = pty.openpty()
    path = tmp_path / NAME
    process = subprocess.Popen(
        [sys.executable, "-m", "greenscan", "scan", str(path)],
        stdout=far,
        stderr=far,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(far)
    sent = b""
    try:
        while part := os.read(near, 65_536):
            sent += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(near)
    assert process.wait(120) == 3
    assert rb"\x1b]0;title" in sent
    for bad in (b"\x1b]0;title", b"\x07", b"\x1b[2J\x9b", "\u202e".encode()):
        assert bad not in sent


def test_a_console_shows_text_in_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("name of the document", title="t\x1b[1m")
    table.add_row("a\x1b[2J", Text("b\x07"))
    console().print(table)
    output = capsys.readouterr().out
    assert not set(output) & STEERING
    assert r"a\x1b[2J" in output
