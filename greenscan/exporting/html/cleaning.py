"""Characters that an HTML file cannot hold."""

from __future__ import annotations

from typing import TypeVar

Text = TypeVar("Text", bound=str)

_REPLACEMENT = "\ufffd"
_NOT_ALLOWED = dict.fromkeys(
    (*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
    + (0xFFFE, 0xFFFF),
    _REPLACEMENT,
)


def clean(text: Text) -> Text:
    """Return `text`, as long as before, with a mark in place of what HTML does not allow."""
    return text.translate(_NOT_ALLOWED)  # type: ignore[return-value]
