"""spaCy's English tokenizer, made fit for text out of PDF files and for hostile input."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.tokens import Doc
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

from greenscan.segmenting.marks import BULLETS

TOKENIZER = "greenscan.Tokenizer.v1"

# The time that spaCy takes for a stretch without white space grows with the square of its length.
_LONGEST_CHUNK = 200
_PIECE = re.compile(r"\w{1,200}|[^\w\s]")

# Where white space was lost behind a sentence, and where reference marks are glued to one.
_INFIXES = (
    rf"[{BULLETS}]",
    r"(?<=[a-z0-9%)\]”’\"])[.!?](?=[A-Z][a-z])",
    r"(?<=[a-z%)\]])[.!?](?=[“\"‘(\[*†‡])",
    r"(?<=[a-z]{2})\.(?=\d{1,3}(?![\d.]))",
    r"(?<=[a-z]{3})\.(?=(?:19|20)\d\d(?!\d))",
    r"(?<=\b(?:19|20)\d\d)\.(?=\d{1,2}(?![\d.]))",
    r"(?<=\.\d)(?=[A-Z][a-z])",
    r"[”’\])*†‡](?=[A-Z][a-z])",
    r"(?<=[.!?])\[(?=\d)",
)


class ReportTokenizer(Tokenizer):  # type: ignore[misc]
    """A `spacy.tokenizer.Tokenizer` whose time is linear in the length of any text.

    It is spaCy's English tokenizer with further infixes. Stretches of more than 200 characters
    without white space are cut into words and single characters by one regular expression.
    """

    def __call__(self, string: str) -> Doc:
        """Tokenise `string`; ``doc.text == string``."""
        chunks = Counter(string.split())
        if max(map(len, chunks), default=0) > _LONGEST_CHUNK:
            return self._in_parts(string)
        # spaCy stops filling its cache at the first special case of a text ("don't"), so that it
        # would split every later chunk anew each time; on its own, each is split once.
        for chunk, count in chunks.items():
            if count > 1:
                super().__call__(chunk)
        doc: Doc = super().__call__(string)
        return doc

    def _in_parts(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for chunk in re.finditer(r"\S+", text):
            if chunk.end() - chunk.start() <= _LONGEST_CHUNK:
                continue
            self._append(text[position : chunk.start()], words, spaces)
            pieces = _PIECE.findall(chunk.group())
            words.extend(pieces)
            spaces.extend([False] * len(pieces))
            position = chunk.end()
            if text[position : position + 1] == " ":
                spaces[-1] = True
                position += 1
        self._append(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _append(self, text: str, words: list[str], spaces: list[bool]) -> None:
        for token in super().__call__(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return a factory of `ReportTokenizer`, as spaCy's configuration wants it."""

    def tokenizer_of(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        infixes = [*_INFIXES, *(defaults.infixes or ())]
        return ReportTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), f"[{BULLETS}]"]).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return tokenizer_of
