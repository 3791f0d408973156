"""Bullets: the signs, numbers and letters that open list items."""

from __future__ import annotations

import re

# Arrows, geometric shapes, dingbats, and what keyboards offer instead.
_SIGNS = "\u2022\u2023\u2043\u2219\u00b7\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff"
_ENUMERATOR = r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]"
_LONE = re.compile(rf"[{_SIGNS}\W]{{1,2}}|{_ENUMERATOR}|o")
_NOTE_NUMBER = re.compile(r"\d{1,2}|[*†‡§]{1,3}|\[\w{1,2}\]")
_BULLET = re.compile(rf"[{_SIGNS}]+\s*")
_MARKER = re.compile(rf"(?:[{_SIGNS}*>»–—−─-]|{_ENUMERATOR})(?:\s+|$)|[{_SIGNS}]\s*")


def marker_of(text: str) -> str:
    """Return the bullet, number or letter that opens a list item, without spaces, or ``""``."""
    match = _MARKER.match(text)
    return match.group().strip() if match and match.end() < len(text) else ""


def is_bulleted(text: str) -> bool:
    """Whether `text` opens with a sign that running text does not begin a line with."""
    return _BULLET.match(text) is not None


def is_lone_marker(text: str) -> bool:
    """Whether `text` is a marker and nothing else, as where bullets are drawn apart."""
    return _LONE.fullmatch(text) is not None


def is_note_number(text: str) -> bool:
    """Whether `text` could be the number or sign of a footnote that is set apart."""
    return _NOTE_NUMBER.fullmatch(text) is not None
