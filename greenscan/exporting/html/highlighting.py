"""Text with its highlights: spans that may overlap become elements that nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from markupsafe import Markup

from greenscan.exporting.html.cleaning import clean


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a text.

    Attributes
    ----------
    start, end
        Offsets into the text.
    style
        Class of its element.
    title
        What a pointer that rests on it shows.
    letter
        Stands after its end, as a reference to a note; empty for none.
    """

    start: int
    end: int
    style: str
    title: str = ""
    letter: str = ""


def highlighted(text: str, highlights: Iterable[Highlight]) -> Markup:
    """Return `text`, escaped, with its highlights.

    What reaches beyond the text is cut off. Where two highlights overlap without one lying in the
    other, the later one is divided.
    """
    kept = sorted(_within(len(text), highlights), key=lambda span: (span.start, -span.end))
    ends = chain.from_iterable((span.start, span.end) for span in kept)
    pieces: list[Markup] = []
    opened: Sequence[Highlight] = ()
    for start, end in pairwise(sorted({0, len(text), *ends})):
        wanted = [span for span in kept if span.start <= start and end <= span.end]
        shared = _shared(opened, wanted)
        pieces.extend(_closing(opened[shared:], start))
        pieces.extend(map(_opening, wanted[shared:]))
        pieces.append(clean(Markup.escape(text[start:end])))
        opened = wanted
    pieces.extend(_closing(opened, len(text)))
    return Markup("").join(pieces)


def _within(length: int, highlights: Iterable[Highlight]) -> Iterable[Highlight]:
    for span in highlights:
        start, end = max(span.start, 0), min(span.end, length)
        if start < end:
            yield Highlight(start, end, span.style, span.title, span.letter)


def _shared(before: Sequence[Highlight], after: Sequence[Highlight]) -> int:
    """Return how many elements, from the outermost, stay open."""
    count = 0
    while count < min(len(before), len(after)) and before[count] is after[count]:
        count += 1
    return count


def _opening(span: Highlight) -> Markup:
    title = Markup(' title="{}"').format(clean(span.title)) if span.title else Markup("")
    return Markup('<span class="{}"{}>').format(span.style, title)


def _closing(opened: Sequence[Highlight], at: int) -> Iterable[Markup]:
    yield Markup("</span>") * len(opened)
    for span in opened:
        if span.letter and span.end == at:
            yield Markup('<i class="n" data-n="{}"></i>').format(span.letter)
