"""Options that name labelled data and a file for results, and what they stand for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from greenscan.commands.naming import complete_paths
from greenscan.commands.outputs import check_output
from greenscan.commands.training import pairs
from greenscan.errors import MissingExtraError

if TYPE_CHECKING:
    from greenscan.training.judging.material import Material

Function = Callable[..., None]

_OPTIONS = (
    click.option(
        "--data",
        "source",
        required=True,
        metavar="FILE|DIR|NAME",
        shell_complete=complete_paths,
        help="Labelled sentences: CSV, TSV, JSON Lines, Parquet, a folder, or a data set on the "
        "hub.",
    ),
    click.option(
        "--data-name",
        metavar="TEXT",
        help="What results call the data.  [default: its file or folder]",
    ),
    click.option("--split", default="train", show_default=True, help="Of a folder or hub data."),
    click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="text=sentence"),
    click.option(
        "--value", "values", multiple=True, metavar="THEIRS=OURS", help="Of labels: 0=none"
    ),
    click.option(
        "--binary",
        is_flag=True,
        help="The data tells only whether a sentence is a claim: 0/1, no/yes, false/true, "
        "none/claim.",
    ),
    click.option("--seed", default=2026, show_default=True, help="Of intervals and tests."),
    click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Also write the results to a JSON file.",
    ),
    click.option("--force", is_flag=True, help="Overwrite the output file."),
)


def data_options(function: Function) -> Function:
    """Give a command the options that `DataOptions` is made from."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class DataOptions:
    """What the options of `data_options` say."""

    source: str
    data_name: str | None
    split: str
    columns: tuple[str, ...]
    values: tuple[str, ...]
    binary: bool
    seed: int
    output: Path | None
    force: bool

    def check(self) -> None:
        """Refuse, before anything is read, what cannot end well."""
        if self.output:
            check_output(self.output, force=self.force)

    def material(self) -> Material:
        """Read the data."""
        if find_spec("datasets") is None:
            raise MissingExtraError("datasets", "train")
        from greenscan.training.data.claim_loading import load_claims
        from greenscan.training.data.loading import load_corpus
        from greenscan.training.judging.material import Material, Question

        load = load_claims if self.binary else load_corpus
        corpus = load(
            self.source,
            columns=pairs(self.columns, "--column"),
            values=pairs(self.values, "--value"),
            split=self.split,
        )
        if self.data_name:
            corpus = replace(corpus, parts=(self.data_name,) * len(corpus))
        return Material.of(corpus, Question.CLAIM if self.binary else Question.LABEL)

    def write(self, content: dict[str, Any]) -> None:
        """Write `content` to the output file, where one is asked for."""
        if self.output is None:
            return
        from greenscan.exporting import write_whole

        text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
        try:
            write_whole(self.output, text + "\n")
        except OSError as error:
            raise click.FileError(str(self.output), error.strerror or str(error)) from error
