"""``greenscan benchmark``: research models on public sets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from greenscan.commands.training import FOLDER, needs, pairs, show_progress
from greenscan.errors import GreenscanError


@click.command()
@click.argument("data", metavar="DIR|NAME")
@click.option("--base", required=True, metavar="DIR|NAME", help="Encoder to start from.")
@click.option("--training", default="train", show_default=True, help="Split to train on.")
@click.option("--development", default="dev", show_default=True, help="Split to judge on.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="text=sentence")
@click.option("--seeds", type=click.IntRange(1), default=5, show_default=True)
@click.option("--folds", type=click.IntRange(2), help="Cross-validate over both splits as well.")
@click.option("--epochs", type=click.IntRange(1), default=4, show_default=True)
@click.option("--learning-rate", type=click.FloatRange(0, min_open=True), default=1e-4)
@click.option("--max-length", type=click.IntRange(8), default=128, show_default=True)
@click.option("--frozen-layers", type=click.IntRange(0), default=0, show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=1, help="Runs at a time.")
@click.option("--work", type=FOLDER, help="Checkpoints and predictions.  [default: OUTPUT.work]")
@click.option(
    "--record",
    "recorded",
    is_flag=True,
    help="Put the result into the card of the base, a greenscan model.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="JSON."
)
def benchmark(
    data: str,
    base: str,
    training: str,
    development: str,
    columns: tuple[str, ...],
    seeds: int,
    folds: int | None,
    jobs: int,
    work: Path | None,
    recorded: bool,
    output: Path,
    **settings: Any,
) -> None:
    """Fine-tune an encoder on a set with labels of its own, over several seeds, and judge it.

    Nothing is chosen on what is judged: all epochs are trained and the last weights are kept.
    The models stay in the work folder, for research; they are no greenscan models.

    \b
    Example:
      greenscan benchmark climatebert/environmental_claims --development validation \\
        --base models/greenscan-en -o environmental_claims.json
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    try:
        needs("transformer")
        from greenscan.training.benchmark import benchmark as run
        from greenscan.training.data.labelled import load_labelled
        from greenscan.training.recipe import Recipe

        digest = _digest(base) if recorded else ""
        mapping = pairs(columns, "--column")
        show_progress()
        facts = run(
            load_labelled(data, training, mapping),
            load_labelled(data, development, mapping),
            base=base,
            recipe=replace(Recipe(), **settings),
            seeds=range(1, seeds + 1),
            work=work or output.with_suffix(".work"),
            folds=folds or 0,
            jobs=jobs,
        )
        facts = {"data": {"name": Path(data).name}, **facts}
        if recorded:
            from greenscan.training.cards.recording import record

            record(base, "research", digest, facts)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    output.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{output}: written", err=True)


def _digest(base: str) -> str:
    """Return the digest of the greenscan model in the folder `base`."""
    from greenscan.classifying.manifest import read_manifest

    return read_manifest(Path(base)).digest
