"""Geometry of the charts: where the claims of a report stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from greenscan.claims import Claim, Sentence
from greenscan.exporting.html.tallies import Tally
from greenscan.labels import Label, Priority
from greenscan.report import Report

_MOST_COLUMNS = 160
_TEXT_COLUMNS = 20
_TICKS = 10
_BAR = 0.84
_WIDEST_BAR = 5.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Column:
    """The claims of some pages; places are in percent of the width.

    ``first`` is the claim to go to; None where there is none.
    """

    left: float
    width: float
    name: str
    tally: Tally
    first: Claim | None

    @property
    def bar(self) -> tuple[float, float]:
        """Left side and width of what is drawn: most of the column, and no slab."""
        width = min(_BAR * self.width, _WIDEST_BAR)
        return round(self.left + (self.width - width) / 2, 2), round(width, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A flagged claim on the strip; its place is in percent of the width."""

    left: float
    claim: Claim
    urgent: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A label below the charts; its place is in percent of the width."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where the claims of a report stand, from its first page to its last."""

    unit: str
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    axis: tuple[Axis, ...]

    @property
    def highest(self) -> int:
        """Claims in the fullest column; at least 1, to divide by."""
        return max((column.tally.total for column in self.columns), default=0) or 1

    def lane(self, verdict: Label) -> tuple[Tick, ...]:
        """Return the ticks of one verdict."""
        return tuple(tick for tick in self.ticks if tick.claim.verdict is verdict)


def places(report: Report) -> Places:
    """Return where the claims of `report` stand: by page, or by part where it has no pages."""
    ruler = _Ruler(report)
    count = report.document.pages or _TEXT_COLUMNS
    step = ceil(count / _MOST_COLUMNS)
    at = {id(claim): ruler.place(claim) for claim in report.claims}
    grouped: dict[int, list[Claim]] = {}
    for claim in report.claims:
        grouped.setdefault(min(int(at[id(claim)] * count), count - 1) // step, []).append(claim)
    return Places(
        unit="page" if report.document.pages else "part",
        columns=tuple(
            Column(
                left=_percent(number * step / count),
                width=_percent(min(step, count - number * step) / count),
                name=ruler.name(number * step, min(step, count - number * step)),
                tally=Tally.of(grouped.get(number, ())),
                first=next(iter(grouped.get(number, ())), None),
            )
            for number in range(ceil(count / step))
        ),
        ticks=tuple(
            Tick(_percent(at[id(claim)]), claim, claim.priority is Priority.HIGH)
            for claim in report.flagged
        ),
        axis=tuple(ruler.axis()),
    )


class _Ruler:
    """Measures a report from 0 to 1, page by page, or by character where it has no pages."""

    def __init__(self, report: Report) -> None:
        self._pages = report.document.pages
        self._characters = max(report.document.characters, 1)
        self._spans, self._labels = _page_spans(report.sentences)

    def place(self, claim: Claim) -> float:
        if not self._pages or claim.page is None:
            return min(claim.start / self._characters, 1.0)
        first, last = self._spans[claim.page]
        within = (claim.start - first) / max(last - first, 1)
        return min((claim.page - 1 + within) / self._pages, 1.0)

    def name(self, first: int, count: int) -> str:
        """Return how the columns from `first` on are called, counted from 0."""
        if not self._pages:
            share = 100 // _TEXT_COLUMNS
            return f"{first * share}–{(first + count) * share} %"
        name = self._label(first + 1)
        return name if count == 1 else f"{name}–{self._label(first + count)}"

    def axis(self) -> list[Axis]:
        if not self._pages:
            return [Axis(percent, f"{percent} %") for percent in range(0, 100, 20)]
        step = next((step for step in _STEPS if self._pages / step <= _TICKS), self._pages)
        pages = dict.fromkeys([1, *range(step, self._pages + 1, step)])
        if step > 1 and step in pages and step / self._pages < 0.04:
            del pages[step]
        return [Axis(_percent((page - 0.5) / self._pages), self._label(page)) for page in pages]

    def _label(self, page: int) -> str:
        return self._labels.get(page) or str(page)


def _page_spans(
    sentences: Sequence[Sentence],
) -> tuple[Mapping[int, tuple[int, int]], Mapping[int, str]]:
    """Return where the sentences of each page begin and end, and what a viewer calls it."""
    spans: dict[int, tuple[int, int]] = {}
    labels: dict[int, str] = {}
    for sentence in sentences:
        if sentence.page is None:
            continue
        first, last = spans.get(sentence.page, (sentence.start, sentence.end))
        spans[sentence.page] = min(first, sentence.start), max(last, sentence.end)
        if sentence.page_label:
            labels[sentence.page] = sentence.page_label
    return spans, labels


def _percent(share: float) -> float:
    return round(100 * share, 2)
