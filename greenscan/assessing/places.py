"""How a reason names a place of the report."""

from __future__ import annotations

from greenscan.claims import Passage, Sentence
from greenscan.labels import Place
from greenscan.naming import PLACES


def where(found: Sentence | Passage) -> str:
    """Return where it stands: ``The table on p. 12``."""
    place = f"The {PLACES[found.place if isinstance(found, Passage) else Place.PROSE]}"
    return f"{place} on p. {found.page_label}" if found.page_label else place
