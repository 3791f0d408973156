"""``greenscan rules``: the packs of marks, cues and topics."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.errors import PackError

if TYPE_CHECKING:
    from greenscan.marking.entries import Entry, TopicEntry


@click.group()
def rules() -> None:
    """List and show what greenscan looks for, and check a pack of your own."""


@rules.command("list")
@click.argument("kind", type=click.Choice(("marks", "cues", "topics")), required=False)
def list_entries(kind: str | None) -> None:
    """List the entries that come with greenscan: kind, id, category, strength or flag, name."""
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    for entry in catalogue.entries:
        if kind in {None, entry.kind.value}:
            told = entry.flag or entry.strength
            click.echo(f"{entry.kind}\t{entry.id}\t{entry.category}\t{told}\t{entry.name}")
    if kind in {None, "topics"}:
        for topic in catalogue.topics:
            codes = " ".join((*topic.esrs, *(f"GRI {code}" for code in topic.gri)))
            click.echo(f"topics\t{topic.id}\t{codes}\t\t{topic.name}")


@rules.command()
@click.argument("identifier", metavar="ID")
def show(identifier: str) -> None:
    """Show an entry with what it looks for and its two examples."""
    from greenscan.commands.entry_text import entry_text
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    everything: list[Entry | TopicEntry] = [*catalogue.entries, *catalogue.topics]
    found = [item for item in everything if item.id == identifier]
    if not found:
        raise click.UsageError(f"no entry {identifier!r}: greenscan rules list has them all")
    click.echo("\n\n".join(map(entry_text, found)))


@rules.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=Path)
def check(files: tuple[Path, ...]) -> None:
    """Check packs: their form, and that every entry matches as its examples say.

    Exit status 1 if a pack is not as it has to be or an example fails.
    """
    from greenscan.marking.catalogue import Catalogue
    from greenscan.marking.checking import failed_examples
    from greenscan.marking.schema import read_pack

    try:
        catalogue = Catalogue.from_packs(read_pack(path) for path in files)
    except PackError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    failed = list(failed_examples(catalogue))
    for item in failed:
        click.echo(str(item), err=True)
    count = len(catalogue.entries) + len(catalogue.topics)
    click.echo(f"{count} entries, {2 * count} examples, {len(failed)} failed")
    sys.exit(1 if failed else 0)
