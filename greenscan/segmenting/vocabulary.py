"""The abbreviations and sentence openers that the segmenter knows, read from their data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


class Abbreviation(StrEnum):
    """What the full stop of a word is, by the sections of ``abbreviations.toml``."""

    NEVER = "never"
    TITLE = "title"
    NUMBERED = "numbered"
    MONTH = "month"
    CLOSING = "closing"
    ENDING = "ending"


_CASED = {Abbreviation.TITLE, Abbreviation.MONTH}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that decide whether a full stop ends a sentence.

    Attributes
    ----------
    any_case
        Abbreviations by their lower-case form.
    cased
        Abbreviations that count only as written.
    exclaiming, lettered, sectioned, openers, domains
        The word lists of the same names in ``abbreviations.toml``.
    """

    any_case: dict[str, Abbreviation]
    cased: dict[str, Abbreviation]
    exclaiming: frozenset[str]
    lettered: frozenset[str]
    sectioned: frozenset[str]
    openers: frozenset[str]
    domains: frozenset[str]

    def abbreviation(self, word: str) -> Abbreviation | None:
        """Return what `word`, without its last full stop, abbreviates; None if it does not."""
        if word.isupper() and len(word) > 1:
            return self.cased.get(word.capitalize()) or self.any_case.get(word.lower())
        return self.cased.get(word) or self.any_case.get(word.lower())


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Read ``abbreviations.toml``."""
    content = files("greenscan.segmenting").joinpath("abbreviations.toml").read_text("utf-8")
    lists: dict[str, list[str]] = tomllib.loads(content)
    return Vocabulary(
        any_case={
            word: kind for kind in Abbreviation if kind not in _CASED for word in lists[kind]
        },
        cased={word: kind for kind in _CASED for word in lists[kind]},
        exclaiming=frozenset(lists["exclaiming"]),
        lettered=frozenset(lists["lettered"]),
        sectioned=frozenset(lists["sectioned"]),
        openers=frozenset(lists["openers"]),
        domains=frozenset(lists["domains"]),
    )
