"""``greenscan push``."""

from __future__ import annotations

from pathlib import Path

import click

from greenscan.commands.terminal import say
from greenscan.errors import GreenscanError


@click.command()
@click.argument("model", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("repo", metavar="USER/NAME")
@click.option("--public", is_flag=True, help="Let everybody see it, where the repository is new.")
@click.option("--message", default="", help="Of the commit.  [default: name and version]")
def push(model: Path, repo: str, *, public: bool, message: str) -> None:
    """Put the directory MODEL on the Hugging Face hub, with its card.

    The token is that of hf auth login, or the environment variable HF_TOKEN.

    \b
    Examples:
      greenscan push my-model user/my-model
      greenscan push my-model organisation/my-model --public
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    from greenscan.training.publishing import push_to_hub

    try:
        address = push_to_hub(model, repo, private=not public, message=message)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    say(address)
