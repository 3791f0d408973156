"""What ``greenscan scan`` shares between single documents and a batch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import click

FAIL_ON_MET = 1
SOME_INPUTS_FAILED = 3
INTERRUPTED = 130
"""Exit statuses."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([MG])(?:i?B)?", re.IGNORECASE)
_UNITS = {"M": 2**20, "G": 2**30}


@dataclass(frozen=True, slots=True)
class Setup:
    """What the options say of the screener."""

    model: str
    packs: tuple[Path, ...]
    jurisdictions: tuple[str, ...]
    explain: bool


def memory_size(value: str) -> int:
    """Return an amount of memory, as 4G or 900M, in bytes: the type of an option."""
    found = _SIZE.fullmatch(value.strip())
    if found is None or not float(found[1]):
        raise click.BadParameter(f"{value!r} is no amount of memory: give one as 4G or 900M")
    return int(float(found[1]) * _UNITS[found[2].upper()])
