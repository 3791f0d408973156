"""Characters that an HTML file cannot hold."""

from __future__ import annotations

import re
from typing import TypeVar

Text = TypeVar("Text", bound=str)

_REPLACEMENT = "\ufffd"
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: Text) -> Text:
    """Return `text`, as long as before, with a mark in place of what HTML does not allow."""
    found = set(map(ord, _NOT_ALLOWED.findall(text)))
    return text.translate(dict.fromkeys(found, _REPLACEMENT)) if found else text  # type: ignore[return-value]
