"""What may back a claim: sentences, rows, captions, footnotes, assurance statements."""

from __future__ import annotations

from greenscan.labels import Place
from greenscan.linking.tables import rows_of
from greenscan.linking.wording import row_wording
from tests.linking.making import REPORT, candidates

TABLE = """                    2022      2023      2024
Gas, GWh           136.0     128.1     114.7
Soil, kt           1,420     1,610     1,980
 of which reused     610       985     1,530"""


def rows(text: str, title: str = "") -> list[str]:
    return [row_wording(row) for row in rows_of(text, 0, len(text), title, (0, 0))]


def test_every_place_is_found() -> None:
    found = candidates()
    assert {each.place for each in found} == set(Place)
    note = next(each for each in found if each.note)
    assert note.note == "2"
    assert note.text.startswith("2 Planting plan")


def test_offsets_are_into_the_text() -> None:
    for each in candidates():
        assert " ".join(REPORT[each.start : each.end].split()) == each.text


def test_a_date_opens_no_footnote() -> None:
    assert [each.note for each in candidates() if each.note] == ["2"]


def test_rows_are_told_with_title_and_trend() -> None:
    assert rows(TABLE, "Table 1: Works")[0] == (
        "Gas, GWh (Table 1: Works) 2022 to 2024: down from 136 to 114.7"
    )


def test_a_part_is_told_with_its_whole() -> None:
    assert "Soil, kt" in rows(TABLE)[2]


def test_columns_that_are_no_years_are_named() -> None:
    text = "Depot   Public supply   Rain tank\nMillgate   8,310   5,940\nWells   1   2"
    assert rows(text)[0] == "Millgate: Public supply 8,310; Rain tank 5,940"


def test_rows_of_a_pdf() -> None:
    text = "Energy | 2019 | 2018\nTotal energy use\nof the group (GJ) | 1,347,094 | 1,395,100"
    (row,) = rows_of(text, 0, len(text), "", (0, 0))
    assert row.label == "Total energy use of the group (GJ)"
    assert row.heads == ("2019", "2018")
    assert text[row.start : row.end] == row.text
