"""``How many solar panels``: the object of a clause that can be counted."""

from __future__ import annotations

from dataclasses import replace

from greenscan.assessing.question import lexicon
from greenscan.assessing.question.clause import Clause
from greenscan.assessing.question.tokens import tokens_of
from greenscan.assessing.question.verbs import base_of_gerund, base_of_past

_LONGEST = 5
_ENDS = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS
_OWNERS = frozenset({"your", "our"})


def counted_object(clause: Clause | None) -> tuple[str, Clause] | None:
    """Return the clause's object as something counted, and the clause without it.

    None where the object is no plural that can be counted.

    Examples
    --------
    >>> counted_object(Clause("did", "you", "install", "solar panels on your roofs"))[0]
    'how many solar panels'
    """
    if clause is None or clause.subject != "you" or clause.auxiliary not in {"did", "have", "do"}:
        return None
    tokens = tokens_of(clause.rest)
    size = 0
    while size < min(len(tokens), _LONGEST + 1) and tokens[size].lower not in _ENDS:
        if not (tokens[size].is_word or size == 0):
            break
        size += 1
    phrase, following = tokens[:size], tokens[size : size + 1]
    if not 1 <= len(phrase) <= _LONGEST or not _can_be_counted(phrase[-1].text):
        return None
    if following and following[0].lower in lexicon.CONJUNCTIONS | {","}:
        return None
    if any(base_of_past(token.text) or base_of_gerund(token.text) for token in phrase[1:-1]):
        return None
    first = phrase[0].lower
    if not phrase[0].is_word or first in lexicon.DETERMINERS - _OWNERS - lexicon.VAGUE_NUMBERS:
        return None
    start = (
        phrase[1].start
        if first in lexicon.VAGUE_NUMBERS | _OWNERS and size > 1
        else phrase[0].start
    )
    of = f"of {phrase[0].text} " if first in _OWNERS else ""
    named = clause.rest[start : phrase[-1].end]
    rest = clause.rest[phrase[-1].end :].strip()
    return f"how many {of}{named}", replace(clause, rest=rest)


def is_about(number: str, ask: str) -> bool:
    """Return whether `ask`, for a boundary, names what is named already."""
    return ask.startswith("for which ") and number.rsplit(" ", 1)[-1] == ask.rsplit(" ", 1)[-1]


def _can_be_counted(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "ics"))
    return plural and word.lower() not in lexicon.UNCOUNTED
