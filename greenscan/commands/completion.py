"""``greenscan completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script by which a shell completes commands, options and names of models.

    \b
    Examples:
      greenscan completion bash > ~/.local/share/bash-completion/completions/greenscan
      greenscan completion zsh > ~/.zfunc/_greenscan   # where fpath has ~/.zfunc
      greenscan completion fish > ~/.config/fish/completions/greenscan.fish
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"this version of click has no completion for {shell}: update it")
    root = context.find_root().command
    click.echo(script(root, {}, "greenscan", "_GREENSCAN_COMPLETE").source())
