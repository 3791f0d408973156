"""What the code finds."""

from __future__ import annotations

from dataclasses import dataclass

from greenscan.labels import MarkCategory

_NAMES = {
    MarkCategory.QUANTITY: "quantity",
    MarkCategory.PERIOD: "period",
    MarkCategory.BASE_YEAR: "base year",
    MarkCategory.TARGET_YEAR: "target year",
    MarkCategory.COMPARISON_BASE: "comparison base",
    MarkCategory.BOUNDARY: "boundary",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A mark that no pack describes.

    Attributes
    ----------
    start, end
        Characters of the text.
    category
        What it is.
    value, unit
        Normalised, such as 1,900 MWh for 1.9 GWh, or a year; the value is None for a range.
    """

    start: int
    end: int
    category: MarkCategory
    value: float | None = None
    unit: str = ""

    @property
    def name(self) -> str:
        """What a person reads."""
        return _NAMES[self.category]

    @property
    def entry(self) -> str:
        """The id under which the mark is told, as that of a pack's entry is."""
        return self.category.value.replace("_", "-")

    @property
    def strength(self) -> int:
        """1: said by the company itself."""
        return 1
