"""Opening a workbook that is there already: nothing is taken up that would lose something."""

from __future__ import annotations

import struct
import warnings
import zlib
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from greenscan.errors import RegisterError
from greenscan.exporting.register.claim_sheet import ClaimSheet

_UNPACKED_LIMIT = 1 << 30  # bytes, most of them pictures
_XML_LIMIT = 1 << 27  # bytes; a register of ten thousand claims has a tenth of it

# What reading a broken package or broken XML in it comes to.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    LxmlError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

# Parts of a workbook that openpyxl does not carry over, by the start of their names.
_NOT_CARRIED = {
    "xl/vbaProject": "macros",
    "xl/slicers/": "slicers",
    "xl/timelines/": "timelines",
    "xl/ctrlProps/": "form controls",
    "xl/activeX/": "form controls",
    "xl/embeddings/": "embedded objects",
    "xl/diagrams/": "diagrams",
    "xl/model/": "a data model",
}
_SHAPES = (b"<xdr:sp ", b"<xdr:sp>", b"<xdr:grpSp", b"<xdr:cxnSp")
_MEDIA = "xl/media/"  # pictures; XML may have any other name
_PICTURE = b"<xdr:pic"  # carried over where Pillow is there to read it
_HARMLESS_WARNINGS = ("default style", "no stylesheet")


def check_register(path: Path) -> None:
    """Refuse, before anything is screened, a file that `open_register` will refuse.

    Raises
    ------
    RegisterError
        See `open_register`.
    """
    open_register(path)


def open_register(path: Path) -> tuple[Workbook, ClaimSheet]:
    """Return the workbook at `path` and the sheet of claims in it.

    Raises
    ------
    RegisterError
        When the file is open in another program, damaged, not a register, or holds what cannot
        be carried over. Nothing is changed then.
    OSError
        When the file cannot be read.
    """
    refuse_open(path)
    content = path.read_bytes()
    try:
        with ZipFile(BytesIO(content)) as package:
            _refuse_bombs(package)
            _refuse_loss(path, package)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            workbook = load_workbook(BytesIO(content), rich_text=True)
    except _DAMAGE as error:
        reason = "is damaged, protected by a password, or no XLSX workbook"
        raise RegisterError(str(path), reason, _OTHER_NAME) from error
    for warning in told:
        if not any(words in str(warning.message) for words in _HARMLESS_WARNINGS):
            _refuse_part(path, f"something of which the reader says: {warning.message}")
    sheet = ClaimSheet.find(workbook)
    if sheet is None:
        reason = "is a workbook, but no claim register: no sheet has the columns of claims"
        raise RegisterError(str(path), reason, _OTHER_NAME)
    return workbook, sheet


_OTHER_NAME = "write to another file, or move this one away"


def refuse_open(path: Path) -> None:
    """Refuse a file beside which Excel or LibreOffice has laid its lock file.

    Raises
    ------
    RegisterError
        Names the lock.
    """
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise RegisterError(
                str(path),
                "is open in another program",
                f"close it there (or delete {lock.name}, if the program ended without doing so)",
            )


def _refuse_bombs(package: ZipFile) -> None:
    """Refuse what unpacks, or would expand, to more than a register is."""
    parts = package.infolist()
    texts = [part for part in parts if not part.filename.startswith(_MEDIA)]
    for some, most in ((parts, _UNPACKED_LIMIT), (texts, _XML_LIMIT)):
        if sum(part.file_size for part in some) > most:
            raise BadZipFile("too large to be a register")
    for part in texts:
        if b"<!DOCTYPE" in package.read(part).replace(b"\0", b""):
            raise BadZipFile(f"its part {part.filename} declares a document type")


def _refuse_loss(path: Path, package: ZipFile) -> None:
    for part in package.infolist():
        for start, what in _NOT_CARRIED.items():
            if part.filename.startswith(start):
                _refuse_part(path, what)
        if part.filename.startswith("xl/drawings/drawing"):
            drawing = package.read(part)
            if any(shape in drawing for shape in _SHAPES):
                _refuse_part(path, "shapes or text boxes")
            if _PICTURE in drawing and find_spec("PIL") is None:
                _refuse_part(path, "pictures (without Pillow: pip install pillow)")


def _refuse_part(path: Path, what: str) -> None:
    raise RegisterError(
        str(path),
        f"holds {what}, which would be lost",
        "move it to another workbook, or write to another file",
    )
