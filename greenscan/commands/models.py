"""``greenscan models``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from greenscan.commands.naming import MODEL
from greenscan.commands.telling import console
from greenscan.commands.terminal import say
from greenscan.errors import ModelError

if TYPE_CHECKING:
    from rich.table import Table

    from greenscan.classifying.manifest import Manifest

_SHORT = 12  # digits of a digest


@click.command()
@click.argument("model", type=MODEL, required=False)
def models(model: str | None) -> None:
    """List the models that come with greenscan, or show one: a shipped one or a directory.

    Macro-F1 is over the four labels, on the held-out documents of the model's own data.

    \b
    Examples:
      greenscan models
      greenscan models greenscan-en
      greenscan models my-model
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    from greenscan.classifying.loading import model_folder, shipped_models

    try:
        if model is None:
            console().print(_table(shipped_models()))
            return
        for name, value in _facts(model_folder(model)):
            say(f"{name + ':':17} {value}")
    except ModelError as error:
        raise click.UsageError(str(error)) from error


def _table(folders: Mapping[str, Path]) -> Table:
    from rich import box
    from rich.table import Table

    from greenscan.classifying.manifest import read_manifest

    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in ("name", "version", "type"):
        table.add_column(name)
    for name in ("size", "macro-F1"):
        table.add_column(name, justify="right")
    table.add_column("digest")
    for name, folder in folders.items():
        manifest = read_manifest(folder)
        measured = _results(folder).get("test", {}).get("macro_f1")
        table.add_row(
            name,
            manifest.version,
            manifest.type.value,
            _size(folder, manifest),
            f"{measured['value']:.2f}" if measured else "–",
            manifest.digest[:_SHORT],
        )
    return table


def _facts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of the model in `folder`; its files are verified."""
    from greenscan.classifying.manifest import read_files, read_manifest

    manifest, results = read_manifest(folder), _results(folder)
    read_files(folder, manifest, ())
    yield "name", manifest.name
    yield "version", manifest.version
    yield "type", manifest.type.value
    if base := results.get("base"):
        yield "base", f"{base['name']} ({base['licence']})"
    yield "languages", ", ".join(manifest.languages)
    yield "claim threshold", f"{manifest.claim_threshold:.2f}"
    if manifest.max_length:
        yield "reads", f"the first {manifest.max_length} tokens of a sentence"
    yield "size", _size(folder, manifest)
    yield "digest", f"{manifest.digest} (files verified)"
    if data := results.get("data"):
        yield "trained on", f"{data['sentences']:,} sentences of {data['documents']:,} documents"
    for name, label in (("macro_f1", "macro-F1"), ("claim_f1", "claim F1")):
        if measured := results.get("test", {}).get(name):
            interval = f"{measured['low']:.2f} to {measured['high']:.2f}"
            yield label, f"{measured['value']:.2f} ({interval})"
    if (card := folder / "README.md").is_file():
        yield "card", str(card)


def _results(folder: Path) -> dict[str, Any]:
    """Return the results file of the model in `folder`, which may have none."""
    path = folder / "results.json"
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} cannot be read: fetch or train the model again") from error
    return content if isinstance(content, dict) else {}


def _size(folder: Path, manifest: Manifest) -> str:
    """Return the size of the files that the model needs at run time."""
    try:
        size = sum((folder / name).stat().st_size for name in manifest.files)
    except OSError as error:
        raise ModelError(f"{error.filename} cannot be read: fetch the model again") from error
    return f"{size / 1e6:.1f} MB"
