"""Reports as a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from greenscan.errors import MissingExtraError
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.table import rows
from greenscan.report import Failure, Report

if TYPE_CHECKING:
    from pandas import DataFrame


def data_frame(outcomes: Sequence[Report | Failure]) -> DataFrame:
    """Return the claim table as a data frame, one row a claim.

    Raises
    ------
    MissingExtraError
        When pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise MissingExtraError("pandas") from error
    content = [[column.value(row) for column in COLUMNS] for row in rows(outcomes)]
    return DataFrame(content, columns=[column.name for column in COLUMNS])
