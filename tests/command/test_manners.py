"""Help, completion, guesses and colours: how the command behaves whatever it is asked to do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from rich.console import Console

from greenscan.cli import main
from greenscan.commands import rules, training
from greenscan.commands.lazy import LazyCommand
from greenscan.labels import Flag, MarkCategory

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|9[0-7])[\d;]*m")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def refused(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    return " ".join(result.stderr.split())


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield the names that lead to `group` and to every command in it."""
    yield names
    for name, command in group.commands.items():
        found = command.command if isinstance(command, LazyCommand) else command
        if isinstance(found, click.Group):
            yield from commands(found, *names, name)
        else:
            yield (*names, name)


@pytest.mark.parametrize("names", list(commands(main)), ids=" ".join)
def test_help_has_examples_that_call_the_command(names: tuple[str, ...]) -> None:
    shown = run(*names, "--help").stdout
    examples = re.split(r"\n  Examples?:\n", shown)[1]
    assert f"greenscan {' '.join(names)}".strip() in examples
    assert max(map(len, examples.splitlines())) <= 100


def completed(*arguments: str) -> list[tuple[str, str]]:
    """Return value and type of what a shell offers for the last of `arguments`."""
    found = ShellComplete(main, {}, "greenscan", "_GREENSCAN_COMPLETE").get_completions(
        list(arguments[:-1]), arguments[-1]
    )
    return [(item.value, item.type) for item in found]


def test_commands_options_and_model_names_are_completed() -> None:
    assert completed("mod") == [("models", "plain")]
    assert ("--pack", "plain") in completed("scan", "--p")
    for before in (("scan", "--model"), ("sample", "--model"), ("evaluate",), ("models",)):
        assert completed(*before, "base") == [("baseline-en", "plain"), ("base", "dir")]
    assert ("eu-ucpd-annex-i-4a", "plain") in completed("rules", "show", "eu-ucpd")


@pytest.mark.parametrize("before", [("scan",), ("train", "--data"), ("evaluate", "m", "--data")])
def test_paths_are_left_to_the_shell(before: tuple[str, ...]) -> None:
    assert completed(*before, "rep") == [("rep", "file")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_calls_greenscan(shell: str) -> None:
    script = run("completion", shell).stdout
    assert f"_GREENSCAN_COMPLETE={shell}_complete" in script


def test_what_is_mistyped_is_guessed(tmp_path: Path) -> None:
    text, labelled = tmp_path / "report.txt", tmp_path / "labelled.csv"
    text.write_text("We care.")
    labelled.write_text("Text,label\nWe care.,vague\n")
    assert "Did you mean 'scan'?" in refused("scann", text)
    assert "'--format'" in refused("scan", text, "--formt", "csv")
    assert "did you mean 'greenscan-en'?" in refused("scan", text, "--model", "greenscan_en")
    assert "did you mean 'greenscan-en'?" in refused("models", "greenscan-eng")
    assert "did you mean 'eco-friendly'?" in refused("rules", "show", "ecofriendly")
    assert "did you mean 'Text'?" in refused("evaluate", "baseline-en", "--data", labelled)
    wrong = ("evaluate", "baseline-en", "--data", labelled, "--column", "txt=Text")
    assert "did you mean 'text'?" in refused(*wrong)
    with pytest.raises(click.UsageError, match="did you mean 'epochs'"):
        training._recipe({}, {"epoch": "3"})


def test_nothing_like_it_is_no_guess() -> None:
    assert "did you mean" not in refused("models", "zzz").casefold()


def on_a_terminal(*arguments: str | Path, **environment: str) -> bytes:
    """Return what the command writes to a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    reading, writing = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "greenscan", *map(str, arguments)],
        stdin=writing,
        stdout=writing,
        stderr=writing,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    )
    os.close(writing)
    written = b""
    while True:
        try:
            part = os.read(reading, 4096)
        except OSError:  # how Linux tells that the other end is closed
            break
        if not part:
            break
        written += part
    os.close(reading)
    process.wait()
    return written


def test_no_color_is_respected_and_colour_is_for_terminals_alone(tmp_path: Path) -> None:
    command = ("scan", tmp_path / "missing.pdf", "--model", "baseline-en")
    assert COLOUR.search(on_a_terminal(*command, NO_COLOR=""))
    plain = on_a_terminal(*command, NO_COLOR="1")
    assert b"missing.pdf" in plain
    assert not COLOUR.search(plain)
    piped = subprocess.run(
        [sys.executable, "-m", "greenscan", *map(str, command)],
        capture_output=True,
        check=False,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    assert b"missing.pdf" in piped.stderr
    assert b"\x1b" not in piped.stdout + piped.stderr


def test_entries_fit_a_terminal_and_are_cut_nowhere() -> None:
    out = StringIO()
    rows = list(rules._rows(None))
    Console(file=out, width=80).print(rules._table(rows))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in "".join(lines)
    words = set(" ".join(lines).split())
    assert {row[1] for row in rows} <= words  # whole, to be copied
    assert set(Flag) & {row[3] for row in rows} <= words
    assert set(MarkCategory) & {row[2] for row in rows} <= words


def test_an_entry_is_folded_on_a_terminal() -> None:
    shown = on_a_terminal("rules", "show", "aws-acronym").decode().splitlines()
    assert max(map(len, shown)) <= 80
    assert any(line.startswith(" " * 16) for line in shown)


@pytest.mark.parametrize("command", [["completion", "fish"], ["models", "--help"]])
def test_what_needs_nothing_heavy_loads_nothing_heavy(command: list[str]) -> None:
    code = (
        f"import sys; from greenscan.cli import main; main({command}, standalone_mode=False);"
        "assert not {'spacy', 'numpy', 'sklearn', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
