"""What the licences of data and base leave of the uses of a model that was trained on them.

A reading of names, no legal advice: what is not recognised counts as not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

UNKNOWN = "unknown"
"""Stands for the licence of what has none, or none that anybody stated."""

OWN = "apache-2.0"  # what a model is under where its sources do not ask for another licence
_FREE = frozenset(
    {
        "apache-2.0",
        "bsd-2-clause",
        "bsd-3-clause",
        "cc-by-3.0",
        "cc-by-4.0",
        "cc0-1.0",
        "cdla-permissive-2.0",
        "isc",
        "mit",
        "odc-by-1.0",
        "pddl-1.0",
        "unlicense",
    }
)
_SHARED_ALIKE = frozenset({"cc-by-sa-3.0", "cc-by-sa-4.0", "odbl-1.0"})
_NON_COMMERCIAL = re.compile(r"(^|-)nc(-|$)|non-?commercial")


class Terms(StrEnum):
    """Whether a licence allows commercial use."""

    COMMERCIAL = "commercial"
    NON_COMMERCIAL = "non-commercial"
    UNKNOWN = "unknown"


def terms(licence: str) -> Terms:
    """Return whether `licence`, an SPDX identifier or a name near it, allows commercial use."""
    name = identifier(licence)
    if _NON_COMMERCIAL.search(name):
        return Terms.NON_COMMERCIAL
    return Terms.COMMERCIAL if name in _FREE | _SHARED_ALIKE else Terms.UNKNOWN


def licence_of_model(licences: Iterable[str]) -> str:
    """Return the identifier, as the hub knows it, for a model made from sources under `licences`.

    Permissive licences leave the choice; one other licence is passed on; several that differ are
    ``other``.
    """
    asked = {_passed_on(licence) for licence in licences} - _FREE
    if len(asked) > 1:
        return "other"
    return asked.pop() if asked else OWN


def identifier(licence: str) -> str:
    """Return `licence` in small letters, its words joined by hyphens."""
    return re.sub(r"[\s_-]+", "-", licence.strip().lower())


def _passed_on(licence: str) -> str:
    return UNKNOWN if terms(licence) is Terms.UNKNOWN else identifier(licence)
