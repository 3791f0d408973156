"""How a reason names a place of the report."""

from __future__ import annotations

from greenscan.claims import Passage, Sentence
from greenscan.labels import Place

_NAMES = {
    Place.PROSE: "the text",
    Place.TABLE: "the table",
    Place.CAPTION: "the caption",
    Place.FOOTNOTE: "the footnote",
    Place.ASSURANCE: "the assurance statement",
}


def where(found: Sentence | Passage) -> str:
    """Return where it stands: ``The table on p. 12``."""
    name = _NAMES[found.place] if isinstance(found, Passage) else "the text"
    place = name[0].upper() + name[1:]
    return f"{place} on p. {found.page_label}" if found.page_label else place
