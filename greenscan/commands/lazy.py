"""A command that is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class LazyCommand(click.Command):
    """Stands in a group for a command whose module is not imported yet.

    Parameters
    ----------
    name
        Of the command, and of the function that makes it.
    module
        Where that function is.
    short_help
        What the group's help says of it.
    """

    def __init__(self, name: str, module: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help, add_help_option=False)
        self._module = module

    @property
    def command(self) -> click.Command:
        """The command itself."""
        found: click.Command = getattr(import_module(self._module), self.name or "")
        return found

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Hand over to the command: its context is of it, and so is all that follows."""
        return self.command.make_context(info_name, args, parent, **extra)
