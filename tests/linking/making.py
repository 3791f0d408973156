"""A short report for tests, and its candidates."""

from __future__ import annotations

from greenscan.linking.candidates import Candidate, candidates_in
from greenscan.reading import from_text
from greenscan.segmenting import segment

REPORT = """Harrow Tiles
Sustainability statement 2024

Our kilns burn less gas per tonne of tiles than they did in 2022. We planted 14 hectares of the old
pit with oak and birch.2 We care deeply about nature. Recycled water met 62 % of the process water
need of Wesk in 2024.

Energy

Table 1: Energy, both works

                                     2022        2023        2024
Natural gas, GWh                    136.0       128.1       114.7
Specific gas use of the kilns, kWh per tonne of tiles
                                     1,412       1,376       1,298
 of which kiln 4                      412         376         298
Share of process water recirculated, Wesk, %       49        52        54

2 Planting plan agreed with the county on 3 March 2020; a survey counted 21,300 living trees.

Independent assurance report

We have performed a limited assurance engagement under ISAE 3000 on Table 1.
"""


def candidates(text: str = REPORT) -> tuple[Candidate, ...]:
    document = from_text(text)
    return candidates_in(document, segment(document))
