"""Everything that is wrong with some data, told at once."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.training.data.corpus import TrainingError
from greenscan.wording import counted

SHOWN = 20


def raise_for(source: str, problems: Sequence[str], remedy: str) -> None:
    """Raise an error that lists `problems`, where there are any.

    Parameters
    ----------
    source
        What was read.
    problems
        Each begins with its place: ``my.csv:17: text is empty``. The first `SHOWN` are listed.
    remedy
        What the user can do about them, without a full stop.

    Raises
    ------
    TrainingError
        There are problems.
    """
    if not problems:
        return
    lines = [f"{source}: {counted(len(problems), 'problem')}, so nothing of it is used; {remedy}"]
    lines += problems[:SHOWN]
    if (rest := len(problems) - SHOWN) > 0:
        lines.append(f"… and {rest:,} more")
    raise TrainingError("\n".join(lines))
