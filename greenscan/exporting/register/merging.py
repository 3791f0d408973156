"""The claims of reports put into the rows of a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.register.claim_sheet import ClaimSheet, Value
from greenscan.exporting.register.fields import CHANGE, HISTORY, PREVIOUS, Change
from greenscan.exporting.register.heights import fit_row
from greenscan.exporting.register.matching import Entry, match
from greenscan.exporting.table import Cell, Column, Group, Row


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims of one document became what."""

    document: str
    of: dict[Change, int]

    def __str__(self) -> str:
        told = ", ".join(f"{number:,} {change.value}" for change, number in self.of.items())
        return f"{self.document}: {told}"


def merge(
    sheet: ClaimSheet, document: str, entries: Sequence[Entry], rows: Sequence[Row], day: str
) -> Counts:
    """Put the claims of one document into `sheet`.

    Parameters
    ----------
    sheet
        Written to; rows stay where they are, new ones come below.
    document
        The document's name.
    entries
        The rows that the sheet has for it.
    rows
        Its claims.
    day
        Of this run, for the history.
    """
    matches = match(entries, rows)
    counts = dict.fromkeys(Change, 0)
    for entry, row in matches.same:
        changed = _update(sheet, entry, row, day)
        change = Change.CHANGED if changed else Change.UNCHANGED
        sheet.write(entry.number, CHANGE.title, change.value)
        counts[change] += 1
    for change, pairs in (Change.MOVED, matches.moved), (Change.REWORDED, matches.reworded):
        for entry, row in pairs:
            _update(sheet, entry, row, day)
            sheet.write(entry.number, CHANGE.title, change.value)
            counts[change] += 1
            if change is Change.REWORDED:
                sheet.write(entry.number, PREVIOUS.title, entry.text)
    for entry in matches.gone:
        sheet.write(entry.number, CHANGE.title, Change.GONE.value)
    for row in matches.new:
        values = {column.look.title: stored(column.value(row)) for column in COLUMNS}
        sheet.append({CHANGE.title: Change.NEW.value, **values})
    counts[Change.NEW] = len(matches.new)
    counts[Change.GONE] = len(matches.gone)
    return Counts(document, counts)


def stored(value: Cell) -> Value:
    """Return `value` as a cell of the register holds it; truth is told by a word."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return value


def _update(sheet: ClaimSheet, entry: Entry, row: Row, day: str) -> bool:
    """Write what is now said of the claim, and say whether a watched column differs.

    Every text that is replaced, be it greenscan's or one that a reviewer has put in its place,
    is kept in the row's history.
    """
    values = {column.look.title: stored(column.value(row)) for column in COLUMNS}
    fit_row(sheet.worksheet, entry.number, values)
    replaced: list[str] = []
    changed = False
    for column in COLUMNS:
        before = sheet.write(entry.number, column.look.title, values[column.look.title])
        if before is not None:
            changed |= column.watched
            if _is_kept(column) and before:
                replaced.append(f"{column.look.title}: {before}")
    if replaced:
        earlier = sheet.read(entry.number, HISTORY.title)
        lines = [f"Until {day}", *replaced, *([earlier] if earlier else [])]
        history = "\n".join(lines)
        sheet.write(entry.number, HISTORY.title, history)
        fit_row(sheet.worksheet, entry.number, {HISTORY.title: history})
    return changed


def _is_kept(column: Column) -> bool:
    """Say whether the history keeps what stood in `column`: all but scores and offsets."""
    return column.look.group is not Group.MODEL


def total(counts: Iterable[Counts]) -> dict[Change, int]:
    """Return the sums over documents."""
    sums = dict.fromkeys(Change, 0)
    for count in counts:
        for change, number in count.of.items():
            sums[change] += number
    return sums
