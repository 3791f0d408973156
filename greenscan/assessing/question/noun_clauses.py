"""The clause whose subject is a noun phrase: ``are your sites certified``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from greenscan.assessing.question import lexicon
from greenscan.assessing.question.clause import Clause
from greenscan.assessing.question.predicates import predicate, words_in
from greenscan.assessing.question.tokens import Token
from greenscan.assessing.question.verbs import (
    base_of_past,
    base_of_present,
    is_base,
    is_mostly_noun,
)
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.assessing.question.voice import addressed

_LONGEST_SUBJECT = 14
_YEAR = re.compile(r"(?:FY|CY)?\s?(?:19|20)?\d\d(?:[/–-]\d\d)?")
_BEFORE_INFINITIVE = frozenset({"continue", "begin", "start", "decide", "manage", "agree", "help"})
_NO_PHRASE = frozenset({"it", "they", "he", "she", "i", "here", "there"})  # a subject alone
_OF_PLURAL = frozenset({"are", "were", "have", "do"})
_CLAUSES = lexicon.SUBORDINATORS | lexicon.CONJUNCTIONS | {"even", "including", "such"}
_COMMON_FIRST = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.PRONOUNS | {"we"}


def clause_of_noun(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Clause | None:
    """Return the clause of a noun phrase that opens the sentence."""
    start = _start_of_subject(tokens)
    commands = start == 0 and is_base(tokens[0].text) and not is_mostly_noun(tokens[0].text)
    without_comma = start == 0 and tokens[0].lower in lexicon.PREPOSITIONS
    if commands or without_comma or tokens[start].lower in lexicon.WITHOUT_SUBJECT | _NO_PHRASE:
        return None
    for number in range(start + 1, min(len(tokens), start + _LONGEST_SUBJECT)):
        token = tokens[number]
        subject = tokens[start:number]
        if token.text == "," and (after := _after_aside(tokens, number)):
            return _with_subject(text, subject, tokens[after:], vocabulary)
        if token.text == "," and _in_list(tokens, number):
            continue
        if token.lower in lexicon.SUBORDINATORS or (
            not token.text[0].isalnum() and token.text != "’"
        ):
            return None
        if token.lower in lexicon.HAVE and subject[-1].lower == "to":  # an infinitive
            return None
        denies = (
            token.lower in lexicon.DO
            and tokens[number + 1 : number + 2]
            and (tokens[number + 1].lower == "not")
        )
        if denies or token.lower in lexicon.AUXILIARIES or _finite_after(subject, tokens[number:]):
            return _with_subject(text, subject, tokens[number:], vocabulary)
    return None


def _with_subject(
    text: str, subject: Sequence[Token], following: Sequence[Token], vocabulary: Vocabulary
) -> Clause | None:
    if subject[0].lower in lexicon.PRONOUNS and len(subject) == 1:
        return None
    adverbs = subject[len(_without_adverbs(subject)) :]
    subject = _without_adverbs(subject)
    if not subject:
        return None
    phrase = words_in(text, subject)
    plural = _is_plural(subject) and not base_of_present(following[0].text)
    first = subject[0].lower
    several = len(subject) == 1 and plural and following[0].lower in _OF_PLURAL
    common = first in _COMMON_FIRST or (several and first not in vocabulary.names)
    phrase = vocabulary.within_sentence(phrase, common=common)
    following = [*adverbs, *following]
    return predicate(text, addressed(phrase), following, plural=plural)


def _finite_after(subject: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Return whether `tokens` open with the finite verb of `subject`."""
    word = tokens[0].text
    following = tokens[1].lower if len(tokens) > 1 else ""
    plain_subject = _without_adverbs(subject)
    if not plain_subject or plain_subject[-1].lower in lexicon.CONJUNCTIONS:
        return False
    opens_object = following in lexicon.DETERMINERS | lexicon.PARTICLES | {"to"}
    several = plain_subject[-1].lower.endswith("s")
    name = len(subject) == 1 and following == "to"  # "Hermes aims to"
    if base_of_present(word) and opens_object and (name or not several):
        return True
    if len(plain_subject) < len(subject) and is_base(word) and _is_plural(plain_subject):
        return True
    subject = plain_subject
    if is_base(word) and following == "to" and _is_plural(plain_subject):
        return True
    if word in lexicon.SIMPLE_PASTS:
        return True
    if not word.islower() or is_mostly_noun(word):
        return False
    if base_of_present(word) and not _is_plural(subject):
        return True
    if _is_plural(subject) and is_base(word):
        return subject[-1].lower not in lexicon.PREPOSITIONS | lexicon.DETERMINERS | {"to"}
    # A past form is finite only where an object or an adverb follows: not in "measures taken by".
    base = base_of_past(word)
    goes_on = following == "to" and base in _BEFORE_INFINITIVE
    return bool(base) and (goes_on or following in lexicon.DETERMINERS or following.isdigit())


def _in_list(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether the comma parts the members of a list, or a place from its country."""
    following = tokens[comma + 1 : comma + 6]
    if len(following) > 1 and following[1].text == "," and following[0].text[0].isupper():
        return True
    if comma > 1 and tokens[comma - 2].text == "," and tokens[comma - 1].text[0].isupper():
        return True
    for token in following:
        if token.lower in {"and", "&"}:
            return True
        if not (token.is_word or token.text == ",") or token.lower in lexicon.AUXILIARIES:
            return False
    return tokens[comma - 1].text[0].isupper() and any(item.text == "," for item in following)


def _after_aside(tokens: Sequence[Token], comma: int) -> int:
    """Return where the predicate goes on after an aside between commas; 0 where there is none."""
    for number in range(comma + 2, min(len(tokens) - 1, comma + _LONGEST_SUBJECT)):
        if tokens[number].text == ",":
            return number + 1 if tokens[number + 1].lower in lexicon.AUXILIARIES else 0
    return 0


def _without_adverbs(subject: Sequence[Token]) -> Sequence[Token]:
    end = len(subject)
    while end and (
        lexicon.is_adverb(subject[end - 1].lower) or subject[end - 1].lower in lexicon.ADVERBS
    ):
        end -= 1
    return subject[:end]


def _start_of_subject(tokens: Sequence[Token]) -> int:
    """Return where the subject starts, after a phrase that opens the sentence."""
    if tokens[0].lower not in lexicon.OPENERS and not lexicon.is_adverb(tokens[0].lower):
        return 0
    for number, token in enumerate(
        tokens[:6]
    ):  # "In 2024 the plant", "From 2030 onwards the group"
        if _YEAR.fullmatch(token.text) and number + 2 < len(tokens):
            after = (
                number + 2
                if tokens[number + 1].lower in {"onwards", "onward", "on"}
                else number + 1
            )
            if tokens[after].text != "," and tokens[after].lower not in lexicon.PREPOSITIONS:
                return after
            break
    for number, token in enumerate(tokens[: 2 * _LONGEST_SUBJECT]):
        if token.text == "," and number + 1 < len(tokens):
            following = tokens[number + 1].lower
            if _in_country(tokens, number):
                continue
            if following in lexicon.DETERMINERS or following not in lexicon.OPENERS | _CLAUSES:
                return number + 1
    return 0


def _in_country(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether a place and its country stand about the comma: "In Porto, Portugal, the"."""
    place, country, end = tokens[comma - 1], tokens[comma + 1], tokens[comma + 2 : comma + 3]
    named = place.text.istitle() and country.text.istitle()
    return named and bool(end) and end[0].text == ","


def _is_plural(subject: Sequence[Token]) -> bool:
    words = []
    for token in subject:
        if token.lower in lexicon.PREPOSITIONS:
            break
        words.append(token.lower)
    if "and" in words:
        return True
    head = words[-1] if words else ""
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
