"""What follows the subject of a clause: auxiliary, verb and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from greenscan.assessing.question import lexicon
from greenscan.assessing.question.clause import Clause, joined
from greenscan.assessing.question.tokens import Token
from greenscan.assessing.question.trimming import trimmed
from greenscan.assessing.question.verbs import (
    base_of_past,
    base_of_present,
    guessed_base,
    is_base,
)
from greenscan.assessing.question.voice import addressed

_LINKING = frozenset({"also", "further", "therefore", "thus", "hence", "again", "even", "only"})
_NO_VERBS = (
    lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS | lexicon.DETERMINERS
)


def predicate(text: str, subject: str, tokens: Sequence[Token], *, plural: bool) -> Clause | None:
    """Return the clause of `subject` and the predicate that `tokens` open with."""
    adverbs = count_adverbs(tokens)
    head = tokens[adverbs:]
    if not head:
        return None
    first = head[0]
    denied = first.lower in lexicon.DO and len(head) > 2 and head[1].lower == "not"
    if denied:
        return Clause(first.lower, subject, f"not {head[2].text}", rest_of(text, head[3:]))
    if first.lower in lexicon.AUXILIARIES and not _possesses(head):
        after = count_adverbs(head[1:])
        verb = head[1 : 1 + after + 1]
        if not verb or not verb[-1].is_word:
            return None
        words = [*_telling(tokens[:adverbs]), *_telling(verb[:-1]), verb[-1]]
        return _clause(text, first.lower, subject, words, head[2 + after :])
    return _lexical(text, subject, tokens[:adverbs], head, plural=plural)


def _lexical(
    text: str, subject: str, adverbs: Sequence[Token], head: Sequence[Token], *, plural: bool
) -> Clause | None:
    word = head[0].text
    company = subject == "you"
    base = base_of_past(word) or (guessed_base(word) if company else None)
    if word.lower() in lexicon.HAVE:
        auxiliary, base = {"have": "do", "has": "does", "had": "did"}[word.lower()], "have"
    elif base:
        auxiliary = "did"
    elif plural and (is_base(word) or (company and word.islower() and word not in _NO_VERBS)):
        auxiliary, base = "do", word.lower()
    elif not plural and (base := base_of_present(word)):
        auxiliary = "does"
    else:
        return None
    before = words_in(text, _telling(adverbs))
    return Clause(
        auxiliary,
        subject,
        joined(before, base),
        rest_of(text, head[1:]),
        finite=joined(before, word.lower()),
    )


def _telling(adverbs: Sequence[Token]) -> list[Token]:
    """Return those that do not merely link the sentence to the one before."""
    return [adverb for adverb in adverbs if adverb.lower not in _LINKING]


def _possesses(head: Sequence[Token]) -> bool:
    """Return whether *have* is the verb itself: no participle follows."""
    if head[0].lower not in lexicon.HAVE:
        return False
    following = head[1 + count_adverbs(head[1:]) :]
    if len(following) > 1 and following[0].lower in {"all", "both", "each"}:
        following = following[1:]
    word = following[0].lower if following else ""
    participle = word in {"been", "had", "cut", "set", "put", "become", "run", "come"}
    return not (participle or base_of_past(word) or guessed_base(word))


def count_adverbs(tokens: Sequence[Token]) -> int:
    """Return how many adverbs `tokens` open with."""
    count = 0
    for token in tokens:
        if token.lower not in lexicon.ADVERBS and not (
            lexicon.is_adverb(token.lower)
            and token.lower not in {"supply", "rely", "apply", "comply"}
        ):
            break
        count += 1
    return count


def _clause(
    text: str, auxiliary: str, subject: str, verb: Sequence[Token], rest: Sequence[Token]
) -> Clause:
    return Clause(auxiliary, subject, addressed(words_in(text, verb)), rest_of(text, rest))


def rest_of(text: str, tokens: Sequence[Token]) -> str:
    """Return what `tokens` stand for in `text`, cut to what a question can carry."""
    kept = trimmed(tokens)
    return addressed(words_in(text, kept)) if kept else ""


def words_in(text: str, tokens: Sequence[Token]) -> str:
    """Return what `tokens` stand for in `text`; other words may stand between them."""
    if not tokens:
        return ""
    parts, begin = [], tokens[0].start
    for one, two in pairwise(tokens):
        if text[one.end : two.start].strip():
            parts.append(text[begin : one.end])
            begin = two.start
    return " ".join([*parts, text[begin : tokens[-1].end]])
