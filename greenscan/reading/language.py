"""The language of a document: greenscan reads English, and says so where a text is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from greenscan.reading.document import Block, BlockKind

ENGLISH = "en"

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_BLOCKS, _CHARACTERS = 80, 400  # of the sample: blocks from all over the text, and of each
_FEWEST = 40  # letters from which a block says what language it is in
_FEWEST_FOREIGN = 8  # the same, for scripts other than Latin
_CERTAIN = 0.9  # least probability of a language
_SOME, _MOST = 0.1, 0.75  # shares of the text that are in other languages

_WORD = re.compile(r"[a-z]+")
_FOREIGN_SCRIPT = re.compile("[\u0370-\u1fff\u2c00-\ua6ff\uac00-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_COMMON = frozenset(
    "a an are as at be been by for from had has have in is it its not of on or our than that the"  # noqa: SIM905
    " their these this to was we were which will with".split()
)
_TELLING = frozenset("and are been from our that the their these this which with".split())  # noqa: SIM905
_COMMON_SHARE = 0.15
_FEWEST_COMMON = 3  # different words

# The languages told apart: those of public reporting, not the dialects that resemble them.
# fmt: off
_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lb": "Luxembourgish",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}
# fmt: on


def identify(text: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """Tell the language of a document's prose.

    English is recognised by its function words, which costs next to nothing; only where they
    are missing is py3langid loaded (Barbaresi 2021, after Lui and Baldwin 2012).

    Parameters
    ----------
    text, blocks
        Of the document; a sample of at most 80 blocks is looked at.

    Returns
    -------
    language : str
        ISO 639-1 code of most of the text; empty where there is too little of it to say.
    warning : str
        What to tell a reader where a tenth of the text or more is in another language.
    """
    letters: Counter[str] = Counter()
    doubtful = []
    for sample in _samples(text, blocks):
        if _is_english(sample):
            letters[ENGLISH] += len(sample)
        else:
            doubtful.append(sample)
    unknown = sum(map(len, doubtful))
    if unknown >= _SOME * (unknown + letters[ENGLISH]):
        for sample in doubtful:
            language, probability = _identifier().classify(sample)
            if probability >= _CERTAIN:
                letters[language] += len(sample)
    if not letters:
        return "", ""
    return min(letters, key=lambda code: (-letters[code], code)), _warning(letters)


def _samples(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the beginnings of blocks of prose from all over the text."""
    prose = [block for block in blocks if block.kind in _PROSE] or blocks
    step = max(1, -(-len(prose) // _BLOCKS))
    for block in prose[::step]:
        sample = text[block.start : min(block.end, block.start + _CHARACTERS)]
        letters = sum(map(str.isalpha, sample))
        is_foreign = len(_FOREIGN_SCRIPT.findall(sample)) * 2 >= letters
        if letters >= (_FEWEST_FOREIGN if is_foreign else _FEWEST):
            yield sample


def _is_english(sample: str) -> bool:
    words = _WORD.findall(sample.lower())
    common = [word for word in words if word in _COMMON or word in _TELLING]
    if len(common) < _COMMON_SHARE * len(words):
        return False
    return len(set(common)) >= _FEWEST_COMMON and not _TELLING.isdisjoint(common)


def _warning(letters: Counter[str]) -> str:
    foreign = Counter({code: count for code, count in letters.items() if code != ENGLISH})
    share = foreign.total() / letters.total()
    if share < _SOME:
        return ""
    code = min(foreign, key=lambda code: (-foreign[code], code))
    language = f"{_NAMES[code]} ({code})"
    if share >= _MOST:
        return (
            f"the text looks like {language}: greenscan reads English, results will not be reliable"
        )
    return (
        f"about {share:.0%} of the text is not English, most of it looks like {language}:"
        " results for that part will not be reliable"
    )


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_NAMES))
    return identifier
