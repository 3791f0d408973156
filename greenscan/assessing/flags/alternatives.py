"""Patterns of whole words."""

from __future__ import annotations

import re


def words(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of the alternatives, as whole words."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)
