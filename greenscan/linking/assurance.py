"""Where an independent practitioner speaks: the assurance or verification statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADING = re.compile(
    r"\bassurance (?:report|statement|opinion)|\bindependent (?:\w+ )?"
    r"(?:assurance|auditor|practitioner|verification|verifier|review)|\bauditor['’]?s['’]? "
    r"|\bverification (?:statement|opinion|report)|\blimited assurance|\breasonable assurance"
    r"|\bexternal (?:assurance|verification)|\bstatement of (?:the )?(?:verifier|auditor)",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:limited|reasonable|moderate) (?:level of )?assurance\b|\bISAE\s?\(?(?:UK"
    r"|NZ)?\)?\s?3[04]\d0"
    r"|\bAA\s?1000\s?AS\b|\bISO\s?14064-3\b|\bAT-C\s?\d+|\bcome to our attention\b"
    r"|\bassurance engagement\b|\bverification (?:statement|opinion)\b"
    r"|\bwe (?:were|have been) engaged\b|\bour (?:conclusion|opinion|responsibility) is\b",
    re.IGNORECASE,
)


def assured_blocks(blocks: Sequence[tuple[str, str]]) -> frozenset[int]:
    """Return the positions of the blocks that belong to an assurance statement.

    Parameters
    ----------
    blocks
        Text and section of each block. A block belongs where its section says so, or where its
        own words do; so do the blocks of the same section, if they are few, around such wording.
    """
    found = set()
    for position, (text, section) in enumerate(blocks):
        if _HEADING.search(section.rpartition(" > ")[2]) or _WORDING.search(text):
            found.add(position)
    return frozenset(found)
