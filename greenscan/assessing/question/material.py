"""What a question is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from greenscan.assessing.judged import Judged
from greenscan.assessing.question.clause import Clause
from greenscan.assessing.question.tokens import plain, tokens_of, without_link
from greenscan.assessing.question.trimming import without_loose_verb
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.labels import Kind, MarkCategory, Topic

_QUOTED_WORDS = 14
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

    @property
    def quotation(self) -> str:
        """The claim's first words, in quotation marks."""
        text = without_link(plain(self.text)).rstrip(" .;,:")
        tokens = tokens_of(text)
        if len(tokens) <= _QUOTED_WORDS + 4:
            return f"“{_unquoted(text)}”"
        kept = without_loose_verb(tokens[:_QUOTED_WORDS])
        return f"“{_unquoted(text[: kept[-1].end])} …”"

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


def _unquoted(text: str) -> str:
    opened = re.sub(r"[“\"](?=\w)(?<!\w.)", "‘", text)
    return opened.translate({ord(mark): "’" for mark in '“”"'})
