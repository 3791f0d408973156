"""All that code finds in the sentences of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greenscan.labels import MarkCategory
from greenscan.marking.quantities.amounts import amounts
from greenscan.marking.quantities.boundaries import boundaries, comparison_bases
from greenscan.marking.quantities.measured import Measured
from greenscan.marking.quantities.years import years

_LONGEST_SENTENCE = 20_000  # what is longer is no sentence; the rest of it is left out


def measure(text: str, sentence_starts: Sequence[int]) -> Iterator[Measured]:
    """Yield the quantities, years, comparison bases and boundaries of each sentence of `text`.

    Parameters
    ----------
    text
        Of the document.
    sentence_starts
        Ascending offsets; the first is 0.
    """
    for start, end in zip(sentence_starts, [*sentence_starts[1:], len(text)], strict=True):
        sentence = text[start : min(end, start + _LONGEST_SENTENCE)]
        for found in measure_sentence(sentence):
            yield replace(found, start=found.start + start, end=found.end + start)


def measure_sentence(sentence: str) -> list[Measured]:
    """Return what is found in one sentence, in its order; offsets are into it."""
    found = [*years(sentence), *amounts(sentence), *boundaries(sentence)]
    dated = [item for item in found if item.category is MarkCategory.BASE_YEAR]
    found += (
        base
        for base in comparison_bases(sentence)
        if all(base.end <= year.start or year.end <= base.start for year in dated)
    )
    return sorted(found, key=lambda item: (item.start, item.end, item.category))
