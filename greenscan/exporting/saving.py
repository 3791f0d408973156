"""`save`: reports into a file of the format that its name tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from greenscan.errors import ExportError
from greenscan.exporting.files import write_whole
from greenscan.exporting.formats import OutputFormat, render
from greenscan.report import Failure, Report


def format_of(path: Path) -> OutputFormat:
    """Return the format that the suffix of `path` tells.

    Raises
    ------
    ValueError
        For another suffix, or none.
    """
    name = path.suffix.lstrip(".").lower()
    if name not in set(OutputFormat):
        known = ", ".join(f".{known}" for known in OutputFormat)
        raise ValueError(f"cannot tell a format from {path.name!r}: end it in one of {known}")
    return OutputFormat(name)


def check_target(path: Path, output_format: OutputFormat, *, overwrite: bool) -> None:
    """Refuse a file that `save` will refuse; worth it before a long screening.

    Raises
    ------
    FileExistsError
        When there is a file, it is no register to go on with, and `overwrite` is false.
    RegisterError
        When the file cannot be taken up as a register.
    """
    if not path.exists():
        return
    if output_format is OutputFormat.XLSX:
        from greenscan.exporting.register import check_register

        check_register(path)
    elif not overwrite:
        raise FileExistsError(f"{path} exists")


def save(
    outcomes: Sequence[Report | Failure],
    path: Path,
    output_format: OutputFormat,
    *,
    overwrite: bool = False,
    source: Path | None = None,
    supported: bool = False,
) -> str:
    """Write `outcomes` to `path`, whole or not at all.

    A register that is there is gone on with and never overwritten. Of a document that failed
    there is no annotated PDF.

    Parameters
    ----------
    outcomes
        Of the documents; for PDF, of one.
    path, output_format
        What to write.
    overwrite
        Whether a file that is there may be overwritten.
    source
        For PDF, the file that was screened; its claims are highlighted in a copy.
    supported
        For PDF, whether to highlight the supported claims too.

    Returns
    -------
    str
        What became of the claims of a register that was there; else empty.

    Raises
    ------
    FileExistsError
        When there is a file, it is no register to go on with, and `overwrite` is false.
    RegisterError
        When the file cannot be taken up as a register; it is left alone.
    ExportError
        When there is no PDF to highlight the claims in, or it cannot be written anew.
    OSError
        When the folder is missing or cannot be written to.
    """
    if output_format is OutputFormat.XLSX:
        from greenscan.exporting.register import write_register  # brings openpyxl

        changes = write_register(path, outcomes)
        return "\n".join(map(str, changes.counts)) if changes.merged else ""
    check_target(path, output_format, overwrite=overwrite)
    if output_format is not OutputFormat.PDF:
        write_whole(path, render(outcomes, output_format))
    elif reports := [outcome for outcome in outcomes if isinstance(outcome, Report)]:
        write_whole(path, _annotated(reports, source, supported=supported))
    return ""


def _annotated(reports: Sequence[Report], source: Path | None, *, supported: bool) -> bytes:
    from greenscan.exporting.annotated_pdf import annotate  # brings pikepdf

    if len(reports) != 1 or source is None:
        raise ExportError("an annotated PDF is a copy of one report: name the PDF it was made from")
    return annotate(source.read_bytes(), reports[0], supported=supported)
