"""The commands as Markdown, from what click knows of them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from inspect import cleandoc
from textwrap import dedent

import click

from greenscan import cli
from greenscan.commands.lazy import LazyCommand
from greenscan.training.cards.markdown import table


def commands() -> str:
    """Return every command with its usage, help, examples and options."""
    return "\n\n".join(_parts(cli.main, "greenscan"))


def _parts(command: click.Command, path: str) -> Iterator[str]:
    if isinstance(command, LazyCommand):
        command = command.command
    context = click.Context(command, info_name=path)
    if command is not cli.main:
        yield f"## `{path}`"
        yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
        yield from _help(command)
        yield from _options(command, context)
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(context)):
            found = command.get_command(context, name)
            if found is not None:
                yield from _parts(found, f"{path} {name}")


def _help(command: click.Command) -> Iterator[str]:
    """Yield the paragraphs of the help; what click is not to wrap is code under a heading."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            _, head, *lines = paragraph.splitlines()
            yield head
            yield f"```bash\n{dedent(chr(10).join(lines))}\n```"
        else:
            yield paragraph


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [
        record
        for parameter in command.params  # --help, which all have, is not among them
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))
    ]
    if records:
        rows = [
            (f"<code>{escape(names).replace('|', '&#124;')}</code>", told)
            for names, told in records
        ]
        yield table(("option", "what it does"), rows)
