"""`save`: reports into a file of the format that its name tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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
) -> str:
    """Write `outcomes` to `path`, whole or not at all.

    A register that is there is gone on with and never overwritten.

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
    OSError
        When the folder is missing or cannot be written to.
    """
    if output_format is OutputFormat.XLSX:
        from greenscan.exporting.register import write_register  # brings openpyxl

        changes = write_register(path, outcomes)
        return "\n".join(map(str, changes.counts)) if changes.merged else ""
    check_target(path, output_format, overwrite=overwrite)
    write_whole(path, render(outcomes, output_format))
    return ""
