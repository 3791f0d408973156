"""A row of a table in words, with what its figures do over the years."""

from __future__ import annotations

import re

from greenscan.linking.figures import number_of
from greenscan.linking.tables import Row, cells_of, is_period

_YEAR = re.compile(
    r"(?:FY\s?'?)?(?:(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)|FY\s?'?\d\d(?:/\d\d)?", re.IGNORECASE
)
_LONGEST_CONTEXT = 160
_STEADY = 0.01  # a change by less than this is none


def row_wording(row: Row) -> str:
    """Return a row of a table in words: label, title, and what its figures do over the years."""
    heads = [] if row.heads and not any(map(is_period, row.heads)) else _worded_heads(row.heading)
    parts = dict.fromkeys((row.title, row.group, *heads))
    about = " ".join("; ".join(part for part in parts if part).split())[:_LONGEST_CONTEXT]
    opening = f"{row.label} ({about})" if about else row.label
    trend = trend_of(row)
    if trend:
        return f"{opening} {trend}"
    if row.heads:
        pairs = zip(row.heads, row.cells, strict=True)
        return f"{opening}: " + "; ".join(f"{head} {cell}" for head, cell in pairs)
    heading = " ".join(row.heading.split())[:_LONGEST_CONTEXT]
    return f"{opening} [{heading}] {' '.join(row.cells)}" if heading else " ".join(row.text.split())


def trend_of(row: Row) -> str:
    """Return in words from what to what the figures of a row go; empty where no years head them."""
    dated = [
        (found[0], value)
        for head, cell in zip(row.heads, row.cells, strict=False)
        if is_period(head)
        and (found := _YEAR.search(head))
        and (value := number_of(cell)) is not None
    ]
    if not dated:
        return ""
    dated.sort(key=lambda each: _order(each[0]))
    (first, before), (last, after) = dated[0], dated[-1]
    shown = f"{after:g}"
    if len(dated) == 1 or first == last:
        return f"{last}: {shown}"
    if abs(after - before) <= _STEADY * abs(before):
        word = "unchanged"
    else:
        word = "up" if after > before else "down"
    return f"{first} to {last}: {word} from {before:g} to {shown}"


def _worded_heads(heading: str) -> list[str]:
    """Return the column heads that are no years: the name of the first column, a title."""
    return [cell for cell in cells_of(heading) if not is_period(cell)]


def _order(year: str) -> str:
    found = re.search(r"(?:19|20)\d\d", year)
    return found[0] if found else "20" + re.sub(r"\D", "", year)[:2]
