"""Small matters of language in messages."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, as in ``1 byte`` or ``2 bytes``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
