"""The command ``greenscan``.

Results go to standard output or a file, everything else to standard error. Exit status: 0 done,
1 ``--fail-on`` met, 2 wrong use, 3 some inputs failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from greenscan import __version__
from greenscan.commands.lazy import LazyCommand
from greenscan.commands.terminal import TerminalGroup


@click.group(cls=TerminalGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="greenscan %(version)s")
def main() -> None:
    """Find environmental claims and say which are vague, unsupported or supported.

    \b
    Examples:
      greenscan scan report.pdf
      greenscan scan report.pdf -o register.xlsx
      greenscan COMMAND --help
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows "?" for it
            stream.reconfigure(errors="replace")


for _name, _module, _short_help in (
    ("scan", "scanning", "Screen documents: PDF, HTML, DOCX, Markdown or plain text."),
    ("train", "training", "Train a model on labelled sentences and write its directory."),
    ("evaluate", "evaluating", "Judge a model on labelled sentences."),
    ("compare", "comparing", "Judge models side by side on the same labelled sentences."),
    ("join", "joining", "Put published labels and their sentences together."),
    ("sample", "sampling", "Pick the sentences of documents that are most worth labelling."),
    ("benchmark", "benchmarking", "Judge an encoder, fine-tuned on a set of its own labels."),
    ("diff", "diffing", "Say what became of each claim between two screenings."),
    ("push", "pushing", "Put a model on the hub, with its card."),
    ("rules", "rules", "List, show and check what is looked for in a sentence."),
    ("models", "models", "List the models that come with greenscan, or show one."),
    ("doctor", "doctor", "Say what is installed, and whether screening works."),
    ("completion", "completion", "Print the script by which a shell completes greenscan."),
):
    main.add_command(LazyCommand(_name, f"greenscan.commands.{_module}", _short_help))
