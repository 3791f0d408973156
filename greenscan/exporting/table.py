"""What a table of claims is made of: rows, columns, and how a column looks in the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from greenscan.claims import Claim, Sentence
from greenscan.report import Failure, Report

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, the report that it stands in, and the sentences around it."""

    report: Report
    claim: Claim
    before: str = ""
    after: str = ""


class Group(StrEnum):
    """Columns that belong together."""

    CHANGE = "since the last run"
    PLACE = "where it stands"
    CLAIM = "what it says"
    WORD = "what greenscan says"
    EVIDENCE = "what the report gives"
    MODEL = "behind the label"
    REVIEW = "reviewer"


class CellKind(StrEnum):
    """How a cell is shown and aligned."""

    TEXT = "text"
    WORD = "word"  # one of a few short words
    INTEGER = "integer"
    SHARE = "share"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Look:
    """How a column looks in the register.

    Attributes
    ----------
    title
        In the header; by it the column is found again.
    width
        In characters.
    group
        What it belongs to.
    kind
        How its cells are shown.
    folded
        Whether it is hidden until the reader unfolds it.
    choices
        What its drop-down offers; without any, it has none.
    """

    title: str
    width: float
    group: Group
    kind: CellKind = CellKind.TEXT
    folded: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the claim table.

    Attributes
    ----------
    name
        In CSV, JSON Lines and data frames.
    value
        What stands in it for one row.
    look
        How it looks in the register.
    watched
        Whether a difference to the run before makes a claim a changed one.
    """

    name: str
    value: Callable[[Row], Cell]
    look: Look
    watched: bool = False


def rows(outcomes: Iterable[Report | Failure]) -> Iterator[Row]:
    """Yield the claims of all reports in order; failures have none."""
    for outcome in outcomes:
        if isinstance(outcome, Report):
            for before, sentence, after in in_context(outcome):
                if isinstance(sentence, Claim):
                    yield Row(outcome, sentence, before, after)


def in_context(report: Report) -> Iterator[tuple[str, Sentence, str]]:
    """Yield the sentences of `report` in order, between the texts of the ones around them."""
    sentences = report.sentences
    texts = ["", *(sentence.text for sentence in sentences), ""]
    yield from zip(texts, sentences, texts[2:], strict=False)
