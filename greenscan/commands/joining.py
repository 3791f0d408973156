"""``greenscan join``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from greenscan.commands.outputs import check_output
from greenscan.commands.telling import console
from greenscan.commands.terminal import say
from greenscan.errors import GreenscanError
from greenscan.wording import counted

if TYPE_CHECKING:
    from greenscan.training.data.joining import SentenceLabel
    from greenscan.training.data.passages import Sentence


@click.command()
@click.argument("labels", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("texts", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Overwrite the output file.")
def join(labels: Path, texts: tuple[Path, ...], output: Path, *, force: bool) -> None:
    """Put published labels and their sentences together, as JSON Lines.

    LABELS is CSV with a digest for each sentence. TEXTS are files with the sentences, or folders
    of such files: tables with a column text (JSON Lines, CSV, Parquet), PDF, HTML, DOCX, text.

    \b
    Example:
      greenscan join corpora/labels/added.csv my-reports/ -o added.jsonl
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    check_output(output, force=force)
    log = console(stderr=True)
    try:
        from rich.progress import Progress

        from greenscan.training.data.joining import join_texts, read_labels

        wanted = read_labels(labels)
        with Progress(console=log, transient=True, disable=not log.is_terminal) as progress:
            task = progress.add_task("cutting into sentences", total=None)
            found = join_texts(
                wanted,
                texts,
                watch=lambda done, all_: progress.update(task, completed=done, total=all_),
            )
    except GreenscanError as error:
        raise click.UsageError(str(error)) from error
    from greenscan.exporting import write_whole

    if not any(found):
        raise click.UsageError(f"none of the {counted(len(wanted), 'label')} is of these texts")
    pairs = zip(wanted, found, strict=True)
    lines = [_line(label, sentence) for label, sentence in pairs if sentence]
    write_whole(output, "".join(lines))
    say(_summary(wanted, found), err=True)


def _line(label: SentenceLabel, sentence: Sentence) -> str:
    row = {
        "text": sentence.text,
        "label": label.label,
        "kind": label.kind,
        "doc": label.document,
        "previous": sentence.previous,
        "next": sentence.next,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def _summary(labels: Sequence[SentenceLabel], found: Sequence[Sentence | None]) -> str:
    """Say how many labels were found, and which documents lack how many."""
    pairs = list(zip(labels, found, strict=True))
    missing = Counter(label.document for label, sentence in pairs if sentence is None)
    of_all = Counter(label.document for label in labels)
    head = f"found {len(labels) - missing.total():,} of {counted(len(labels), 'label')}"
    lines = [f"{name}: {missing[name]} of {of_all[name]} missing" for name in sorted(missing)]
    return "\n".join([head, *lines])
