"""``greenscan train``."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from greenscan.commands.naming import complete_paths
from greenscan.errors import GreenscanError, MissingExtraError
from greenscan.wording import guess

if TYPE_CHECKING:
    from greenscan.training.data.corpus import Corpus
    from greenscan.training.data.splitting import Split
    from greenscan.training.job import TransformerSettings
    from greenscan.training.recipe import Recipe

FOLDER = click.Path(file_okay=False, path_type=Path)
_NEEDED = {
    "baseline": ("datasets", "matplotlib"),
    "transformer": (
        "datasets",
        "matplotlib",
        "torch",
        "transformers",
        "accelerate",
        "onnx",
        "onnxscript",
    ),
}


@click.command()
@click.option(
    "--data",
    "sources",
    multiple=True,
    required=True,
    metavar="FILE|DIR|NAME",
    shell_complete=complete_paths,
    help="Labelled sentences: CSV, TSV, JSON Lines, Parquet, a folder, a data set on the hub, or "
    "an export of Label Studio, doccano or Prodigy. May be given several times.",
)
@click.option(
    "-o", "--output", type=FOLDER, required=True, help="Model directory; its name names the model."
)
@click.option("--type", "model_type", type=click.Choice(tuple(_NEEDED)), default="transformer")
@click.option(
    "--base",
    default="sentence-transformers/all-MiniLM-L6-v2",
    show_default=True,
    metavar="DIR|NAME",
    shell_complete=complete_paths,
    help="Encoder to start from: any of transformers, on the hub or in a folder. A greenscan "
    "model goes on from its heads.",
)
@click.option(
    "--base-name",
    help="What the model card calls the base.  [default: BASE, of a folder its own name]",
)
@click.option("--base-licence", default="Apache-2.0", show_default=True, help="Of the base.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="text=sentence")
@click.option("--value", "values", multiple=True, metavar="THEIRS=OURS", help="Of labels: 0=none")
@click.option(
    "--development",
    metavar="FILE|DIR|NAME",
    shell_complete=complete_paths,
    help="By default a tenth of the documents.",
)
@click.option(
    "--test",
    metavar="FILE|DIR|NAME",
    shell_complete=complete_paths,
    help="By default a tenth of the documents.",
)
@click.option(
    "--auxiliary",
    "auxiliaries",
    multiple=True,
    metavar="NAME=SOURCE",
    help="Another task to learn beside, by its name in the catalogue: a3cg=data/a3cg.",
)
@click.option(
    "--licence",
    "licences",
    multiple=True,
    metavar="DATA=LICENCE",
    help="Of the data, for the card, by file stem or folder name: labels=CC-BY-4.0",
)
@click.option("--note", "notes", multiple=True, help="Something that the card has to say.")
@click.option(
    "--ablation",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON file that tells what each setting brought, for the card.",
)
@click.option("--epochs", type=click.IntRange(1), help="At most.")
@click.option("--learning-rate", type=click.FloatRange(0, min_open=True))
@click.option("--batch-size", type=click.IntRange(1))
@click.option(
    "--seeds",
    type=click.IntRange(1),
    help="Runs in different order; the mean is kept if as good.",
)
@click.option(
    "--set",
    "further",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Any other setting of the recipe, as the model card names it: layer_decay=0.9",
)
@click.option("--folds", type=click.IntRange(2), help="Cross-validate before, for the card.")
@click.option("--jobs", type=click.IntRange(1), default=1, help="Folds trained at a time.")
@click.option(
    "--keep-model",
    is_flag=True,
    help="Train no model: cross-validate, and add it to the card of the model in OUTPUT.",
)
@click.option("--seed", default=2026, show_default=True)
@click.option("--model-version", default="1", show_default=True)
@click.option(
    "--work",
    type=FOLDER,
    help="Checkpoints; an interrupted run goes on from them.  [default: OUTPUT.work]",
)
@click.option("--force", is_flag=True, help="Overwrite the model directory.")
def train(
    sources: tuple[str, ...],
    output: Path,
    model_type: str,
    base: str,
    base_name: str | None,
    base_licence: str,
    columns: tuple[str, ...],
    values: tuple[str, ...],
    development: str | None,
    test: str | None,
    auxiliaries: tuple[str, ...],
    licences: tuple[str, ...],
    notes: tuple[str, ...],
    ablation: Path | None,
    further: tuple[str, ...],
    folds: int | None,
    jobs: int,
    keep_model: bool,
    seed: int,
    model_version: str,
    work: Path | None,
    force: bool,
    **settings: Any,
) -> None:
    """Train a model on labelled sentences and write its directory, with a model card.

    Each row has a text and one of the labels none, vague, unsupported and supported; a kind, a
    doc (whose sentences stay on one side of every split) and previous and next are optional.

    \b
    Examples:
      greenscan train --data labels.csv -o my-model
      greenscan train --data labels.csv --column text=sentence --value 0=none -o my-model
      greenscan train --data corpora/contrast --type baseline -o my-baseline
      greenscan scan report.pdf --model my-model
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    if keep_model and not folds:
        raise click.UsageError("--keep-model only cross-validates: give --folds")
    if output.exists() and any(output.iterdir()) and not (force or keep_model):
        raise click.UsageError(f"{output} is not empty: give --force to overwrite it")
    try:
        needs(model_type)
        from greenscan.training.job import Job
        from greenscan.training.running import add_cross_validation
        from greenscan.training.running import train as run

        mappings = pairs(columns, "--column"), pairs(values, "--value")
        corpus, split = _material(sources, development, test, mappings, seed)
        transformer = None
        if model_type == "transformer":
            named = {name: value for name, value in settings.items() if value is not None}
            transformer = _transformer(
                (base, base_name or _name_of(base), base_licence),
                auxiliaries,
                _recipe(named, pairs(further, "--set")),
            )
        show_progress()
        work = work or output.with_name(output.name + ".work")
        job = Job(
            corpus,
            split,
            output,
            work,
            model_version,
            seed,
            transformer,
            progress=True,
            licences=pairs(licences, "--licence"),
            notes=notes,
            ablation=ablation,
        )
        if keep_model:
            add_cross_validation(job, folds=folds or 0, jobs=jobs)
        else:
            run(job, folds=folds or 0, jobs=jobs)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    done = "cross-validated" if keep_model else "trained"
    click.echo(f"{output}: {done}; its model card is {output / 'README.md'}", err=True)
    if work.exists():
        click.echo(f"{work}: checkpoints, which may be deleted now", err=True)


def _material(
    sources: tuple[str, ...],
    development: str | None,
    test: str | None,
    mappings: tuple[dict[str, str], dict[str, str]],
    seed: int,
) -> tuple[Corpus, Split]:
    """Read all data and split it."""
    from greenscan.training.data.corpus import join
    from greenscan.training.data.leaks import check_leaks
    from greenscan.training.data.loading import load_corpus
    from greenscan.training.data.splitting import given_split

    def load(source: str) -> Corpus:
        return load_corpus(source, columns=mappings[0], values=mappings[1])

    training = [load(source) for source in sources]
    held = [load(source) if source else None for source in (development, test)]
    for source, part in zip((development, test), held, strict=True):
        if part is not None:
            check_leaks(join(training), part, (" and ".join(sources), str(source)))
    return given_split(training, held[0], held[1], seed)


def _recipe(named: Mapping[str, float], further: Mapping[str, str]) -> Recipe:
    """Return the usual recipe with what the options change."""
    from greenscan.training.recipe import Recipe

    recipe = Recipe()
    known = asdict(recipe)
    changes = dict(named)
    for name, value in further.items():
        if name not in known:
            meant = guess(name, known)
            raise click.UsageError(f"--set {name}: {meant}use one of {', '.join(known)}")
        try:
            changes[name] = type(known[name])(value)
        except ValueError as error:
            raise click.UsageError(f"--set {name}={value}: {value!r} is no number") from error
    return replace(recipe, **changes)  # type: ignore[arg-type]  # of the types of its fields


def _name_of(base: str) -> str:
    """Return the name of an encoder; a folder's is its own, without where it lies."""
    return Path(base).resolve().name if Path(base).is_dir() else base


def _transformer(
    base: tuple[str, str, str], auxiliaries: tuple[str, ...], recipe: Recipe
) -> TransformerSettings:
    from greenscan.training.data.auxiliary_loading import load_auxiliary
    from greenscan.training.job import Base, TransformerSettings

    others = pairs(auxiliaries, "--auxiliary").items()
    return TransformerSettings(
        Base(*base), recipe, tuple(load_auxiliary(name, source) for name, source in others)
    )


def pairs(options: tuple[str, ...], name: str) -> dict[str, str]:
    """Read options of the form ``KEY=VALUE``."""
    found = {}
    for option in options:
        key, equals, value = option.partition("=")
        if not (key and equals and value):
            raise click.UsageError(f"{name} {option}: write KEY=VALUE")
        found[key.strip()] = value.strip()
    return found


def needs(model_type: str) -> None:
    """Raise `MissingExtraError` for the first package that is not installed."""
    for package in _NEEDED[model_type]:
        if find_spec(package) is None:
            raise MissingExtraError(package, "train")


def show_progress() -> None:
    """Let the training package say on standard error what it does, and others keep quiet."""
    import datasets

    datasets.disable_progress_bars()
    if find_spec("transformers") is not None:  # a baseline needs none
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("greenscan").setLevel(logging.INFO)
