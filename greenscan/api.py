"""The one-line functions, each over a `Screener` that is kept between calls."""

from __future__ import annotations

import os
from collections.abc import Hashable
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from greenscan.frames import Keep, claims_of
from greenscan.report import Report
from greenscan.screener import Screener

if TYPE_CHECKING:
    from pandas import DataFrame

_SCREENERS_KEPT = 4


def analyze(
    text: str, *, model: str | os.PathLike[str] = "greenscan-en", explain: bool = False
) -> Report:
    """Screen a text.

    Parameters
    ----------
    text
        Plain text; offsets in the report refer to it as long as it needed no repair, which a
        warning would tell.
    model
        Name of a shipped model, or a model directory.
    explain
        Whether to say which words moved the score of each claim, see `Claim.weights`.

    Raises
    ------
    EmptyDocumentError
        When there is nothing but white space.
    ModelError
        When the model is unknown, incomplete or altered.
    """
    return kept_screener(os.fspath(model), explain=explain).analyze(text)


def analyze_file(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    model: str | os.PathLike[str] = "greenscan-en",
    explain: bool = False,
) -> Report:
    """Screen a file: PDF, HTML or XHTML, DOCX, Markdown or plain text.

    Parameters
    ----------
    source
        A path, the content, or a binary stream.
    name
        What the report calls the document; by default the file's name.
    model
        Name of a shipped model, or a model directory.
    explain
        As of `analyze`.

    Raises
    ------
    ReadError
        When the file cannot be read; the error names the file and the remedy.
    ModelError
        When the model is unknown, incomplete or altered.
    """
    return kept_screener(os.fspath(model), explain=explain).analyze_file(source, name=name)


def analyze_frame(
    frame: DataFrame,
    column: Hashable = "text",
    *,
    keep: Keep = (),
    model: str | os.PathLike[str] = "greenscan-en",
    explain: bool = False,
) -> DataFrame:
    """Screen each text in a column of a data frame: a row for each claim, with its row's index.

    Parameters
    ----------
    frame, column, keep
        As of `Screener.analyze_frame`, which says what is returned and what is raised.
    model
        Name of a shipped model, or a model directory.
    explain
        As of `analyze`.

    Examples
    --------
    >>> import pandas
    >>> import greenscan
    >>> texts = ["We care for nature.", "The board met twice.", "We aim to be net zero by 2045."]
    >>> frame = pandas.DataFrame({"text": texts, "year": [2023, 2023, 2024]})
    >>> claims = greenscan.analyze_frame(frame, keep=["year"])
    >>> claims[["year", "verdict"]].reset_index().values.tolist()
    [[0, 2023, 'vague'], [2, 2024, 'unsupported']]
    """
    return claims_of(frame, column, keep, kept_screener(os.fspath(model), explain=explain))


@lru_cache(maxsize=_SCREENERS_KEPT)
def kept_screener(model: str, *, explain: bool) -> Screener:
    """Return a screener that is kept: one a process, or its parent's where that was forked."""
    return Screener(
        kept_screener(model, explain=False).classifier if explain else model, explain=explain
    )
