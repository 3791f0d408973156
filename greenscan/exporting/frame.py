"""Reports as a data frame."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from greenscan.errors import MissingExtraError
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.table import CellKind, Column, rows
from greenscan.labels import LABELS, Kind, Priority, Subject, Topic
from greenscan.report import Failure, Report

if TYPE_CHECKING:
    from pandas import DataFrame

# Of those in order, the first is the least.
_ORDERED: dict[str, tuple[StrEnum, ...]] = {
    "label": LABELS[1:],
    "verdict": LABELS[1:],
    "priority": tuple(reversed(Priority)),
}
_UNORDERED: dict[str, type[StrEnum]] = {"topic": Topic, "subject": Subject, "kind": Kind}
_TRUTHS = frozenset({"uncertain"})


def data_frame(outcomes: Iterable[Report | Failure]) -> DataFrame:
    """Return the claim table as a data frame, one row a claim.

    The types of the columns do not depend on what stands in them, and survive Parquet: closed sets
    are categories (verdict, label and priority ordered), texts ``string``, pages and offsets
    ``Int64``, shares ``float64``.

    Raises
    ------
    MissingExtraError
        When pandas is not installed.
    """
    pandas = import_pandas()
    cells = [[column.value(row) for column in COLUMNS] for row in rows(outcomes)]
    return pandas.DataFrame(
        {
            column.name: pandas.Series([row[at] for row in cells], dtype=_type_of(column))
            for at, column in enumerate(COLUMNS)
        }
    )


def import_pandas() -> Any:
    """Return pandas.

    Raises
    ------
    MissingExtraError
        When it is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    return pandas


def _type_of(column: Column) -> Any:
    pandas = import_pandas()
    ordered = column.name in _ORDERED
    values = _ORDERED[column.name] if ordered else _UNORDERED.get(column.name)
    if values is not None:
        return pandas.CategoricalDtype([each.value for each in values], ordered=ordered)
    if column.name in _TRUTHS:
        return "boolean"
    return {CellKind.INTEGER: "Int64", CellKind.SHARE: "float64"}.get(column.look.kind, "string")
