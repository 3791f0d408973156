"""Whether a stop ends its sentence."""

from __future__ import annotations

import re

from greenscan.segmenting.stop import After, Stop, is_year
from greenscan.segmenting.vocabulary import Abbreviation, Vocabulary

_ADDRESS = re.compile(r"@|://|^www\.|^https?:|[=%]\w")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]{1,2}")
_COMPANY = re.compile(r"(?:Co|Corp|Inc|Limited|LLC|Ltd|plc|PLC)\b")
_SPEECH = re.compile(
    r"(?:[\w.'’-]{1,20} ){1,4}?"
    r"(?:added|adds|asked|asks|explained|explains|replied|said|says|writes|wrote)\b"
)
_ROMAN_OR_LETTER = re.compile(r"[A-Z]|[IVXLC]{1,5}")
_DOTTED = re.compile(r"[^\W\d_]\.")
_NUMBER = re.compile(r"[\d.,]+")
_OPENING = frozenset({After.UPPER, After.ITEM, After.DASH})


def ends_sentence(text: str, stop: Stop, vocabulary: Vocabulary) -> bool:
    """Return whether the sentence ends at `stop`.

    Parameters
    ----------
    text
        The text of the block.
    stop
        A stop that other text follows.
    vocabulary
        Abbreviations and sentence openers.
    """
    if stop.after is After.JOINT:
        return False
    if stop.glued and not _may_be_glued(text, stop, vocabulary):
        return False
    if "!" in stop.run or "?" in stop.run:
        return _exclamation_ends(text, stop, vocabulary)
    if _is_ellipsis(stop):
        return stop.after in _OPENING and bool(stop.left or stop.before)
    if stop.after is After.DASH and stop.run[-1] in "\"'”’»":
        return False  # who is quoted
    opens = stop.word in vocabulary.openers
    if len(stop.run) > 2 and stop.run[-1] == ".":
        return stop.after is not After.LOWER  # ".)." closes an aside, then the sentence
    if len(stop.run) > 1 and _closes_aside(text, stop) and not opens:
        return False
    return _full_stop_ends(stop, vocabulary, opens=opens)


def _is_ellipsis(stop: Stop) -> bool:
    return "…" in stop.run or ".." in stop.run


def _exclamation_ends(text: str, stop: Stop, vocabulary: Vocabulary) -> bool:
    if stop.after is After.LOWER or _COMPANY.match(stop.word):
        return False
    if stop.run[-1] in "\"'”’" and _SPEECH.match(text, stop.resume):
        return False
    return stop.left not in vocabulary.exclaiming or stop.word in vocabulary.openers


def _closes_aside(text: str, stop: Stop) -> bool:
    """Return whether the run closes brackets that opened within the last words."""
    if ")" not in stop.run:
        return False
    opened = text.rfind("(", max(0, stop.start - 400), stop.start)
    return opened > 0 and text[max(0, opened - 4) : opened].rstrip()[-1:] not in {"", ".", "!", "?"}


def _full_stop_ends(stop: Stop, vocabulary: Vocabulary, *, opens: bool) -> bool:
    left = stop.left
    if not left:
        return stop.after is not After.LOWER
    if len(left) == 1 and left.isupper():
        return _letter_ends(stop, vocabulary, opens=opens)
    kind = vocabulary.abbreviation(left)
    if kind is Abbreviation.NUMBERED and vocabulary.abbreviation(stop.word) is kind:
        return False  # "Reg. No. 5"
    if kind is not None:
        return _abbreviation_ends(kind, stop, opens=opens)
    if len(left) == 1 and left.isalpha():
        return _letter_ends(stop, vocabulary, opens=opens)
    if _ACRONYM.fullmatch(left):
        return opens
    if _NUMBER.fullmatch(left):
        return _number_ends(stop, vocabulary)
    if stop.after is After.LOWER:
        return _lower_starts(stop)
    return True


def _abbreviation_ends(kind: Abbreviation, stop: Stop, *, opens: bool) -> bool:
    after = stop.after
    if after is After.LOWER or kind in {Abbreviation.NEVER, Abbreviation.TITLE}:
        return False
    if kind is Abbreviation.NUMBERED and stop.opening.startswith("("):
        return opens
    if kind is Abbreviation.NUMBERED:
        return after is not After.NUMBER and not _ROMAN_OR_LETTER.fullmatch(stop.word)
    if kind is Abbreviation.CLOSING:
        return opens or after in {After.ITEM, After.DASH}
    if kind is Abbreviation.ENDING and stop.left.lower() == "etc":
        return not stop.opening.startswith("(") or after is After.UPPER
    return after in _OPENING and not stop.opening.startswith("(")


def _letter_ends(stop: Stop, vocabulary: Vocabulary, *, opens: bool) -> bool:
    """Decide after a single letter: an initial, a grade, a unit or the end of "Vitamin C."."""
    if stop.after is After.LOWER:
        return False
    before = stop.before.strip("([\"'“‘,;:")
    if before[-1:].isdigit():
        return True
    if before.lower() in vocabulary.lettered:
        return stop.after is not After.NUMBER
    if stop.left.islower() or not before[:1].isupper():
        return opens or stop.after is After.NUMBER
    return False


def _number_ends(stop: Stop, vocabulary: Vocabulary) -> bool:
    if stop.after is After.LOWER:
        return is_year(stop.left)
    if stop.left.isdecimal() and len(stop.left) <= 2 and stop.word[:3] in vocabulary.cased:
        return vocabulary.cased[stop.word[:3]] is not Abbreviation.MONTH
    return True


def _lower_starts(stop: Stop) -> bool:
    """Return whether a lower-case word (a brand such as "adidas") opens a sentence here."""
    if stop.opening or len(stop.run) > 1:
        return False
    left = stop.left
    return len(left) > 3 and left.isalpha() and left[1:].islower()


def _may_be_glued(text: str, stop: Stop, vocabulary: Vocabulary) -> bool:
    """Return whether white space was lost at `stop`, and not inside an address or a number."""
    if stop.end > stop.start + len(stop.run):
        return stop.after is After.UPPER  # a reference mark stands between
    if stop.after is After.NUMBER:
        return _lost_before_year(text, stop)
    if stop.after is not After.UPPER or not stop.left:
        return False
    chunk = _chunk_around(text, stop)
    if _ADDRESS.search(chunk):
        return False
    if stop.word.lower() in vocabulary.domains and stop.word not in vocabulary.openers:
        return False
    if _DOTTED.search(stop.left) or vocabulary.abbreviation(stop.left) or len(stop.left) < 2:
        return False
    if len(stop.word) == 1:
        return stop.word in vocabulary.openers
    return stop.word[1].islower() or (stop.left[-3:].islower() and len(stop.left) > 3)


def _lost_before_year(text: str, stop: Stop) -> bool:
    year = text[stop.resume : stop.resume + 4]
    following = text[stop.resume + 4 : stop.resume + 6]
    return len(stop.left) > 3 and stop.left.isalpha() and is_year(year) and following[:1].isspace()


def _chunk_around(text: str, stop: Stop) -> str:
    window_start = max(0, stop.start - 100)
    window = text[window_start : stop.end + 100]
    middle = stop.start - window_start
    head = window[:middle].split()
    tail = window[middle:].split()
    first = head[-1] if head and not window[middle - 1 : middle].isspace() else ""
    return first + (tail[0] if tail else "")
