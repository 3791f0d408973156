"""The inflections that a ``*`` in a phrase stands for: a closed set, formed by rule."""

from __future__ import annotations

_VOWELS = "aeiou"
_UNDOUBLED = "hwxy"

# Parts of verbs that reports use and that no rule forms.
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "be": ("am", "are", "is", "was", "were", "been", "being"),
    "become": ("became",),
    "begin": ("began", "begun"),
    "bring": ("brought",),
    "build": ("built",),
    "buy": ("bought",),
    "choose": ("chose", "chosen"),
    "cut": ("cut", "cutting"),
    "do": ("did", "done", "does"),
    "drive": ("drove", "driven"),
    "get": ("got", "getting"),
    "give": ("gave", "given"),
    "go": ("went", "gone", "goes"),
    "grow": ("grew", "grown"),
    "have": ("has", "had"),
    "hold": ("held",),
    "keep": ("kept",),
    "lead": ("led",),
    "leave": ("left",),
    "make": ("made",),
    "meet": ("met",),
    "put": ("putting",),
    "rise": ("rose", "risen"),
    "run": ("ran", "running"),
    "seek": ("sought",),
    "set": ("setting",),
    "spend": ("spent",),
    "strive": ("strove", "striven"),
    "take": ("took", "taken"),
    "undertake": ("undertook", "undertaken"),
}


def inflections(word: str) -> tuple[str, ...]:
    """Return `word` and its inflections, all of them regular but those of common verbs.

    A noun's plural, a verb's third person, past and participles. ``activit``, cut before its
    ending, is taken for *activity*. What is formed
    is not always a word; it does no harm, since no text has it.

    Parameters
    ----------
    word
        As a dictionary has it; an acronym in capitals only takes an ``s``.

    Returns
    -------
    tuple of str
        Distinct forms, the word itself first.
    """
    if not word.isalpha() or (len(word) > 1 and word.isupper()):
        return (word, f"{word}s")
    lower = word.lower()
    stem = word[:-1]
    forms = [word, *_IRREGULAR.get(lower, ()), f"{word}s"]
    if lower.endswith("e"):
        forms += [f"{word}d", f"{stem}ing"]
    elif lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        forms += [f"{stem}ies", f"{stem}ied", f"{word}ing"]
    else:
        forms += [f"{word}es", f"{word}ed", f"{word}ing", f"{word}y", f"{word}ies", f"{word}ied"]
        if _doubles(lower):
            forms += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    return tuple(dict.fromkeys(forms))


def _doubles(word: str) -> bool:
    """Return whether the last letter may be doubled: *cut*, *plan*, *commit*."""
    if len(word) < 3:
        return False
    before, vowel, last = tuple(word[-3:])
    consonants = last not in _VOWELS + _UNDOUBLED and before not in _VOWELS
    return consonants and vowel in _VOWELS
