"""How much a phrase moved the score of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A phrase of a sentence and what it adds to the score of the sentence's label.

    Attributes
    ----------
    start, end
        Character offsets into the document's text.
    text
        Verbatim: ``document.text[start:end]``.
    weight
        Positive where the phrase speaks for the label. Found by leaving the phrase out, it is
        what the label's probability falls by, from -1 to 1; of a linear model, which is explained
        by its coefficients, it is the phrase's share in the label's logit.
    """

    start: int
    end: int
    text: str
    weight: float

    def __str__(self) -> str:
        return f"{self.text} {self.weight:+.2f}"

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        return cls(**data)
