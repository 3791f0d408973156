"""Writes the parts of the README that come from runs: ``python -m tests.readme``."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

from rich.console import Console

import greenscan
from greenscan.exporting import claim_table

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLE = ROOT / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
MODELS = ("greenscan-en", "baseline-en")
WIDTH = 100


def current(readme: str) -> str:
    """Return `readme` with its generated parts as they should be now."""
    readme = _between(readme, "<!-- output: screen -->\n```text\n", "```\n", sample_output())
    return _between(readme, "<!-- table: models -->\n", "<!-- end -->\n", model_table())


def sample_output() -> str:
    """Return what the command prints for the sample report on a terminal of 100 columns."""
    out = StringIO()
    Console(file=out, width=WIDTH, no_color=True).print(claim_table(greenscan.analyze_file(SAMPLE)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip() + "\n"


def model_table() -> str:
    """Return the models' numbers, from the results files beside them, as a table."""
    head = (
        "| model | macro-F1 of the four labels | F1 of being a claim | calibration error | size |"
    )
    rows = [_row(name) for name in MODELS]
    return "\n".join([head, "| --- " * head.count(" |") + "|", *rows]) + "\n"


def _row(name: str) -> str:
    folder = ROOT / "models" / name
    measured = json.loads((folder / "results.json").read_text("utf-8"))["test"]
    needed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    size = sum((folder / file).stat().st_size for file in needed) / 1e6
    cells = (
        f"`{name}`",
        _estimate(measured["macro_f1"]),
        _estimate(measured["claim_f1"]),
        _estimate(measured["calibration_error"]),
        f"{size:.0f} MB",
    )
    return "| " + " | ".join(cells) + " |"


def _estimate(measured: dict[str, float]) -> str:
    return f"{measured['value']:.2f} ({measured['low']:.2f} – {measured['high']:.2f})"


def _between(text: str, start: str, end: str, content: str) -> str:
    pattern = re.compile(f"({re.escape(start)}).*?({re.escape(end)})", re.DOTALL)
    found, count = pattern.subn(lambda match: match[1] + content + match[2], text)
    if count != 1:
        raise ValueError(f"the README has {count} places for {start!r}, not one")
    return found


if __name__ == "__main__":
    README.write_text(current(README.read_text("utf-8")), "utf-8")
