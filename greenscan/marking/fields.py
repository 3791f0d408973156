"""The values of one mapping of a pack, checked as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from greenscan.errors import PackError
from greenscan.marking.entries import TokenPattern
from greenscan.marking.patterns import PatternError, token_pattern
from greenscan.marking.words import split_words
from greenscan.marking.yaml_tree import Mapping, Scalar, Sequence, Tree
from greenscan.wording import counted

_MOST_ITEMS = 400
_LONGEST_TEXT = 2_000
_LONGEST_PHRASE = 24  # words
_MOST_INFLECTED = 3  # words of one phrase
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """The values of one mapping, checked as they are asked for.

    Parameters
    ----------
    tree
        What has to be a mapping.
    file, what
        What errors call the file and the mapping.
    defaults
        Values of keys that the mapping leaves out.

    Raises
    ------
    PackError
        From here and from every method: names the file and the line of the fault.
    """

    def __init__(
        self, tree: Tree, file: str, what: str, defaults: dict[str, Tree] | None = None
    ) -> None:
        self.file = file
        self.line = tree.line
        self._name = what
        if not isinstance(tree, Mapping):
            raise PackError(file, tree.line, f"{what} is a mapping of keys to values")
        self.items = {**(defaults or {}), **tree.items}
        identifier = self.items.get("id")
        if isinstance(identifier, Scalar):
            self._name = f"{what} {identifier.value!r}".removeprefix("an ").removeprefix("a ")

    def error(self, key: str, reason: str) -> PackError:
        """Return the error at `key`, or at the mapping where the key is not there."""
        line = self.items[key].line if key in self.items else self.line
        return PackError(self.file, line, f"{self._name}: {reason}")

    def allow(self, keys: set[str]) -> None:
        """Refuse keys that are none of `keys`."""
        for key in self.items:
            if key not in keys:
                known = sorted(keys)
                reason = f"unknown key {key!r}{_guess(key, known)}; the keys are {', '.join(known)}"
                raise self.error(key, reason)

    def mapping(self, key: str) -> Fields:
        """Return the values of the mapping at `key`."""
        if key not in self.items:
            raise self.error(key, f"{key} is missing")
        return Fields(self.items[key], self.file, f"{key} of {self._name}")

    def sequence(self, key: str, most: int = _MOST_ITEMS) -> tuple[Tree, ...]:
        """Return the items of the list at `key`; none where it is not there."""
        tree = self.items.get(key)
        if tree is None or (isinstance(tree, Scalar) and tree.value is None):
            return ()
        if not isinstance(tree, Sequence):
            raise self.error(key, f"{key} is a list")
        if len(tree.items) > most:
            raise self.error(key, f"{key} has more than {most:,} items: split it")
        return tree.items

    def integer(self, key: str, default: int | None = None) -> int:
        """Return the whole number at `key`."""
        tree = self.items.get(key)
        if tree is None and default is not None:
            return default
        if not isinstance(tree, Scalar) or type(tree.value) is not int:
            raise self.error(key, f"{key} is a whole number")
        return tree.value

    def boolean(self, key: str, *, default: bool) -> bool:
        """Return the true or false at `key`."""
        tree = self.items.get(key)
        if tree is None:
            return default
        if not isinstance(tree, Scalar) or not isinstance(tree.value, bool):
            raise self.error(key, f"{key} is true or false")
        return tree.value

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text at `key`, with single blanks."""
        tree = self.items.get(key)
        if (tree is None or _is_empty(tree)) and default is not None:
            return default
        if tree is None:
            raise self.error(key, f"{key} is missing")
        return self._text(tree, key)

    def _text(self, tree: Tree, key: str) -> str:
        if not isinstance(tree, Scalar) or type(tree.value) not in {str, int}:
            raise PackError(self.file, tree.line, f"{self._name}: {key} is text: put it in quotes")
        text = " ".join(str(tree.value).split())
        if not 0 < len(text) <= _LONGEST_TEXT:
            reason = f"{key} is empty or longer than {_LONGEST_TEXT:,} characters"
            raise PackError(self.file, tree.line, f"{self._name}: {reason}")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of the list at `key`."""
        return tuple(self._text(item, key) for item in self.sequence(key))

    def identifier(self) -> str:
        """Return the id."""
        text = self.text("id")
        if not _ID.fullmatch(text):
            raise self.error("id", "an id is of small letters, digits and hyphens")
        return text

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return the one of `choices` at `key`."""
        if key not in self.items and default is not None:
            return default
        return self._choice(self.text(key), self.items[key], key, choices)

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return those of `choices` that the list at `key` names."""
        return tuple(
            self._choice(self._text(item, key), item, key, choices) for item in self.sequence(key)
        )

    def _choice(self, text: str, tree: Tree, key: str, choices: type[Choice]) -> Choice:
        try:
            return choices(text)
        except ValueError:
            known = list(map(str, choices))
            reason = f"{key} is {text!r}{_guess(text, known)}; give one of {', '.join(known)}"
            raise PackError(self.file, tree.line, f"{self._name}: {reason}") from None

    def phrases(
        self, key: str, most: int = _MOST_ITEMS, *, most_inflected: int = _MOST_INFLECTED
    ) -> tuple[str, ...]:
        """Return the phrases of the list at `key`; some words may have a ``*`` for inflections."""
        return tuple(self._phrase(item, key, most_inflected) for item in self.sequence(key, most))

    def _phrase(self, tree: Tree, key: str, most_inflected: int) -> str:
        text = self._text(tree, key)
        words = split_words(text.replace("*", ""))
        reason = ""
        if not words or len(words) > _LONGEST_PHRASE:
            reason = f"a phrase has from 1 to {_LONGEST_PHRASE} words"
        elif text.count("*") > most_inflected:
            reason = f"at most {counted(most_inflected, 'word')} of a phrase may be inflected"
        elif re.search(r"\*(?=\w)|(?<!\w)\*", text):
            reason = "a * stands at the end of a word"
        if reason:
            raise PackError(self.file, tree.line, f"{self._name}: {text!r} in {key}: {reason}")
        return text

    def patterns(self) -> tuple[TokenPattern, ...]:
        """Return the token patterns."""
        try:
            return tuple(token_pattern(item) for item in self.sequence("patterns"))
        except PatternError as error:
            raise PackError(self.file, error.line, f"{self._name}: {error.reason}") from error


def _is_empty(tree: Tree) -> bool:
    return isinstance(tree, Scalar) and tree.value is None


def _guess(text: str, known: Iterable[str]) -> str:
    """Return ", did you mean …?" for the known word that is like `text`, if there is one."""
    by_small = {word.lower(): word for word in known}
    close = get_close_matches(text.lower(), by_small, n=1, cutoff=0.75)
    return f", did you mean {by_small[close[0]]!r}?" if close else ""
