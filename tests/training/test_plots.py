"""The reliability diagram: reproducible, whole, and in words."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest

from greenscan.errors import MissingExtraError
from greenscan.training.cards.plots import alternative_text, reliability_diagram

matplotlib = pytest.importorskip("matplotlib")

BINS = [
    {"sentences": 4, "confidence": 0.46, "right": 0.5},
    {"sentences": 9, "confidence": 1.0, "right": 1.0},
]


def test_the_same_bins_give_the_same_bytes() -> None:
    first = reliability_diagram(BINS)
    # what a user's own style would change
    with matplotlib.rc_context({"font.size": 30, "svg.hashsalt": "other", "lines.linewidth": 9}):
        assert reliability_diagram(BINS) == first
    assert reliability_diagram([{**BINS[0], "right": 0.6}, BINS[1]]) != first
    assert reliability_diagram([{**BINS[0], "sentences": 5}, BINS[1]]) != first


def test_settings_of_matplotlib_stay_as_they_were() -> None:
    before = dict(matplotlib.rcParams)
    reliability_diagram(BINS)
    assert dict(matplotlib.rcParams) == before


def test_the_picture_is_svg_without_date_on_a_white_ground() -> None:
    picture = reliability_diagram(BINS)
    root = ElementTree.fromstring(picture)  # noqa: S314 (our own)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"<dc:date>" not in picture
    ground = root.find(".//*[@id='patch_1']/{http://www.w3.org/2000/svg}path")
    assert ground is not None
    assert "fill: #ffffff" in ground.attrib["style"]


def test_points_stand_where_the_bins_say() -> None:
    from matplotlib.figure import Figure

    from greenscan.training.cards.plots import _draw_counts, _draw_shares

    upper, lower = Figure().subplots(2)
    _draw_shares(upper, BINS)
    _draw_counts(lower, BINS)
    assert upper.lines[-1].get_xydata().tolist() == [[0.46, 0.5], [1.0, 1.0]]
    assert [bar.get_height() for bar in lower.patches] == [4, 9]
    assert [text.get_text() for text in lower.texts] == ["4", "9"]


def test_alternative_text_tells_every_point() -> None:
    assert alternative_text(BINS).endswith(": at 0.46, 0.50 of 4; at 1.00, 1.00 of 9")


def test_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="at least one bin"):
        reliability_diagram([])


def test_missing_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"greenscan\[train\]"):
        reliability_diagram(BINS)
