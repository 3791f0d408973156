"""A predicate cut to what a question can carry, at a place where a clause or phrase ends."""

from __future__ import annotations

from collections.abc import Sequence

from greenscan.assessing.question.lexicon import (
    AFTER_COMMA,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    GERUND_NOUNS,
    LOOSE,
    LOOSE_AFTER_IN,
    MODALS,
    PARTICLES,
    PREPOSITIONS,
    SUBORDINATORS,
    WITHOUT_OBJECT,
)
from greenscan.assessing.question.tokens import Token
from greenscan.assessing.question.verbs import (
    base_of_gerund,
    base_of_past,
    base_of_present,
    is_base,
    is_mostly_noun,
)

_LONGEST = 20
_LONGEST_ASIDE = 12
_OPENS_ASIDE = frozenset({"a", "an", "the", "which", "who", "one", "including"})
_STOPS = frozenset(";:–—.!?|•…")
_AFTER_COMMA = SUBORDINATORS | AFTER_COMMA
_ENDS_CLAUSE = frozenset(
    {"which", "because", "whereas", "although", "though", "while", "so", "who", "whereby"}
)
_ADJECTIVAL = ("able", "ible", "ous", "ive", "ful", "ical", "nal")
_OBJECTS = frozenset({"us", "them", "you", "it"})
_SUBJECTS = frozenset(["we", "it", "they", "this"])
_RELATIVES = frozenset({"which", "that", "who", "whose", "whom", "how", "whether"})
_SHORTEST_RELATIVE = 4  # words, below which such a clause was cut off
_OF_WHAT = frozenset({"aim", "goal", "purpose", "view", "intention", "importance"})
_BEFORE_GERUND = PREPOSITIONS | LOOSE | {","}
_LONGEST_SUBJECT = 6
_NO_SUBJECT = (PREPOSITIONS - {"of"}) | SUBORDINATORS | CONJUNCTIONS


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a predicate up to where it can end."""
    tokens = _without_aside(tokens)
    end = _end_of_clause(tokens)
    if end > _LONGEST:
        return without_loose_verb(tokens[: _last_break(tokens[:_LONGEST])])
    if end < len(tokens) and tokens[end].text in ".!?" and tokens[end - 1].lower in PREPOSITIONS:
        return tokens[:end]  # "what we have to work with"
    if end < len(tokens) and tokens[end].text not in ".!?":
        return without_loose_verb(tokens[:end], too_long=False)
    return without_loose_end(tokens[:end])


def _without_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `tokens` without the first aside: ", a leading provider in Asia, to secure …"."""
    for number, token in enumerate(tokens[:-2]):
        if token.text != "," or tokens[number + 1].lower not in _OPENS_ASIDE:
            continue
        for end in range(number + 3, min(len(tokens) - 1, number + _LONGEST_ASIDE)):
            if tokens[end].text == "," and tokens[end - 1].lower not in PREPOSITIONS:
                goes_on = tokens[end + 1].lower in PREPOSITIONS | {"to"}
                return [*tokens[:number], *tokens[end + 1 :]] if goes_on else tokens
        return tokens
    return tokens


def _end_of_clause(tokens: Sequence[Token]) -> int:
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        joins_words = token.text in "–—" and number and token.start == tokens[number - 1].end
        if token.text in _STOPS and not joins_words:
            return number
        joins = token.lower in {"and", "but"} and following is not None
        if (joins and _states(tokens, number)) or _goes_on(tokens, number):
            return number
        if number < 3:
            continue
        relative = token.lower in {"who", "which"} and tokens[number - 1].text != ","
        if token.lower in _ENDS_CLAUSE and not relative:
            return number
        if token.text == "," and _comma_ends(tokens, number):
            return number
        listing = any(before.text == "," for before in tokens[max(0, number - 4) : number])
        alone = joins and not listing and not _paired(tokens, number)
        if alone and _starts_clause(tokens[number + 1 :]):
            return number
    return len(tokens)


def _paired(tokens: Sequence[Token], conjunction: int) -> bool:
    """Return whether a verb waits for its object: "designed and managed", "to lift and lower"."""
    verb = tokens[conjunction - 1]
    to = tokens[conjunction - 2].lower in MODALS | {"to"}
    return base_of_past(verb.text) is not None or (to and is_base(verb.text))


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether a comma parts the predicate from another: ", and will be coated"."""
    words = [token.lower for token in tokens[comma : comma + 3]]
    return words[:2] == [",", "and"] and words[-1] in AUXILIARIES


def _states(tokens: Sequence[Token], conjunction: int) -> bool:
    """Return whether a noun phrase and its finite verb follow: "and the roofs are"."""
    if any(token.lower in SUBORDINATORS or token.text == "," for token in tokens[:conjunction]):
        return False
    following = tokens[conjunction + 1 :]
    for number, token in enumerate(following[:_LONGEST_SUBJECT]):
        if token.lower in AUXILIARIES:
            return number > 0
        if not token.is_word or token.lower in _NO_SUBJECT:
            return False
    return False


def _comma_ends(tokens: Sequence[Token], number: int) -> bool:
    following = tokens[number + 1 :]
    if not following:
        return True
    if following[0].lower in CONJUNCTIONS:  # the last of a list, else another clause
        listed = any(token.text == "," for token in tokens[:number])
        return not listed or _starts_clause(following[1:])
    does = following[0].lower.endswith("ing") and "-" not in following[0].text
    if tokens[number - 1].lower.endswith(_ADJECTIVAL) and not does:
        return False  # between two adjectives: "scalable, community-driven solutions"
    goes_on = any(token.lower in CONJUNCTIONS or token.text == "&" for token in following[:6])
    if following[0].lower in _AFTER_COMMA:
        return True
    return not goes_on


def _starts_clause(following: Sequence[Token]) -> bool:
    """Return whether a subject or a finite verb follows a conjunction."""
    if not following:
        return True
    first = following[0]
    if first.lower in _SUBJECTS or first.lower in AUXILIARIES:
        return True
    second = following[1].lower if len(following) > 1 else ""
    opens_object = second in DETERMINERS
    if base_of_past(first.text):
        return opens_object or second in PREPOSITIONS
    if base_of_present(first.text) and second in DETERMINERS | {"to"}:
        return True
    if base_of_present(first.text) and not is_mostly_noun(first.text):
        return opens_object or second in PREPOSITIONS or second in _OBJECTS
    return is_base(first.text) and not is_mostly_noun(first.text) and opens_object


def _last_break(tokens: Sequence[Token]) -> int:
    for number in range(len(tokens) - 1, 6, -1):
        token = tokens[number]
        beside = (tokens[number - 2], *tokens[number + 2 : number + 3])
        in_list = tokens[number - 1].lower.endswith(_ADJECTIVAL)
        in_list = in_list or any(other.text == "," for other in beside)
        if token.text == "," and in_list:
            continue
        if token.text == "," or (token.lower in PREPOSITIONS and token.lower not in {"of", "to"}):
            return number
    for opens in (CONJUNCTIONS | SUBORDINATORS, {"of", "to"}):
        for number in range(len(tokens) - 1, 6, -1):
            if tokens[number].lower in opens:
                return number
    return len(tokens)


def without_loose_end(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `tokens` without the preposition, article or mark that they end with."""
    end = len(tokens)
    while end > 1 and (
        tokens[end - 1].lower
        in (PREPOSITIONS - PARTICLES) | CONJUNCTIONS | DETERMINERS | SUBORDINATORS
        or not (
            tokens[end - 1].is_word
            or tokens[end - 1].text[-1].isalnum()
            or tokens[end - 1].text[-1] in "%)”\"’'₂+"
        )
    ):
        end -= 1
    if end > 2 and tokens[end - 1].lower in LOOSE:
        return without_loose_end(tokens[: end - 1])
    before, last = (token.lower for token in tokens[max(0, end - 2) : end]) if end > 2 else ("", "")
    if (before == "in" and last in LOOSE_AFTER_IN) or (before == "as" and last == "well"):
        return without_loose_end(tokens[: end - 2])
    return tokens[:end]


def without_loose_verb(tokens: Sequence[Token], *, too_long: bool = True) -> Sequence[Token]:
    """Return `tokens` without a loose end, nor a verb whose object was cut off.

    Parameters
    ----------
    tokens
        What is kept.
    too_long
        Whether it was cut for its length, maybe between words that belong together.
    """
    kept = without_loose_end(tokens)
    for number in range(max(4, len(kept) - _SHORTEST_RELATIVE), len(kept)):
        determiner = kept[number].lower == "that" and number == len(kept) - 2  # "that goal"
        if kept[number].lower in _RELATIVES and not determiner:
            return without_loose_verb(kept[:number], too_long=too_long)
    if len(kept) < 2:
        return kept
    before, last = kept[-2].lower, kept[-1].lower
    waits = before == "to" and last not in WITHOUT_OBJECT
    if is_base(last) and (waits or (before == "and" and too_long)):
        return without_loose_verb(kept[:-2], too_long=too_long)
    if base_of_gerund(last) is None or last in GERUND_NOUNS or before not in _BEFORE_GERUND:
        return kept
    kept = without_loose_verb(kept[:-2], too_long=too_long)
    aimless = kept[-1].lower in _OF_WHAT and len(kept) > 5  # "with the aim of reducing"
    return without_loose_end(kept[:-2]) if aimless else kept
