"""``greenscan compare``."""

from __future__ import annotations

from typing import Any

import click

from greenscan.commands.naming import MODEL
from greenscan.commands.options import DataOptions, data_options
from greenscan.commands.telling import console, tell_doubts
from greenscan.errors import GreenscanError


@click.command()
@click.argument("models", metavar="MODEL MODEL...", nargs=-1, required=True, type=MODEL)
@data_options
def compare(models: tuple[str, ...], **given: Any) -> None:
    """Judge models side by side on the same labelled sentences, each against the first.

    A model is a shipped one or a model directory.

    \b
    Examples:
      greenscan compare greenscan-en baseline-en --data labels.csv
      greenscan compare greenscan-en my-model --data labels.csv -o comparison.json
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    if len(models) < 2:
        raise click.UsageError("name two models or more; greenscan evaluate judges one")
    options = DataOptions(**given)
    options.check()
    log = console(stderr=True)
    try:
        with log.status("reading"):
            material = options.material()
        from greenscan.commands.tables import comparison_tables
        from greenscan.training.judging.comparison import compare_models

        with log.status(f"judging {len(models)} models on {len(material.corpus):,} sentences"):
            content = compare_models(models, material, options.seed)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    tell_doubts(material, content["models"], log)
    console().print(comparison_tables(content))
    options.write(content)
