"""All that code finds in the sentences of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from greenscan.marking.quantities.measured import Measured


def measure(text: str, sentence_starts: Sequence[int]) -> Iterator[Measured]:
    """Yield the quantities, years, comparison bases and boundaries of each sentence of `text`."""
    del text, sentence_starts
    return iter(())
