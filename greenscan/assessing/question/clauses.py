"""The main clause of a claim, turned into a question's: ``did you install LED lighting``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from greenscan.assessing.question import lexicon
from greenscan.assessing.question.tokens import Token, plain, tokens_of, without_link
from greenscan.assessing.question.trimming import trimmed
from greenscan.assessing.question.verbs import (
    base_of_gerund,
    base_of_past,
    base_of_present,
    guessed_base,
    is_base,
    is_mostly_noun,
)
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.assessing.question.voice import addressed
from greenscan.labels import Kind

_LONGEST_SUBJECT = 14
_YEAR = re.compile(r"(?:FY|CY)?\s?(?:19|20)?\d\d(?:[/–-]\d\d)?")
_CLAUSES = lexicon.SUBORDINATORS | lexicon.CONJUNCTIONS | {"even", "including", "such"}
_AIM = r"(?:goal|aim|target|ambition|objective|commitment|mission|intention|pledge|plan)"
_AIM_IS = re.compile(rf"(?:our|its|the)\s+(?:[\w-]+\s+){{0,3}}{_AIM}\s+is\s+to\s+", re.IGNORECASE)
_AIM_TO = re.compile(
    rf"\b(?:our|its|the)\s+(?:[\w-]+\s+){{0,2}}{_AIM}\s+(?=to\s+[a-z])", re.IGNORECASE
)
_LONG = 14  # words after which nothing is added
_PLACED = re.compile(
    r"(?:^|[,;]\s*)(?P<preposition>In|At|Across|Since)\s+(?P<place>(?:FY|CY)?\s?\d{2,4}(?:/\d\d)?"
    r"|[A-Z][a-z]+(?:\s(?:and\s)?[A-Z][a-z]+){0,2}),?\s*$",
    re.IGNORECASE,
)
_LINKING = frozenset({"also", "further", "therefore", "thus", "hence", "again", "even", "only"})
_BEFORE_WE = frozenset(
    ["and", "but", "today", "therefore", "thus", "year", "period", "also", "here"]
)
_NO_VERBS = (
    lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.SUBORDINATORS | lexicon.DETERMINERS
)
_COMMON_FIRST = lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.PRONOUNS | {"we"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, addressed to the company.

    Attributes
    ----------
    auxiliary
        ``do``, ``did``, ``have``, ``is``, ``will`` …
    subject
        ``you``, or whatever the clause is about.
    verb
        What follows the subject up to its last verb: ``install``, ``already installed``.
    rest
        What follows the verb.
    finite
        The clause's own finite verb where it has no auxiliary, else empty.
    """

    auxiliary: str
    subject: str
    verb: str
    rest: str
    finite: str = ""

    @property
    def inverted(self) -> str:
        """As it stands in a question: ``did you install LED lighting``."""
        return _joined(self.auxiliary, self.subject, self.verb, self.rest)

    @property
    def statement(self) -> str:
        """As it stands after *that*: ``you installed LED lighting``."""
        verb = self.finite or f"{self.auxiliary} {self.verb}"
        return _joined(self.subject, verb, self.rest)


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
        or _of_noun(text, tokens, vocabulary)
    )
    return clause if clause is not None and _says_something(clause) else None


def _of_aim(text: str) -> Clause | None:
    """Return the clause of an aim that a noun names: "our goal is to …", "sets out our goal to …"."""
    match = _AIM_IS.match(text)
    if match is not None:
        rest = _rest(text, _tokens_from(text, match.end()))
        return Clause("do", "you", "aim to", rest, finite="aim to") if rest else None
    match = _AIM_TO.search(text)
    if match is None or re.search(r"\bwe\b[^,]*$", text[: match.start()], re.IGNORECASE):
        return None
    aim = addressed(match[0].strip())
    rest = _rest(text, _tokens_from(text, match.end()))
    return Clause("is", f"{aim} {rest}", "to be reached", "") if rest else None


def _tokens_from(text: str, start: int) -> list[Token]:
    return [token for token in tokens_of(text) if token.start >= start]


def _of_company(text: str, tokens: Sequence[Token]) -> Clause | None:
    """Return the clause whose subject is *we*."""
    places = [number for number, token in enumerate(tokens) if token.lower == "we"]
    for opens in (_opens_clause, _follows_opener):
        for number in places:
            if opens(tokens, number):
                clause = _predicate(text, "you", tokens[number + 1 :], plural=True)
                return _placed(clause, text[: tokens[number].start])
    return None


def _placed(clause: Clause | None, before: str) -> Clause | None:
    """Return `clause` with the place or year that stands before its subject."""
    match = _PLACED.search(before)
    if clause is None or match is None or len(clause.rest.split()) > _LONG:
        return clause
    place = match["place"]
    return replace(clause, rest=_joined(clause.rest, f"{match['preposition'].lower()} {place}"))


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
    if not before.text[0].isalnum() or before.lower in _BEFORE_WE or before.lower.endswith("ly"):
        return True
    # "In 2022 we", but not "from the approach we": there a relative clause begins.
    dated = any(character.isdigit() for character in before.text)
    return dated and tokens[0].lower in lexicon.OPENERS and number <= _LONGEST_SUBJECT


def _predicate(text: str, subject: str, tokens: Sequence[Token], *, plural: bool) -> Clause | None:
    """Return the clause of `subject` and the predicate that `tokens` open with."""
    adverbs = _adverbs(tokens)
    head = tokens[adverbs:]
    if not head:
        return None
    first = head[0]
    denied = first.lower in lexicon.DO and len(head) > 2 and head[1].lower == "not"
    if denied:
        return Clause(first.lower, subject, f"not {head[2].text}", _rest(text, head[3:]))
    if first.lower in lexicon.AUXILIARIES and not _possesses(head):
        after = _adverbs(head[1:])
        verb = head[1 : 1 + after + 1]
        if not verb:
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
    before = _slice(text, _telling(adverbs))
    return Clause(
        auxiliary,
        subject,
        _joined(before, base),
        _rest(text, head[1:]),
        finite=_joined(before, word.lower()),
    )


def _telling(adverbs: Sequence[Token]) -> list[Token]:
    """Return those that do not merely link the sentence to the one before."""
    return [adverb for adverb in adverbs if adverb.lower not in _LINKING]


def _possesses(head: Sequence[Token]) -> bool:
    """Return whether *have* is the verb itself: no participle follows."""
    if head[0].lower not in lexicon.HAVE:
        return False
    following = head[1 + _adverbs(head[1:]) :]
    word = following[0].lower if following else ""
    participle = word in {"been", "had", "cut", "set", "put", "become", "run", "come"}
    return not (participle or base_of_past(word) or guessed_base(word))


def _fragment(text: str, tokens: Sequence[Token], kind: Kind) -> Clause | None:
    """Return the clause of a fragment that opens with a verb: an item of a list."""
    first = tokens[0]
    rest = _rest(text, tokens[1:])
    if not rest:
        return None
    if base_of_gerund(first.text) and not _has_finite(tokens[1:]):
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


def _of_noun(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Clause | None:
    """Return the clause of a noun phrase that opens the sentence."""
    start = _start_of_subject(tokens)
    if tokens[start].lower in lexicon.WITHOUT_SUBJECT:
        return None
    for number in range(start + 1, min(len(tokens), start + _LONGEST_SUBJECT)):
        token = tokens[number]
        subject = tokens[start:number]
        if token.text == "," and (after := _after_aside(tokens, number)):
            return _with_subject(text, subject, tokens[after:], vocabulary)
        if token.lower in lexicon.SUBORDINATORS or (
            not token.text[0].isalnum() and token.text != "’"
        ):
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
    text: str, subject: Sequence[Token], predicate: Sequence[Token], vocabulary: Vocabulary
) -> Clause | None:
    if subject[0].lower in lexicon.PRONOUNS and len(subject) == 1:
        return None
    adverbs = subject[len(_without_adverbs(subject)) :]
    subject = _without_adverbs(subject)
    if not subject:
        return None
    phrase = _slice(text, subject)
    phrase = vocabulary.within_sentence(phrase, common=subject[0].lower in _COMMON_FIRST)
    predicate = [*adverbs, *predicate]
    return _predicate(text, addressed(phrase), predicate, plural=_is_plural(subject))


def _finite_after(subject: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Return whether `tokens` open with the finite verb of `subject`."""
    word = tokens[0].text
    following = tokens[1].lower if len(tokens) > 1 else ""
    plain_subject = _without_adverbs(subject)
    if not plain_subject or plain_subject[-1].lower in lexicon.CONJUNCTIONS:
        return False
    opens_object = following in lexicon.DETERMINERS | lexicon.PARTICLES | {"to"}
    if base_of_present(word) and opens_object and not _is_plural(plain_subject):
        return True
    if len(plain_subject) < len(subject) and is_base(word) and _is_plural(plain_subject):
        return True
    subject = plain_subject
    if word in lexicon.SIMPLE_PASTS:
        return True
    if not word.islower() or is_mostly_noun(word):
        return False
    if base_of_present(word) and not _is_plural(subject):
        return True
    if _is_plural(subject) and is_base(word):
        return subject[-1].lower not in lexicon.PREPOSITIONS | lexicon.DETERMINERS | {"to"}
    # A past form is finite only where an object or an adverb follows: not in "measures taken by".
    opens = following in lexicon.DETERMINERS or following == "to" or following.isdigit()
    return bool(base_of_past(word)) and opens


def _after_aside(tokens: Sequence[Token], comma: int) -> int:
    """Return where the predicate goes on after an aside between commas; 0 where there is none."""
    for number in range(comma + 2, min(len(tokens) - 1, comma + _LONGEST_SUBJECT)):
        if tokens[number].text == ",":
            return number + 1 if tokens[number + 1].lower in lexicon.AUXILIARIES else 0
    return 0


def _without_adverbs(subject: Sequence[Token]) -> Sequence[Token]:
    end = len(subject)
    while end and (
        subject[end - 1].lower.endswith("ly") or subject[end - 1].lower in lexicon.ADVERBS
    ):
        end -= 1
    return subject[:end]


def _start_of_subject(tokens: Sequence[Token]) -> int:
    """Return where the subject starts, after a phrase that opens the sentence."""
    if tokens[0].lower not in lexicon.OPENERS and not tokens[0].lower.endswith("ly"):
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
            if following in lexicon.DETERMINERS or following not in lexicon.OPENERS | _CLAUSES:
                return number + 1
    return 0


def _has_finite(tokens: Sequence[Token]) -> bool:
    """Return whether an auxiliary stands outside a relative clause."""
    for number, token in enumerate(tokens):
        if token.lower in lexicon.SUBORDINATORS:
            return False
        if token.lower in lexicon.AUXILIARIES and number > 0:
            return True
    return False


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


def _adverbs(tokens: Sequence[Token]) -> int:
    """Return how many adverbs `tokens` open with."""
    count = 0
    for token in tokens:
        if token.lower not in lexicon.ADVERBS and not (
            token.lower.endswith("ly") and token.lower not in {"supply", "rely", "apply", "comply"}
        ):
            break
        count += 1
    return count


def _clause(
    text: str, auxiliary: str, subject: str, verb: Sequence[Token], rest: Sequence[Token]
) -> Clause:
    return Clause(auxiliary, subject, addressed(_slice(text, verb)), _rest(text, rest))


def _says_something(clause: Clause) -> bool:
    if clause.rest:
        return True
    return clause.auxiliary not in {"do", "does", "did"} and " " in clause.subject + clause.verb


def _rest(text: str, tokens: Sequence[Token]) -> str:
    kept = trimmed(tokens)
    return addressed(_slice(text, kept)) if kept else ""


def _slice(text: str, tokens: Sequence[Token]) -> str:
    """Return what `tokens` stand for in `text`; they may be parted by an auxiliary."""
    if not tokens:
        return ""
    if all(one.end <= two.start for one, two in zip(tokens, tokens[1:], strict=False)) and (
        tokens[-1].end - tokens[0].start >= 0
    ):
        parts, begin = [], 0
        for number in range(1, len(tokens)):
            if text[tokens[number - 1].end : tokens[number].start].strip():
                parts.append(text[tokens[begin].start : tokens[number - 1].end])
                begin = number
        parts.append(text[tokens[begin].start : tokens[-1].end])
        return " ".join(parts)
    return " ".join(token.text for token in tokens)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
