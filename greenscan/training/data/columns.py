"""Which column of some data is which of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.sources import Rows
from greenscan.wording import guess, nearest


def find_columns(
    data: Rows,
    columns: Mapping[str, str] | None,
    *,
    needed: Sequence[str],
    optional: Sequence[str] = (),
) -> dict[str, str]:
    """Return the column of `data` for each of our names that it has.

    Parameters
    ----------
    data
        What was read.
    columns
        Their names by ours; one that is not mentioned is called as ours.
    needed, optional
        Our names.

    Raises
    ------
    TrainingError
        `columns` mentions a name that is not ours or not in the data, or a needed one is missing.
    """
    ours = (*needed, *optional)
    given = dict(columns or {})
    for name in given:
        if name not in ours:
            raise TrainingError(
                f"--column {name}=…: {guess(name, ours)}{name!r} is none of {', '.join(ours)}"
            )
    found = {}
    for name in ours:
        theirs = given.get(name, name)
        if theirs in data.columns:
            found[name] = theirs
        elif name in needed or name in given:
            raise TrainingError(_missing(data, name, theirs))
    return found


def _missing(data: Rows, name: str, theirs: str) -> str:
    """Say that there is no column `theirs`, which ones there are, and what to do."""
    example = nearest(theirs, data.columns) or ("sentence" if name == "text" else "THEIRS")
    names = ", ".join(map(repr, data.columns))
    parts = [
        f"{data.source} has no column {theirs!r}: {guess(theirs, data.columns)}It has {names}.",
        f"Say which one holds the {name} with --column {name}={example}",
    ]
    if len(data.columns) == 1 and ";" in data.columns[0]:
        parts.append("or, since its fields are separated by semicolons, save it with commas")
    return " ".join(parts)
