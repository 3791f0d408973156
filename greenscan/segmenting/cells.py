"""Sentences in the cells of tables, which assert as much there as in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from greenscan.reading.document import BlockKind
from greenscan.segmenting.cutting import sentence_starts
from greenscan.segmenting.marks import mark_length
from greenscan.segmenting.vocabulary import Abbreviation, load_vocabulary

_CELL = re.compile(r"[^|\n\t]+")
_CLOSED = re.compile(r"[^\W_][%)\"'”’]*[.!][)\"'”’]*$")
_FEWEST_WORDS = 8
_RUNNING_ON = (Abbreviation.NEVER, Abbreviation.TITLE, Abbreviation.NUMBERED)


def sentences_in_cells(table: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each whole sentence in the cells of a table.

    One begins with a capital, ends with a full stop, and has eight words at least: what is shorter
    names a column, a unit, or where to read on.
    """
    for match in _CELL.finditer(table):
        cell = match.group()
        if "." not in cell and "!" not in cell:
            continue
        for start, end in pairwise([0, *sentence_starts(cell), len(cell)]):
            text = cell[start:end]
            first = match.start() + start + len(text) - len(text.lstrip())
            if _is_whole(text.strip()):
                yield first, first + len(text.strip())


def _is_whole(text: str) -> bool:
    words = text[mark_length(text, BlockKind.TABLE) :]
    if not words[:1].isupper() or len(words.split()) < _FEWEST_WORDS or not _CLOSED.search(words):
        return False
    last = words.rstrip(".").rpartition(" ")[2]
    return load_vocabulary().abbreviation(last) not in _RUNNING_ON
