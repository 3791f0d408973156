"""Errors of the command as a terminal may have them: names are shown and steer nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from greenscan.wording import visible

LAYOUT = "\n\t"
"""What our own texts are laid out with."""


class TerminalGroup(click.Group):
    """A group whose errors show the control characters of a name instead of sending them.

    A file name may hold any character but two, and the errors of wrong use cite what was typed.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Parse what stands before the command."""
        with _errors_shown():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Parse what stands after the command, and run it."""
        with _errors_shown():
            return super().invoke(ctx)


@contextmanager
def _errors_shown() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        own = vars(error)  # of the same class still, which tells status and form
        own["message"] = visible(error.message, keep=LAYOUT)
        if isinstance(error, click.FileError):
            own["ui_filename"] = visible(error.ui_filename)
        raise


def say(text: str, *, err: bool = False) -> None:
    """Print a line or more, on standard error where `err` is true."""
    click.echo(visible(text, keep=LAYOUT), err=err)
