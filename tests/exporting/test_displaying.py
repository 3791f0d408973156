"""displaCy shows a claim with its marks and cues, and its text stays text."""

from __future__ import annotations

from spacy import displacy

import greenscan
from greenscan.exporting import displacy_spans

TEXT = "In 2022 our <b>eco-friendly</b> Porto plant cut its gas use by 1.9 GWh."


def test_displacy_shows_marks_and_cues_of_a_claim() -> None:
    (claim,) = greenscan.analyze(TEXT).claims
    spans = displacy_spans(claim)
    assert len(spans["spans"]) == len(claim.marks) + len(claim.cues)
    shown = displacy.render(spans, style="span", manual=True, jupyter=False)
    assert "quantity 1" in shown
    assert "generic" in shown
    assert "<b>" not in shown
    words = {
        "".join(spans["tokens"][span["start_token"] : span["end_token"]]) for span in spans["spans"]
    }
    assert "1.9GWh" in words
