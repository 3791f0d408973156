"""Files that a command is to write, checked before its work."""

from __future__ import annotations

from pathlib import Path

import click


def check_output(path: Path, *, force: bool) -> None:
    """Refuse a file that is there, unless by `force`, and one whose folder is not."""
    if path.exists() and not force:
        raise click.UsageError(f"{path} exists: give --force to overwrite it")
    check_folder(path)


def check_folder(path: Path) -> None:
    """Refuse a file whose folder is not there."""
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"{path.parent} is no folder: make it first")
