"""Words that tell where a clause, its verb and its parts begin; they stand in ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files

WORDS = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """Return the words that stand under `name` in ``words.toml``."""
    return frozenset(WORDS[name].split())


BE = frozenset({"is", "are", "was", "were"})
HAVE = frozenset({"has", "have", "had"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})
AUXILIARIES = BE | HAVE | MODALS
CONJUNCTIONS = frozenset({"and", "or", "but", "nor"})
PARTICLES = frozenset({"up", "down", "off", "out"})

SUBORDINATORS = words("subordinators")
PREPOSITIONS = words("prepositions")
DETERMINERS = words("determiners")
PRONOUNS = words("pronouns")
ADVERBS = words("adverbs")
OPENERS = words("openers")
UNCOUNTED = words("uncounted")
VAGUE_NUMBERS = words("vague_numbers")
SIMPLE_PASTS = words("simple_pasts")
WITHOUT_OBJECT = words("without_object")
WITHOUT_SUBJECT = words("without_subject")
AFTER_COMMA = words("after_comma")
LOOSE = words("loose")
LOOSE_AFTER_IN = words("loose_after_in")
GERUND_NOUNS = words("gerund_nouns")

_NO_ADVERBS = frozenset(
    {"supply", "rely", "apply", "comply", "family", "assembly", "reply", "multiply"}
)


def is_adverb(word: str) -> bool:
    """Return whether `word`, in small letters, is an adverb by its ending."""
    return word.endswith("ly") and word not in _NO_ADVERBS
