"""Markdown from numbers: tables, intervals, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Estimate = Mapping[str, float]
"""A ``value`` with ``low`` and ``high``, the bounds of its 95 % interval."""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; a row that is shorter than `head` ends in empty cells.

    Raises
    ------
    ValueError
        A row is longer than `head`.
    """
    lines: list[Sequence[object]] = [head, ["---"] * len(head)]
    for row in rows:
        if len(row) > len(head):
            raise ValueError(f"a row of {len(row)} cells in a table of {len(head)} columns")
        lines.append([*row, *[""] * (len(head) - len(row))])
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """Return a Markdown list; white space within an item becomes single spaces."""
    return "\n".join(f"- {' '.join(item.split())}" for item in items)


def code(text: str) -> str:
    """Return `text` as it is, none of its signs read as Markdown."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def value_and_interval(estimate: Estimate, *, signed: bool = False) -> tuple[str, str]:
    """Return the value and its interval, to three digits."""
    form = "{:+.3f}" if signed else "{:.3f}"
    value, low, high = (form.format(estimate[name]) for name in ("value", "low", "high"))
    return value, f"{low} to {high}"


def share(part: int, whole: int) -> str:
    """Return `part` of `whole` as counts and per cent."""
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else f"{part} of {whole}"


def _cell(content: object) -> str:
    return " ".join(str(content).split()).replace("|", r"\|")
