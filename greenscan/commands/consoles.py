"""A console for what comes from outside."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from greenscan.commands.terminal import LAYOUT
from greenscan.wording import visible


class TerminalConsole(Console):
    """A console that shows the control characters in what it prints instead of sending them."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Render as rich does, which strips but a few control characters."""
        for segment in super().render(renderable, options):
            if segment.control:  # of rich itself
                yield segment
            else:
                yield segment._replace(text=visible(segment.text, keep=LAYOUT))
