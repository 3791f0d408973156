"""``python -m greenscan.training``: train the models from a folder of labelled sentences."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path

import click

from greenscan.errors import GreenscanError, MissingExtraError
from greenscan.training.corpus import load_corpus
from greenscan.training.job import Base, Job, TransformerSettings
from greenscan.training.recipe import Recipe
from greenscan.training.running import train
from greenscan.training.splitting import split_by_document

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("data_folder", type=_FOLDER)
@click.option("-o", "--output", type=_NEW_FOLDER, required=True, help="Gets a folder a model.")
@click.option(
    "--base",
    default="sentence-transformers/all-MiniLM-L6-v2",
    show_default=True,
    help="Encoder to fine-tune: a name on the hub or a folder.",
)
@click.option("--base-name", help="What the model card calls the base.  [default: BASE]")
@click.option("--base-licence", default="Apache-2.0", show_default=True, help="Of the base.")
@click.option("--only", type=click.Choice(["transformer", "baseline"]), help="Train one model.")
@click.option(
    "--work",
    type=_NEW_FOLDER,
    default=Path("build/training"),
    show_default=True,
    help="Checkpoints; an interrupted run goes on from them.",
)
@click.option("--model-version", default="2026.11", show_default=True, help="Of the new models.")
@click.option("--seed", default=2026, show_default=True)
def main(
    data_folder: Path,
    output: Path,
    base: str,
    base_name: str | None,
    base_licence: str,
    only: str | None,
    work: Path,
    model_version: str,
    seed: int,
) -> None:
    """Train the models on DATA_FOLDER/train.jsonl and evaluate them on held-out documents."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("greenscan").setLevel(logging.INFO)
    try:
        _require("datasets")
        if only != "baseline":
            _require("torch", "transformers", "accelerate", "onnx", "onnxscript")
        corpus = load_corpus(data_folder)
        split = split_by_document(corpus, seed)
        job = Job(corpus, split, output, work, model_version, seed)
        settings = TransformerSettings(Base(base, base_name or base, base_licence), Recipe())
        train(
            job,
            baseline=only != "transformer",
            transformer=settings if only != "baseline" else None,
        )
    except GreenscanError as error:
        raise click.ClickException(str(error)) from error


def _require(*packages: str) -> None:
    """Raise `MissingExtraError` for the first package that is not installed."""
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtraError(package, "train")


if __name__ == "__main__":
    main()
