"""Claims of a column of texts, as users of pandas ask for them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

pandas = pytest.importorskip("pandas")

import greenscan  # noqa: E402
from greenscan.errors import MissingExtraError  # noqa: E402
from greenscan.exporting.columns import COLUMNS  # noqa: E402

TEXTS = [
    "We cut emissions by 12 % in 2022. We are committed to a greener future for our planet.",
    "The Board met nine times in the year under review.",
    "Our eco-friendly products help you live more sustainably.",
]
INDEX = ["first", "second", "third"]


@pytest.fixture(scope="module")
def screener() -> greenscan.Screener:
    return greenscan.Screener("baseline-en")


@pytest.fixture
def frame() -> Any:
    return pandas.DataFrame(
        {
            "text": TEXTS,
            "company": pandas.Categorical(["a", "b", "a"]),
            "year": pandas.array([2022, None, 2023], dtype="Int64"),
            "page": [1, 2, 3],
        },
        index=pandas.Index(INDEX, name="report"),
    )


def test_a_row_a_claim_with_the_index_of_its_text(screener: greenscan.Screener, frame: Any) -> None:
    claims = screener.analyze_frame(frame)
    assert claims.index.tolist() == ["first", "first", "third"]
    assert claims.index.name == "report"
    assert claims.columns.tolist() == [column.name for column in COLUMNS]
    assert claims["document"].tolist() == ["first", "first", "third"]
    alone = screener.analyze(TEXTS[0], name="first").to_dataframe()
    pandas.testing.assert_frame_equal(claims.iloc[:2].reset_index(drop=True), alone)
    joined = frame[["company"]].join(claims)
    assert joined.index.tolist() == ["first", "first", "second", "third"]
    assert joined["verdict"].isna().tolist() == [False, False, True, False]


def test_kept_columns_come_first_with_their_types(screener: greenscan.Screener, frame: Any) -> None:
    claims = screener.analyze_frame(frame, keep=["company", "year"])
    assert claims.columns[:2].tolist() == ["company", "year"]
    assert claims["year"].tolist() == [2022, 2022, 2023]
    assert claims.dtypes[["company", "year"]].equals(frame.dtypes[["company", "year"]])
    assert screener.analyze_frame(frame, keep="year").columns[0] == "year"


def test_a_kept_column_called_like_one_of_ours_needs_a_name(
    screener: greenscan.Screener, frame: Any
) -> None:
    with pytest.raises(ValueError, match=r"keep=\{'page': 'source_page'\}"):
        screener.analyze_frame(frame, keep=["company", "page"])
    claims = screener.analyze_frame(frame, keep={"page": "source_page", "text": "whole"})
    assert claims["source_page"].tolist() == [1, 1, 3]
    assert claims["whole"].tolist() == [TEXTS[0], TEXTS[0], TEXTS[2]]
    with pytest.raises(ValueError, match="same name"):
        screener.analyze_frame(frame, keep={"page": "here", "year": "here"})


def test_rows_without_text_are_told_and_left_out(screener: greenscan.Screener, frame: Any) -> None:
    more = pandas.concat([frame, pandas.DataFrame({"text": [None, " \n"]}, index=["x", "y"])])
    with pytest.warns(
        UserWarning, match=r"2 of 5 rows .* 'x' \(missing\), 'y' \(holds no text\)"
    ) as told:
        claims = screener.analyze_frame(more)
    assert told[0].filename == __file__
    assert claims["text"].tolist() == screener.analyze_frame(frame)["text"].tolist()
    many = pandas.DataFrame({"text": [float("nan")] * 9})
    with pytest.warns(UserWarning, match=r"9 of 9 rows .*4 \(missing\), …"):
        empty = screener.analyze_frame(many)
    assert (len(empty), empty.dtypes.equals(claims.dtypes)) == (0, True)


def test_the_index_may_repeat_itself_or_have_levels(
    screener: greenscan.Screener, frame: Any
) -> None:
    twice = frame.set_axis([7, 7, 7])
    assert screener.analyze_frame(twice, keep=["year"]).index.tolist() == [7, 7, 7]
    levels = frame.set_index("company", append=True)
    claims = screener.analyze_frame(levels)
    assert claims.index.tolist() == [("first", "a"), ("first", "a"), ("third", "a")]
    assert claims.index.names == ["report", "company"]


@pytest.mark.parametrize("storage", ["category", "string", "object"])
def test_texts_may_be_of_any_type_that_holds_them(
    screener: greenscan.Screener, frame: Any, storage: str
) -> None:
    claims = screener.analyze_frame(frame.astype({"text": storage}))
    pandas.testing.assert_frame_equal(claims, screener.analyze_frame(frame))


def test_what_holds_no_texts_is_refused(screener: greenscan.Screener, frame: Any) -> None:
    with pytest.raises(KeyError, match="no column called 'words': there are 'text', 'company'"):
        screener.analyze_frame(frame, "words")
    with pytest.raises(KeyError, match="no column called 'size'"):
        screener.analyze_frame(frame, keep=["size"])
    with pytest.raises(KeyError, match="2 columns called 'text'"):
        screener.analyze_frame(pandas.concat([frame, frame], axis=1))
    with pytest.raises(TypeError, match="holds int at 'first'"):
        screener.analyze_frame(frame, "page")
    with pytest.raises(TypeError, match=r"series\.to_frame"):
        screener.analyze_frame(frame["text"])


def test_types_do_not_depend_on_content_and_survive_parquet(
    screener: greenscan.Screener, frame: Any, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    claims = screener.analyze_frame(frame, keep=["company", "year"])
    nothing = screener.analyze_frame(frame.iloc[1:2], keep=["company", "year"])
    assert nothing.dtypes.equals(claims.dtypes)
    claims.to_parquet(tmp_path / "claims")
    pandas.testing.assert_frame_equal(pandas.read_parquet(tmp_path / "claims"), claims)
    nothing.to_parquet(tmp_path / "nothing")  # Parquet keeps no categories where there is no row
    read = pandas.read_parquet(tmp_path / "nothing")
    assert read.dtypes.map(str).tolist() == claims.dtypes.map(str).tolist()
    assert {str(claims.dtypes[name]) for name in ("page", "start", "end")} == {"Int64"}
    assert claims["page"].isna().all()
    assert claims["verdict"].cat.categories.tolist() == ["vague", "unsupported", "supported"]
    assert claims["verdict"].max() == "supported"  # and not the last of the alphabet
    assert claims["priority"].cat.categories.tolist() == ["low", "medium", "high"]
    assert str(claims.dtypes["text"]) == "string"


def test_the_one_line_function(frame: Any) -> None:
    claims = greenscan.analyze_frame(frame, "text", keep=["company"], model="baseline-en")
    assert claims["company"].tolist() == ["a", "a", "a"]
    with pytest.warns(UserWarning, match="1 of 1 rows") as told:
        greenscan.analyze_frame(pandas.DataFrame({"text": [None]}), model="baseline-en")
    assert told[0].filename == __file__


def test_without_pandas_the_extra_is_named(
    screener: greenscan.Screener, frame: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"greenscan\[pandas\]"):
        screener.analyze_frame(frame)
