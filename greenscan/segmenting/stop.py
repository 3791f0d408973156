"""One place in a text where a sentence may end, and what stands on either side of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from greenscan.segmenting.vocabulary import Vocabulary

# Words are looked at through a window, so that the cost of a stop does not depend on the text.
_WINDOW = 48

_OPENERS = "\"'“‘„«‹([{¡¿"
CLOSERS = "\"'”’»›)]}"
TERMINATORS = ".!?‽…。！？"
_RUN = re.compile(rf"[{re.escape(TERMINATORS)}][{re.escape(TERMINATORS + CLOSERS)}]*")

# Reference marks that stand behind a full stop belong to the sentence that it ends.
_NOTE = re.compile(
    r"(?:\[\w{1,3}(?:\s?[,;–-]\s?\w{1,3}){0,8}\]"
    r"|[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+){0,8}"
    r"|[*†‡§¶#^]{1,3}"
    r"|\(\d{1,2}\))+"
)
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}(?![\d.]\d|\d|%|[,.]?[a-z])")
_SPACED_NUMBER = re.compile(r"[ \u00a0]\d{1,2}(?=[ \u00a0]([A-Z][a-z]*)\b)")
_AFTER_NOTE = re.compile(rf"[{re.escape(CLOSERS)}]*(?=\s|$|[A-Z“‘(•])")
_FOLLOWING_WORD = re.compile(r"\s+([A-Z][a-z]*)\b")
_SPACE = re.compile(r"\s*")
_NEXT = re.compile(
    rf"(?P<opening>[{re.escape(_OPENERS)}]{{0,4}})"
    r"(?:(?P<item>(?:\d{1,2}|[a-z]|[ivx]{1,5})\)\s)"
    r"|(?P<number>[~≈<>≤≥+±−-]?\s?[$€£¥₹]?\d)"
    r"|(?P<word>[^\W\d_][\w&'’-]{0,40})"
    r"|(?P<dash>[–—-]\s)"
    r"|(?P<joint>[,;:&/)=]))?"
)
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
# What decimals follow rather than reference marks: "v2.0", "PM2.5", "GRI305.1", "US$1.2".
_VERSION = re.compile(r"(?:[A-Za-z]|PM|GRI|SDG|[A-Z]{0,3}[$€£¥₹]|USD|EUR|GBP|CHF)\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class After(StrEnum):
    """What follows a stop."""

    UPPER = "upper"
    LOWER = "lower"
    NUMBER = "number"
    ITEM = "item"  # the mark of a list item
    DASH = "dash"
    JOINT = "joint"  # punctuation that goes on
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of full stops, question or exclamation marks, with closers and reference marks.

    Attributes
    ----------
    start, end
        Where the run begins, and where it ends with all that belongs to it.
    resume
        Where the text goes on after white space.
    run
        The run itself, without reference marks.
    left
        The word before it, without what opens it; empty where white space precedes.
    before
        The word before `left`.
    after
        What follows.
    opening
        The brackets and quotes that open what follows.
    word
        The word that follows; empty where none does.
    """

    start: int
    end: int
    resume: int
    run: str
    left: str
    before: str
    after: After
    opening: str
    word: str

    @property
    def glued(self) -> bool:
        """Whether no white space follows."""
        return self.resume == self.end


def is_year(text: str) -> bool:
    """Return whether `text` is a year of the last or of this century."""
    return _YEAR.fullmatch(text) is not None


def stop_at(text: str, start: int, begin: int, vocabulary: Vocabulary) -> Stop:
    """Describe the stop whose run starts at `start`.

    Parameters
    ----------
    text
        The text of a block.
    start
        Offset of a terminator.
    begin
        Where the sentence began.
    vocabulary
        Words that open a sentence, and words that numbers follow.
    """
    match = _RUN.match(text, start)
    end = start + 1 if match is None else match.end()
    run = text[start:end]
    if text[end : end + 1].isalnum() and run[-1] in "\"'":
        end -= 1  # a straight quote before a letter opens
        run = run[:-1]
    left, before = _words_before(text, max(begin, start - _WINDOW), start)
    end = _end_of_notes(text, end, left if run == "." else "", before, vocabulary)
    space = _SPACE.match(text, end)
    resume = end if space is None else space.end()
    after, opening, word = _describe(text, resume)
    return Stop(start, end, resume, run, left, before, after, opening, word)


def _words_before(text: str, low: int, start: int) -> tuple[str, str]:
    window = text[low:start]
    words = window.split()
    if not words or window[-1].isspace():
        return "", words[-1] if words else ""
    left = re.sub(r"^[^\w$€£°]+", "", words[-1])
    left = re.split(r"[—–/(]", left)[-1]
    return left, words[-2] if len(words) > 1 else ""


def _end_of_notes(text: str, end: int, left: str, before: str, vocabulary: Vocabulary) -> int:
    """Return the end of the reference marks behind a stop; `left` is empty if not a full stop."""
    note = _NOTE.match(text, end)
    if note is None and text[end : end + 1].isdigit():
        note = _NUMBERS.match(text, end)
        if note is not None and not _are_notes(text, note.end(), left, before, vocabulary):
            return end
    if note is not None:
        closed = _AFTER_NOTE.match(text, note.end())
        return end if closed is None else closed.end()
    spaced = _SPACED_NUMBER.match(text, end)
    if spaced is None or spaced.group(1) not in vocabulary.openers or len(left) < 2:
        return end
    return end if vocabulary.abbreviation(left) else spaced.end()


def _are_notes(text: str, end: int, left: str, before: str, vocabulary: Vocabulary) -> bool:
    """Return whether the digits that end at `end` are reference marks rather than decimals."""
    if not left[-1:].isdigit() or is_year(left):
        return True
    if left[0].isalpha() and not _VERSION.fullmatch(left):
        return True  # "CO2.1", "FY2022.4"
    following = _FOLLOWING_WORD.match(text, end)
    if following is None or following.group(1) not in vocabulary.openers:
        return False
    return before.lower() not in vocabulary.sectioned and not _VERSION.fullmatch(left)


def _describe(text: str, resume: int) -> tuple[After, str, str]:
    match = _NEXT.match(text, resume)
    if match is None:
        return After.OTHER, "", ""
    opening = match["opening"]
    word = match["word"] or ""
    if match["item"]:
        return After.ITEM, opening, ""
    if match["number"]:
        return After.NUMBER, opening, ""
    if match["dash"]:
        return After.DASH, opening, ""
    if match["joint"]:
        return After.JOINT, opening, ""
    if not word:
        return After.OTHER, opening, ""
    lower = word[0].islower() and not _BRAND.match(word)
    return (After.LOWER if lower else After.UPPER), opening, word
