"""Verbs that reports of this kind use, and the base of their forms."""

from __future__ import annotations

from collections.abc import Mapping

from greenscan.assessing.question.lexicon import WORDS, words
from greenscan.marking.inflection import inflections

# Before "ed", these endings have lost an "e": accumulat(e)d, realiz(e)d.
_SILENT_E = (
    "at",
    "iz",
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
BASES = words("verbs")
_MOSTLY_NOUNS = words("mostly_nouns")
_PAST: Mapping[str, tuple[str, ...]] = {
    base: tuple(forms)
    for base, *forms in (line.split() for line in WORDS["past"].strip().splitlines())
}


def _forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    past: dict[str, str] = {}
    present: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    for base in sorted(BASES):
        for form in (*inflections(base), *_PAST.get(base, ())):
            if form == base:
                continue
            if form.endswith("ing"):
                gerunds.setdefault(form, base)
            elif form.endswith("s") and not form.endswith("ss"):
                present.setdefault(form, base)
            else:
                past.setdefault(form, base)
    return past, present, gerunds


_PAST_FORMS, _PRESENT_FORMS, _GERUNDS = _forms()
_PAST_FORMS |= {form: base for base, forms in _PAST.items() for form in forms if form != base}


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
    return lower in _MOSTLY_NOUNS or (lower.endswith("s") and lower[:-1] in _MOSTLY_NOUNS)


def guessed_base(word: str) -> str | None:
    """Return the base of a regular past form that is in no list; None where it looks like none."""
    lower = word.lower()
    if not lower.endswith("ed") or len(lower) < 5:
        return None
    stem = lower[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] not in "sl":
        return stem[:-1]
    return f"{stem}e" if stem.endswith(_SILENT_E) else stem
