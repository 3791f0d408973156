"""Small changes to files: of bytes, of tokens, and of what is packed in them."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

_TOKENS = {
    "pdf": b"<< >> [ ] obj endobj stream endstream /Kids /Parent /Count /Length /Filter"
    b" /FlateDecode"
    b" /Contents /Resources /XObject /Font /Type0 /ToUnicode /Prev /XRef /ObjStm BT ET Tj TJ Tf Td"
    b" Tm cm q Q Do BI ID EI re f S 1 -1 0 65536 4294967295 1e38 nan (\\ <feff> R",
    "html": b"<div> </div> <table> <tr> <td> <ul> <li> <sup> <a> <p <!-- --> <![CDATA[ ]]>"
    b" <pre> <br/>"
    b" <style> </style> <script> &#0; &#x110000; &amp &nbsp; < > \" ' style=left:1e999px;top:0"
    b" colspan=999999999 class=b hidden <?xml <!DOCTYPE <svg> <h1> <ix:exclude>",
    "xml": b'<w:p> </w:p> <w:r> <w:t> <w:tbl> <w:tr> <w:tc> <w:gridSpan w:val="99999999"/>'
    b' <w:vMerge/> <w:footnoteReference w:id="1"/> <w:fldChar/> <w:sdt> </w:body> <!DOCTYPE'
    b' <mc:AlternateContent> w:val= Target="../../x" Id= 99999999999 -1',
    "txt": b"# - * > | ` ``` [ ]( ![ <b> --- 1. \t \f \r \0 \xe2\x80\x8b"
    b" \xef\xbb\xbf \xff \xe2\x80\xae"
    b" ~~~ &amp; ** __ |-|-| [^1]: \xed\xa0\x80",
}
_FLATE = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"255", b"65535", b"2147483647", b"4294967296", b"99999999999999999")
_MOST_CHANGES = 8
_LONGEST_RUN = 20_000


def mutate(data: bytes, suffix: str, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return `data` with a few changes, inside what is packed in it as often as outside."""
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _in_archive(data, chance)
    if data.startswith(b"%PDF") and chance.random() < 0.5:
        data = _in_stream(data, chance)
    tokens = _TOKENS.get({"xhtml": "html", "htm": "html", "md": "txt"}.get(suffix, suffix))
    return _changed(data, (tokens or _TOKENS["txt"]).split(b" "), others, chance)


def _changed(
    data: bytes, tokens: Sequence[bytes], others: Sequence[bytes], chance: random.Random
) -> bytes:
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        data = chance.choice(_CHANGES)(data, tokens, others, chance)
    return data


def _flip(data: bytes, _: Sequence[bytes], __: Sequence[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, _: Sequence[bytes], __: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, _: Sequence[bytes], __: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    part = data[start:end] or b"a"
    return (
        data[:start]
        + part * min(chance.choice((2, 10, 1000)), _LONGEST_RUN // len(part) + 1)
        + (data[end:])
    )


def _move(data: bytes, _: Sequence[bytes], __: Sequence[bytes], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(
    data: bytes, tokens: Sequence[bytes], __: Sequence[bytes], chance: random.Random
) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(tokens) * chance.choice((1, 1, 1, 3, 300)) + data[at:]


def _splice(
    data: bytes, _: Sequence[bytes], others: Sequence[bytes], chance: random.Random
) -> bytes:
    other = chance.choice(others) if others else data
    start, end = _span(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _number(data: bytes, _: Sequence[bytes], __: Sequence[bytes], chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(_NUMBERS) + data[number.end() :]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Sequence[bytes], random.Random], bytes], ...] = (
    _flip,
    _flip,
    _cut,
    _repeat,
    _move,
    _insert,
    _insert,
    _splice,
    _number,
    _number,
)


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 20, 100, 2000)))


def _in_stream(data: bytes, chance: random.Random) -> bytes:
    """Change what a stream of a PDF unpacks to; its length stays wrong, which readers mend."""
    found = list(_FLATE.finditer(data))
    if not found:
        return data
    stream = chance.choice(found)
    try:
        content = zlib.decompress(stream[1])
    except zlib.error:
        return data
    changed = zlib.compress(_changed(content, _TOKENS["pdf"].split(b" "), (), chance))
    return data[: stream.start(1)] + changed + data[stream.end(1) :]


def _in_archive(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        chosen = chance.choice([*names, *["word/document.xml"] * len(names)])
        for name in names:
            content = old.read(name)
            if name == chosen:
                content = _changed(content, _TOKENS["xml"].split(b" "), (), chance)
            new.writestr(name, content)
    return stream.getvalue()
