"""``greenscan evaluate``."""

from __future__ import annotations

from typing import Any

import click

from greenscan.commands.naming import MODEL
from greenscan.commands.options import DataOptions, data_options
from greenscan.commands.telling import console, tell_doubts
from greenscan.errors import GreenscanError


@click.command()
@click.argument("model", metavar="MODEL", type=MODEL)
@data_options
@click.option(
    "--record", "recorded", is_flag=True, help="Put the result into the model's card (--binary)."
)
def evaluate(model: str, *, recorded: bool, **given: Any) -> None:
    """Judge a model on labelled sentences: a shipped model or a model directory.

    Intervals hold 95 % and come from resampling documents.

    \b
    Examples:
      greenscan evaluate greenscan-en --data labels.csv
      greenscan evaluate my-model --data labels.csv --column text=sentence -o results.json
      greenscan evaluate greenscan-en --data claims.csv --binary
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    options = DataOptions(**given)
    options.check()
    if recorded and not options.binary:
        raise click.UsageError("--record is for data that tells claims only: give --binary")
    log = console(stderr=True)
    try:
        with log.status("reading"):
            material = options.material()
        from greenscan.commands.tables import evaluation_tables
        from greenscan.training.judging.comparison import evaluate_model

        with log.status(f"judging {len(material.corpus):,} sentences"):
            content = evaluate_model(model, material, options.seed)
        if recorded:
            from greenscan.training.cards.recording import record

            record(model, "public", content["model"]["digest"], content)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    tell_doubts(material, [content], log)
    console().print(evaluation_tables(content))
    options.write(content)
