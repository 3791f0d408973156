"""``greenscan sample``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from greenscan.commands.naming import MODEL
from greenscan.commands.outputs import check_output
from greenscan.commands.telling import console
from greenscan.commands.terminal import say
from greenscan.errors import GreenscanError, MissingExtraError, ReadError
from greenscan.wording import counted

if TYPE_CHECKING:
    from rich.console import Console

    from greenscan.training.labelling.candidates import Candidate
    from greenscan.training.labelling.tasks import Task

_SOME_INPUTS_FAILED = 3
_LABEL_STUDIO, _DOCCANO, _PRODIGY = _TOOLS = ("label-studio", "doccano", "prodigy")
_NEXT_STEPS = {
    _LABEL_STUDIO: "{beside}: the interface, to be pasted into Settings, Labeling Interface, Code",
    _DOCCANO: "{beside}: the labels, to be imported into a project of text classification that "
    "allows several labels a text",
    _PRODIGY: 'start it with PRODIGY_CONFIG_OVERRIDES=\'{{"choice_style": "multiple"}}\' '
    "prodigy mark DATASET {output} --view-id choice",
}
_EXISTING = click.Path(exists=True, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Options:
    """What the options say."""

    paths: tuple[Path, ...]
    number: int
    output: Path
    tool: str | None
    model: str
    random_share: float
    labelled: tuple[Path, ...]
    blind: bool
    seed: int
    force: bool

    def beside(self) -> Path | None:
        """Return the file that sets the tool up, where it takes one."""
        suffix = {_LABEL_STUDIO: ".xml", _DOCCANO: ".labels.json"}.get(self.tool or "")
        return self.output.with_suffix(suffix) if suffix else None

    def check(self) -> None:
        """Refuse, before anything is read, what cannot end well."""
        for path in filter(None, (self.output, self.beside())):
            check_output(path, force=self.force)
        if self.output == self.beside():
            raise click.UsageError(f"{self.output}: end its name in .json; .xml is for the set-up")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_EXISTING)
@click.option(
    "-n",
    "--number",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    help="Of sentences, at most.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="File to write; what sets a tool up goes beside it.",
)
@click.option(
    "--for", "tool", type=click.Choice(_TOOLS), help="Whose form to write.  [default: JSON Lines]"
)
@click.option(
    "--model",
    type=MODEL,
    default="greenscan-en",
    show_default=True,
    help="Whose doubts to follow: a shipped model or a model directory.",
)
@click.option(
    "--random",
    "random_share",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Share to draw at random, marked as such: figures on these hold for the documents.",
)
@click.option(
    "--without",
    "labelled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Data whose sentences to leave out, such as earlier exports; may be given several times.",
)
@click.option("--blind", is_flag=True, help="Leave out what the model says; it leads labellers.")
@click.option("--seed", default=2026, show_default=True, help="Of what is drawn.")
@click.option("--force", is_flag=True, help="Overwrite the output file.")
def sample(**given: Any) -> None:
    """Pick the sentences of documents, or of folders of them, that are most worth labelling.

    Those that the model is least sure of, unlike one another, from all documents; with the
    sentences around, section, page and what the model says. train reads what Label Studio (JSON,
    JSON-MIN, CSV), doccano (JSONL) and Prodigy (db-out) export afterwards.

    \b
    Examples:
      greenscan sample reports/ -n 500 -o tasks.jsonl
      greenscan sample reports/ -n 500 -o tasks.json --for label-studio --random 0.2
      greenscan sample reports/ -n 500 -o more.json --for label-studio --without export.json
      greenscan train --data export.json -o my-model
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    options = _Options(**given)
    options.check()
    log = console(stderr=True)
    failures: list[ReadError] = []
    try:
        tasks = _sample(options, log, failures)
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    if not tasks and failures:
        sys.exit(_SOME_INPUTS_FAILED)
    if not tasks:
        raise click.UsageError("there is no sentence to label: name other documents")
    _write(tasks, options)
    _tell(tasks, options)
    sys.exit(_SOME_INPUTS_FAILED if failures else 0)


def _sample(options: _Options, log: Console, failures: list[ReadError]) -> list[Task]:
    """Read documents, classify their sentences and choose; `failures` takes what went wrong."""
    with log.status("loading"):
        from greenscan.classifying import load_model
        from greenscan.training.labelling.candidates import pool_of
        from greenscan.training.labelling.choosing import choose
        from greenscan.training.labelling.tasks import tasks_of

        classifier = load_model(options.model)
        labelled = [text for path in options.labelled for text in _texts(path)]
    candidates = list(_candidates(options.paths, log, failures))
    with log.status(f"judging {counted(len(candidates), 'sentence')}"):
        pool = pool_of(candidates, classifier, without=labelled)
        choices = choose(
            pool,
            options.number,
            threshold=classifier.claim_threshold,
            random_share=options.random_share,
            seed=options.seed,
        )
    return tasks_of(pool, choices, classifier, blind=options.blind)


def _texts(path: Path) -> list[str]:
    """Return the sentences of labelled data."""
    from greenscan.training.data.sources import PARQUET, read_rows
    from greenscan.training.labelling.answers import texts_in

    if path.suffix.lower() == PARQUET and find_spec("datasets") is None:
        raise MissingExtraError("datasets", "train")
    return texts_in(read_rows(path))


def _candidates(
    paths: Sequence[Path], log: Console, failures: list[ReadError]
) -> Iterator[Candidate]:
    from rich.text import Text

    from greenscan.reading import read
    from greenscan.segmenting import build_pipeline
    from greenscan.training.labelling.candidates import candidates_in

    nlp = build_pipeline()
    files = list(dict.fromkeys(_files(paths)))
    for number, (path, name) in enumerate(files, 1):
        with log.status(Text(f"[{number}/{len(files)}] {name}")):
            try:
                document = read(path, name=name)
            except ReadError as error:
                failures.append(error)
                log.print(f"error: {error}", style="red", soft_wrap=True)
                continue
            for warning in document.warnings:
                log.print(f"warning: {name}: {warning}", style="yellow", soft_wrap=True)
            yield from candidates_in(document, nlp)


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each document with its name; in a folder, that is its path from there."""
    from greenscan.training.data.passages import documents_in

    for path in paths:
        if not path.is_dir():
            yield path, path.name
            continue
        inside = documents_in(path)
        if not inside:
            raise click.UsageError(f"{path} holds no document: PDF, HTML, DOCX, Markdown or text")
        for each in inside:
            yield each, each.relative_to(path).as_posix()


def _write(tasks: Sequence[Task], options: _Options) -> None:
    from greenscan.exporting import write_whole
    from greenscan.training.labelling import doccano, label_studio, prodigy
    from greenscan.training.labelling.tasks import plain

    writers = {
        _LABEL_STUDIO: label_studio.write,
        _DOCCANO: doccano.write,
        _PRODIGY: prodigy.write,
    }
    content = {options.output: writers.get(options.tool or "", plain)(tasks)}
    if beside := options.beside():
        set_up = label_studio.interface if options.tool == _LABEL_STUDIO else doccano.label_set
        content[beside] = set_up()
    for path, text in content.items():
        try:
            write_whole(path, text)
        except OSError as error:
            raise click.FileError(str(path), error.strerror or str(error)) from error


def _tell(tasks: Sequence[Task], options: _Options) -> None:
    """Say what was written, and what to do with it."""
    documents = counted(len({task.sentence.document for task in tasks}), "document")
    drawn = sum(task.random for task in tasks)
    at_random = f", {drawn:,} of them drawn at random" if drawn else ""
    say(f"{options.output}: {counted(len(tasks), 'sentence')} of {documents}{at_random}", err=True)
    if len(tasks) < options.number:
        say("the rest are certain, or much like these", err=True)
    if how := _NEXT_STEPS.get(options.tool or ""):
        say(how.format(beside=options.beside(), output=options.output), err=True)
