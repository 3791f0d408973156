"""Hand-made claims with everything on them, and registers as a reviewer sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from greenscan.claims import (
    Assessment,
    Claim,
    Contradiction,
    Cue,
    Mark,
    RaisedFlag,
    Rule,
    Scores,
    Support,
)
from greenscan.identity import SentenceIds
from greenscan.labels import (
    CueCategory,
    Element,
    Flag,
    Jurisdiction,
    Label,
    MarkCategory,
    Priority,
    Topic,
)
from greenscan.report import Report
from tests.report.making import make_report, make_sentence

RULE = Rule(
    id="made-up-4a",
    cite_as="Made-up Act 4a",
    jurisdiction=Jurisdiction.INTERNATIONAL,
    edition="2024",
    status="in force",
    asks="that a reader can check it",
    flags=(Flag.ABSOLUTE,),
)
SUPPORT = Support(
    quote="Gas use fell to 15 GWh.", start=90, end=113, page=7, page_label="5", score=0.9
)
CONTRADICTION = Contradiction(
    quote="Gas use rose.",
    start=120,
    end=133,
    page=9,
    page_label="7",
    claimed="1.9 GWh",
    found="2.4 GWh",
    why="Both figures are of 2023.",
)


def make_claim(
    text: str,
    *,
    page: int = 2,
    verdict: Label = Label.VAGUE,
    flags: Sequence[Flag] = (),
    support: Sequence[Support] = (),
    section: str = "",
) -> Claim:
    """Return a claim with the id that a screening would give it."""
    sentence = make_sentence(text, scores=Scores(0.1, 0.7, 0.1, 0.1), section=section)
    sentence = replace(
        sentence,
        id=SentenceIds().next(text, page),
        page=page,
        page_label=str(page),
        support=tuple(support),
    )
    raised = tuple(RaisedFlag(code=flag, reason="for a reason") for flag in flags)
    word = Assessment(verdict=verdict, flags=raised)
    return Claim.of(sentence, Label.VAGUE, word, uncertain_below=0.5)


def full_claim() -> Claim:
    """Return a claim that has something in every field."""
    text = "All our sites cut gas by 1.9 GWh against 2019 by 2030."
    claim = make_claim(text, verdict=Label.UNSUPPORTED, section="Energy > Gas")
    marks = [
        (MarkCategory.BOUNDARY, "All our sites"),
        (MarkCategory.QUANTITY, "1.9 GWh"),
        (MarkCategory.BASE_YEAR, "2019"),
        (MarkCategory.TARGET_YEAR, "2030"),
    ]
    cue = Cue(
        category=CueCategory.ABSOLUTE,
        flag=Flag.ABSOLUTE,
        name="all",
        start=0,
        end=3,
        text="All",
        entry="all",
    )
    return replace(
        claim,
        topic=Topic.ENERGY,
        marks=tuple(_mark(text, *mark) for mark in marks),
        cues=(cue,),
        support=(SUPPORT,),
        contradiction=CONTRADICTION,
        lead_in="In short:",
        assessment=Assessment(
            verdict=Label.UNSUPPORTED,
            reason="The report gives another figure.",
            flags=(RaisedFlag(code=Flag.ABSOLUTE, reason="no case is left out", text="All"),),
            missing=(Element.PLAN, Element.VALIDATION),
            rules=(RULE,),
            question="Which measures lead to it?",
            priority=Priority.HIGH,
            priority_reason="contradicted",
            mandatory="Act 7",
        ),
    )


def _mark(text: str, category: MarkCategory, words: str) -> Mark:
    start = text.index(words)
    return Mark(
        category=category,
        strength=1,
        name=words,
        start=start,
        end=start + len(words),
        text=words,
        entry=category.value,
    )


def report_of(*claims: Claim, name: str = "report.pdf") -> Report:
    """Return a report with these claims, as if their sentences stood one after the other."""
    empty = make_report([], name=name)
    placed, start = [], 0
    for claim in claims:
        placed.append(replace(claim, start=start, end=start + len(claim.text)))
        start = placed[-1].end + 1
    pages = max((claim.page or 0 for claim in claims), default=0)
    document = replace(empty.document, pages=pages)
    return replace(empty, claims=tuple(placed), document=document)


class Reviewer:
    """Somebody who opens the register at `path`, works in it and saves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workbook: Workbook = load_workbook(path, rich_text=True)
        self.claims: Worksheet = self.workbook["Claims"]

    @property
    def titles(self) -> list[str]:
        """What stands in the header, from the left."""
        return [str(cell.value) for cell in self.claims[self.header]]

    @property
    def header(self) -> int:
        """The row with the titles."""
        rows = range(1, self.claims.max_row + 1)
        return next(row for row in rows if "Claim ID" in {cell.value for cell in self.claims[row]})

    def row_of(self, quote: str) -> int:
        """Return the row with that quote."""
        column = self.titles.index("Quote") + 1
        rows = range(self.header + 1, self.claims.max_row + 1)
        return next(row for row in rows if self.claims.cell(row, column).value == quote)

    def read(self, quote: str, title: str) -> Any:
        """Return what stands under `title` in the row with that quote."""
        return self.claims.cell(self.row_of(quote), self.titles.index(title) + 1).value

    def enter(self, quote: str, **entries: str) -> None:
        """Write under titles, in which an underscore stands for a blank."""
        row = self.row_of(quote)
        for name, value in entries.items():
            title = name.replace("_", " ")
            self.claims.cell(row, self.titles.index(title) + 1).value = value

    def save(self) -> None:
        """Save the register where it was."""
        self.workbook.save(self.path)

    def rows(self) -> list[list[Any]]:
        """Return the values of the rows below the header."""
        return [
            list(row) for row in self.claims.iter_rows(min_row=self.header + 1, values_only=True)
        ]
