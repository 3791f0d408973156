"""From a data frame with a column of texts to a data frame of claims."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from greenscan.errors import ReadError
from greenscan.exporting import data_frame
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.frame import import_pandas
from greenscan.report import Report

if TYPE_CHECKING:
    from pandas import DataFrame

Keep = str | Sequence[Hashable] | Mapping[Hashable, str]
_SHOWN = 5
_CALLER = 4  # up from `_tell`: whoever called the public function over `claims_of`


class Analyzer(Protocol):
    """What screens a text."""

    def analyze(self, text: str, *, name: str) -> Report:
        """Return the report of a text."""
        ...


def claims_of(frame: DataFrame, column: Hashable, keep: Keep, analyzer: Analyzer) -> DataFrame:
    """Screen a column of texts; see `greenscan.Screener.analyze_frame`.

    Parameters
    ----------
    frame, column, keep
        As there.
    analyzer
        The screener, one for all rows.
    """
    pandas = import_pandas()
    if not isinstance(frame, pandas.DataFrame):
        raise TypeError(
            f"{type(frame).__name__} in place of a data frame: give series.to_frame('text')"
        )
    names = _kept_names(keep)
    _check_columns(frame, column, names)
    positions: list[int] = []
    left_out: list[str] = []
    claims = data_frame(_reports(frame, column, analyzer, positions, left_out))
    if left_out:
        _tell(left_out, len(frame))
    kept = frame[list(names)].iloc[positions].rename(columns=names)
    claims.index = kept.index
    return pandas.concat([kept, claims], axis=1)


def _kept_names(keep: Keep) -> dict[Hashable, Hashable]:
    """Return the columns to keep and what they are called in the result."""
    if isinstance(keep, str):
        return {keep: keep}
    return dict(keep) if isinstance(keep, Mapping) else {name: name for name in keep}


def _check_columns(frame: DataFrame, column: Hashable, names: Mapping[Hashable, Hashable]) -> None:
    """Raise an error for columns that are missing, there twice, or in the claim table as well."""
    for name in (column, *names):
        if (count := frame.columns.tolist().count(name)) != 1:
            raise KeyError(
                f"{'no column' if count == 0 else f'{count} columns'} called {name!r}: "
                f"there are {', '.join(map(repr, frame.columns))}"
            )
    if taken := {each.name for each in COLUMNS} & set(names.values()):
        name = min(taken)
        raise ValueError(
            f"the claim table has a column {name!r} of its own: give the kept one another name, "
            f"keep={{{name!r}: 'source_{name}'}}"
        )
    if len(set(names.values())) < len(names):
        raise ValueError(f"two kept columns would have the same name: {dict(names)}")


def _reports(
    frame: DataFrame,
    column: Hashable,
    analyzer: Analyzer,
    positions: list[int],
    left_out: list[str],
) -> Iterator[Report]:
    """Yield the reports of the rows; note whose claims they are, and which rows have none.

    Of each report only its rows of the claim table are kept: a frame may be long.
    """
    cells = frame[column]
    missing = cells.isna().tolist()
    for position, (label, text) in enumerate(zip(frame.index, cells.tolist(), strict=True)):
        if missing[position]:
            left_out.append(f"{label!r} (missing)")
            continue
        if not isinstance(text, str):
            raise TypeError(
                f"column {column!r} holds {type(text).__name__} at {label!r}: give a column of str"
            )
        try:
            report = analyzer.analyze(text, name=str(label))
        except ReadError as error:
            left_out.append(f"{label!r} ({error.reason})")
            continue
        positions += [position] * len(report.claims)
        yield report


def _tell(left_out: Sequence[str], rows: int) -> None:
    shown = ", ".join(left_out[:_SHOWN]) + (", …" if len(left_out) > _SHOWN else "")
    warnings.warn(
        f"{len(left_out)} of {rows} rows were left out, those at {shown}", stacklevel=_CALLER
    )
