"""Bytes of a text file become characters."""

from __future__ import annotations

import codecs
import re

from greenscan.wording import counted

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers take these names for.
_BROWSERS = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
_SAMPLE = 100_000  # bytes that the guess of an unknown encoding rests on
_FOREIGN = 0.15  # share of bytes beyond ASCII from which a text is not in a Western language
_CHANCE = 10  # bytes beyond ASCII in windows-1252 for each pair that is valid UTF-8 by chance
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(r"[À-ÖØ-öø-ÿ]")
_LETTER_IN_WORD = re.compile(r"(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[A-Za-z])")


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Decode the bytes of a text.

    A byte order mark decides; then valid UTF-8; then what the document declares; then UTF-8 that
    is mostly valid; then a guess, for which few bytes beyond ASCII make windows-1252 and many are
    for charset-normalizer. What cannot be decoded is replaced.

    Parameters
    ----------
    data
        The bytes.
    declared
        The encoding that the document names itself, if any.

    Returns
    -------
    text : str
        Without a byte order mark; U+FFFD stands for what could not be decoded.
    warnings : tuple of str
        How many characters could not be decoded, or which encoding was guessed.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    if encoding := unmarked_utf16(data):
        return _lenient(data, encoding)
    for encoding in ("utf-8", _BROWSERS.get(declared.lower(), declared)):
        try:
            return data.decode(encoding), ()
        except (UnicodeError, LookupError):
            continue
    return _guess(data)


def unmarked_utf16(data: bytes) -> str:
    """Return which UTF-16 the data is in, where it has no mark and is mostly Latin letters."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    high, low = sample[::2].count(0), sample[1::2].count(0)
    if half and len(data) % 2 == 0 and max(high, low) > half * 0.6 and min(high, low) < half * 0.1:
        return "utf-16-be" if high > low else "utf-16-le"
    return ""


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Decode with U+FFFD for what is invalid, and say how often."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.decode(encoding, errors="ignore").count("\ufffd")
    if not lost:
        return text, ()
    name = encoding.removesuffix("-sig").upper()
    return text, (f"{counted(lost, 'character')} not valid in {name}: U+FFFD stands for each",)


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode what is not valid UTF-8, has no mark, and is not what it declares."""
    high = len(_HIGH.findall(data))
    valid = re.findall(r"[^\0-\x7f]", data.decode("utf-8", errors="ignore"))
    if len("".join(valid).encode()) * 2 >= high:
        return _lenient(data, "utf-8")
    if high > _FOREIGN * len(data):
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_SAMPLE]).best()
        if best is not None:
            text, warnings = _lenient(data, best.encoding)
            return text, (_guessed(best.encoding), *warnings)
    elif len(valid) * _CHANCE < high and _is_western(data):
        return data.decode("cp1252"), (_guessed("windows-1252"),)
    return _lenient(data, "utf-8")


def _is_western(data: bytes) -> bool:
    """Whether the bytes beyond ASCII make sense as windows-1252: letters stand in words."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return len(_LETTER_IN_WORD.findall(text)) * 2 >= len(_LETTER.findall(text))


def _guessed(encoding: str) -> str:
    return f"the file does not say how it is encoded: read as {encoding}"
