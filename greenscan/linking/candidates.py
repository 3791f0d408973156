"""What may back a claim: the sentences, rows of tables, captions and footnotes of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from greenscan.labels import Place
from greenscan.linking.assurance import assured_blocks
from greenscan.linking.tables import Row, rows_of
from greenscan.reading import BlockKind, Document
from greenscan.reading.document import Block
from greenscan.segmenting import SENTENCES
from greenscan.segmenting.names import BLOCKS, LEVEL
from greenscan.segmenting.structure import Outline

NO_SENTENCE = -1
_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|graph|exhibit|picture|photo(?:graph)?|image|diagram)\b[\s:.]*\S",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?P<mark>\d{1,2}|[a-e]|[¹²³⁴⁵⁶⁷⁸⁹]|[*†‡]{1,3})\)?\s+(?=[A-Z(“\"'‘€£$\d])")
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_LETTER = re.compile(r"[^\W\d_]{2,}")
# Tables that say where things stand, and back nothing.
_INDEX = re.compile(
    r"\bpage (?:number|reference|no)|\breport location|\bGRI\b.{0,20}\b(?:standard|index|topic)"
    r"|\bcontent index\b|\bSASB\b|\bdisclosures? (?:number|title|\|)|\bshall.{1,3} requirements",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 300
_LONGEST_NOTE = 1500
_FEWEST_WORDS = 3  # of a heading that is a table's title
_REPEATED_LINES = 3  # pages on which a running line stands, at the least


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may back a claim.

    Attributes
    ----------
    start, end
        Character offsets into the document's text.
    text
        The words between them, every run of white space as one blank.
    place
        Where in the report it stands.
    section
        The headings above.
    page
        Position of the page in the file, counted from 1; 0 where there are no pages.
    sentence
        Position among the classified sentences; `NO_SENTENCE` where it is none of them.
    block
        Position of its block in the document.
    note
        The number or sign that opens a footnote; else empty.
    row
        Of a table, the cells; else None.
    previous
        The sentence before it in its block; else empty.
    inner
        Whether it is part of a footnote that is a candidate as a whole.
    """

    start: int
    end: int
    text: str
    place: Place
    section: str = ""
    page: int = 0
    sentence: int = NO_SENTENCE
    block: int = 0
    note: str = ""
    row: Row | None = field(default=None, repr=False)
    previous: str = ""
    inner: bool = False

    @property
    def context(self) -> str:
        """What a row of a table is to be read with: title, group and column heads."""
        return self.row.context if self.row else ""


def candidates_in(document: Document, doc: Doc) -> tuple[Candidate, ...]:
    """Return the passages of a document in the order of its text.

    Every classified sentence is one, be it long or short, and stands for itself; sentences of a
    footnote are followed by the whole footnote.
    """
    blocks = list(doc.spans[BLOCKS])
    sections = _sections(document, blocks)
    others = list(_others(document, doc, blocks, sections))
    notes: dict[int, list[Candidate]] = {}
    for each in others:
        if each.place is Place.FOOTNOTE:
            notes.setdefault(each.block, []).append(each)
    sentences = [
        replace(each, inner=True) if _inside(each, notes.get(each.block, ())) else each
        for each in _sentences(document, doc, blocks, sections)
    ]
    return tuple(sorted([*sentences, *others], key=lambda each: (each.start, each.end)))


def _inside(sentence: Candidate, notes: Sequence[Candidate]) -> bool:
    return any(note.start <= sentence.start < note.end for note in notes)


def _page(document: Document, offset: int) -> int:
    page = document.page_at(offset)
    return page.number if page else 0


def plain(text: str) -> str:
    """Return `text` with one blank for every run of white space."""
    return " ".join(text.split())


def _said(document: Document, span: Span) -> str:
    """Return the text of `span`, which spaCy would put together from its tokens."""
    return document.text[span.start_char : span.end_char]


def _sentences(
    document: Document, doc: Doc, blocks: Sequence[Span], sections: Sequence[str]
) -> Iterator[Candidate]:
    assured = assured_blocks(
        [(_said(document, span), section) for span, section in zip(blocks, sections, strict=True)]
    )
    at = 0
    before, before_block = "", -1
    for index, span in enumerate(doc.spans[SENTENCES]):
        while at + 1 < len(blocks) and blocks[at].end_char <= span.start_char:
            at += 1
        place, said = Place.PROSE, _said(document, span)
        if span.label_ == BlockKind.CAPTION or (
            span.label_ == BlockKind.PARAGRAPH and _is_caption(said)
        ):
            place = Place.CAPTION
        elif span.label_ == BlockKind.FOOTNOTE:
            place = Place.FOOTNOTE
        elif at in assured:
            place = Place.ASSURANCE
        text = plain(said)
        yield Candidate(
            start=span.start_char,
            end=span.end_char,
            text=text,
            place=place,
            section=sections[at] if blocks else "",
            page=_page(document, span.start_char),
            sentence=index,
            block=at,
            previous=before if before_block == at else "",
        )
        before, before_block = text, at


def _sections(document: Document, blocks: Sequence[Span]) -> list[str]:
    """Return the headings above each block, those left out that are the title of a table."""
    outline = Outline()
    sections = []
    for index, span in enumerate(blocks):
        kind, said = BlockKind(span.label_), _said(document, span)
        tops = blocks[index + 1].label_ == BlockKind.TABLE if index + 1 < len(blocks) else False
        if kind is BlockKind.HEADING and (tops or _is_caption(said)):
            kind = BlockKind.CAPTION
        block = Block(kind, span.start_char, span.end_char, span._.get(LEVEL) or 0)
        sections.append(outline.enter(block, said))
    return sections


def _is_caption(text: str) -> bool:
    return len(text) <= _LONGEST_CAPTION and _CAPTION.match(text) is not None


def _others(
    document: Document, doc: Doc, blocks: Sequence[Span], sections: Sequence[str]
) -> Iterator[Candidate]:
    sentence_starts = {span.start_char for span in doc.spans[SENTENCES]}
    running = _running_lines(document)
    for index, span in enumerate(blocks):
        kind, start, section = span.label_, span.start_char, sections[index]
        if kind == BlockKind.TABLE:
            title = _title(document, blocks, index)
            for row in rows_of(document.text, start, span.end_char, title, _above(document, span)):
                if _masked(row.text) not in running and not _INDEX.search(row.context):
                    yield Candidate(
                        start=row.start,
                        end=row.end,
                        text=plain(row.text),
                        place=Place.TABLE,
                        section=section,
                        page=_page(document, row.start),
                        block=index,
                        row=row,
                    )
        elif kind in (BlockKind.FOOTNOTE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            for first, last, mark in _notes(document.text, start, span.end_char, kind):
                yield Candidate(
                    start=first,
                    end=last,
                    text=plain(document.text[first:last]),
                    place=Place.FOOTNOTE,
                    section=section,
                    page=_page(document, first),
                    block=index,
                    note=mark,
                )
        elif kind in (BlockKind.HEADING, BlockKind.CAPTION) and start not in sentence_starts:
            tops = index + 1 < len(blocks) and blocks[index + 1].label_ == BlockKind.TABLE
            said = _said(document, span)
            if _is_caption(said) or (tops and len(said.split()) > _FEWEST_WORDS):
                yield Candidate(
                    start=start,
                    end=span.end_char,
                    text=plain(said),
                    place=Place.CAPTION,
                    section=section,
                    page=_page(document, start),
                    block=index,
                )


def _title(document: Document, blocks: Sequence[Span], index: int) -> str:
    """Return what stands above a table as its title: a caption or heading, at most two back."""
    start = blocks[index].start_char
    for above in reversed(blocks[max(index - 2, 0) : index]):
        text = plain(_said(document, above))
        if above.label_ in (BlockKind.CAPTION, BlockKind.HEADING) or _is_caption(text):
            return text
        if above.label_ == BlockKind.TABLE:
            return ""
        close = document.text[above.end_char : start].count("\n") <= 1
        if close and len(text) <= _LONGEST_CAPTION and not text.endswith("."):
            return text
    return ""


def _above(document: Document, span: Span) -> tuple[int, int]:
    """Return the line right above a table where no blank line lies between; else an empty one."""
    text, start = document.text, span.start_char
    line_start = text.rfind("\n", 0, start) + 1
    if line_start < 2 or text[line_start:start].strip():
        return (start, start)
    first = text.rfind("\n", 0, line_start - 1) + 1
    line = text[first : line_start - 1]
    return (
        (first, line_start - 1)
        if len(re.split(r"\s{2,}|\t| \| ", line.strip())) > 1
        else (
            start,
            start,
        )
    )


def _notes(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """Yield the footnotes of a block: start, end, number. In plain text they are paragraphs."""
    content = text[start:end]
    found = _NOTE.match(content)
    if found is None or len(content) > _LONGEST_NOTE:
        if kind == BlockKind.FOOTNOTE and len(content) <= _LONGEST_NOTE:
            yield start, end, ""
        return
    if (
        kind == BlockKind.LIST_ITEM
        and found["mark"][0] not in "*†‡"
        and not found["mark"].isdigit()
    ):
        return
    cuts = [0]
    mark = found["mark"].translate(_SUPERSCRIPT)
    marks = [mark]
    for line in re.finditer(r"(?<=[.)])\s+(?=(?:\d{1,2}|[a-e])\s+[A-Z(])", content):
        after = _NOTE.match(content, line.end())
        if after and _follows(marks[-1], after["mark"]):
            cuts.append(line.end())
            marks.append(after["mark"])
    for first, last, mark in zip(cuts, [*cuts[1:], len(content)], marks, strict=True):
        stretch = content[first:last].rstrip()
        yield start + first, start + first + len(stretch), mark


def _follows(mark: str, after: str) -> bool:
    if mark.isdigit() and after.isdigit():
        return int(after) == int(mark) + 1
    return len(mark) == len(after) == 1 and mark.isalpha() and ord(after) == ord(mark) + 1


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", plain(text))


def _running_lines(document: Document) -> frozenset[str]:
    """Return, digits masked, the last lines of pages that many pages share."""
    lasts = Counter(
        _masked(lines[-1])
        for page in document.pages
        if (lines := document.text[page.start : page.end].strip().splitlines())
    )
    return frozenset(line for line, count in lasts.items() if count >= _REPEATED_LINES)
