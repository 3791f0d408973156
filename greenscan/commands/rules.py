"""``greenscan rules``: the packs of marks, cues, topics and rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.commands.naming import complete_entries
from greenscan.commands.telling import console
from greenscan.commands.terminal import say
from greenscan.errors import PackError
from greenscan.wording import guess

if TYPE_CHECKING:
    from rich.table import Table

    from greenscan.marking.entries import Entry, TopicEntry
    from greenscan.marking.rule_entry import RuleEntry

_LONGEST_WORD = 20  # of a category or flag


@click.group()
def rules() -> None:
    """List and show what greenscan looks for and cites, and check a pack of your own.

    \b
    Examples:
      greenscan rules list
      greenscan rules show eco-friendly
      greenscan rules check own.yaml
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)


@rules.command("list")
@click.argument("kind", type=click.Choice(("marks", "cues", "topics", "rules")), required=False)
def list_entries(kind: str | None) -> None:
    """List the entries that come with greenscan: kind, id, category, strength or flag, name.

    Of a rule: kind, id, jurisdiction, flags, and how it is cited. On a terminal this is a table,
    elsewhere the fields of a line are separated by tabs.

    \b
    Examples:
      greenscan rules list cues
      greenscan rules list rules | grep OFFSET_BASED
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    out = console()
    if out.is_terminal:
        out.print(_table(_rows(kind)))
        return
    for row in _rows(kind):
        say("\t".join(row))


def _rows(kind: str | None) -> Iterator[tuple[str, ...]]:
    from greenscan.assessing.rulebook import load_rulebook
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    for entry in catalogue.entries:
        if kind in {None, entry.kind.value}:
            told = str(entry.flag or entry.strength)
            yield entry.kind.value, entry.id, entry.category.value, told, entry.name
    if kind in {None, "topics"}:
        for topic in catalogue.topics:
            codes = " ".join((*topic.esrs, *(f"GRI {code}" for code in topic.gri)))
            yield "topics", topic.id, codes, "", topic.name
    if kind in {None, "rules"}:
        for rule in load_rulebook().rules:
            yield "rules", rule.id, rule.jurisdiction.value, " ".join(rule.flags), rule.cite_as


def _table(rows: Iterable[tuple[str, ...]]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("kind", no_wrap=True)
    table.add_column("id", no_wrap=True)  # as it is to be typed
    table.add_column("of, strength or flag", min_width=_LONGEST_WORD)
    table.add_column("name", ratio=1)
    for kind, identifier, group, told, name in rows:
        table.add_row(kind, identifier, f"{group} {told}".rstrip(), name)
    return table


@rules.command()
@click.argument("identifier", metavar="ID", shell_complete=complete_entries)
def show(identifier: str) -> None:
    """Show an entry with what it looks for or asks, and its two examples.

    \b
    Examples:
      greenscan rules show eco-friendly
      greenscan rules show eu-ucpd-annex-i-4c
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    from greenscan.assessing.rulebook import load_rulebook
    from greenscan.commands.entry_text import entry_text
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    everything: list[Entry | TopicEntry | RuleEntry] = [*catalogue.entries, *catalogue.topics]
    everything += load_rulebook().rules
    found = [item for item in everything if item.id == identifier]
    if not found:
        meant = guess(identifier, (item.id for item in everything))
        raise click.UsageError(f"no entry {identifier!r}: {meant}greenscan rules list has them all")
    out = console()
    width = out.width if out.is_terminal else None
    say("\n\n".join(entry_text(item, width) for item in found))


@rules.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=Path)
def check(files: tuple[Path, ...]) -> None:
    """Check packs: their form, and that every entry matches or is cited as its examples say.

    Exit status 1 if a pack is not as it has to be or an example fails.

    \b
    Example:
      greenscan rules check own.yaml
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
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
        say(f"error: {error}", err=True)
        sys.exit(1)
    failed = [*failed_examples(catalogue), *failed_citations(rulebook)]
    for item in failed:
        say(str(item), err=True)
    count = len(catalogue.entries) + len(catalogue.topics) + len(rulebook.rules)
    say(f"{count} entries, {2 * count} examples, {len(failed)} failed")
    sys.exit(1 if failed else 0)
