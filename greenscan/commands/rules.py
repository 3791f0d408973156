"""``greenscan rules``: the packs of marks, cues, topics and rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.errors import PackError

if TYPE_CHECKING:
    from greenscan.marking.entries import Entry, TopicEntry
    from greenscan.marking.rule_entry import RuleEntry


@click.group()
def rules() -> None:
    """List and show what greenscan looks for and cites, and check a pack of your own."""


@rules.command("list")
@click.argument("kind", type=click.Choice(("marks", "cues", "topics", "rules")), required=False)
def list_entries(kind: str | None) -> None:
    """List the entries that come with greenscan: kind, id, category, strength or flag, name.

    Of a rule: kind, id, jurisdiction, flags, and how it is cited.
    """
    from greenscan.assessing.rulebook import load_rulebook
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
    if kind in {None, "rules"}:
        for rule in load_rulebook().rules:
            flags = " ".join(rule.flags)
            click.echo(f"rules\t{rule.id}\t{rule.jurisdiction}\t{flags}\t{rule.cite_as}")


@rules.command()
@click.argument("identifier", metavar="ID")
def show(identifier: str) -> None:
    """Show an entry with what it looks for or asks, and its two examples."""
    from greenscan.assessing.rulebook import load_rulebook
    from greenscan.commands.entry_text import entry_text
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    everything: list[Entry | TopicEntry | RuleEntry] = [*catalogue.entries, *catalogue.topics]
    everything += load_rulebook().rules
    found = [item for item in everything if item.id == identifier]
    if not found:
        raise click.UsageError(f"no entry {identifier!r}: greenscan rules list has them all")
    click.echo("\n\n".join(map(entry_text, found)))


@rules.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=Path)
def check(files: tuple[Path, ...]) -> None:
    """Check packs: their form, and that every entry matches or is cited as its examples say.

    Exit status 1 if a pack is not as it has to be or an example fails.
    """
    from greenscan.assessing.rule_checking import failed_citations
    from greenscan.assessing.rulebook import Rulebook
    from greenscan.marking.catalogue import Catalogue
    from greenscan.marking.checking import failed_examples
    from greenscan.marking.schema import read_pack

    try:
        packs = [read_pack(path) for path in files]
        catalogue = Catalogue.from_packs(packs)
        rulebook = Rulebook.from_packs(packs)
    except PackError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    failed = [*failed_examples(catalogue), *failed_citations(rulebook)]
    for item in failed:
        click.echo(str(item), err=True)
    count = len(catalogue.entries) + len(catalogue.topics) + len(rulebook.rules)
    click.echo(f"{count} entries, {2 * count} examples, {len(failed)} failed")
    sys.exit(1 if failed else 0)
