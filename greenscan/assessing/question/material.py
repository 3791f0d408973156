"""What a question is made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from greenscan.assessing.judged import Judged
from greenscan.assessing.question import lexicon
from greenscan.assessing.question.clause import Clause
from greenscan.assessing.question.tokens import Token, plain, tokens_of, without_link
from greenscan.assessing.question.trimming import without_loose_verb
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.labels import Kind, MarkCategory, Topic

_QUOTED_WORDS = 14
_LAST_MARKS = re.compile(r"(?:[;,]\s+(?:and|or))?[ .;,:]*$")
_LEAST_BEFORE = 3
_OPENS_PHRASE = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS | {"to"}
_LOUD = 0.6  # share of capitals from which a text is set in capitals


@dataclass(frozen=True, slots=True)
class Material:
    """A judged claim and its main clause, where that can be told.

    Attributes
    ----------
    judged
        The claim.
    text
        Its words on one line, not in capitals, after those that introduce their list.
    clause
        The main clause; None where it cannot be told.
    """

    judged: Judged
    text: str
    clause: Clause | None

    @property
    def kind(self) -> Kind:
        """What the claim asserts."""
        return self.judged.context.kind

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.judged.context.sentence.topic

    @property
    def target_year(self) -> int | None:
        """The last year by which something is to be reached."""
        years = [
            int(mark.value)
            for mark in self.judged.context.marks(MarkCategory.TARGET_YEAR)
            if mark.value is not None
        ]
        return max(years, default=None)

    def quotation(self, *words: str) -> str:
        """Return the claim's first words in quotation marks, or those about the first of `words`.

        Words that the claim does not have, or not outside brackets, count for nothing.
        """
        text = _LAST_MARKS.sub("", without_link(plain(self.text)))
        tokens = tokens_of(text)
        if len(tokens) <= _QUOTED_WORDS + 4:
            return f"“{_unquoted(text)}”"
        found = next((word for word in words if word.lower() in text.lower()), "")
        begin = _before(text, tokens, found)
        kept: Sequence[Token] = tokens[begin:]
        if len(kept) > _QUOTED_WORDS + 4:
            kept = without_loose_verb(_closed(kept[:_QUOTED_WORDS]))
        quoted = _unquoted(text[kept[0].start : kept[-1].end])
        dots = "" if kept[-1] is tokens[-1] else " …"
        return f"“{'… ' if begin else ''}{quoted}{dots}”"

    def clause_with(self, words: str) -> Clause | None:
        """Return the clause where it has `words`; None where it leaves them out."""
        has = self.clause is not None and words.lower() in self.clause.statement.lower()
        return self.clause if has else None

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Return whether the claim has such words."""
        return pattern.search(self.text) is not None


def on_one_line(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` with single blanks, in small letters where it is set in capitals."""
    text = " ".join(text.split())
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if letters and capitals > _LOUD * len(letters) and len(text.split()) > 3:
        return vocabulary.unraised(text)
    return text


def _closed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `tokens` up to a quotation that is opened and not closed."""
    texts = [token.text for token in tokens]
    opened = max((at for at, text in enumerate(texts) if text in "“‘"), default=0)
    stays_open = opened > _LEAST_BEFORE and not {"”", "’"} & set(texts[opened:])
    return tokens[:opened] if stays_open else tokens


def _before(text: str, tokens: Sequence[Token], words: str) -> int:
    """Return the token from which to quote, so that `words` of the text are in."""
    start = text.lower().find(words.lower())
    last = sum(token.start < start + len(words) for token in tokens)
    if last <= _QUOTED_WORDS:
        return 0
    first = sum(token.end <= start for token in tokens)
    earliest = max(1, last - _QUOTED_WORDS + 2)
    for number in range(earliest, first - _LEAST_BEFORE):
        if tokens[number].lower in _OPENS_PHRASE or tokens[number - 1].text in ",;:":
            return number
    return min(earliest, first)


def _unquoted(text: str) -> str:
    opened = re.sub(r"[“\"](?=\w)(?<!\w.)", "‘", text)
    return opened.translate({ord(mark): "’" for mark in '“”"'})
