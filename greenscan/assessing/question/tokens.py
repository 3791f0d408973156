"""Words of a sentence with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d{1,2}[A-Z](?!\w)|(?:FY|CY)?\d(?:[\d.,/–-]*\d)?(?:\s?%)?|[A-Za-zÀ-ÿ][\wÀ-ÿ]*(?:[-/&.’'][\wÀ-ÿ]+)*[₂+]?|[^\w\s]|\S"
)
_CONTRACTED = re.compile(r"(?i)^(we|you|they|it|that)[’'](ve|re|ll|d|s)$")
_ASIDE = re.compile(r"\s*(?:\([^()]{0,200}\)|\[[^\[\]]{0,80}\])")
_LINK = re.compile(
    r"^(?:in\s+(?:fact|addition|particular|turn|short|other\s+words|this\s+(?:way|context|respect))|moreover"
    r"|furthermore|similarly|for\s+(?:example|instance)|however|nevertheless|therefore|additionally|also|thus"
    r"|as\s+a\s+(?:result|consequence)|hence|accordingly|finally|at\s+the\s+same\s+time|here|meanwhile"
    r"|consequently|specifically|overall|likewise|besides|indeed|of\s+course|together|nonetheless),\s*"
    r"|^(?:and|but|so|yet)\s+",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
# The number of a footnote, set close after a word or before the footnote's own text.
_NOTE_NUMBER = re.compile(
    r"(?<=[a-z]{3})(?<!cope)(?<!tier)(?<!hase)(?<!evel)(?<!uro)\d{1,2}(?![\w.,]*\d)(?![\w+])"
    r"|^\d{1,2}\s+(?=(?:The|This|These|It|An?|In|As|At|For|From|On|Our|We|Its|By|With|Since)\b)"
)
_FULL = {"ve": "have", "re": "are", "ll": "will", "d": "would", "s": "is"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark of a sentence."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The token in small letters."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word, also *3D*, not a number or a punctuation mark."""
        return self.text[0].isalpha() or self.text[-1].isupper()


def plain(text: str) -> str:
    """Return `text` without asides and footnote numbers, contractions written out."""
    text, count = _ASIDE.subn("", text)
    while count:  # brackets in brackets
        text, count = _ASIDE.subn("", text)
    text = _NOTE_NUMBER.sub("", _BLANKS.sub(" ", text).strip())
    words = []
    for word in text.split(" "):
        match = _CONTRACTED.match(word)
        words.append(f"{match[1]} {_FULL[match[2].lower()]}" if match else word)
    return " ".join(words)


def without_link(text: str) -> str:
    """Return `text` without the words that only link it to the sentence before."""
    linkless = _LINK.sub("", text)
    return linkless[:1].upper() + linkless[1:]


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text`."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
