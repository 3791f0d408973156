"""Members of closed sets as a sentence names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from greenscan.labels import Element, Place

ELEMENTS: Mapping[Element, str] = {
    Element.DEFINITION: "definition",
    Element.FIGURE: "figure",
    Element.PERIOD: "period",
    Element.BASE_YEAR: "base year",
    Element.TARGET_YEAR: "target year",
    Element.COMPARISON_BASE: "base of comparison",
    Element.BOUNDARY: "boundary",
    Element.INTERIM_TARGET: "interim target",
    Element.PLAN: "plan",
    Element.OFFSET_ROLE: "role of offsets",
    Element.VALIDATION: "validation",
    Element.METHOD: "method",
    Element.MEASURE: "named measure",
    Element.CERTIFICATE: "named certificate",
    Element.LIFE_CYCLE: "life-cycle assessment",
    Element.LEGAL_BASELINE: "comparison with what the law requires",
    Element.ENERGY_ATTRIBUTE: "certificate or contract for the electricity",
    Element.ASSURANCE: "assurance",
}

PLACES: Mapping[Place, str] = {
    Place.PROSE: "text",
    Place.TABLE: "table",
    Place.CAPTION: "caption",
    Place.FOOTNOTE: "footnote",
    Place.ASSURANCE: "assurance statement",
}


def listed(elements: Sequence[Element], *, last: str = "and") -> str:
    """Return the names in a row: ``base year, boundary and plan``."""
    names = [ELEMENTS[element] for element in elements]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
