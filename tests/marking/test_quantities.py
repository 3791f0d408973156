"""Known values: quantities, years, boundaries, comparison bases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenscan.labels import MarkCategory
from greenscan.marking.quantities import measure
from greenscan.marking.quantities.measuring import measure_sentence
from greenscan.marking.quantities.numbers import value_of


def found(sentence: str, category: MarkCategory) -> list[tuple[str, float | None, str]]:
    return [
        (sentence[item.start : item.end], item.value, item.unit)
        for item in measure_sentence(sentence)
        if item.category is category
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,240 t", 1240, "t"),
        ("1 240 t", 1240, "t"),
        ("3.5 kt", 3500, "t"),
        ("250 kg", 0.25, "t"),
        ("1.2 million tonnes", 1_200_000, "t"),
        ("40 metric tons", 40, "t"),
        ("2.4 tCO2e", 2.4, "tCO2e"),
        ("2.4 t CO₂e", 2.4, "tCO2e"),
        ("12 ktCO2e", 12_000, "tCO2e"),
        ("1.1 Mt CO2-eq", 1_100_000, "tCO2e"),
        ("9 tonnes of carbon dioxide", 9, "tCO2"),
        ("9 tonnes of greenhouse gases", 9, "tCO2e"),
        ("1.9 GWh", 1900, "MWh"),
        ("1,9 GWh", 1900, "MWh"),
        ("500 kWh", 0.5, "MWh"),
        ("2 TWh", 2_000_000, "MWh"),
        ("3.6 GJ", 1, "MWh"),
        ("12 MWp", 12, "MW"),
        ("41,000 m3", 41_000, "m3"),
        ("3 megalitres", 3000, "m3"),
        ("500 litres", 0.5, "m3"),
        ("30 acres", 12.1405692672, "ha"),
        ("7 km2", 700, "ha"),
        ("12 hectares", 12, "ha"),
        ("38 km", 38, "km"),
        ("11 %", 11, "%"),
        ("11.5 per cent", 11.5, "%"),
        ("3 percentage points", 3, "pp"),
        ("EUR 3 m", 3_000_000, "EUR"),
        ("€3.2bn", 3_200_000_000, "EUR"),
        ("US$ 5 million", 5_000_000, "USD"),
        ("40 million euros", 40_000_000, "EUR"),
        ("620 solar panels", 620, "panel"),
        ("14 facilities", 14, "facility"),
        ("four wind turbines", 4, "turbine"),
        ("two million trees", 2_000_000, "tree"),
        ("half a million litres", 500, "m3"),
        ("one million tonnes of CO2 equivalents", 1_000_000, "tCO2e"),
        ("ten per cent", 10, "%"),
        ("sixty-four per cent", 64, "%"),
        ("2,400 natural raw materials", 2400, "material"),
        ("90 rare plant and animal species", 90, "species"),
        ("1,100 families", 1100, "family"),
        ("factor of four", 4, "times"),
        ("0.35 kg CO2e/kWh", 0.35, "tCO2e/MWh"),
        ("0.42 MWh per tonne", 0.42, "MWh/t"),
        ("12 tCO2e per million EUR", 0.000012, "tCO2e/EUR"),
        ("15 kg CO2e per passenger", 0.015, "tCO2e/passenger"),
    ],
)
def test_a_quantity_is_normalised(text: str, value: float, unit: str) -> None:
    sentence = f"The works used {text}, as before."
    ((found_text, found_value, found_unit),) = found(sentence, MarkCategory.QUANTITY)
    assert (found_text, found_unit) == (text, unit)
    assert found_value == pytest.approx(value)


@pytest.mark.parametrize(
    ("sentence", "text", "unit"),
    [
        ("Losses fell by 10-15% here.", "10-15%", "%"),
        ("We shipped 3 mt of ore.", "3 mt", "t"),
    ],
)
def test_a_range_and_an_unclear_unit_have_no_value(sentence: str, text: str, unit: str) -> None:
    assert found(sentence, MarkCategory.QUANTITY) == [(text, None, unit)]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The boiler yields 40 MW of CO2 neutral heat.", "40 MW"),
        ("We buy 100% carbon emissions-free power.", "100%"),
        ("Its footprint is five times smaller than that of raw sugar.", "five times"),
    ],
)
def test_a_quantity_ends_where_its_unit_does(sentence: str, text: str) -> None:
    assert [mark[0] for mark in found(sentence, MarkCategory.QUANTITY)] == [text]


def test_a_footnote_behind_a_sum_is_not_part_of_it() -> None:
    assert found("We invested $2.5 billion1 in wind.", MarkCategory.QUANTITY)[0][1] == 2.5e9


def test_fractions_are_shares() -> None:
    sentence = "Half of our fleet and two-thirds of the depots run on rail."
    assert found(sentence, MarkCategory.QUANTITY) == [
        ("Half", 50.0, "%"),
        ("two-thirds", 66.67, "%"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We follow ISO 14064-1:2018 and a 1.5°C pathway.",
        "See page 41 and Table 3.",
        "In 2023 suppliers told us of Scope 3 suppliers and Tier 1 suppliers.",
        "The first half of 2023 was dry, and a quarter of 2023 too.",
        "Goal 13 and SDG 12 matter.",
        "Two material topics came up three times.",
        "Within the twelve mile limit we use a two litre can.",
    ],
)
def test_numbers_that_are_no_quantities(sentence: str) -> None:
    assert found(sentence, MarkCategory.QUANTITY) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In FY2022", 2022),
        ("in 2021/22", 2022),
        ("in 2023", 2023),
        ("since 2019", 2019),
        ("FY22", 2022),
        ("in March 2024", 2024),
        ("between 2019 and 2023", 2023),
        ("from 2019 to 2023", 2023),
        ("year ended 31 December 2023", 2023),
        ("second half of 2022", 2022),
        ("in the past five years", None),
        ("in the early 2010s", 2010),
    ],
)
def test_periods(text: str, year: float | None) -> None:
    sentence = f"Dust was low {text}, we found."
    assert found(sentence, MarkCategory.PERIOD) == [(text, year, "year")]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("from a 2019 base", 2019),
        ("against 2018", 2018),
        ("compared with 2016", 2016),
        ("below FY2019", 2019),
        ("relative to a 2018 baseline", 2018),
        ("from 2019 levels", 2019),
        ("below the 2019 financial year", 2019),
        ("versus FY2019/20", 2020),
        ("than in 2017", 2017),
    ],
)
def test_base_years(text: str, year: float) -> None:
    sentence = f"Emissions were 12 % lower {text}, we found."
    assert found(sentence, MarkCategory.BASE_YEAR) == [(text, year, "year")]
    assert found(sentence, MarkCategory.PERIOD) == []
    assert found(sentence, MarkCategory.COMPARISON_BASE) == []


def test_a_change_since_a_year_has_it_as_its_base() -> None:
    sentence = "We cut water use by 18% since 2019."
    assert found(sentence, MarkCategory.BASE_YEAR) == [("since 2019", 2019.0, "year")]
    assert found(sentence, MarkCategory.PERIOD) == [("since 2019", 2019.0, "year")]


@pytest.mark.parametrize(
    ("sentence", "text", "year"),
    [
        ("We will be carbon neutral by 2035.", "by 2035", 2035),
        ("The kiln goes by the end of FY2030.", "by the end of FY2030", 2030),
        ("Our 2030 target stands.", "2030 target", 2030),
        ("No coal no later than 2027.", "no later than 2027", 2027),
        ("We will stop in 2027.", "in 2027", 2027),
        ("Net zero by mid-century.", "by mid-century", 2050),
        ("Plastic cups go before mid-2027.", "before mid-2027", 2027),
        ("We will be free of coal by 20454.", "by 2045", 2045),
        ("For sourcing, 2028 is our target.", "2028 is our target", 2028),
        ("We set a goal for ourselves for 2029.", "goal for ourselves for 2029", 2029),
        ("Starting in 2027, all crates are to be reused.", "Starting in 2027", 2027),
        ("We are committed to green power from 2019 onwards.", "from 2019 onwards", 2019),
        ("As of 2031 we want to be free of coal.", "As of 2031", 2031),
    ],
)
def test_target_years(sentence: str, text: str, year: float) -> None:
    assert found(sentence, MarkCategory.TARGET_YEAR) == [(text, year, "year")]


def test_a_past_year_is_no_target() -> None:
    assert found("In 2023 we said that we will grow.", MarkCategory.TARGET_YEAR) == []
    assert found("With data from 2019 we set a goal.", MarkCategory.TARGET_YEAR) == []


def test_from_a_year_is_a_base_only_after_a_figure() -> None:
    assert found("Emissions rose by 4 per cent from 2019.", MarkCategory.BASE_YEAR)
    assert found("It gives back to the forest from 2031.", MarkCategory.BASE_YEAR) == []


@pytest.mark.parametrize(
    "text",
    [
        "Scope 1 and 2",
        "Scopes 1, 2 and 3",
        "all four sites",
        "12 of our 60 stores",
        "three of our four sites",
        "60% of our suppliers",
        "Porto plant",
        "Harrogate creamery",
        "plant in Porto",
    ],
)
def test_boundaries(text: str) -> None:
    sentence = f"It covers {text}."
    assert text in [mark[0] for mark in found(sentence, MarkCategory.BOUNDARY)]


@pytest.mark.parametrize("sentence", ["The plant runs.", "Our site is dry.", "Each Plant runs."])
def test_a_site_without_a_name_is_no_boundary(sentence: str) -> None:
    named = [mark for mark in found(sentence, MarkCategory.BOUNDARY) if " " in mark[0]]
    assert not [mark for mark in named if mark[0].startswith(("The", "Our"))]


@pytest.mark.parametrize(
    "text",
    [
        "than the previous model",
        "year-on-year",
        "compared with conventional cotton",
        "than that of raw cane sugar",
    ],
)
def test_comparison_bases(text: str) -> None:
    sentence = f"It uses 30% less water {text}."
    assert [mark[0] for mark in found(sentence, MarkCategory.COMPARISON_BASE)] == [text]


def test_a_comparison_base_ends_with_its_name() -> None:
    sentence = "The fall compared to the previous year can be put down to the mild winter."
    (base,) = found(sentence, MarkCategory.COMPARISON_BASE)
    assert base[0] == "compared to the previous year"


def test_the_readme_claim_has_all_it_needs() -> None:
    sentence = "In FY2022 the Porto plant cut its gas use by 1.9 GWh (11 % below FY2019)."
    assert [
        (item.category.value, sentence[item.start : item.end], item.value)
        for item in measure_sentence(sentence)
    ] == [
        ("period", "In FY2022", 2022.0),
        ("boundary", "Porto plant", None),
        ("quantity", "1.9 GWh", 1900.0),
        ("quantity", "11 %", 11.0),
        ("base_year", "below FY2019", 2019.0),
    ]


@pytest.mark.parametrize(
    ("number", "multiplier", "value"),
    [
        ("1,200", None, 1200),
        ("1 200.5", None, 1200.5),
        ("1,9", None, 1.9),
        ("−12", None, -12),
        ("four", "million", 4e6),
        ("0.1", "bn", 1e8),
    ],
)
def test_numbers(number: str, multiplier: str | None, value: float) -> None:
    assert value_of(number, multiplier) == value


def test_offsets_are_into_the_text() -> None:
    text = "One. We used 5 t. Then 6 t."
    marks = list(measure(text, [0, 5, 18]))
    assert [text[mark.start : mark.end] for mark in marks] == ["5 t", "6 t"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,-–% tkgCO2eGWhinby FYScopeand/\u00a0", max_size=60))
def test_any_text_can_be_measured(text: str) -> None:
    for item in measure_sentence(text):
        assert 0 <= item.start < item.end <= len(text)
