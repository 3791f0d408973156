"""Fragments: stretches of letters on one base line without a wide gap.

A fragment never reaches over a column gutter, so columns and table cells can be told apart
later; the fragments of one line are put together again once the columns are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from greenscan.reading.pdf.bullets import marker_of
from greenscan.reading.pdf.glyphs import IntArray
from greenscan.reading.pdf.letters import MADE_UP_SPACE, REAL_SPACE, Letters
from greenscan.reading.pdf.styles import Style

# All distances are shares of the font size.
_GAP = 0.9  # a wider gap ends the fragment: a gutter, a tab or a table cell may begin
_FACE_GAP = 0.4  # the same where the weight changes, as between a label and its cell
_SPACE = 0.21  # a gap this wide is a space that the file left out
_CONFIRMED = 0.1  # a gap this wide confirms a space that pdfium made up
_BACK = 0.6  # text may run back this far (kerning, accents) without leaving the line
_RISE = 0.45  # super- and subscripts stay within this distance of the base line
_ONE_SIZE = 1.45  # letters of a line differ no more in size, scripts apart
_ASCENT, _DESCENT = 0.74, 0.22  # height of a line's core above and below its base line
_HEAVIER = 90  # difference in font weight that is seen
_TRACKED = re.compile(r"(?:^|(?<= ))(?:[^\W\d_] ){3,}[^\W\d_](?= |$)")


@dataclass(frozen=True, slots=True, eq=False)
class Fragment:
    """Some text on one base line.

    Attributes
    ----------
    text
        The characters, spaces included.
    letters
        For each character its index into the page's `Letters`; -1 for a space.
    left, right, base, top, bottom
        Where it stands, in its reading direction: its base line, and the edges of its core, which
        leave out what rises above small capitals or falls far below the base line.
    text_left
        Where its words begin, after the marker of a list item.
    size
        Font size of most of its letters.
    weight
        Font weight of most of its letters (400 is regular).
    size_ends, weight_ends
        Font sizes and weights of its first and its last letter.
    font, color
        Font name and fill colour of most of it.
    angle
        Reading direction in degrees.
    has_sign
        Whether a bullet is drawn before it.
    """

    text: str
    letters: IntArray
    left: float
    text_left: float
    right: float
    base: float
    top: float
    bottom: float
    size: float
    weight: int
    size_ends: tuple[float, float]
    weight_ends: tuple[int, int]
    font: str
    color: int
    angle: int
    has_sign: bool = False


def find_fragments(letters: Letters, styles: Sequence[Style]) -> list[Fragment]:
    """Cut the letters of a page into fragments, in content order."""
    count = len(letters.codes)
    if not count:
        return []
    gaps = np.zeros(count, dtype=np.float32)
    scale = np.maximum(letters.size[1:], letters.size[:-1])
    gaps[1:] = (letters.left[1:] - letters.right[:-1]) / scale
    breaks = _breaks(letters, gaps, scale, styles)
    starts = np.flatnonzero(breaks)
    ends = np.append(starts[1:], count)
    spaced = (letters.joint == REAL_SPACE) | (gaps > _SPACE)
    spaced |= (letters.joint == MADE_UP_SPACE) & (gaps > _CONFIRMED)
    spaced[starts] = False
    page = _PageText(letters, styles, gaps, spaced, starts)
    return [
        page.fragment(number, int(start), int(end))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _breaks(
    letters: Letters, gaps: np.ndarray, scale: np.ndarray, styles: Sequence[Style]
) -> np.ndarray:
    """Return where a fragment starts.

    One that ends where the weight changes has two letters at least: a single one is a bullet.
    """
    weight = np.array([style.weight for style in styles])[letters.style]
    changed = np.abs(np.diff(weight)) >= _HEAVIER
    changed[1:] &= (np.diff(letters.style)[:-1] == 0) & (gaps[1:-1] <= _SPACE)
    rise = np.abs(np.diff(letters.base)) / scale
    ratio = scale / np.minimum(letters.size[1:], letters.size[:-1])
    breaks = np.ones(len(letters.codes), dtype=bool)
    breaks[1:] = (
        (np.diff(letters.angle) != 0)
        | (rise > _RISE)
        | (gaps[1:] > np.where(changed, _FACE_GAP, _GAP))
        | (gaps[1:] < -_BACK)
        | ((ratio > _ONE_SIZE) & (rise < 0.05))
    )
    return breaks


class _PageText:
    """What is worked out for all fragments of a page at once: one by one takes far longer.

    Parameters
    ----------
    letters, styles
        Of the page.
    gaps, spaced
        How wide the gap before each letter is, and whether it is a space.
    starts
        The first letter of each fragment.
    """

    def __init__(
        self,
        letters: Letters,
        styles: Sequence[Style],
        gaps: np.ndarray,
        spaced: np.ndarray,
        starts: np.ndarray,
    ) -> None:
        self._letters, self._styles = letters, styles
        self._gaps, self._spaced = gaps, spaced
        self._text, self._indices = _spell(letters, spaced, 0)
        self._spaces = np.cumsum(spaced).tolist()  # up to each letter
        self._left = np.minimum.reduceat(letters.left, starts).tolist()
        self._right = np.maximum.reduceat(letters.right, starts).tolist()
        style = letters.style
        self._one_style = (
            np.minimum.reduceat(style, starts) == np.maximum.reduceat(style, starts)
        ).tolist()

    def fragment(self, number: int, start: int, end: int) -> Fragment:
        """Return the fragment of the letters from `start` to `end`."""
        letters, styles = self._letters, self._styles
        part = slice(start + self._spaces[start], end + self._spaces[end - 1])
        text, indices = self._text[part], self._indices[part]
        if _TRACKED.search(text):
            spaces = _untracked(self._spaced[start:end], self._gaps[start:end], text)
            text, indices = _spell(letters, spaces, start)
        first, last = (styles[int(letters.style[place])] for place in (start, end - 1))
        style, main = first, start
        if not self._one_style[number]:
            used = np.bincount(letters.style[start:end])
            style = styles[int(used.argmax())]
            main += int((letters.style[start:end] == used.argmax()).argmax())
        base = float(letters.base[main])
        return Fragment(
            text=text,
            letters=indices,
            left=self._left[number],
            text_left=_text_left(text, indices, letters),
            right=self._right[number],
            base=base,
            top=base + _ASCENT * style.size,
            bottom=base - _DESCENT * style.size,
            size=style.size,
            weight=style.weight,
            size_ends=(first.size, last.size),
            weight_ends=(first.weight, last.weight),
            font=style.font,
            color=style.color,
            angle=style.angle,
        )


def _text_left(text: str, indices: IntArray, letters: Letters) -> float:
    skip = len(marker_of(text))
    first = next(index for index in indices[skip:] if index >= 0)
    return float(letters.left[first])


def _spell(letters: Letters, spaces: np.ndarray, start: int) -> tuple[str, IntArray]:
    """Return the text from `start` on with its spaces, and the letter of each character."""
    places = np.arange(len(spaces)) + np.cumsum(spaces)
    codes = np.full(int(places[-1]) + 1, 0x20, dtype="<u4")
    indices = np.full(len(codes), -1, dtype=np.int32)
    codes[places] = letters.codes[start : start + len(spaces)]
    indices[places] = np.arange(start, start + len(spaces))
    return codes.tobytes().decode("utf-32-le", "replace"), indices


def _untracked(spaces: np.ndarray, gaps: np.ndarray, text: str) -> np.ndarray:
    """Return where the spaces of a letter-spaced fragment are, from the gaps alone.

    In "S U S T A I N" every gap is a space by width; words are apart by clearly wider ones.
    """
    single = np.array(
        [len(word) == 1 for word in text.split(" ") for _ in word] or [True], dtype=bool
    )
    spaces = spaces.copy()
    inner = gaps[1:][single[1:] & single[:-1]]
    usual = float(np.median(inner))
    spaces[1:][single[1:] & single[:-1]] = inner > 1.5 * usual + 0.05
    return spaces


def upright(fragments: Sequence[Fragment]) -> int:
    """Return the reading direction of most letters, the page's own."""
    counts: dict[int, int] = {}
    for fragment in fragments:
        counts[fragment.angle] = counts.get(fragment.angle, 0) + len(fragment.text)
    return max(sorted(counts), key=counts.__getitem__, default=0)
