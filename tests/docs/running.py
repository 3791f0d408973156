"""Runs the code of a page, and says what comes out."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from functools import lru_cache
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
from click.testing import CliRunner
from rich.console import Console

from greenscan import cli
from greenscan.commands import scanning
from greenscan.commands.lazy import LazyCommand
from greenscan.commands.scan_options import Setup
from greenscan.screener import Screener
from tests.docs.blocks import ROOT, Block, blocks_of

SAMPLE = ROOT / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
NOT_RUN = "not run:"  # and why
NEEDS = "needs:"  # packages beside those that greenscan brings, with a blank between
RUN = "run"
REST = "…"
_WIDTH = "78"  # what fits beside the navigation


def furnish(folder: Path) -> None:
    """Put into `folder` what the pages take as given: corpora, models, reports of the user's."""
    for name in ("corpora", "models"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "my-reports").mkdir()
    for name in (SAMPLE.name, "report.pdf", "my-reports/northmoor-2024.pdf"):
        shutil.copy(SAMPLE, folder / name)
    (folder / "my-reports" / "note.txt").write_text("We are committed to a greener future.\n")


def outcomes(page: Path, folder: Path) -> Iterator[tuple[Block, str]]:
    """Run the code of `page` in `folder`; yield each output that it shows, with the real one.

    Blocks of Python share their names and are run unless a comment says that they are not, or that
    they need a package which is not there; those of the shell are parsed, and run where a comment
    says so. A block with a title is a file.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    said: str | None = ""
    with chdir(folder):
        for block in blocks_of(page):
            if block.title:
                Path(block.title).write_text(block.code, "utf-8")
            elif block.language == "text" and block.follows:
                if said is not None:
                    yield block, said
                continue
            said = _said(block, page, names)


def _said(block: Block, page: Path, names: dict[str, Any]) -> str | None:
    """Return what comes out of a block; None of Python that is not run."""
    if block.language == "python":
        code = compile("\n" * (block.line - 1) + block.code, str(page), "exec")
        if not _runs(block):
            return None
        with redirect_stdout(StringIO()) as out:
            exec(code, names)  # noqa: S102 (the pages are ours)
        return out.getvalue()
    if block.language == "bash":
        lines = commands_in(block.code)
        for arguments in lines:
            parse(arguments)
        if block.note == RUN:
            return "".join(map(_run, lines))
    return ""


def _runs(block: Block) -> bool:
    if block.note.startswith(NEEDS):
        return all(find_spec(name) for name in block.note.removeprefix(NEEDS).split())
    return not block.note.startswith(NOT_RUN)


def commands_in(code: str) -> list[list[str]]:
    """Return the arguments of each ``greenscan`` that shell code calls."""
    lines = code.replace("\\\n", " ").splitlines()
    parts = [part.strip() for line in lines for part in re.split(r"&&|[|>]", line)]
    called = [part for part in parts if part.startswith("greenscan ")]
    return [shlex.split(part, comments=True)[1:] for part in called]


def parse(arguments: list[str]) -> None:
    """Let click read `arguments` as the command would, without running it or looking for files.

    Raises
    ------
    click.UsageError
        A command or an option is not known, or a value is not as it has to be.
    """
    command: click.Command = cli.main
    rest = list(arguments)
    while isinstance(command, click.Group):
        name = rest.pop(0) if rest else ""
        if name.startswith("-"):
            return
        found = command.get_command(click.Context(command), name)
        if found is None:
            raise click.UsageError(f"no command {name!r} in {arguments}")
        command = found.command if isinstance(found, LazyCommand) else found
    if not {"-h", "--help"} & {*rest}:
        with patch.object(click.Path, "convert", lambda _path, value, *_: value):
            command.make_context(command.name, rest)


@lru_cache
def _screener(setup: Setup, load: Callable[..., Screener] = scanning._load) -> Screener:
    """Return the screener of a command; it is loaded once for all pages."""
    return load(setup, Console(quiet=True))


def _run(arguments: list[str]) -> str:
    with patch.object(scanning, "_load", lambda setup, _log: _screener(setup)):
        found = CliRunner(env={"COLUMNS": _WIDTH}).invoke(cli.main, arguments)
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    if found.exit_code not in {0, 1}:
        raise RuntimeError(f"greenscan {shlex.join(arguments)}: {found.output}")
    return found.stdout


def as_shown(shown: str, said: str) -> str:
    """Return `said` as the page that shows `shown` would give it: up to its ellipsis, if any."""
    lines = [line.rstrip() for line in said.strip("\n").splitlines()]
    wanted = shown.splitlines()
    if wanted and wanted[-1] == REST:
        lines = [*lines[: len(wanted) - 1], REST]
    return "\n".join(lines) + "\n"


def without_scores(text: str) -> str:
    """Drop percentages and probabilities, whose last digit depends on the processor."""
    return re.sub(r"\b\d+%[? ]|\b0\.\d+\b", "", text)
