"""The main clause of a claim, turned into a question's: ``did you install LED lighting``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from greenscan.assessing.question import lexicon
from greenscan.assessing.question.clause import Clause, joined
from greenscan.assessing.question.noun_clauses import clause_of_noun
from greenscan.assessing.question.predicates import predicate, rest_of
from greenscan.assessing.question.tokens import Token, plain, tokens_of, without_link
from greenscan.assessing.question.verbs import (
    base_of_gerund,
    base_of_past,
    base_of_present,
    is_base,
    is_mostly_noun,
)
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.assessing.question.voice import addressed
from greenscan.labels import Kind

_LONGEST_SUBJECT = 14
_POINTING = frozenset({"it", "them", "this", "these", "that", "those", "so", "such"})
_AIM = r"(?:goal|aim|target|ambition|objective|commitment|mission|intention|pledge|plan)"
_AIM_IS = re.compile(rf"(?:our|its|the)\s+(?:[\w-]+\s+){{0,3}}{_AIM}\s+is\s+to\s+", re.IGNORECASE)
_AIM_TO = re.compile(
    rf"\b(?:our|its|the)\s+(?:[\w-]+\s+){{0,2}}{_AIM}\s+(?=to\s+(?!(?:an?|the|our|its|their"
    rf"|this)\b)[a-z])",
    re.IGNORECASE,
)
_NOUN = re.compile(r"to\s+[a-z]+(?:[^m]ence|ness|[ai]t(?:y|ies)|[^l]ance|[st]ions?|[^el]ment)\b")
_LONG = 14  # words after which nothing is added
_PLACED = re.compile(
    r"(?:^|[,;]\s*)(?P<preposition>[Ii]n|[Aa]t|[Aa]cross|[Ss]ince)\s+"
    r"(?P<place>(?:FY|CY)?\s?\d{2,4}(?:/\d\d)?|[A-Z][a-z]+(?:\s(?:and\s)?[A-Z][a-z]+){0,2}),?\s*$"
)
_BEFORE_WE = frozenset(
    ["and", "but", "today", "therefore", "thus", "year", "period", "also", "here", "us"]
)


def clause_of(text: str, kind: Kind, vocabulary: Vocabulary) -> Clause | None:
    """Return the main clause of `text`; None where it cannot be told with some certainty.

    Parameters
    ----------
    text
        A claim.
    kind
        What it asserts; decides how a fragment without a subject is read.
    vocabulary
        Of the document.
    """
    text = without_link(plain(text))
    tokens = tokens_of(text)
    while tokens and not tokens[0].is_word:
        tokens = tokens[1:]
    if len(tokens) < 2:
        return None
    clause = (
        (_of_aim(text) if kind is Kind.TARGET else None)
        or _of_company(text, tokens)
        or _fragment(text, tokens, kind)
        or clause_of_noun(text, tokens, vocabulary)
    )
    return clause if clause is not None and _says_something(clause) else None


def _of_aim(text: str) -> Clause | None:
    """Return the clause of an aim that a noun names: "sets out our goal to …"."""
    match = _AIM_IS.match(text)
    if match is not None:
        rest = rest_of(text, _tokens_from(text, match.end()))
        return Clause("do", "you", "aim to", rest, finite="aim to") if rest else None
    match = _AIM_TO.search(text)
    if match is None or re.search(r"\bwe\b[^,]*$", text[: match.start()], re.IGNORECASE):
        return None
    if _NOUN.match(text, match.end()):  # "our commitment to excellence"
        return None
    aim = addressed(match[0].strip())
    tokens = _tokens_from(text, match.end())
    verb = next((number for number in range(2, len(tokens)) if _is_finite(tokens, number)), None)
    rest = rest_of(text, tokens[:verb])
    return Clause("is", f"{aim} {rest}", "to be reached", "") if rest else None


def _is_finite(tokens: Sequence[Token], number: int) -> bool:
    """Return whether the verb begins of which the aim is the subject."""
    if tokens[number].lower in lexicon.AUXILIARIES:
        return True
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    return bool(base_of_present(tokens[number].text)) and following in lexicon.DETERMINERS


def _tokens_from(text: str, start: int) -> list[Token]:
    return [token for token in tokens_of(text) if token.start >= start]


def _of_company(text: str, tokens: Sequence[Token]) -> Clause | None:
    """Return the clause whose subject is *we*."""
    places = [number for number, token in enumerate(tokens) if token.lower == "we"]
    for opens in (_opens_clause, _follows_opener):
        for number in places:
            if opens(tokens, number):
                clause = predicate(text, "you", tokens[number + 1 :], plural=True)
                return _placed(clause, text[: tokens[number].start])
    return None


def _placed(clause: Clause | None, before: str) -> Clause | None:
    """Return `clause` with the place or year that stands before its subject."""
    match = _PLACED.search(before)
    if clause is None or match is None or len(clause.rest.split()) > _LONG:
        return clause
    place = match["place"]
    return replace(clause, rest=joined(clause.rest, f"{match['preposition'].lower()} {place}"))


def _follows_opener(tokens: Sequence[Token], number: int) -> bool:
    """Return whether *we* follows a phrase that opens the sentence: "For our efforts we …"."""
    return (
        tokens[0].lower in lexicon.OPENERS
        and 2 < number <= _LONGEST_SUBJECT
        and tokens[number - 1].lower not in lexicon.SUBORDINATORS
        and all(token.lower not in lexicon.SUBORDINATORS for token in tokens[1:number])
    )


def _opens_clause(tokens: Sequence[Token], number: int) -> bool:
    if number == 0:
        return True
    before = tokens[number - 1]
    if before.lower in lexicon.SUBORDINATORS:
        return False
    if (
        not before.text[0].isalnum()
        or before.lower in _BEFORE_WE
        or lexicon.is_adverb(before.lower)
    ):
        return True
    # "In 2022 we", but not "from the approach we": there a relative clause begins.
    dated = any(character.isdigit() for character in before.text)
    return dated and tokens[0].lower in lexicon.OPENERS and number <= _LONGEST_SUBJECT


def _fragment(text: str, tokens: Sequence[Token], kind: Kind) -> Clause | None:
    """Return the clause of a fragment that opens with a verb: an item of a list."""
    first = tokens[0]
    rest = rest_of(text, tokens[1:])
    if not rest:
        return None
    base = base_of_gerund(first.text)
    if base and not _has_finite(tokens):  # else a subject: "Cleaning takes"
        if kind is Kind.TARGET:
            return Clause("will", "you", base, rest)
        return Clause("are", "you", first.lower, rest)
    if base := base_of_past(first.text):
        opens = tokens[1].lower in lexicon.DETERMINERS or tokens[1].text[0].isdigit()
        if not opens or _has_finite(tokens[1:]):  # else an adjective: "Improved efficiency"
            return None
        return Clause("did", "you", base, rest, finite=first.lower)
    opens_object = tokens[1].lower in lexicon.DETERMINERS or not is_mostly_noun(first.text)
    if is_base(first.text) and opens_object and not _has_finite(tokens[1:]):
        auxiliary = "will" if kind is Kind.TARGET else "do"
        return Clause(
            auxiliary, "you", first.lower, rest, finite="" if auxiliary == "will" else first.lower
        )
    return None


def _has_finite(tokens: Sequence[Token]) -> bool:
    """Return whether an auxiliary stands outside a relative clause."""
    for number, token in enumerate(tokens):
        if token.lower in lexicon.SUBORDINATORS:
            return False
        if number > 0 and token.lower in lexicon.AUXILIARIES:
            return True
        if number > 0 and base_of_present(token.text) and not is_mostly_noun(token.text):
            return True
    return False


def _says_something(clause: Clause) -> bool:
    """Return whether the clause can be understood without the sentence before.

    Half of a quotation cannot: “Protect the Environment” Executive Sponsor is a name.
    """
    if clause.statement.count("“") != clause.statement.count("”"):
        return False
    words = clause.rest.lower().split()
    if words and words[0] in lexicon.PREPOSITIONS and len(words) == 1:
        return False  # "We have committed to:"
    if words:
        return words[0] not in _POINTING
    return clause.auxiliary not in {"do", "does", "did"} and " " in clause.subject + clause.verb
