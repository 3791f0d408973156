"""Pages that ask for far more than their file holds are refused before pdfium draws them.

A page draws a form XObject (ISO 32000-2, 8.10) by its name, a form may draw others, and a few
hundred bytes can so ask for billions; a stream may unpack to a thousand times its size. pdfium
draws all of it, cannot be interrupted, and takes some twenty bytes of memory for each of a stream.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from greenscan.errors import DamagedDocumentError

if TYPE_CHECKING:
    import pikepdf

MAX_DRAWN = 100_000
"""The most forms that one page draws; pages of reports draw some hundreds."""
MAX_CONTENT = 32 * 2**20
"""The most that the drawing of a page or form unpacks to, in bytes; a detailed map has a tenth."""
_DEEPEST = 40  # levels of forms, as pdfium
_MOST_PACKED = 2_000  # times that a stream may unpack to, whatever its filter
_LARGEST_OTHER = 2**20  # bytes of a stream that is packed otherwise than by Flate
_UNPACKING = frozenset({"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
_FLATE = frozenset({"/FlateDecode", "/Fl"})


class _TooMuchError(Exception):
    """What a page asks for, where that is too much."""


def refuse_bombs(data: bytes, name: str) -> None:
    """Refuse a PDF that holds a page which unpacks, or draws forms, without measure.

    What qpdf cannot read is left to pdfium.

    Raises
    ------
    DamagedDocumentError
        A page draws more than `MAX_DRAWN` forms, or a form within itself, or unpacks to more than
        `MAX_CONTENT`.
    """
    import pikepdf

    broken = (pikepdf.PdfError, RuntimeError, ValueError)  # what qpdf says it with
    counts: dict[tuple[int, int], int] = {}
    try:
        with suppress(*broken), _quiet(), pikepdf.open(BytesIO(data)) as pdf:
            for page in pdf.pages:
                with suppress(*broken):
                    _check(page.obj, counts)
    except _TooMuchError as error:
        raise DamagedDocumentError(
            name, f"a page {error}", "print it to a new PDF and read that"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what qpdf says of a broken file, in words of the file, from the log and the terminal."""
    logger = logging.getLogger("pikepdf._core")
    logger.addFilter(_drop)
    try:
        yield
    finally:
        logger.removeFilter(_drop)


def _drop(_: logging.LogRecord) -> bool:
    return False


def _check(page: pikepdf.Object, counts: dict[tuple[int, int], int]) -> None:
    _check_size(_listed(_entry(page, "/Contents")))
    forms = _forms(page)
    for form in forms.values():
        _check_size([form])
    if any(map(_forms, forms.values())):
        _drawn(page, counts, 0)


def _listed(value: Any) -> list[Any]:
    """Return what may be one object or an array of them as a list."""
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def _check_size(streams: Sequence[Any]) -> None:
    """Refuse what unpacks to too much together; it is unpacked only where its size allows it."""
    import pikepdf

    streams = [stream for stream in streams if isinstance(stream, pikepdf.Stream)]
    for stream in streams:
        if sum(name in _UNPACKING for name in _filters(stream)) > 1:
            raise _TooMuchError("is packed more than once")
    raw = [stream.read_raw_bytes() for stream in streams]
    if sum(map(len, raw)) * _MOST_PACKED <= MAX_CONTENT:
        return
    room = MAX_CONTENT
    for stream, content in zip(streams, raw, strict=True):
        room -= _size(stream, content, room)
        if room < 0:
            raise _TooMuchError(f"unpacks to more than {MAX_CONTENT // 2**20} MiB")


def _filters(stream: pikepdf.Stream) -> list[str]:
    return [str(name) for name in _listed(_entry(stream, "/Filter"))]


def _size(stream: pikepdf.Stream, raw: bytes, most: int) -> int:
    """Return what `stream` unpacks to, in bytes; where that is beyond `most`, some size beyond."""
    names = set(_filters(stream))
    if not names & _UNPACKING:
        return len(raw)
    if names <= _FLATE:
        try:
            return len(zlib.decompressobj().decompress(raw, most + 1))
        except zlib.error:
            return len(raw)
    return most + 1 if len(raw) > _LARGEST_OTHER else len(stream.read_bytes())


def _drawn(content: pikepdf.Object, counts: dict[tuple[int, int], int], depth: int) -> int:
    """Return how many forms a page or form draws, those in its forms too."""
    forms = _forms(content)
    total = 0
    for name in _names_drawn(content) if forms else ():
        form = forms.get(name)
        if form is None:
            continue
        if form.objgen not in counts:
            _check_size([form])
            counts[form.objgen] = MAX_DRAWN + 1  # what it is while it draws itself
            counts[form.objgen] = 1 + _drawn(form, counts, depth + 1)
        total += counts[form.objgen]
        if total > MAX_DRAWN or depth > _DEEPEST:
            raise _TooMuchError(f"draws more than {MAX_DRAWN:,} forms, or one within itself")
    return total


def _forms(content: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """Return the forms among the resources of a page, also inherited ones, or of a form."""
    import pikepdf

    for owner in _up(content):
        resources = _entry(owner, "/Resources")
        if resources is not None:
            named = _entry(resources, "/XObject")
            found = named.items() if isinstance(named, pikepdf.Dictionary) else ()
            return {name: each for name, each in found if _entry(each, "/Subtype") == "/Form"}
    return {}


def _up(content: pikepdf.Object) -> Iterator[Any]:
    """Yield a page or form, then what a page stands in."""
    for _ in range(_DEEPEST):
        yield content
        if _entry(content, "/Type") not in ("/Page", "/Pages"):
            return
        content = _entry(content, "/Parent")


def _entry(owner: Any, key: str) -> Any:
    """Return what stands under `key`; None also where `owner` is of a type that has no keys."""
    import pikepdf

    return owner.get(key) if isinstance(owner, pikepdf.Dictionary | pikepdf.Stream) else None


def _names_drawn(content: pikepdf.Object) -> Iterator[str]:
    import pikepdf

    for instruction in pikepdf.parse_content_stream(content, operators="Do"):
        if instruction.operands:
            yield str(instruction.operands[0])
