"""The README tells what is so."""

from __future__ import annotations

import re

from tests.readme import README, current


def without_confidences(text: str) -> str:
    """Drop the percentages, whose last digit depends on the processor."""
    return re.sub(r"\b\d+%[? ]", "", text)


def test_the_generated_parts_are_current() -> None:
    written = README.read_text("utf-8")
    assert without_confidences(written) == without_confidences(current(written))
