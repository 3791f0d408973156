"""Numbers as reports write them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?P<sign>[-–−(]?)\s?(?P<digits>\d[\d.,'’ \u00a0\u202f]*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_NONE = frozenset({"-", "–", "—", "nil", "none"})


def number_of(cell: str) -> float | None:
    """Return the number that a cell holds; a dash is 0, None where there is no number.

    Commas, points, apostrophes and blanks between groups of three digits divide thousands; a lone
    point or comma before one, two or more than three digits is a decimal sign. ``1.234`` is read as
    1.234 and ``1,234`` as 1234: English reports write them so.
    """
    stripped = cell.strip()
    if stripped.lower() in _NONE:
        return 0.0
    found = _NUMBER.search(stripped)
    if found is None:
        return None
    digits = found["digits"].strip(" .,'’\u00a0\u202f")
    value = parsed(digits)
    negative = found["sign"] in {"-", "–", "−"} or stripped.startswith("(")
    return -value if value is not None and negative else value


def parsed(digits: str) -> float | None:
    """Return the value of a number without sign; None where its groups make no number."""
    point_only = digits.count(".") == 1 and "," not in digits
    grouped = _THOUSANDS.fullmatch(digits)
    if grouped and not (point_only and grouped[1] == "."):
        mark = grouped[1]
        digits = digits.replace(mark, "")
    digits = re.sub(r"['’\s\u00a0\u202f]", "", digits)
    if digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None
