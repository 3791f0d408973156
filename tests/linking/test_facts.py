"""Names, years, scopes, figures and references in a text; figures with unit and year."""

from __future__ import annotations

import pytest

from greenscan.linking.facts import facts_of, references_in
from greenscan.linking.figures import number_of
from greenscan.linking.measures import measures_in, measures_of
from greenscan.linking.tables import rows_of
from greenscan.linking.terms import stem, terms_in


def test_plurals_and_endings_share_a_stem() -> None:
    assert stem("tiles") == stem("tile")
    assert stem("fitted") == stem("fit")
    assert stem("planting") == stem("planted")
    assert stem("glass") != stem("glas")
    assert set(terms_in("LED")).isdisjoint(terms_in("led"))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1,412", 1412), ("1 412", 1412), ("0.35", 0.35), ("(12)", -12), ("–", 0), ("n/a", None)],
)
def test_numbers(cell: str, value: float | None) -> None:
    assert number_of(cell) == value


def test_what_a_text_names() -> None:
    facts = facts_of("In FY2022/23 scope 1 and 2 emissions at Gorse Point fell to 3,150 t.")
    assert facts.years == {2023}
    assert facts.scopes == {"1", "2"}
    assert {"gorse", "point"} <= facts.names
    assert facts.figures == {(3150.0, "")}
    assert not facts.forward
    assert facts_of("We will halve waste.").forward


def test_references() -> None:
    found = references_in("Less gas is burnt (see pp. 41-42 and Table B2).")
    assert found.pages == {"41", "42"}
    assert found.tables == {"B2"}
    assert references_in("We planted oak and birch.2").notes == {"2"}
    assert not references_in("Use fell by 2.5 in 2021.")


def test_figures_know_unit_and_year() -> None:
    (energy, water) = measures_in("Energy was 1.9 GWh and water 3 m3 in 2022.")
    assert (energy.value, energy.unit, energy.year) == (1900, "MWh", 2022)
    assert (water.value, water.unit, water.year) == (3, "m3", 2022)
    listed = measures_in("It took 154 kWh in 2019, 133 in 2024.")
    assert [(each.value, each.year) for each in listed] == [(0.154, 2019), (0.133, 2024)]


def test_a_change_is_no_level() -> None:
    (change,) = measures_in("Energy use fell by 9 % in 2023 compared to 2019.")
    assert (change.change, change.base, change.year) == (True, 2019, 2023)


def test_figures_of_a_row() -> None:
    text = "   2022   2023\nGas, GWh   1.5   2.5"
    (row,) = rows_of(text, 0, len(text), "", (0, 0))
    assert [(each.value, each.unit, each.year) for each in measures_of(row)] == [
        (1500, "MWh", 2022),
        (2500, "MWh", 2023),
    ]
