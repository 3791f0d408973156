"""Names that are given on the command line: completed, and guessed where they are mistyped."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


class ModelName(click.ParamType):
    """A shipped model or a model directory; which, is found out where it is loaded."""

    name = "model"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Return what stands for the value in help."""
        return "NAME|DIR"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the shipped models that begin so, and the directories, which the shell knows."""
        from greenscan.classifying.loading import shipped_models

        names = [name for name in shipped_models() if name.startswith(incomplete)]
        return [*map(CompletionItem, names), CompletionItem(incomplete, type="dir")]


MODEL = ModelName()
