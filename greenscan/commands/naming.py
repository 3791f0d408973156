"""Names and paths on the command line, as a shell completes them."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType


class ModelName(StringParamType):
    """A shipped model or a model directory; whether there is one shows when it is loaded."""

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
        """Return the shipped models that begin so, and leave directories to the shell."""
        from greenscan.classifying.loading import shipped_models

        names = [name for name in shipped_models() if name.startswith(incomplete)]
        return [*map(CompletionItem, names), CompletionItem(incomplete, type="dir")]


MODEL = ModelName()


def complete_paths(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Leave to the shell what may be a path among other things."""
    return [CompletionItem(incomplete, type="file")]


def complete_entries(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Return the ids of marks, cues, topics and rules that begin so."""
    from greenscan.assessing.rulebook import load_rulebook
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    ids = [entry.id for entry in catalogue.entries]
    ids += [topic.id for topic in catalogue.topics]
    ids += [rule.id for rule in load_rulebook().rules]
    return [CompletionItem(each) for each in dict.fromkeys(ids) if each.startswith(incomplete)]
