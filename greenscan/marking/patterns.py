"""Token patterns of packs: what is allowed, so that none takes long on any text."""

from __future__ import annotations

import re
from typing import Any

from greenscan.marking.entries import TokenPattern
from greenscan.marking.words import split_words
from greenscan.marking.yaml_tree import Mapping, Scalar, Sequence, Tree

_LONGEST_PATTERN = 16  # words
_LONGEST_REGEX = 200  # characters
_MOST_QUANTIFIERS = 3
_MOST_OPTIONAL = 8  # the time for a sentence grows with each word that may be missing
_UNBOUNDED_REACH = 4

_TEXT_KEYS = frozenset({"LOWER", "ORTH", "TEXT"})
_FLAG_KEYS = frozenset({"IS_ALPHA", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT"})
_FLAG_KEYS |= {"LIKE_NUM"}
_PREDICATES = frozenset({"REGEX", "IN", "NOT_IN"})
_RANGE = re.compile(r"\{(?:(\d{1,2})|(\d{1,2})?,(\d{1,2}))\}")
_REGEX_TOKEN = re.compile(
    r"\\(?P<escape>.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?P?[:=!<][=!]?)?)"
    r"|(?P<close>\))|(?P<repeat>[*+?]|\{\d*,?\d*\})|(?P<other>.)",
    re.DOTALL,
)


class PatternError(Exception):
    """A pattern that is not allowed.

    Parameters
    ----------
    line
        Where it is.
    reason
        What is wrong and what is wanted instead.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


def token_pattern(tree: Tree) -> TokenPattern:
    """Return the pattern that `tree` describes.

    ``OP`` may be ``!``, ``?``, ``{n}`` or ``{n,m}``; ``*`` and ``+`` reach over at most four
    words. Regular expressions see one word at a time; in them, a group may not be repeated, and
    there are at most three quantifiers.

    Raises
    ------
    PatternError
        For anything that spaCy does not know without a trained pipeline, or that may take long.
    """
    if not isinstance(tree, Sequence) or not tree.items:
        raise PatternError(tree.line, "a pattern is a list of words, each a mapping")
    if len(tree.items) > _LONGEST_PATTERN:
        raise PatternError(tree.line, f"more than {_LONGEST_PATTERN} words in a pattern")
    words, optional, fixed = [], 0, False
    for item in tree.items:
        if not isinstance(item, Mapping):
            raise PatternError(item.line, "a word of a pattern is a mapping such as {LOWER: net}")
        word, most_missing = _word(item)
        words.append(word)
        optional += most_missing
        fixed = fixed or (most_missing == 0 and required_words(word) is not None)
    if optional > _MOST_OPTIONAL:
        raise PatternError(tree.line, f"more than {_MOST_OPTIONAL} words that may be missing")
    if not fixed:
        raise PatternError(tree.line, "no word is fixed: give one LOWER or ORTH without OP")
    return tuple(words)


def required_words(word: dict[str, Any]) -> tuple[str, ...] | None:
    """Return the lower-case words of which one has to be there; None where any other will do."""
    if str(word.get("OP", "1"))[0] in "!?*{":
        return None
    for key in _TEXT_KEYS & word.keys():
        value = word[key]
        if isinstance(value, str):
            return (value.lower(),)
        if "IN" in value:
            return tuple(item.lower() for item in value["IN"])
    return None


def _word(tree: Mapping) -> tuple[dict[str, Any], int]:
    word: dict[str, Any] = {}
    optional = 0
    for key, value in tree.items.items():
        if key == "OP":
            word[key], optional = _operator(value)
        elif key in _TEXT_KEYS:
            word[key] = _text(value)
        elif key in _FLAG_KEYS:
            word[key] = _flag(value)
        else:
            known = ", ".join(sorted({*_TEXT_KEYS, *_FLAG_KEYS, "OP"}))
            raise PatternError(value.line, f"{key} is not for packs: use {known}")
    return word, optional


def _operator(tree: Tree) -> tuple[str, int]:
    """Return the operator, with a bound, and how many words it lets be missing."""
    value = str(tree.value) if isinstance(tree, Scalar) else ""
    if value == "!":
        return value, 0
    if value in {"?", "*", "+"}:
        reach = 1 if value == "?" else _UNBOUNDED_REACH
        least = int(value == "+")
        return ("?" if value == "?" else f"{{{least},{reach}}}"), reach - least
    match = _RANGE.fullmatch(value)
    if match is None:
        raise PatternError(tree.line, f"OP {value!r} is none of ! ? * + {{n}} {{n,m}}")
    if match[1]:
        return value, 0
    least, most = int(match[2] or 0), int(match[3])
    if least > most:
        raise PatternError(tree.line, f"OP {value!r} ends before it starts")
    return f"{{{least},{most}}}", most - least


def _flag(tree: Tree) -> bool:
    if isinstance(tree, Scalar) and isinstance(tree.value, bool):
        return tree.value
    raise PatternError(tree.line, "true or false is wanted here")


def _text(tree: Tree) -> str | dict[str, Any]:
    if isinstance(tree, Scalar):
        return _literal(tree)
    if (
        not isinstance(tree, Mapping)
        or len(tree.items) != 1
        or not tree.items.keys() <= _PREDICATES
    ):
        raise PatternError(tree.line, "a word, or one of {REGEX: …}, {IN: […]}, {NOT_IN: […]}")
    ((key, value),) = tree.items.items()
    if key == "REGEX":
        return {key: safe_regex(_scalar(value), value.line)}
    if not isinstance(value, Sequence) or not value.items:
        raise PatternError(value.line, f"{key} wants a list of words")
    return {key: [_literal(item) for item in value.items]}


def _literal(tree: Tree) -> str:
    text = _scalar(tree)
    if len(split_words(text)) != 1:
        raise PatternError(
            tree.line, f"{text!r} is not one word: hyphens and blanks separate words"
        )
    return text


def _scalar(tree: Tree) -> str:
    if isinstance(tree, Scalar) and type(tree.value) in {str, int} and str(tree.value):
        return str(tree.value)
    raise PatternError(tree.line, "a word is wanted here: put it in quotes")


def safe_regex(pattern: str, line: int) -> str:
    """Return `pattern` when no word can make it slow.

    Raises
    ------
    PatternError
        When it is too long, repeats a group, refers back to one, has many quantifiers, or is no
        regular expression.
    """
    if len(pattern) > _LONGEST_REGEX:
        raise PatternError(line, f"a regular expression of more than {_LONGEST_REGEX} characters")
    quantifiers, previous = 0, ""
    for match in _REGEX_TOKEN.finditer(pattern):
        kind = match.lastgroup or ""
        if kind == "escape" and match["escape"].isdigit():
            raise PatternError(line, "a regular expression may not refer back to a group")
        if kind == "repeat":
            if previous in {"close", "repeat"} and match["repeat"] != "?":
                raise PatternError(line, "a group may not be repeated: list the cases instead")
            quantifiers += match["repeat"] != "?"
        previous = kind
    if quantifiers > _MOST_QUANTIFIERS:
        raise PatternError(line, f"more than {_MOST_QUANTIFIERS} quantifiers in one expression")
    if "(?P=" in pattern or "(?(" in pattern:
        raise PatternError(line, "a regular expression may not refer back to a group")
    try:
        re.compile(pattern)
    except (re.error, OverflowError) as error:
        raise PatternError(line, f"no regular expression: {error}") from error
    return pattern
