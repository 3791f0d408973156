"""Verbs that reports of this kind use, and the base of their forms."""

from __future__ import annotations

from collections.abc import Mapping

from greenscan.assessing.question.lexicon import WORDS, words

# Before "ed", these endings have lost an "e": accumulat(e)d, realiz(e)d.
_SILENT_E = (
    "at",
    "iz",
    "is",
    "ys",
    "v",
    "c",
    "dg",
    "ur",
    "ir",
    "as",
    "us",
    "os",
    "bl",
    "tl",
    "gl",
    "pl",
    "cl",
    "u",
    "g",
)
_VOWELS = "aeiou"
_DOUBLED = frozenset(
    ["commit", "transfer", "submit", "control", "equip", "permit", "enrol", "fulfil", "embed"]
)
BASES = words("verbs")
_MOSTLY_NOUNS = words("mostly_nouns")
_PAST: Mapping[str, tuple[str, ...]] = {
    base: tuple(forms)
    for base, *forms in (line.split() for line in WORDS["past"].strip().splitlines())
}


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{base}s"


def _with_ending(base: str, ending: str) -> str:
    """Return `base` with *ed* or *ing*."""
    if base.endswith("e") and not (ending == "ing" and base.endswith("ee")):
        return f"{base[:-1]}{ending}"
    if base.endswith("y") and ending == "ed" and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}{ending}" if _doubles(base) else f"{base}{ending}"


def _doubles(base: str) -> bool:
    """Return whether the last letter is doubled: *cut*, *plan*, *commit*."""
    if base in _DOUBLED:
        return True
    single = sum(letter in _VOWELS for letter in base) == 1
    return single and base[-1] not in _VOWELS + "hwxy" and base[-2] in _VOWELS


def _forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    past: dict[str, str] = {}
    present: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    for base in sorted(BASES):
        present.setdefault(_third_person(base), base)
        gerunds.setdefault(_with_ending(base, "ing"), base)
        for form in _PAST.get(base, (_with_ending(base, "ed"),)):
            past.setdefault(form, base)
    return past, present, gerunds


_PAST_FORMS, _PRESENT_FORMS, _GERUNDS = _forms()


def base_of_past(word: str) -> str | None:
    """Return the base of a past form: *install* for ``installed``; None where it is none."""
    return _PAST_FORMS.get(word.lower())


def base_of_present(word: str) -> str | None:
    """Return the base of a third person: *install* for ``installs``; None where it is none."""
    return _PRESENT_FORMS.get(word.lower())


def base_of_gerund(word: str) -> str | None:
    """Return the base of a gerund: *install* for ``installing``; None where it is none."""
    return _GERUNDS.get(word.lower())


def is_base(word: str) -> bool:
    """Return whether `word` is the base of a verb; it may be a noun as well."""
    return word.lower() in BASES


def is_mostly_noun(word: str) -> bool:
    """Return whether `word`, a verb's base or third person, is a noun more often."""
    lower = word.lower()
    return lower in _MOSTLY_NOUNS or base_of_present(lower) in _MOSTLY_NOUNS


def guessed_base(word: str) -> str | None:
    """Return the base of a regular past form that is in no list; None where it looks like none."""
    lower = word.lower()
    if not lower.endswith("ed") or lower.endswith("eed") or len(lower) < 5 or lower in BASES:
        return None
    stem = lower[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    travelled = stem.endswith("ell") and len(stem) > len("spell")
    if travelled or (stem[-1] == stem[-2] and stem[-1] not in "sl"):
        return stem[:-1]
    return f"{stem}e" if stem.endswith(_SILENT_E) else stem
