"""Sentence boundaries inside one block of report prose.

Hand-written rules over characters: a scan finds every place where a sentence may end (runs of
terminators, bullets, blank lines) and decides each from the words beside it. Every step looks at
a bounded window, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenscan.segmenting.deciding import ends_sentence
from greenscan.segmenting.marks import BULLETS
from greenscan.segmenting.stop import TERMINATORS, stop_at
from greenscan.segmenting.vocabulary import load_vocabulary

_CANDIDATE = re.compile(
    rf"(?P<stop>[{re.escape(TERMINATORS)}])|(?P<bullet>[{BULLETS}])|(?P<blank>\n[ \t\r]*\n)"
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]{1,400}[)\]]")
_LABEL = re.compile(
    r"\s*(?:figure|fig\.?|table|tab\.?|chart|box|exhibit|graph|image|photo|map|step|note)"
    r"\s(?:[A-Z]\.?)?\d{0,3}(?:\.\d{1,2})*",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\W\d_]{2}")
_ENUMERATOR = re.compile(r"[\s(\[]*(?:[ivxIVX]{1,5}|\d{1,3}|\w)$")


def sentence_starts(text: str) -> list[int]:
    """Return the offsets at which the second and every later sentence of a block start.

    Parameters
    ----------
    text
        The text of one block. White space of any kind separates words; a blank line separates
        sentences.

    Returns
    -------
    list of int
        Ascending offsets of characters that are not white space.
    """
    return list(_Scan(text).starts())


class _Scan:
    """The state of one pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.vocabulary = load_vocabulary()
        self.begin = 0
        self.seen = 0  # how far the current sentence has been searched for a word
        self.word = -1  # where its first word was found
        self.brackets = _BRACKETS.finditer(text)
        self.bracket = next(self.brackets, None)
        self.item = 0  # the number of the last item of a running enumeration

    def starts(self) -> Iterator[int]:
        position = 0
        while (match := _CANDIDATE.search(self.text, position)) is not None:
            if match["stop"]:
                position, start = self._after_stop(match.start())
            elif match["bullet"]:
                position, start = match.end(), self._at_bullet(match.start())
            else:
                position = start = self._skip_space(match.end())
            if start is not None and start < len(self.text):
                self._restart(start)
                position = max(position, start)
                yield start

    def _restart(self, start: int) -> None:
        self.begin = self.seen = start
        self.word = -1

    def _skip_space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return position if match is None else match.end()

    def _has_word(self, end: int) -> bool:
        """Return whether the current sentence has a word before `end`."""
        if self.word < 0:
            match = _WORD.search(self.text, max(self.begin, self.seen - 1), end)
            self.word = -1 if match is None else match.start()
            self.seen = end
        return self.word >= 0

    def _at_bullet(self, start: int) -> int | None:
        return start if self._has_word(start) else None

    def _after_stop(self, start: int) -> tuple[int, int | None]:
        stop = stop_at(self.text, start, self.begin, self.vocabulary)
        if (
            stop.resume >= len(self.text)
            or not self._has_word(start)
            or self._is_enumerator(start, stop.left)
            or self._is_label(start)
            or self._in_bracket(start, stop.end)
            or not ends_sentence(self.text, stop, self.vocabulary)
        ):
            return stop.end, None
        return stop.end, stop.resume

    def _is_enumerator(self, start: int, left: str) -> bool:
        """Return whether the full stop at `start` belongs to the number of a list item."""
        if len(left) > 5:
            return False
        if start - self.begin <= 8 and _ENUMERATOR.match(self.text[self.begin : start]):
            return True
        if not left.isdecimal() or len(left) > 2:
            return False
        lead = self.text[max(self.begin, start - len(left) - 6) : start - len(left)].rstrip()
        number = int(left)
        half = lead.endswith("/") and lead[-2:-1].isdigit()  # of the year "2018/19"
        runs_on = self.item > 0 and number == self.item + 1 and lead.endswith((",", "and", "or"))
        if (lead.endswith((":", ";", "/", "|")) and not half) or runs_on:
            self.item = number
            return True
        return False

    def _is_label(self, start: int) -> bool:
        """Return whether the sentence so far is no more than the "Figure 3" of a caption."""
        return start - self.begin <= 16 and bool(_LABEL.fullmatch(self.text[self.begin : start]))

    def _in_bracket(self, start: int, end: int) -> bool:
        """Return whether the stop lies in brackets that opened in the midst of the sentence."""
        while self.bracket is not None and self.bracket.end() <= start:
            self.bracket = next(self.brackets, None)
        if self.bracket is None or not self.bracket.start() < start:
            return False
        return end < self.bracket.end() and 0 <= self.word < self.bracket.start()
