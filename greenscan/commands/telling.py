"""What commands say beside their results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from greenscan.training.judging.material import Material


def console(*, stderr: bool = False, soft_wrap: bool = False) -> Console:
    """Return a console that prints what it is given as it is, but for what steers a terminal."""
    from greenscan.commands.consoles import TerminalConsole

    return TerminalConsole(stderr=stderr, highlight=False, markup=False, soft_wrap=soft_wrap)


def tell_doubts(material: Material, models: Sequence[dict[str, Any]], log: Console) -> None:
    """Warn of what makes the metrics of `models` doubtful."""
    name = material.corpus.parts[0]
    for facts in models:
        if facts["trained_on_this_data"]:
            model = facts["model"]["name"]
            log.print(
                f"warning: {model} was trained on {name}: its metrics here say little of how "
                "it does on other documents",
                style="yellow",
                soft_wrap=True,
            )
    for doubt in material.doubts():
        log.print(f"warning: {name}: {doubt}", style="yellow", soft_wrap=True)
