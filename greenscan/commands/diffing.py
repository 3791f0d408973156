"""``greenscan diff``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.commands.outputs import check_output
from greenscan.commands.telling import console
from greenscan.errors import GreenscanError

if TYPE_CHECKING:
    from rich.table import Table

    from greenscan.difference import Difference

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, .json or .xlsx.",
)
@click.option("--all", "everything", is_flag=True, help="Show the unchanged claims too.")
@click.option("--force", is_flag=True, help="Overwrite the output file.")
def diff(old: Path, new: Path, output: Path | None, everything: bool, force: bool) -> None:
    """Say what became of each claim between two screenings, OLD and NEW.

    Both are JSON or a register that greenscan scan wrote: of one report in two versions, or of two
    years' reports. Claims are paired by their words: equal ones first, then those that are alike.

    \b
    Examples:
      greenscan diff report-2023.json report-2024.json
      greenscan diff register-2023.xlsx register-2024.xlsx -o changes.xlsx
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    if output and output.suffix.lower() not in (".json", ".xlsx"):
        raise click.UsageError(f"cannot write {output}: end its name in .json or .xlsx")
    if output:
        check_output(output, force=force)
    from greenscan.difference import compare_reports
    from greenscan.difference.reading import read_statements

    try:
        found = compare_reports(read_statements(old), read_statements(new))
    except (GreenscanError, OSError) as error:
        raise click.UsageError(str(error)) from error
    if output:
        _write(found, output)
    else:
        console().print(_table(found, everything=everything))
    click.echo(_counts(found), err=True)


def _write(found: Sequence[Difference], output: Path) -> None:
    from greenscan.exporting import write_whole

    try:
        write_whole(output, _content(found, output))
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from error


def _content(found: Sequence[Difference], output: Path) -> str | bytes:
    if output.suffix.lower() == ".xlsx":
        from greenscan.difference.workbook import differences_workbook

        return differences_workbook(found)
    told = {"claims": [difference.to_dict() for difference in found]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _table(found: Sequence[Difference], *, everything: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from greenscan.difference import Change
    from greenscan.exporting.terminal import safe

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, expand=True)
    for name in ("change", "page", "verdict"):
        table.add_column(name, no_wrap=True)
    table.add_column("claim", ratio=1, overflow="fold")
    for difference in found:
        if difference.change is Change.UNCHANGED and not everything:
            continue
        old, new = difference.old, difference.new
        both = [each for each in (old, new) if each]
        text = Text(safe(both[-1].text))
        if old and new and old.text != new.text:
            text = Text.assemble((f"{safe(old.text)}\n", "dim"), text)
        table.add_row(
            difference.change.value,
            Text(safe(_told(each.page for each in both))),
            Text(_told(each.verdict.value for each in both)),
            text,
        )
    return table


def _told(values: Iterable[str]) -> str:
    return " → ".join(dict.fromkeys(values))


def _counts(found: Sequence[Difference]) -> str:
    from greenscan.difference import Change

    counts = Counter(difference.change for difference in found)
    return ", ".join(f"{counts[change]:,} {change.value}" for change in Change)
